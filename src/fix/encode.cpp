#include "fix/encode.h"

#include <algorithm>
#include <array>
#include <utility>

namespace calame {

namespace {

constexpr std::string_view nbsp = "\u00A0";
constexpr std::array<std::pair<std::string_view, std::string_view>, 3> space_entities = {{
    {nbsp, "&nbsp;"},
    {"\u202F", "&#8239;"},
    {"\u2009", "&thinsp;"},
}};

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Line breaks change the blocks of every format, and controls belong in no article.
bool has_controls(std::string_view text) {
  return std::any_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

// The entity that `text` begins with a character for, when spaces are written so; {} else.
std::pair<std::string_view, std::string_view> space_entity(std::string_view text) {
  for (const auto& [character, entity] : space_entities)
    if (text.starts_with(character)) return {character, entity};
  return {};
}

// Writes the space at `i` as an entity and steps over it, in files that write theirs so.
bool take_space_entity(std::string& out, std::string_view text, std::size_t& i, const EncodeContext& context) {
  if (!context.entities) return false;
  const auto [character, entity] = space_entity(text.substr(i));
  if (entity.empty()) return false;
  out += entity;
  i += character.size();
  return true;
}

std::string_view html_escape(char c, Syntax syntax) {
  const bool unquoted = syntax == Syntax::html_unquoted;
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return syntax == Syntax::html_double_quoted || unquoted ? "&quot;" : "";
    case '\'':
      return syntax == Syntax::html_single_quoted || unquoted ? "&#39;" : "";
    case ' ':
      return unquoted ? "&#32;" : "";
    case '=':
      return unquoted ? "&#61;" : "";
    case '`':
      return unquoted ? "&#96;" : "";
    default:
      return "";
  }
}

std::string encode_html(std::string_view text, const EncodeContext& context) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (take_space_entity(out, text, i, context)) continue;
    const std::string_view escape = html_escape(text[i], context.syntax);
    if (escape.empty()) {
      out += text[i];
    } else {
      out += escape;
    }
    ++i;
  }
  return out;
}

// Whether a character of new prose could be read as markup by a Markdown reader.
bool markdown_special(std::string_view text, std::size_t i, const EncodeContext& context) {
  const auto next = [&](std::size_t n) {
    if (i + n < text.size()) return text[i + n];
    const std::size_t k = i + n - text.size();
    return k < context.after.size() ? context.after[k] : '\n';
  };
  const char previous = i > 0 ? text[i - 1] : context.before;
  switch (text[i]) {
    case '`':
    case '[':
    case ']':
    case '|':
    case '~':
      return true;
    case '\\':
      return is_ascii_punctuation(next(1)) || is_space(next(1));
    case '*':
    case '_':
      return !(is_space(previous) && is_space(next(1)));
    case '<':
      return is_ascii_letter(next(1)) || next(1) == '/' || next(1) == '!' || next(1) == '?';
    case '&':
      return is_ascii_letter(next(1)) || next(1) == '#';
    case '{':
      return next(1) == '{' || next(1) == '%' || next(1) == '#';
    case '!':
      return next(1) == '[';
    case '#':
      return is_space(previous);  // the closing marks of a heading
    default:
      return false;
  }
}

// A line that begins so opens a block: heading, list, quote, rule, fence.
bool opens_block(std::string_view line) {
  if (line.empty()) return false;
  const char c = line.front();
  if (c == '#' || c == '>' || c == '=' || c == '~' || c == '`') return true;
  if (c == '-' || c == '+' || c == '*') return line.size() == 1 || is_space(line[1]) || line[1] == c;
  if (c == ':') return line.starts_with(":::");
  return false;
}

// The place of the `.` or `)` of an ordered list's number at the start of a line.
constexpr std::size_t no_marker = std::string_view::npos;
std::size_t ordered_marker(std::string_view line) {
  std::size_t i = 0;
  while (i < line.size() && i < 10 && is_ascii_digit(line[i])) ++i;
  if (i == 0 || i >= line.size() || (line[i] != '.' && line[i] != ')')) return no_marker;
  if (i + 1 < line.size() && !is_space(line[i + 1])) return no_marker;
  return i;
}

// Where a backslash must go so that the line does not open a block: in `text`, or right behind it.
// nullopt when that place is further on, in text that is not ours.
struct Escape {
  std::size_t at = no_marker;
};
std::optional<Escape> line_escape(std::string_view text, const EncodeContext& context) {
  if (!context.line_start) return Escape{};
  const std::string line = std::string(text) + std::string(context.after.substr(0, 16));
  const std::size_t first = line.find_first_not_of(" \t");
  if (first == std::string::npos) return Escape{};
  const std::string_view rest = std::string_view(line).substr(first);
  std::size_t at = no_marker;
  if (opens_block(rest)) at = first;
  if (const std::size_t marker = ordered_marker(rest); marker != no_marker) at = first + marker;
  if (at != no_marker && at > text.size()) return std::nullopt;
  return Escape{at};
}

