#include "document/markdown_marks.h"

#include <algorithm>
#include <string>

#include "calame/document.h"

namespace calame {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) { return (c >= 'a' && c <= 'z') || is_upper(c) || is_digit(c) || c == '_'; }
bool is_name(char c) { return is_word(c) || c == '-' || c == '.'; }

// The end of a quoted string or a balanced {…} that begins at `at`; `limit` when it never ends.
std::uint32_t skip_quoted(std::string_view text, std::uint32_t at, std::uint32_t limit) {
  const char quote = text[at];
  for (std::uint32_t i = at + 1; i < limit; ++i) {
    if (text[i] == '\\')
      ++i;
    else if (text[i] == quote)
      return i + 1;
  }
  return limit;
}

std::uint32_t skip_braces(std::string_view text, std::uint32_t at, std::uint32_t limit) {
  int depth = 0;
  for (std::uint32_t i = at; i < limit;) {
    const char c = text[i];
    if (c == '"' || c == '`') {
      i = skip_quoted(text, i, limit);
      continue;
    }
    if (c == '{') ++depth;
    if (c == '}' && --depth == 0) return i + 1;
    ++i;
  }
  return limit;
}

struct Raw {
  std::string_view open, close;
};
constexpr Raw raw_shortcodes[] = {
    {"{{< highlight", "{{< /highlight >}}"}, {"{{<highlight", "{{</highlight>}}"}, {"{{< mermaid", "{{< /mermaid >}}"},
    {"{{<mermaid", "{{</mermaid>}}"},        {"{{< math", "{{< /math >}}"},        {"{{< katex", "{{< /katex >}}"},
    {"{% highlight", "{% endhighlight %}"},  {"{% math", "{% endmath %}"},         {"{% mermaid", "{% endmermaid %}"},
};

}  // namespace

std::uint32_t jsx_tag(std::string_view text, std::uint32_t at, std::uint32_t limit) {
  std::uint32_t i = at + 1;
  if (i < limit && text[i] == '/') ++i;
  if (i < limit && text[i] == '>') return i + 1;
  const std::uint32_t name = i;
  while (i < limit && is_name(text[i])) ++i;
  if (i == name || i == limit || !(is_space(text[i]) || text[i] == '/' || text[i] == '>')) return at;
  std::string lower(text.substr(name, i - name));
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return is_upper(c) ? static_cast<char>(c + ('a' - 'A')) : c; });
  // HTML in capitals is HTML; a lower-case tag is JSX when it takes an expression.
  const bool component = is_upper(text[name]) && tag_from_name(lower) == Tag::other;
  bool expression = false;
  while (i < limit) {
    const char c = text[i];
    if (c == '>') return component || expression || lower.find('.') != std::string::npos ? i + 1 : at;
    if (c == '<') return at;
    if (c == '{') {
      expression = true;
      i = skip_braces(text, i, limit);
    } else if (c == '"' || c == '\'') {
      i = skip_quoted(text, i, limit);
    } else {
      ++i;
    }
  }
  return ran_out;
}

std::uint32_t jsx_expression(std::string_view text, std::uint32_t at, std::uint32_t limit) {
  const std::uint32_t end = skip_braces(text, at, limit);
  return end > at && text[end - 1] == '}' ? end : at;
}

std::uint32_t attribute_list(std::string_view text, std::uint32_t at, std::uint32_t limit) {
  std::uint32_t i = at + 1;
  if (i < limit && text[i] == ':') ++i;
  bool any = false;
  while (i < limit) {
    while (i < limit && (text[i] == ' ' || text[i] == '\t')) ++i;
    if (i == limit) return at;
    if (text[i] == '}') return any ? i + 1 : at;
    const bool mark = text[i] == '#' || text[i] == '.';
    if (mark) ++i;
    const std::uint32_t name = i;
    if (i < limit && text[i] == '.') return at;
    while (i < limit && (is_name(text[i]) || static_cast<unsigned char>(text[i]) >= 0x80 || text[i] == ':')) ++i;
    if (i == name) return at;
    any = true;
    if (mark) continue;
    if (i == limit || text[i] != '=') return at;
    ++i;
    if (i < limit && (text[i] == '"' || text[i] == '\''))
      i = skip_quoted(text, i, limit);
    else
      while (i < limit && !is_space(text[i]) && text[i] != '}') ++i;
  }
  return at;
}

