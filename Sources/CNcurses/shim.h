#ifndef QIJIAN_CNCURSES_SHIM_H
#define QIJIAN_CNCURSES_SHIM_H
#define _GNU_SOURCE 1
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <term.h>
#endif
