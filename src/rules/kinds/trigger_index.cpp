#include "rules/kinds/trigger_index.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <limits>
#include <memory>

#include "document/worded.h"
#include "rules/error_sink.h"
#include "rules/kinds/byte_rarity.h"

namespace calame {
namespace {

using Bytes = std::bitset<256>;

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// The character of `text` that begins at `at`, or that ends there when read backwards; `at` moves past it.
std::string_view take(std::string_view text, std::size_t& at, bool backwards) {
  const std::size_t from = at;
  const auto inside = [&](std::size_t i) { return (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80; };
  if (backwards) {
    do --at;
    while (at > 0 && inside(at));
    return text.substr(at, from - at);
  }
  do ++at;
  while (at < text.size() && inside(at));
  return text.substr(from, at - from);
}

bool is_space(std::string_view c) { return c == " " || c == "\n" || c == "\u00A0" || c == "\u202F"; }

bool take_spaces(std::string_view text, std::size_t& at, bool backwards) {
  bool any = false;
  for (std::size_t next = at; next != (backwards ? 0 : text.size()); any = true, at = next)
    if (!is_space(take(text, next, backwards))) break;
  return any;
}

// Whether the text may go on from `at` as the phrase does, in one direction. Of letters beyond ASCII any passes for
// any, in whatever case: what looks right is searched with care.
bool goes_on(std::string_view text, std::size_t at, std::string_view phrase, std::size_t in_phrase, bool backwards) {
  constexpr unsigned char case_bit = 0x20;
  while (in_phrase != (backwards ? 0 : phrase.size())) {
    const std::string_view wanted = take(phrase, in_phrase, backwards);
    if (is_space(wanted)) {
      take_spaces(phrase, in_phrase, backwards);
      if (!take_spaces(text, at, backwards)) return false;
      continue;
    }
    if (at == (backwards ? 0 : text.size())) return false;
    const std::string_view found = take(text, at, backwards);
    const bool apostrophe = wanted == "'" || wanted == "’";
    if (apostrophe ? found != "'" && found != "’"
                   : is_ascii(wanted[0]) && is_ascii(found[0]) && ((wanted[0] ^ found[0]) & ~case_bit) != 0)
      return false;
  }
  return true;
}

// The set between the brackets; `at` moves behind them.
std::optional<Bytes> read_class(std::string_view text, std::size_t& at) {
  Bytes set;
  const std::size_t close = text.find(']', at + 1);
  const bool negated = at + 1 < text.size() && text[at + 1] == '^';
  const std::size_t from = at + 1 + negated;
  if (close == std::string_view::npos || close <= from) return std::nullopt;
  for (std::size_t i = from; i < close; ++i) {
    const auto first = static_cast<unsigned char>(text[i]);
    const bool range = i + 2 < close && text[i + 1] == '-';
    const auto last = range ? static_cast<unsigned char>(text[i + 2]) : first;
    if (first >= 0x80 || last >= 0x80 || last < first) return std::nullopt;
    for (unsigned byte = first; byte <= last; ++byte) set.set(byte);
    if (range) i += 2;
  }
  at = close + 1;
  return negated ? ~set : set;
}

}  // namespace

std::optional<Trigger> Trigger::parse(std::string_view text) {
  Trigger trigger;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '[') {
      const auto set = read_class(text, at);
      if (!set) return std::nullopt;
      trigger.sets_.push_back(*set);
      continue;
    }
    if (text[at] == '\\' && at + 1 < text.size()) ++at;
    trigger.sets_.emplace_back().set(static_cast<unsigned char>(text[at++]));
  }
  trigger.choose_rarest();
  return trigger;
}

Trigger Trigger::literal(std::string_view text) {
  Trigger trigger;
  for (const char c : text) trigger.sets_.emplace_back().set(static_cast<unsigned char>(c));
  trigger.choose_rarest();
  return trigger;
}

std::string Trigger::fixed_part() const {
  std::string longest, part;
  for (const Bytes& set : sets_) {
    if (set.count() == 1)
      part += static_cast<char>(set._Find_first());
    else
      part.clear();
    if (part.size() > longest.size()) longest = part;
  }
  return longest;
}

double Trigger::choose_rarest() {
  double least = std::numeric_limits<double>::infinity();
  if (sets_.empty()) return least;
  HeldBytes here = held_bytes(sets_.front());
  for (std::size_t i = 0; i + 1 < sets_.size(); ++i) {
    const HeldBytes next = held_bytes(sets_[i + 1]);
    const double product = pair_frequency(here, next, least);
    here = next;
    if (product >= least) continue;
    least = product;
    rarest_ = i;
  }
  return least;
}

