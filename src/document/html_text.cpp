#include "document/html_text.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "document/html_markup.h"

namespace calame {
namespace {

// References that HTML decodes without their semicolon, even before other letters: U+00A0…U+00FF in
// order, and the signs of markup. All others end at their semicolon, so no table of them is needed.
constexpr std::array<std::string_view, 96> latin_names = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",    "copy",   "ordf",
    "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn", "sup2",   "sup3",   "acute",  "micro",
    "para",   "middot", "cedil",  "sup1",   "ordm",   "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave",
    "Aacute", "Acirc",  "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",
    "Igrave", "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",
    "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",  "Uuml",   "Yacute", "THORN",  "szlig",  "agrave", "aacute",
    "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil", "egrave", "eacute", "ecirc",  "euml",   "igrave",
    "iacute", "icirc",  "iuml",   "eth",    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide",
    "oslash", "ugrave", "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};
struct SignName {
  std::string_view name;
  char32_t sign;
};
constexpr SignName sign_names[] = {{"amp", '&'}, {"AMP", '&'},  {"lt", '<'},   {"LT", '<'},    {"gt", '>'},
                                   {"GT", '>'},  {"quot", '"'}, {"QUOT", '"'}, {"COPY", 0xA9}, {"REG", 0xAE}};
// Second characters of the references that stand for two.
constexpr std::string_view second_characters[] = {"\xCC\xB8", "\xE2\x83\x92", "\xEF\xB8\x80", "\xE2\x80\x8A",
                                                  "\xCC\xB3", "\xE2\x83\xA5", "\xCC\xB1",     "j"};
constexpr std::string_view replacement = "\xEF\xBF\xBD";

bool is_alnum(char c) { return is_ascii_letter(c) || (c >= '0' && c <= '9'); }
bool is_digit(char c, bool hex) {
  return (c >= '0' && c <= '9') || (hex && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
}

std::size_t character_size(std::string_view s) {
  if (s.empty()) return 0;
  const auto lead = static_cast<unsigned char>(s[0]);
  const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return std::min(size, s.size());
}

char32_t first_character(std::string_view s) {
  const std::size_t size = character_size(s);
  if (size == 0) return 0;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(s[i]); };
  if (size == 1) return byte(0);
  char32_t c = byte(0) & (0xFF >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) c = c << 6 | (byte(i) & 0x3F);
  return c;
}

struct Reference {
  std::size_t source = 0, text = 0;  // bytes consumed and given; 0 = the '&' is a character
};

// The longest name without semicolon that `run` begins with and that stands for `c`.
std::size_t bare_name(std::string_view run, char32_t c) {
  std::size_t best = 0;
  if (c >= 0xA0 && c <= 0xFF && run.starts_with(latin_names[c - 0xA0])) best = latin_names[c - 0xA0].size();
  for (const SignName& s : sign_names)
    if (s.sign == c && run.starts_with(s.name)) best = std::max(best, s.name.size());
  return best;
}

Reference numeric(std::string_view original, std::string_view decoded) {
  const bool hex = original.size() > 2 && (original[2] | 32) == 'x';
  std::size_t end = hex ? 3 : 2;
  const std::size_t first = end;
  while (end < original.size() && is_digit(original[end], hex)) ++end;
  if (end == first) return {};
  if (end < original.size() && original[end] == ';') ++end;
  return {end, character_size(decoded)};
}

// The '&' that `original` begins with gave the beginning of `decoded`: how much of each belongs together.
Reference reference(std::string_view original, std::string_view decoded, bool attribute) {
  if (original.size() > 1 && original[1] == '#') return numeric(original, decoded);
  std::size_t end = 1;
  while (end < original.size() && is_alnum(original[end])) ++end;
  const std::string_view run = original.substr(1, end - 1);
  if (run.empty()) return {};
  const bool semicolon = end < original.size() && original[end] == ';';
  const char32_t c = first_character(decoded);
  const std::size_t size = character_size(decoded);
  const std::size_t bare = bare_name(run, c);
  const bool whole_is_bare = bare == run.size();
  if (bare > 0 && !(semicolon && whole_is_bare)) {
    // `&copy=` and `&copyright` in a value are parameters of an address, not references.
    const char next = 1 + bare < original.size() ? original[1 + bare] : '\0';
    const bool parameter = attribute && (is_alnum(next) || next == '=');
    if (!parameter && (!semicolon || decoded.substr(size).starts_with(run.substr(bare)))) return {1 + bare, size};
  }
  if (c == '&' && !whole_is_bare) return {};
  if (!semicolon) return {};
  std::size_t text = size;
  for (const std::string_view second : second_characters)
    if (decoded.substr(size).starts_with(second) && !original.substr(end + 1).starts_with(second))
      text += second.size();
  return {end + 1, text};
}

class Aligner {
 public:
  Aligner(std::string_view decoded, std::string_view original, std::uint32_t offset, HtmlTextKind kind,
          std::vector<HtmlPiece>& pieces)
      : decoded_(decoded), original_(original), offset_(offset), kind_(kind), pieces_(pieces) {}

