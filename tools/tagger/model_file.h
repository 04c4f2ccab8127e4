// Weights written as the file that Tagger::open reads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "learner.h"

namespace calame::tagger {

struct ModelOptions {
  double certain = 0;       // lead that settles a tag, in the unit of the weights; 0: none does
  double clipped = 0.0005;  // share of the weights that may be beyond the range of a byte
  int least_weight = 4;     // smaller ones are left out, so that the file stays small
};
std::vector<std::byte> model_bytes(const std::unordered_map<std::uint32_t, Row>& weights, const ModelOptions&);

}  // namespace calame::tagger