// Code is written as it reads, and cannot hold what would end it.
std::optional<std::string> encode_code(std::string_view text) {
  if (text.find_first_of("`|") != std::string_view::npos) return std::nullopt;
  return std::string(text);
}

std::optional<std::string> encode_markdown(std::string_view text, const EncodeContext& context) {
  if (context.code) return encode_code(text);
  const auto escape = line_escape(text, context);
  if (!escape) return std::nullopt;
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    if (take_space_entity(out, text, i, context)) continue;
    if (i == escape->at || markdown_special(text, i, context)) out += '\\';
    out += text[i++];
  }
  if (escape->at == text.size()) out += '\\';
  return out;
}

bool plain_scalar_holds(std::string_view whole) {
  if (whole.empty() || is_space(whole.front()) || is_space(whole.back()) || whole.back() == ':') return false;
  if (whole.find(": ") != std::string_view::npos || whole.find(" #") != std::string_view::npos) return false;
  constexpr std::string_view indicators = ",[]{}#&*!|>'\"%@`";
  if (indicators.find(whole.front()) != std::string_view::npos) return false;
  const char c = whole.front();
  if ((c == '-' || c == '?' || c == ':') && (whole.size() == 1 || is_space(whole[1]))) return false;
  // A number, a date or a word of the core schema would change its type.
  constexpr std::array<std::string_view, 8> words = {"true", "false", "null", "yes", "no", "on", "off", "~"};
  const auto same = [&](std::string_view word) {
    return std::equal(word.begin(), word.end(), whole.begin(), whole.end(),
                      [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? char(b + 32) : b); });
  };
  if (std::any_of(words.begin(), words.end(), same)) return false;
  return !std::all_of(whole.begin(), whole.end(), [](char d) {
    return is_ascii_digit(d) || std::string_view("+-.:eE_xT").find(d) != std::string_view::npos;
  });
}

// libfyaml 0.7 misreads two doubled quotes in a row (''''): no such text is written.
std::optional<std::string> doubled_quotes(std::string_view text, const EncodeContext& context) {
  std::string out;
  char previous = context.before;
  for (const char c : text) {
    if (c == '\'' && previous == '\'') return std::nullopt;
    if (c == '\'') out += '\'';
    out += previous = c;
  }
  if (previous == '\'' && context.after.starts_with("''")) return std::nullopt;
  return out;
}

std::string backslashed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

// A lone `&`, `<` or backslash of the source must not join what would now follow it into markup.
bool joins_markup(std::string_view text, const EncodeContext& context) {
  const std::string_view following = text.empty() ? context.after : text;
  const char next = following.empty() ? '\n' : following.front();
  switch (context.syntax) {
    case Syntax::markdown:
      if (context.before == '\\') return is_ascii_punctuation(next);
      [[fallthrough]];
    case Syntax::html_text:
    case Syntax::html_double_quoted:
    case Syntax::html_single_quoted:
    case Syntax::html_unquoted:
      if (context.before == '&') return is_ascii_letter(next) || next == '#';
      if (context.before == '<') return is_ascii_letter(next) || next == '/' || next == '!' || next == '?';
      return false;
    default:
      return false;
  }
}

}  // namespace

std::optional<std::string> encode_for(std::string_view text, const EncodeContext& context) {
  if (has_controls(text) || joins_markup(text, context)) return std::nullopt;
  switch (context.syntax) {
    case Syntax::plain:
      return std::string(text);
    case Syntax::markdown:
      return encode_markdown(text, context);
    case Syntax::html_text:
    case Syntax::html_double_quoted:
    case Syntax::html_single_quoted:
    case Syntax::html_unquoted:
      return encode_html(text, context);
    case Syntax::yaml_plain:
      if (!plain_scalar_holds(context.whole)) return std::nullopt;
      return std::string(text);
    case Syntax::yaml_single_quoted:
      return doubled_quotes(text, context);
    case Syntax::yaml_double_quoted:
    case Syntax::toml_basic:
      return backslashed(text);
    case Syntax::yaml_block:
      if (context.line_start && (text.empty() ? context.after : text).starts_with(' ')) return std::nullopt;
      return std::string(text);
    case Syntax::toml_literal:
      if (text.find('\'') != std::string_view::npos) return std::nullopt;
      return std::string(text);
  }
  return std::nullopt;
}

}  // namespace calame
