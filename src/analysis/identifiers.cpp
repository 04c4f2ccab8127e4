#include "analysis/identifiers.h"

#include <algorithm>
#include <array>

#include "analysis/characters.h"

namespace calame {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_alnum(char c) { return is_digit(c) || is_upper(c) || is_lower(c); }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

std::size_t count_while(std::string_view s, std::size_t from, bool (*accepts)(char)) {
  std::size_t end = from;
  while (end < s.size() && accepts(s[end])) ++end;
  return end - from;
}

// Groups of digits (or letters too) joined by one separator each: a space of any width, or a sign of
// `signs`. Ends where the next group would pass `most` characters.
struct Groups {
  std::size_t end = 0, characters = 0, groups = 0, longest = 0;
};
Groups read_groups(std::string_view text, std::size_t at, std::string_view signs, std::size_t most,
                   bool (*accepts)(char) = is_digit) {
  Groups read;
  read.end = at;
  while (at < text.size()) {
    const std::size_t size = count_while(text, at, accepts);
    if (size == 0 || read.characters + size > most) break;
    read.characters += size;
    ++read.groups;
    read.longest = std::max(read.longest, size);
    at += size;
    read.end = at;
    if (at == text.size()) break;
    const std::size_t space = space_size(text, at);
    if (space == 0 && signs.find(text[at]) == std::string_view::npos) break;
    at += std::max<std::size_t>(space, 1);
  }
  return read;
}

bool ends_number(std::string_view text, std::size_t at) { return at == text.size() || !is_alnum(text[at]); }

// +33 1 23 45 67 89, +1-425-344-8242, +33 (0)1…
std::size_t international_phone_end(std::string_view text, std::size_t plus) {
  std::size_t at = plus + 1;
  const std::string_view rest = text.substr(at);
  const bool france = rest.starts_with("33"), america = rest.starts_with("1");
  const std::size_t first = count_while(text, at, is_digit);
  if (!france && !america && first < 2) return 0;  // +3 000 000 000
  const std::size_t code = america ? 1 : 2;
  const std::size_t most = france ? 11 : america ? 11 : 13;
  const std::size_t least = france || america ? 11 : 9;
  const auto zero = text.substr(at, 8).find("(0)");
  if (zero != std::string_view::npos) {
    at += zero + 3;
    if (at < text.size() && !is_digit(text[at])) at += std::max<std::size_t>(space_size(text, at), 1);
    const Groups groups = read_groups(text, at, ".-/", most - code);
    return groups.characters + code >= least && ends_number(text, groups.end) ? groups.end : 0;
  }
  const Groups groups = read_groups(text, at, ".-/()", most);
  return groups.characters >= least && ends_number(text, groups.end) ? groups.end : 0;
}

std::size_t phone_end(std::string_view text, std::size_t at) {
  if (text[at] == '+') return international_phone_end(text, at);
  if (text[at] == '0') {  // ten digits, however they are grouped
    const Groups groups = read_groups(text, at, ".-/", 10);
    return groups.characters == 10 && ends_number(text, groups.end) ? groups.end : 0;
  }
  // 425-344-8242, (425) 344-8242
  if (count_while(text, at, is_digit) != 3 || at + 4 >= text.size()) return 0;
  std::size_t next = at + 3;
  const bool bracket = at > 0 && text[at - 1] == '(' && text[next] == ')';
  if (bracket) ++next;
  if (next < text.size() && (text[next] == '-' || text[next] == '.')) {
    ++next;
  } else if (bracket && next < text.size()) {
    next += space_size(text, next);
  } else {
    return 0;
  }
  if (count_while(text, next, is_digit) != 3) return 0;
  next += 3;
  if (next >= text.size() || (text[next] != '-' && text[next] != '.')) return 0;
  ++next;
  return count_while(text, next, is_digit) == 4 && ends_number(text, next + 4) ? next + 4 : 0;
}

bool upper_or_digit(char c) { return is_upper(c) || is_digit(c); }

// FR76 3000 6000 0112 3456 7890 189
std::size_t iban_end(std::string_view text, ByteRange core) {
  const std::string_view s = text.substr(core.begin, core.end - core.begin);
  if (s.size() < 4 || !is_upper(s[0]) || !is_upper(s[1]) || !is_digit(s[2]) || !is_digit(s[3])) return 0;
  const Groups groups = read_groups(text, core.begin, "", 34, upper_or_digit);
  if (groups.characters < 15 || groups.groups < 1 || (groups.longest > 4 && groups.groups > 1)) return 0;
  return groups.end;
}

// The word before `at`, without the space between.
std::string_view word_before(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end > 0) {
    const CodePoint c = decode_before(text, end);
    if (space_size(text, end - c.size) == 0) break;
    end -= c.size;
  }
  constexpr std::size_t longest_label = 8;
  std::size_t begin = end;
  while (begin > 0 && end - begin < longest_label) {
    const CodePoint c = decode_before(text, begin);
    const bool part = c.value == 0xB0 || c.value == 0xBA || c.value == '.' || c.value >= 0xC0 ||
                      (c.value < 0x80 && is_alnum(static_cast<char>(c.value)));
    if (!part || space_size(text, begin - c.size) != 0) break;
    if (c.value == 0x2019) break;
    begin -= c.size;
  }
  return text.substr(begin, end - begin);
}

