#include "rules/kinds/thousands.h"

#include <algorithm>
#include <array>

#include "analysis/characters.h"

namespace calame {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_upper(char32_t c) { return lower_case(c) != c; }
bool is_letter(char32_t c) { return (Classifier()(c) & char_class::letter) != 0; }

constexpr std::size_t longest = 48;  // bytes of a number on either side of a gap: more is a table, and costs

// The groups of a run of digits, in single spaces; no line break is one.
class DigitGroups {
 public:
  DigitGroups(std::string_view prose, std::size_t at) : begin(at), end(at) {
    while (begin > 0 && at - begin < longest) {
      if (is_digit(prose[begin - 1])) {
        --begin;
        continue;
      }
      const std::size_t space = space_before(prose, begin);
      if (space == 0 || space >= begin || !is_digit(prose[begin - space - 1])) break;
      begin -= space;
    }
    for (end = begin; end < prose.size() && end - begin < 2 * longest;) {
      if (is_digit(prose[end])) {
        add_digit(prose[end++]);
        continue;
      }
      const std::size_t space = space_at(prose, end);
      if (space == 0 || end + space >= prose.size() || !is_digit(prose[end + space])) break;
      end += space;
      ++count;
    }
    ++count;
  }
  // 1–3 digits, then three each.
  [[nodiscard]] bool strict() const {
    return count >= 2 && count <= sizes_.size() && sizes_[0] <= 3 && first_digit_ != '0' &&
           std::all_of(sizes_.begin() + 1, sizes_.begin() + std::ptrdiff_t(count), [](auto size) { return size == 3; });
  }
  [[nodiscard]] bool round() const { return zeros_ >= 3; }  // ends in a whole group of zeros
  [[nodiscard]] std::size_t first_size() const { return sizes_[0]; }

  std::size_t begin, end;
  std::size_t count = 0;

 private:
  static std::size_t space_at(std::string_view text, std::size_t at) {
    if (text[at] == ' ') return 1;
    if (text.compare(at, 2, "\u00A0") == 0) return 2;
    return text.compare(at, 3, "\u202F") == 0 || text.compare(at, 3, "\u2009") == 0 ? 3 : 0;
  }
  static std::size_t space_before(std::string_view text, std::size_t at) {
    for (std::size_t size = 1; size <= 3 && size <= at; ++size)
      if (space_at(text, at - size) == size) return size;
    return 0;
  }
  void add_digit(char c) {
    if (count < sizes_.size() && sizes_[count]++ == 0 && count == 0) first_digit_ = c;
    zeros_ = c == '0' ? zeros_ + 1 : 0;
  }

  std::array<std::uint8_t, 6> sizes_{};
  std::size_t zeros_ = 0;
  char first_digit_ = 0;
};

// A name stands right before, or a word written like one (iPhone): its number is its own.
bool follows_name(std::string_view prose, std::size_t begin) {
  if (begin == 0 || prose[begin - 1] != ' ') return false;
  std::size_t at = begin - 1;
  bool upper = false, first_upper = false, inner_upper = false;
  while (at > 0 && begin - at < longest) {
    const CodePoint c = decode_before(prose, at);
    if (!is_letter(c.value)) break;
    inner_upper = inner_upper || (upper && at != begin - 1);
    first_upper = is_upper(c.value);
    upper = upper || first_upper;
    at -= c.size;
  }
  if (!upper) return false;
  if (!first_upper || inner_upper) return true;
  // A capital because a sentence begins is none.
  return at > 0 && prose[at - 1] == ' ' &&
         !(at > 1 && (prose[at - 2] == '.' || prose[at - 2] == '!' || prose[at - 2] == '?' || prose[at - 2] == ':'));
}

// « né en 1 950. »: a year cut in two, which is another flaw. « En 1 950 jours » counts something.
bool is_year(std::string_view prose, std::size_t begin, std::size_t end) {
  if (begin < 3 || prose[begin - 1] != ' ' || (prose[begin] != '1' && prose[begin] != '2')) return false;
  const std::size_t next = end + (end < prose.size() ? space_size(prose, end) : 0);
  const std::string_view closing = ",.;:!?)";
  const bool ends = next >= prose.size() || prose[next] == '\n' || closing.find(prose[next]) != std::string_view::npos;
  if (!ends) return false;
  for (const std::string_view cue : {"en", "depuis", "dès", "année", "années"}) {
    if (begin - 1 < cue.size()) continue;
    const std::size_t at = begin - 1 - cue.size();
    if (prose.substr(at, cue.size()) == cue && (at == 0 || !is_letter(decode_before(prose, at).value))) return true;
  }
  return false;
}

bool town_follows(std::string_view prose, std::size_t end) {
  if (end + 1 >= prose.size() || prose[end] != ' ') return false;
  return is_upper(decode(prose, end + 1).value);
}

}  // namespace

bool divides_thousands(std::string_view prose, TextSpan gap) {
  const DigitGroups groups(prose, gap.begin.value);
  if (!groups.strict()) return false;
  if (groups.count >= 3 && groups.first_size() == 3 && !groups.round()) return false;
  if (groups.count == 2 && groups.first_size() == 2 && town_follows(prose, groups.end)) return false;
  if (groups.count == 2 && groups.first_size() == 1 && is_year(prose, groups.begin, groups.end)) return false;
  // 514 555-1234; but 10 000-12 000
  if (groups.end + 1 < prose.size() && prose[groups.end] == '-' && is_digit(prose[groups.end + 1]) &&
      !DigitGroups(prose, groups.end + 1).strict())
    return false;
  const auto beside = [&](std::size_t sign, std::size_t digit) {
    return sign < prose.size() && digit < prose.size() && is_digit(prose[digit]) &&
           (prose[sign] == '.' || prose[sign] == '/');
  };
  if (beside(groups.end, groups.end + 1) || (groups.begin >= 2 && beside(groups.begin - 1, groups.begin - 2)))
    return false;
  return !follows_name(prose, groups.begin);
}

}  // namespace calame
