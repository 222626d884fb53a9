#ifndef QIJIAN_DIGEST_H
#define QIJIAN_DIGEST_H
#include <stddef.h>
#include <stdint.h>

/// Takes whole blocks of 64 bytes into a SHA-256 state of eight words by the processor's own instructions.
/// Returns 0, and does nothing, where it has none.
int qj_sha256_blocks(uint32_t *state, const uint8_t *bytes, size_t blocks);

#endif
