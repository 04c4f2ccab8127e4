// Where any of many short strings occurs, in one pass: each is looked up by its rarest two bytes.
#pragma once

#include <algorithm>
#include <array>
#include <bitset>
#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "calame/span.h"
#include "rules/fields.h"

namespace calame {

// A string with classes of ASCII characters in it: « [0-9]x », « [AEIOU][a-z] », « [^ ]( »; a negated class takes any
// other byte. A backslash takes the next character as it is.
class Trigger {
 public:
  // None when a class is not closed, is empty or holds what is not ASCII.
  static std::optional<Trigger> parse(std::string_view text);
  static Trigger literal(std::string_view text);
  // A part of the phrase that each of its spellings holds: neither space nor apostrophe, in any case. It is found
  // only where the rest of the phrase may stand around it. None when nothing of it is made of plain and Latin-1
  // letters.
  static std::optional<Trigger> part_of_phrase(std::string_view phrase, bool match_case);

  [[nodiscard]] bool matches_at(std::string_view text, std::size_t at) const {
    if (at + sets_.size() > text.size()) return false;
    for (std::size_t i = 0; i < sets_.size(); ++i)
      if (!sets_[i][static_cast<unsigned char>(text[at + i])]) return false;
    return phrase_.empty() || phrase_fits(text, at);
  }
  [[nodiscard]] std::size_t size() const { return sets_.size(); }
  // The longest part of it that can be written in one way alone; "" when there is none.
  [[nodiscard]] std::string fixed_part() const;

 private:
  friend class TriggerIndex;
  std::vector<std::bitset<256>> sets_;
  std::size_t rarest_ = 0;  // where its two rarest bytes begin
  double choose_rarest();   // how frequent they are
  std::string phrase_;      // of which it is a part, which begins at …
  std::size_t part_ = 0;
  [[nodiscard]] bool phrase_fits(std::string_view text, std::size_t at) const;
};

// `trigger = [...]`: what a rule's own patterns always hold, so that they run where it stands alone.
std::vector<Trigger> read_triggers(Fields&);

class TriggerIndex {
 public:
  // The trigger must outlive the index. Empty ones are nowhere.
  void add(const Trigger&, std::uint32_t owner);

  // visit(owner, begin, end) for each place, in order of place for each trigger. Text of no more than 4 GiB.
  template <class Visit>
  void scan(std::string_view text, Visit visit) const {
    if (text.empty() || heads_.empty()) return;
    constexpr std::size_t at_once = 512;
    std::array<std::uint32_t, at_once> places;  // where a pair stands that some trigger has
    const char* const bytes = text.data();
    const std::size_t last = text.size() - 1;
    for (std::size_t at = 0; at < last;) {
      // First without a branch: which places are of interest cannot be foretold.
      std::size_t count = 0;
      for (const std::size_t end = std::min(at + at_once, last); at < end; ++at) {
        places[count] = static_cast<std::uint32_t>(at);
        count += wanted(pair_at(bytes + at));
      }
      for (std::size_t i = 0; i < count; ++i) look(text, places[i], pair_at(bytes + places[i]), visit);
    }
    const char ending[2] = {bytes[last], 0};
    look(text, last, pair_at(ending), visit);
  }

  // visit(owner, index of the block, span) for each place inside one block.
  template <class Visit>
  void each_hit(std::string_view prose, TextSpan within, std::span<const TextSpan> blocks, Visit visit) const {
    std::size_t block = 0;
    scan(prose.substr(within.begin.value, within.size()), [&](std::uint32_t owner, std::size_t begin, std::size_t end) {
      const TextSpan hit(within.begin.value + std::uint32_t(begin), within.begin.value + std::uint32_t(end));
      while (blocks[block].end <= hit.begin) ++block;
      if (hit.begin >= blocks[block].begin) visit(owner, block, hit);  // else it runs over a border
    });
  }

  // visit(owner, block) once for each block that holds a trigger of that owner, in order. Owners are small numbers.
  template <class Visit>
  void each_block(std::string_view prose, TextSpan within, std::span<const TextSpan> blocks, Visit visit) const {
    constexpr std::size_t never = std::size_t(-1);
    std::vector<std::size_t> last(owners_, never);
    each_hit(prose, within, blocks, [&](std::uint32_t owner, std::size_t block, TextSpan) {
      if (std::exchange(last[owner], block) != block) visit(owner, blocks[block]);
    });
  }

 private:
  // What some bytes of a text must be for a trigger to stand there, its rarest two among them: tells most places
  // apart without a look at the trigger.
  struct Window {
    std::uint64_t mask = 0, value = 0;  // as the machine reads them
    std::uint32_t before = 0;           // how far in front of the rarest two it begins
    [[nodiscard]] bool may_stand(std::string_view text, std::size_t at) const {
      std::uint64_t bytes = 0;
      if (at < before || at - before + sizeof bytes > text.size()) return true;  // who knows
      std::memcpy(&bytes, text.data() + (at - before), sizeof bytes);
      return (bytes & mask) == value;
    }
  };
  static Window window_of(const Trigger&);
  struct Entry {
    Window window;
    std::uint32_t owner, next;  // next: index + 1; 0 ends the chain
    std::uint32_t pair;
    const Trigger* trigger;
  };
  // Two bytes as the machine reads them.
  static std::uint32_t pair_at(const char* bytes) {
    std::uint16_t pair = 0;
    std::memcpy(&pair, bytes, sizeof pair);
    return pair;
  }

  // 1 or 0.
  [[nodiscard]] std::uint64_t wanted(std::uint32_t pair) const { return wanted_[pair / 64] >> (pair % 64) & 1; }

  static constexpr std::uint32_t chain_bits = 13;
  static std::uint32_t chain_of(std::uint32_t pair) { return pair * 0x9E3779B1u >> (32 - chain_bits); }

  template <class Visit>
  void look(std::string_view text, std::size_t at, std::uint32_t pair, Visit& visit) const {
    for (std::uint32_t i = heads_[chain_of(pair)]; i != 0; i = entries_[i - 1].next) {
      const Entry& entry = entries_[i - 1];
      if (!entry.window.may_stand(text, at) || entry.pair != pair || at < entry.trigger->rarest_) continue;
      const std::size_t begin = at - entry.trigger->rarest_;
      if (entry.trigger->matches_at(text, begin)) visit(entry.owner, begin, begin + entry.trigger->size());
    }
  }

  std::array<std::uint64_t, (std::size_t(1) << 16) / 64> wanted_{};  // by pair, a bit each: small enough to stay near
  // Where chains of entries begin: pairs that share one are told apart by their entries. Small enough to stay near.
  std::vector<std::uint32_t> heads_;
  std::vector<Entry> entries_;
  std::size_t owners_ = 0;
};

// The triggers of one rule. Its number is its own for the life of the program, so that an index may be kept.
class TriggerSet {
 public:
  TriggerSet();
  std::vector<Trigger> triggers;
  [[nodiscard]] std::uint64_t number() const { return number_; }

 private:
  std::uint64_t number_;
};

// The index over several rules, kept by the thread for the next document. Owners count triggers, or rules.
enum class Owner : std::uint8_t { trigger, rule };
const TriggerIndex& trigger_index(std::span<const TriggerSet* const> rules, Owner);

}  // namespace calame
