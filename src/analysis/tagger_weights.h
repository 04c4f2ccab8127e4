// The weights of a model, in the form of its file: a hash table of sparse rows, used where it lies.
//
// File, little-endian: WeightHeader, bucket_count + 1 offsets (u32) into the rows, the rows. A bucket (upper bits of
// a feature's hash) holds its rows one after another: u16 lower bits of the hash, u8 count, count × {u8 tag, i8
// weight}.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>

namespace calame {

static_assert(std::endian::native == std::endian::little, "model files are read where they lie");

struct WeightHeader {
  static constexpr char expected_magic[8] = {'C', 'A', 'L', 'T', 'A', 'G', '\r', '\n'};
  char magic[8];
  std::uint32_t features_version;  // tagger_features_version
  std::uint32_t tag_count;
  std::uint32_t bucket_bits;
  std::uint32_t rows_size;  // bytes
  std::uint32_t row_count;
  std::int32_t certain;    // see WeightTable::certain
  std::uint32_t checksum;  // of all that follows
};

std::uint32_t weights_checksum(std::span<const std::byte>);

class WeightTable {
 public:
  // nullopt when the bytes are no model or one of other features.
  static std::optional<WeightTable> open(std::span<const std::byte>);
  // … of bytes that came with the program: a test goes over them, a start need not.
  static std::optional<WeightTable> open_proved(std::span<const std::byte>);

  // A lead of so much by what the spellings say settles a tag; half of it where the lexicon allows but one.
  [[nodiscard]] std::int32_t certain() const { return certain_; }
  // Where the row of a feature is, if there is one. The table is larger than the near caches: several features are
  // found first, so that they are waited for together, then added.
  struct Bucket {
    const std::uint8_t *at, *end;
    std::uint16_t wanted;
  };
  [[nodiscard]] Bucket find(std::uint32_t feature) const {
    const std::uint32_t bucket = feature >> shift_;
    const std::uint8_t* const at = rows_ + offset(bucket);
    __builtin_prefetch(at);
    return {at, rows_ + offset(bucket + 1), static_cast<std::uint16_t>(feature)};
  }
  // Adds the row to `scores` (32 of them: tags are masked, so that no byte can lead outside).
  template <class Score>
  static void add(Bucket bucket, Score* scores) {
    const std::uint8_t* at = bucket.at;
    while (bucket.end - at >= 3) {
      std::uint16_t key;
      std::memcpy(&key, at, sizeof key);
      const std::ptrdiff_t size = std::ptrdiff_t{at[2]} * 2;
      at += 3;
      if (size > bucket.end - at) return;
      if (key == bucket.wanted) {
#pragma GCC unroll 4
        for (std::ptrdiff_t i = 0; i < size; i += 2) scores[at[i] & 31] += static_cast<std::int8_t>(at[i + 1]);
        return;
      }
      at += size;
    }
  }
  template <class Score>
  void add(std::uint32_t feature, Score* scores) const {
    add(find(feature), scores);
  }

 private:
  [[nodiscard]] std::uint32_t offset(std::uint32_t bucket) const {
    std::uint32_t value;
    std::memcpy(&value, offsets_ + std::size_t{bucket} * 4, sizeof value);
    return value;
  }

  std::int32_t certain_ = 0;
  const std::uint8_t* offsets_ = nullptr;
  const std::uint8_t* rows_ = nullptr;
  std::uint32_t shift_ = 31;
};

}  // namespace calame
