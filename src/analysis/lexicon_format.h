// The file that tools/lexicon writes and Lexicon reads where it lies. Little-endian, in this order: header,
// readings (64 bits), arcs, sets, edits (32 bits), texts (each ends with a zero byte).
//
// An arc: target or value (23 bits), last of its state (1), label (8). Label 0 ends a form: its value is the
// place of the form's first reading in the sets; the high bit marks the last of a set.
// An edit: bytes to take from the end of the form (8 bits), place of the text to add (24).
#pragma once

#include <cstdint>

#include "calame/morphology.h"

namespace calame::lexicon_format {

struct Header {
  std::uint32_t magic = 0x584C4143;  // "CALX"
  std::uint32_t version = 1;
  std::uint32_t root = 0, readings = 0, arcs = 0, sets = 0, edits = 0, text_bytes = 0;
};

inline constexpr std::uint32_t last_of_set = 0x80000000u;

inline std::uint64_t pack(Upos upos, std::uint16_t edit, Features features) {
  return std::uint64_t(features.bits) << 32 | std::uint64_t(edit) << 8 | std::uint64_t(upos);
}
inline Upos upos_in(std::uint64_t reading) { return Upos(reading & 0xFF); }
inline std::uint16_t edit_in(std::uint64_t reading) { return std::uint16_t(reading >> 8); }
inline Features features_in(std::uint64_t reading) { return Features(std::uint32_t(reading >> 32)); }

}  // namespace calame::lexicon_format