namespace {

constexpr unsigned char case_bit = 0x20;  // À is C3 80, à C3 A0

// A byte of a phrase: either of two where the letter has a case.
struct Letter {
  unsigned char first = 0, second = 0;
  [[nodiscard]] HeldBytes held() const {
    HeldBytes held{byte_frequency(first), 1, {first, 0}};
    if (second != first) held = {held.frequency + byte_frequency(second), 2, {first, second}};
    return held;
  }
};

Letter letter_of(unsigned char byte, bool either_case) {
  const auto other = static_cast<unsigned char>(either_case ? byte ^ case_bit : byte);
  return {std::min(byte, other), std::max(byte, other)};
}

// A stretch of a phrase between two signs that can be written in several ways, and where in it its rarest two
// neighbours stand. Empty: there is none.
struct PhrasePart {
  std::size_t begin = 0, end = 0, rarest = 0;
};

// Gives `letters` one for each byte of the phrase, without those that end a part.
PhrasePart rarest_part(std::string_view phrase, bool match_case, std::vector<Letter>& letters) {
  constexpr unsigned char latin1 = 0xC3;
  letters.resize(phrase.size());
  PhrasePart rarest;
  double least = std::numeric_limits<double>::infinity();
  std::size_t begin = 0;
  const auto close = [&](std::size_t end) {
    bool rarer = false;
    HeldBytes here = begin < end ? letters[begin].held() : HeldBytes();
    for (std::size_t i = begin; i + 1 < end; ++i) {
      const HeldBytes next = letters[i + 1].held();
      const double frequency = pair_frequency(here, next, least);
      here = next;
      if (frequency >= least) continue;
      least = frequency;
      rarest.rarest = i - begin;
      rarer = true;
    }
    if (rarer) rarest.begin = begin, rarest.end = end;
    begin = end + 1;
  };
  for (std::size_t i = 0; i < phrase.size(); ++i) {
    const auto byte = static_cast<unsigned char>(phrase[i]);
    const bool two = byte == latin1 && i + 1 < phrase.size();
    if ((byte >= 0x80 && !two) || byte == ' ' || byte == '\'') {
      close(i);
      continue;
    }
    if (two) letters[i++] = letter_of(byte, false);
    const auto letter = static_cast<unsigned char>(phrase[i]);
    const bool has_case = two || ((letter | case_bit) >= 'a' && (letter | case_bit) <= 'z');
    letters[i] = letter_of(letter, has_case && !match_case);
  }
  close(phrase.size());
  return rarest;
}

}  // namespace

std::optional<Trigger> Trigger::part_of_phrase(std::string_view phrase, bool match_case) {
  std::vector<Letter> letters;
  const PhrasePart part = rarest_part(phrase, match_case, letters);
  if (part.begin == part.end) return std::nullopt;
  Trigger trigger;
  trigger.sets_.resize(part.end - part.begin);
  for (std::size_t i = part.begin; i < part.end; ++i)
    trigger.sets_[i - part.begin].set(letters[i].first).set(letters[i].second);
  trigger.rarest_ = part.rarest;
  trigger.phrase_ = phrase;
  trigger.part_ = part.begin;
  return trigger;
}

bool Trigger::phrase_fits(std::string_view text, std::size_t at) const {
  return goes_on(text, at, phrase_, part_, true) &&
         goes_on(text, at + sets_.size(), phrase_, part_ + sets_.size(), false);
}

std::vector<Trigger> read_triggers(Fields& fields) {
  std::vector<Trigger> triggers;
  for (const std::string& text : fields.texts("trigger")) {
    if (text.empty()) continue;
    if (auto trigger = Trigger::parse(text)) {
      triggers.push_back(std::move(*trigger));
      continue;
    }
    fields.error("trigger",
                 worded("«\u00A0{}\u00A0»\u00A0: une classe se ferme par «\u00A0]\u00A0» et ne tient que "
                        "des caractères ASCII, comme «\u00A0[0-9]\u00A0»",
                        "“{}”: a class ends with “]” and holds ASCII characters only, like “[0-9]”", clipped(text)));
  }
  return triggers;
}

