#ifndef QIJIAN_CZLIB_SHIM_H
#define QIJIAN_CZLIB_SHIM_H
#include <zlib.h>
#endif