struct Label {
  std::string_view word;
  std::size_t most;  // digits of the number it announces; 0 = only the run itself, when it holds a sign
};
constexpr Label labels[] = {
    {"ISBN", 13}, {"ISSN", 8}, {"EAN", 13}, {"SIRET", 14}, {"SIREN", 9}, {"RCS", 9}, {"ISO", 0},
    {"IEC", 0},   {"NF", 0},   {"EN", 0},   {"RFC", 0},    {"n°", 0},    {"N°", 0},  {"nº", 0},
    {"no", 0},    {"L.", 0},   {"R.", 0},   {"D.", 0},     {"A.", 0},    {"LO", 0},  {"CVE", 0},
};

bool digit_or_x(char c) { return is_digit(c) || c == 'X' || c == 'x'; }

std::size_t labelled_end(std::string_view text, ByteRange core) {
  if (!is_digit(text[core.begin])) return 0;
  const std::string_view word = word_before(text, core.begin);
  if (word.empty()) return 0;
  const auto* label =
      std::find_if(std::begin(labels), std::end(labels), [&](const Label& l) { return l.word == word; });
  if (label == std::end(labels)) return 0;
  if (label->most != 0) {
    const Groups groups = read_groups(text, core.begin, "-", label->most, digit_or_x);
    return groups.characters >= 8 ? groups.end : 0;
  }
  const std::string_view s = text.substr(core.begin, core.end - core.begin);
  const std::size_t end = s.find_first_not_of("0123456789-:/.");
  const std::string_view number = s.substr(0, end);
  return number.find_first_of("-:/") != std::string_view::npos ? core.begin + number.size() : 0;
}

// French social security numbers: 1 85 05 78 006 084 36, or their beginning.
std::size_t social_number_end(std::string_view text, ByteRange core) {
  if (core.end - core.begin != 1 || (text[core.begin] != '1' && text[core.begin] != '2')) return 0;
  constexpr std::array<std::size_t, 6> sizes = {2, 2, 2, 3, 3, 2};
  std::size_t end = core.end, groups = 0;
  while (groups < sizes.size() && end < text.size()) {
    const std::size_t space = space_size(text, end);
    if (space == 0 || count_while(text, end + space, is_digit) != sizes[groups]) break;
    end += space + sizes[groups++];
  }
  return groups >= 3 ? end : 0;
}

// A run of numbers joined by one sign: 2.4.1, 10:30, 12/05/2024.
struct Joined {
  std::size_t size = 0, parts = 0;
  bool thousands = true;  // each part after the first has three digits
  bool octets = true;     // no part passes 255
};
Joined read_joined(std::string_view s, char sign) {
  Joined joined;
  while (true) {
    const std::size_t digits = count_while(s, joined.size, is_digit);
    if (digits == 0) break;
    if (joined.parts > 0 && digits != 3) joined.thousands = false;
    int value = 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(digits, 4); ++i) value = value * 10 + (s[joined.size + i] - '0');
    if (value > 255) joined.octets = false;
    joined.size += digits;
    ++joined.parts;
    if (joined.size + 1 >= s.size() || s[joined.size] != sign || !is_digit(s[joined.size + 1])) break;
    ++joined.size;
  }
  return joined;
}

// 3.0.0-beta.2, v2, 192.168.0.1:8080, 2.x
std::size_t version_size(std::string_view s) {
  const std::size_t v = !s.empty() && (s[0] == 'v' || s[0] == 'V') ? 1 : 0;
  const Joined joined = read_joined(s.substr(v), '.');
  if (joined.parts == 0) return 0;
  std::size_t size = v + joined.size;
  if (s.substr(size) == ".x") return s.size();
  const bool address = joined.parts == 4 && joined.octets;
  if (joined.parts < 3 && v == 0) return 0;
  if (joined.thousands && joined.parts > 1 && !address && v == 0) return 0;  // 1.250.000 is a quantity
  if (size < s.size() && (s[size] == '-' || s[size] == '+' || s[size] == ':' || s[size] == '/')) {
    std::size_t end = size + 1;
    while (end < s.size() && (is_alnum(s[end]) || s[end] == '.' || s[end] == '-' || s[end] == '+')) ++end;
    if (end > size + 1) size = end;
  }
  return size == s.size() || !is_alnum(s[size]) ? size : 0;
}