namespace {

// What the members of a set have in common.
struct Bits {
  unsigned char mask = 0, value = 0;
};

Bits common_bits(const Bytes& set) {
  unsigned all = 0xFF, any = 0;
  for (std::size_t byte = set._Find_first(); byte < set.size(); byte = set._Find_next(byte))
    all &= unsigned(byte), any |= unsigned(byte);
  const auto mask = static_cast<unsigned char>(~(all ^ any));
  return {mask, static_cast<unsigned char>(all & mask)};
}

Bits common_bits(std::initializer_list<unsigned char> bytes) {
  Bytes set;
  for (const unsigned char byte : bytes) set.set(byte);
  return common_bits(set);
}

// Of the byte in front of a part of a phrase, where the phrase has `sign` there: spaces and apostrophes of all kinds
// end so.
Bits bits_in_front(char sign) {
  if (sign == ' ') return common_bits({' ', '\n', 0xA0, 0xAF});
  return sign == '\'' ? common_bits({'\'', 0x99}) : Bits();
}

// … and begin so.
Bits bits_behind(char sign) {
  if (sign == ' ') return common_bits({' ', '\n', 0xC2, 0xE2});
  return sign == '\'' ? common_bits({'\'', 0xE2}) : Bits();
}

}  // namespace

TriggerIndex::Window TriggerIndex::window_of(const Trigger& trigger) {
  Window window;
  std::array<unsigned char, sizeof window.mask> mask{}, value{};
  const std::string& phrase = trigger.phrase_;
  const std::size_t size = trigger.sets_.size(), front = phrase.empty() || trigger.part_ == 0 ? 0 : 1;
  const std::size_t needed = front + trigger.rarest_ + 2;  // bytes, from the one in front
  const std::size_t from = needed > mask.size() ? needed - mask.size() : 0;
  window.before = static_cast<std::uint32_t>(front + trigger.rarest_ - from);
  for (std::size_t i = 0; i < mask.size(); ++i) {
    const std::size_t at = from + i;  // from the one in front
    Bits bits;
    if (at < front)
      bits = bits_in_front(phrase[trigger.part_ - 1]);
    else if (at - front < size)
      bits = common_bits(trigger.sets_[at - front]);
    else if (at - front == size && trigger.part_ + size < phrase.size())
      bits = bits_behind(phrase[trigger.part_ + size]);
    mask[i] = bits.mask;
    value[i] = bits.value;
  }
  std::memcpy(&window.mask, mask.data(), mask.size());
  std::memcpy(&window.value, value.data(), value.size());
  return window;
}

void TriggerIndex::add(const Trigger& trigger, std::uint32_t owner) {
  if (trigger.sets_.empty()) return;
  owners_ = std::max<std::size_t>(owners_, owner + 1);
  if (heads_.empty()) heads_.resize(std::size_t(1) << chain_bits);
  const Bytes& first = trigger.sets_[trigger.rarest_];
  const bool alone = trigger.sets_.size() == 1;
  const Window window = window_of(trigger);
  const Bytes second = alone ? ~Bytes() : trigger.sets_[trigger.rarest_ + 1];
  for (std::size_t a = first._Find_first(); a < first.size(); a = first._Find_next(a)) {
    for (std::size_t b = second._Find_first(); b < second.size(); b = second._Find_next(b)) {
      const char bytes[2] = {static_cast<char>(a), static_cast<char>(b)};
      const std::uint32_t pair = pair_at(bytes);
      wanted_[pair / 64] |= std::uint64_t(1) << (pair % 64);
      std::uint32_t& head = heads_[chain_of(pair)];
      entries_.push_back({window, owner, head, pair, &trigger});
      head = static_cast<std::uint32_t>(entries_.size());
    }
  }
}

TriggerSet::TriggerSet() {
  static std::atomic<std::uint64_t> numbers{0};
  number_ = ++numbers;
}

const TriggerIndex& trigger_index(std::span<const TriggerSet* const> rules, Owner owner) {
  struct Kept {
    std::vector<std::uint64_t> key;
    std::unique_ptr<TriggerIndex> index;
  };
  constexpr std::size_t most = 64;  // kinds, rules with a selector of their own, languages that take turns
  thread_local std::vector<Kept> kept;
  thread_local std::vector<std::uint64_t> key;
  key.assign(1, static_cast<std::uint64_t>(owner));
  for (const TriggerSet* rule : rules) key.push_back(rule->number());
  for (const Kept& one : kept)
    if (one.key == key) return *one.index;
  auto index = std::make_unique<TriggerIndex>();
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < rules.size(); ++i)
    for (const Trigger& trigger : rules[i]->triggers)
      index->add(trigger, owner == Owner::rule ? static_cast<std::uint32_t>(i) : number++);
  if (kept.size() == most) kept.erase(kept.begin());
  kept.push_back({key, std::move(index)});
  return *kept.back().index;
}

}  // namespace calame
