#ifndef QIJIAN_REFERENCE_H
#define QIJIAN_REFERENCE_H
#include <stddef.h>

/// The toneless default pinyin of each Han character, as the bytes of reference/han-pinyin.tsv.
const unsigned char *qj_han_pinyin(size_t *length);
/// The first pinyin letter of each Han character, as the bytes of reference/han-initials.tsv.
const unsigned char *qj_han_initials(size_t *length);

#endif
