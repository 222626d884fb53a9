#include "CReference.h"

#pragma clang diagnostic ignored "-Wc23-extensions"  // #embed; Swift 6.3 compiles C with clang 21

// The tables are compiled in, so that an installed program can search by pinyin from any folder.
// A preprocessor directive reads them at build time; paths are relative to this file.
static const unsigned char han_pinyin[] = {
#embed "../../reference/han-pinyin.tsv"
};
static const unsigned char han_initials[] = {
#embed "../../reference/han-initials.tsv"
};

const unsigned char *qj_han_pinyin(size_t *length) {
  *length = sizeof han_pinyin;
  return han_pinyin;
}

const unsigned char *qj_han_initials(size_t *length) {
  *length = sizeof han_initials;
  return han_initials;
}
