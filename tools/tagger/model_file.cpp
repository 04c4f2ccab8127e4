#include "model_file.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "analysis/tagger_weights.h"

namespace calame::tagger {
namespace {

// What the largest weights are divided by, so that they fit a byte.
double unit_of(const std::unordered_map<std::uint32_t, Row>& weights, double clipped) {
  std::vector<float> sizes;
  for (const auto& [feature, row] : weights)
    for (const float w : row)
      if (w != 0) sizes.push_back(std::abs(w));
  if (sizes.empty()) return 1;
  std::sort(sizes.begin(), sizes.end());
  const auto at = static_cast<std::size_t>(static_cast<double>(sizes.size() - 1) * (1 - clipped));
  return sizes[at] / 127;
}

void append(std::vector<std::byte>& out, const void* data, std::size_t size) {
  const auto* bytes = static_cast<const std::byte*>(data);
  out.insert(out.end(), bytes, bytes + size);
}

}  // namespace

std::vector<std::byte> model_bytes(const std::unordered_map<std::uint32_t, Row>& weights, const ModelOptions& options) {
  std::vector<std::pair<std::uint32_t, const Row*>> sorted;
  for (const auto& [feature, row] : weights) sorted.emplace_back(feature, &row);
  std::sort(sorted.begin(), sorted.end());

  WeightHeader header{};
  std::memcpy(header.magic, WeightHeader::expected_magic, sizeof header.magic);
  header.features_version = tagger_features_version;
  header.tag_count = fine_tag_count;
  header.bucket_bits = 16;
  const std::size_t buckets = std::size_t{1} << header.bucket_bits;
  std::vector<std::uint32_t> offsets;
  std::vector<std::byte> rows;
  const double unit = unit_of(weights, options.clipped);
  constexpr std::int32_t never = 1 << 20;
  header.certain = options.certain > 0 ? static_cast<std::int32_t>(std::lround(options.certain / unit)) : never;
  for (const auto& [feature, row] : sorted) {
    std::vector<std::int8_t> entries;  // tag, weight, tag, weight…
    for (std::size_t t = 0; t < fine_tag_count; ++t) {
      const long weight = std::clamp(std::lround((*row)[t] / unit), -127L, 127L);
      if (std::abs(weight) < options.least_weight) continue;
      entries.push_back(static_cast<std::int8_t>(t));
      entries.push_back(static_cast<std::int8_t>(weight));
    }
    if (entries.empty()) continue;
    while (offsets.size() <= feature >> (32 - header.bucket_bits))
      offsets.push_back(static_cast<std::uint32_t>(rows.size()));
    const auto key = static_cast<std::uint16_t>(feature);
    const auto count = static_cast<std::uint8_t>(entries.size() / 2);
    append(rows, &key, sizeof key);
    append(rows, &count, sizeof count);
    append(rows, entries.data(), entries.size());
    ++header.row_count;
  }
  offsets.resize(buckets + 1, static_cast<std::uint32_t>(rows.size()));
  header.rows_size = static_cast<std::uint32_t>(rows.size());

  std::vector<std::byte> body;
  append(body, offsets.data(), offsets.size() * sizeof offsets[0]);
  append(body, rows.data(), rows.size());
  header.checksum = weights_checksum(body);
  std::vector<std::byte> out;
  append(out, &header, sizeof header);
  append(out, body.data(), body.size());
  return out;
}

}  // namespace calame::tagger
