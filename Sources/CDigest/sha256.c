// SHA-256 (FIPS 180-4, section 6.2.2) by the SHA extensions of x86-64 processors.
//
// The instructions work on two registers: one has the words a, b, e, f of the state, the other c, d, g, h; the second lane pair of
// each is the first in the order of the standard. Each instruction makes two rounds.
#include "CDigest.h"

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>

static const uint32_t constants[64] __attribute__((aligned(16))) = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static int has_instructions(void) {
  unsigned a, b, c, d;
  if (!__get_cpuid(1, &a, &b, &c, &d)) return 0;
  // SSSE3 and SSE4.1 move the lanes.
  if (!(c & bit_SSSE3) || !(c & bit_SSE4_1)) return 0;
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d)) return 0;
  return (b >> 29) & 1;
}

__attribute__((target("sha,ssse3,sse4.1")))
static void take(uint32_t *state, const uint8_t *bytes, size_t blocks) {
  const __m128i swap = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  __m128i abcd = _mm_loadu_si128((const __m128i *)state);
  __m128i efgh = _mm_loadu_si128((const __m128i *)(state + 4));
  __m128i badc = _mm_shuffle_epi32(abcd, 0xb1);
  __m128i hgfe = _mm_shuffle_epi32(efgh, 0x1b);
  __m128i one = _mm_alignr_epi8(badc, hgfe, 8);
  __m128i two = _mm_blend_epi16(hgfe, badc, 0xf0);
  for (; blocks > 0; blocks--, bytes += 64) {
    __m128i before_one = one, before_two = two;
    __m128i words[4];
    for (int group = 0; group < 16; group++) {
      __m128i *here = &words[group & 3];
      if (group < 4) {
        *here = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(bytes + group * 16)), swap);
      } else {
        __m128i last = words[(group + 3) & 3], late = words[(group + 2) & 3];
        __m128i next = words[(group + 1) & 3];
        __m128i sum = _mm_add_epi32(_mm_sha256msg1_epu32(*here, next), _mm_alignr_epi8(last, late, 4));
        *here = _mm_sha256msg2_epu32(sum, last);
      }
      __m128i add = _mm_add_epi32(*here, _mm_load_si128((const __m128i *)(constants + group * 4)));
      two = _mm_sha256rnds2_epu32(two, one, add);
      one = _mm_sha256rnds2_epu32(one, two, _mm_shuffle_epi32(add, 0x0e));
    }
    one = _mm_add_epi32(one, before_one);
    two = _mm_add_epi32(two, before_two);
  }
  __m128i abef = _mm_shuffle_epi32(one, 0x1b);
  __m128i ghcd = _mm_shuffle_epi32(two, 0xb1);
  _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(abef, ghcd, 0xf0));
  _mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(ghcd, abef, 8));
}

int qj_sha256_blocks(uint32_t *state, const uint8_t *bytes, size_t blocks) {
  static int known = -1;
  int has = __atomic_load_n(&known, __ATOMIC_RELAXED);
  if (has < 0) {
    has = has_instructions();
    __atomic_store_n(&known, has, __ATOMIC_RELAXED);
  }
  if (!has) return 0;
  take(state, bytes, blocks);
  return 1;
}

#else

int qj_sha256_blocks(uint32_t *state, const uint8_t *bytes, size_t blocks) { return 0; }

#endif
