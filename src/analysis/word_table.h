// Words to numbers, for lists that every distinct word of a text is looked up in. Most words are in none
// of them, and that must cost next to nothing: one hash, one slot.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace calame {

class WordTable {
 public:
  // 0 when the word is not there.
  [[nodiscard]] std::uint32_t find(std::string_view word) const {
    if (slots_.empty()) return 0;
    return slots_[slot_of(word, hash_of(word))].value;
  }

  // The number of a word, to be set: 0 at first.
  std::uint32_t& operator[](std::string_view word) {
    if (2 * (words_ + 1) > slots_.size()) grow();
    const std::uint32_t hash = hash_of(word);
    Slot& slot = slots_[slot_of(word, hash)];
    if (!slot.used()) {
      slot = {hash, static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(word.size()), 0};
      text_ += word;
      ++words_;
    }
    return slot.value;
  }

 private:
  struct Slot {
    static constexpr std::uint32_t unused = 0xFFFFFFFFu;
    std::uint32_t hash = 0, begin = unused, size = 0, value = 0;
    [[nodiscard]] bool used() const { return begin != unused; }
  };
  template <class Number>
  static std::uint64_t load(const char* at) {
    Number number;
    std::memcpy(&number, at, sizeof number);
    return number;
  }

  // Two overlapping reads hold all of a word up to 16 bytes, and the ends of a longer one.
  struct Ends {
    std::uint64_t head = 0, tail = 0;
    bool operator==(const Ends&) const = default;
  };
  static Ends ends_of(std::string_view word) {
    Ends ends;
    if (word.size() >= 8) {
      ends.head = load<std::uint64_t>(word.data());
      ends.tail = load<std::uint64_t>(word.data() + word.size() - 8);
    } else if (word.size() >= 4) {
      ends.head = load<std::uint32_t>(word.data()) | load<std::uint32_t>(word.data() + word.size() - 4) << 32;
    } else {
      for (const char c : word) ends.head = ends.head << 8 | static_cast<unsigned char>(c);
    }
    return ends;
  }
  static std::uint32_t hash_of(std::string_view word) {
    const Ends ends = ends_of(word);
    std::uint64_t h = (ends.head ^ word.size()) * 0x9E3779B97F4A7C15u;
    h = (h ^ h >> 29 ^ ends.tail) * 0xBF58476D1CE4E5B9u;
    return static_cast<std::uint32_t>(h >> 32);
  }
  static bool same(std::string_view a, std::string_view b) {
    return a.size() == b.size() && (a.size() > 16 ? a == b : ends_of(a) == ends_of(b));
  }

  [[nodiscard]] std::string_view text_of(const Slot& slot) const { return {text_.data() + slot.begin, slot.size}; }

  // Where the word is, or would be.
  [[nodiscard]] std::size_t slot_of(std::string_view word, std::uint32_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
      const Slot& slot = slots_[i];
      if (!slot.used() || (slot.hash == hash && same(text_of(slot), word))) return i;
    }
  }

  void grow() {
    std::vector<Slot> old(slots_.empty() ? 64 : 2 * slots_.size());
    old.swap(slots_);
    for (const Slot& slot : old)
      if (slot.used()) slots_[slot_of(text_of(slot), slot.hash)] = slot;
  }

  std::vector<Slot> slots_;  // a power of two, at most half full
  std::string text_;
  std::size_t words_ = 0;
};

}  // namespace calame
