// How likely a section starts before a paragraph, by what can be seen around the gap.
#pragma once

#include <cstdint>
#include <vector>

namespace calame {

struct Draft;

/// Log-odds before each of `paragraphs`; -1e12 where no heading may stand.
std::vector<double> boundary_cues(const Draft&, const std::vector<std::uint32_t>& paragraphs);

}  // namespace calame