  void run() {
    while (d_ < decoded_.size() && o_ < original_.size()) {
      equal_bytes();
      if (d_ >= decoded_.size() || o_ >= original_.size()) break;
      special();
    }
    // Only when the parser did what we do not know of: the rest still stands somewhere, as a whole.
    if (d_ < decoded_.size()) put(decoded_.size() - d_, original_.size() - o_, Mapping::decoded);
  }

 private:
  bool is_special(char c) const {
    return (c == '&' && kind_ != HtmlTextKind::literal) || c == '\r' || c == '\0' ||
           (c == '<' && kind_ == HtmlTextKind::data);
  }

  void put(std::size_t text, std::size_t source, Mapping mapping) {
    const auto begin = std::uint32_t(offset_ + o_);
    pieces_.push_back({decoded_.substr(d_, text), {begin, begin + std::uint32_t(source)}, mapping});
    d_ += text;
    o_ += source;
  }

  void equal_bytes() {
    std::size_t n = 0;
    const std::size_t most = std::min(decoded_.size() - d_, original_.size() - o_);
    const char* d = decoded_.data() + d_;
    const char* o = original_.data() + o_;
    while (n < most && d[n] == o[n] && !is_special(o[n])) ++n;
    if (n < most && n > 0 && !is_special(o[n]))  // not inside a character
      while (n > 0 && (static_cast<unsigned char>(o[n]) & 0xC0) == 0x80) --n;
    if (n > 0) put(n, n, Mapping::verbatim);
  }

  void special() {
    const std::string_view original = original_.substr(o_), decoded = decoded_.substr(d_);
    switch (original[0]) {
      case '&':
        if (kind_ == HtmlTextKind::literal) break;
        if (const Reference r = reference(original, decoded, kind_ == HtmlTextKind::attribute); r.source > 0)
          return put(r.text, r.source, Mapping::decoded);
        break;
      case '<':
        if (kind_ == HtmlTextKind::data) {
          const bool cdata = original.starts_with("<![CDATA[");
          const HtmlTag tag = html_tag_at(original_, o_);
          if (tag.kind != HtmlTag::Kind::text) {
            o_ = cdata ? o_ + 9 : tag.end;
            return;
          }
        }
        break;
      case '\r':
        if (decoded[0] == '\n') return put(1, original.substr(1, 1) == "\n" ? 2 : 1, Mapping::decoded);
        break;
      default:
        break;
    }
    const std::size_t size = character_size(original);
    if (decoded.starts_with(original.substr(0, size))) return put(size, size, Mapping::verbatim);
    if (decoded.starts_with(replacement)) return put(replacement.size(), size, Mapping::decoded);
    o_ += size;  // dropped by the parser: NUL, the first line end of <pre>
  }

  std::string_view decoded_, original_;
  std::uint32_t offset_;
  HtmlTextKind kind_;
  std::vector<HtmlPiece>& pieces_;
  std::size_t d_ = 0, o_ = 0;
};

}  // namespace

void align_html(std::string_view decoded, std::string_view original, std::uint32_t offset, HtmlTextKind kind,
                std::vector<HtmlPiece>& pieces) {
  Aligner(decoded, original, offset, kind, pieces).run();
}

}  // namespace calame
