#ifndef QIJIAN_CVTERM_SHIM_H
#define QIJIAN_CVTERM_SHIM_H
#include <vterm.h>
#endif
