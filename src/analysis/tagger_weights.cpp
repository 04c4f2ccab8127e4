#include "analysis/tagger_weights.h"

#include "analysis/tagger_features.h"

namespace calame {

std::uint32_t weights_checksum(std::span<const std::byte> bytes) {
  // Eight bytes at a time: the whole model is gone over.
  std::uint64_t sum = bytes.size();
  std::size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) {
    std::uint64_t part;
    std::memcpy(&part, bytes.data() + at, 8);
    sum = (sum ^ part) * 0x9E3779B97F4A7C15ULL;
    sum ^= sum >> 32;
  }
  for (; at < bytes.size(); ++at) sum = (sum ^ std::to_integer<std::uint64_t>(bytes[at])) * 0x9E3779B97F4A7C15ULL;
  return static_cast<std::uint32_t>(sum >> 32);
}

std::optional<WeightTable> WeightTable::open_proved(std::span<const std::byte> bytes) {
  WeightHeader header;
  if (bytes.size() < sizeof header) return std::nullopt;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (std::memcmp(header.magic, WeightHeader::expected_magic, sizeof header.magic) != 0) return std::nullopt;
  if (header.features_version != tagger_features_version || header.tag_count != fine_tag_count) return std::nullopt;
  constexpr std::uint32_t least_bits = 1, most_bits = 20;  // a shift by 32 would be undefined
  if (header.bucket_bits < least_bits || header.bucket_bits > most_bits) return std::nullopt;
  const std::size_t buckets = std::size_t{1} << header.bucket_bits;
  if (bytes.size() != sizeof header + (buckets + 1) * 4 + std::size_t{header.rows_size}) return std::nullopt;

  WeightTable table;
  table.offsets_ = reinterpret_cast<const std::uint8_t*>(bytes.data()) + sizeof header;
  table.rows_ = table.offsets_ + (buckets + 1) * 4;
  table.certain_ = header.certain;
  table.shift_ = 32 - header.bucket_bits;
  return table;
}

std::optional<WeightTable> WeightTable::open(std::span<const std::byte> bytes) {
  const auto table = open_proved(bytes);
  if (!table) return std::nullopt;
  WeightHeader header;
  std::memcpy(&header, bytes.data(), sizeof header);
  if (weights_checksum(bytes.subspan(sizeof header)) != header.checksum) return std::nullopt;
  std::uint32_t last = 0;
  for (std::uint32_t i = 0; i <= std::uint32_t{1} << header.bucket_bits; ++i) {
    const std::uint32_t begin = table->offset(i);
    if (begin < last || begin > header.rows_size) return std::nullopt;
    last = begin;
  }
  return table;
}

}  // namespace calame