// 10:30, 16:9, 9001:2015, 10:30-12:00, 10:30:15.250
std::size_t colon_size(std::string_view s) {
  const Joined joined = read_joined(s, ':');
  if (joined.parts < 2) return 0;
  std::size_t size = joined.size;
  if (size + 1 < s.size() && (s[size] == '-' || s[size] == '.' || s[size] == ',') && is_digit(s[size + 1])) {
    size += 1 + read_joined(s.substr(size + 1), ':').size;
  }
  return size == s.size() || !is_alnum(s[size]) ? size : 0;
}

// 2024-05-12T10:30:00+02:00, 2024-05, 12/05/2024, 12-05-2024
std::size_t date_size(std::string_view s) {
  const std::size_t first = count_while(s, 0, is_digit);
  const Joined dashed = read_joined(s, '-');
  if (first == 4 && dashed.parts >= 2 && dashed.parts <= 3 && s.size() >= 7) {
    const int month = (s[5] - '0') * 10 + (s[6] - '0');
    const bool iso = is_digit(s[5]) && is_digit(s[6]) && month >= 1 && month <= 12 &&
                     (dashed.size == 7 || (dashed.parts == 3 && dashed.size == 10));
    if (!iso) return 0;
    std::size_t size = dashed.size;
    if (dashed.size == 10 && size + 1 < s.size() && s[size] == 'T' && is_digit(s[size + 1])) {
      size = std::min(s.find_first_not_of("0123456789:.+-TZ", size), s.size());
    }
    return size == s.size() || !is_alnum(s[size]) ? size : 0;
  }
  const Joined slashed = read_joined(s, '/');
  const Joined& date = slashed.parts == 3 ? slashed : dashed;
  const bool day_first = date.parts == 3 && first <= 2 && (date.size == s.size() || !is_alnum(s[date.size]));
  return day_first ? date.size : 0;
}

// MAC addresses, UUID and hashes: hexadecimal with both letters and digits.
std::size_t hexadecimal_size(std::string_view s) {
  if (s.size() > 2 && s[0] == '0' && (s[1] == 'x' || s[1] == 'X')) {
    const std::size_t digits = count_while(s, 2, is_hex);
    return digits > 0 ? 2 + digits : 0;
  }
  std::size_t size = 0, letters = 0, pairs = 0;
  while (size < s.size() && (is_hex(s[size]) || s[size] == ':' || s[size] == '-')) {
    letters += is_hex(s[size]) && !is_digit(s[size]);
    pairs += s[size] == ':' || s[size] == '-';
    ++size;
  }
  if (size != s.size() || letters == 0) return 0;
  const bool mac = size == 17 && pairs == 5;
  const bool uuid = size == 36 && pairs == 4;
  const bool hash = size >= 7 && pairs == 0 && letters >= 1;
  return mac || uuid || hash ? size : 0;
}

// GPT-4, A380, SM-G991B, UTF-8, L1237-19: capitals, digits and hyphens, beginning with a capital.
std::size_t reference_size(std::string_view s) {
  if (s.empty() || !is_upper(s[0])) return 0;
  std::size_t size = 0;
  bool digit = false;
  while (size < s.size()) {
    const bool law = size == 1 && s[1] == '.' && s.size() > 2 && is_digit(s[2]);  // L.1237-19
    const bool hyphen = s[size] == '-' && size + 1 < s.size() && (is_upper(s[size + 1]) || is_digit(s[size + 1]));
    if (!is_upper(s[size]) && !is_digit(s[size]) && !hyphen && !law) break;
    digit |= is_digit(s[size]);
    ++size;
  }
  const bool whole = size == s.size() || (static_cast<unsigned char>(s[size]) < 0x80 && !is_alnum(s[size]));
  return digit && whole ? size : 0;
}

// 978-2-7433-0482-9
std::size_t hyphenated_size(std::string_view s) {
  const Joined joined = read_joined(s, '-');
  if (joined.parts < 4) return 0;
  const bool check = joined.size + 2 == s.size() && s[joined.size] == '-' && digit_or_x(s[joined.size + 1]);
  return check ? s.size() : joined.size;
}

}  // namespace

std::optional<ByteRange> find_identifier(std::string_view text, ByteRange core) {
  if (core.begin >= core.end) return std::nullopt;
  const char first = text[core.begin];
  if (is_digit(first) || first == '+') {
    if (const std::size_t end = phone_end(text, core.begin)) return ByteRange{core.begin, end};
  }
  if (const std::size_t end = iban_end(text, core)) return ByteRange{core.begin, end};
  if (const std::size_t end = labelled_end(text, core)) return ByteRange{core.begin, end};
  if (const std::size_t end = social_number_end(text, core)) return ByteRange{core.begin, end};
  const std::string_view s = text.substr(core.begin, core.end - core.begin);
  if (count_while(s, 0, is_digit) == s.size()) return std::nullopt;  // plain numbers, most of all runs
  for (const auto size_of : {date_size, hyphenated_size, colon_size, version_size, hexadecimal_size, reference_size}) {
    if (const std::size_t size = size_of(s)) return ByteRange{core.begin, core.begin + size};
  }
  return std::nullopt;
}

}  // namespace calame