std::uint32_t footnote_reference(std::string_view text, std::uint32_t at, std::uint32_t limit) {
  if (at + 2 >= limit || text[at + 1] != '^') return at;
  for (std::uint32_t i = at + 2; i < limit; ++i) {
    if (text[i] == ']') return i > at + 2 ? i + 1 : at;
    if (is_space(text[i]) || text[i] == '[') return at;
  }
  return at;
}

std::uint32_t inline_math(std::string_view text, std::uint32_t at, std::uint32_t limit) {
  if (at + 1 < limit && text[at + 1] == '$') {
    const std::size_t close = text.substr(0, limit).find("$$", at + 2);
    return close == std::string_view::npos || close == at + 2 ? at : static_cast<std::uint32_t>(close) + 2;
  }
  // As in Pandoc, so that prices stay prose: no space inside the signs, no letter or digit after.
  if (at + 1 >= limit || is_space(text[at + 1]) || (at > 0 && is_word(text[at - 1]))) return at;
  for (std::uint32_t i = at + 1; i < limit && text[i] != '\n'; ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '$') {
      return is_space(text[i - 1]) || (i + 1 < limit && is_word(text[i + 1])) ? at : i + 1;
    }
  }
  return at;
}

bool esm_line(std::string_view line) {
  const auto starts = [&](std::string_view s) { return line.substr(0, s.size()) == s; };
  if (starts("import ")) {
    const std::string_view rest = line.substr(7);
    return rest.find(" from '") != rest.npos || rest.find(" from \"") != rest.npos || rest.substr(0, 1) == "'" ||
           rest.substr(0, 1) == "\"" || rest.substr(0, 1) == "{";
  }
  if (!starts("export ")) return false;
  for (const std::string_view word : {"const ", "default ", "function ", "let ", "class ", "async ", "{", "* "}) {
    if (line.substr(7, word.size()) == word) return true;
  }
  return false;
}

std::string_view raw_shortcode_end(std::string_view opening) {
  for (const Raw& r : raw_shortcodes) {
    if (opening.substr(0, r.open.size()) == r.open) return r.close;
  }
  return {};
}

namespace {

std::string_view line_from(std::string_view text, std::size_t at) {
  const std::string_view line = text.substr(at, text.find('\n', at) - at);
  return line.substr(0, line.find('\r'));
}

bool may_underline(char c) { return c == '|' || c == ' ' || c == '\t' || c == ':' || c == '-'; }

}  // namespace

bool is_table_underline(std::string_view text, std::uint32_t at) {
  if (at >= text.size() || !may_underline(text[at])) return false;
  std::string_view line = line_from(text, at);
  const auto skip_blanks = [&] { line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size())); };
  const auto take = [&](char c) {
    const bool there = !line.empty() && line.front() == c;
    if (there) line.remove_prefix(1);
    return there;
  };
  bool pipe = take('|');
  for (;;) {
    skip_blanks();
    take(':');
    if (!take('-')) return false;
    while (take('-')) {
    }
    take(':');
    skip_blanks();
    if (take('|')) {
      pipe = true;
      skip_blanks();
    } else if (!line.empty()) {
      return false;
    }
    if (line.empty()) return pipe;
  }
}

bool is_plain_definition(std::string_view text, std::uint32_t at) {
  if (at >= text.size() || text[at] != '[') return false;
  const std::string_view line = line_from(text, at);
  return line.find("]:") != line.npos && line.find_first_of("\"'(") == line.npos;
}

}  // namespace calame
