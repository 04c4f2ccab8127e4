#include "fix/markup_edits.h"

#include <algorithm>

namespace calame {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_line_end(char c) { return c == '\n' || c == '\r'; }

std::uint32_t after_line_end(std::string_view text, std::uint32_t at) {
  if (at < text.size() && text[at] == '\r') ++at;
  if (at < text.size() && text[at] == '\n') ++at;
  return at;
}

// The lines of `span` when it fills them, and the blank lines that would be left double.
SourceSpan with_own_lines(std::string_view text, SourceSpan span) {
  std::uint32_t begin = span.begin.value, end = span.end.value;
  while (begin > 0 && is_blank(text[begin - 1])) --begin;
  while (end < text.size() && is_blank(text[end])) ++end;
  const bool from_start = begin == 0 || is_line_end(text[begin - 1]);
  const bool to_end = end == text.size() || is_line_end(text[end]) || (end > 0 && is_line_end(text[end - 1]));
  if (!from_start || !to_end) return span;
  if (end < text.size() && is_line_end(text[end])) end = after_line_end(text, end);
  const bool blank_before = begin == 0 ||
                            (begin > 1 && is_line_end(text[begin - 1]) && is_line_end(text[begin - 2]) &&
                             !(text[begin - 2] == '\r' && text[begin - 1] == '\n')) ||
                            (begin > 3 && text.substr(begin - 4, 4) == "\r\n\r\n");
  if (blank_before && end < text.size() && is_line_end(text[end])) end = after_line_end(text, end);
  return {begin, end};
}

std::optional<std::vector<Edit>> relevel_html(std::string_view text, SourceSpan span, int level) {
  const std::string_view element = text.substr(span.begin.value, span.size());
  const auto is_heading_tag = [&](std::size_t at, std::string_view opening) {
    return element.size() >= at + opening.size() + 2 && element.substr(at, opening.size()) == opening &&
           (element[at + opening.size()] == 'h' || element[at + opening.size()] == 'H') &&
           element[at + opening.size() + 1] >= '1' && element[at + opening.size() + 1] <= '6';
  };
  const std::size_t close = element.rfind("</");
  if (!is_heading_tag(0, "<") || close == std::string_view::npos || !is_heading_tag(close, "</")) return std::nullopt;
  const auto digit = [&](std::size_t at) {
    const auto offset = span.begin.value + static_cast<std::uint32_t>(at);
    return Edit{SourceSpan(offset, offset + 1), std::string(1, static_cast<char>('0' + level))};
  };
  return std::vector<Edit>{digit(2), digit(close + 3)};
}

std::optional<std::vector<Edit>> relevel_atx(std::string_view text, SourceSpan span, int level) {
  std::uint32_t begin = span.begin.value;
  while (begin < span.end.value && is_blank(text[begin])) ++begin;
  std::uint32_t end = begin;
  while (end < span.end.value && text[end] == '#') ++end;
  return std::vector<Edit>{{SourceSpan(begin, end), std::string(static_cast<std::size_t>(level), '#')}};
}

// Underlined headings know two levels; a deeper one becomes `### …` when it stands on one line.
std::optional<std::vector<Edit>> relevel_setext(std::string_view text, SourceSpan span, int level) {
  std::uint32_t end = span.end.value;
  while (end > span.begin.value && (is_line_end(text[end - 1]) || is_blank(text[end - 1]))) --end;
  std::uint32_t begin = end;
  while (begin > span.begin.value && (text[begin - 1] == '=' || text[begin - 1] == '-')) --begin;
  if (begin == end) return std::nullopt;
  if (level <= 2) {
    return std::vector<Edit>{{SourceSpan(begin, end), std::string(end - begin, level == 1 ? '=' : '-')}};
  }
  std::uint32_t line = begin;  // from the end of the heading's text, the line break included
  while (line > span.begin.value && is_blank(text[line - 1])) --line;
  if (line == span.begin.value || !is_line_end(text[line - 1])) return std::nullopt;
  --line;
  if (line > span.begin.value && text[line] == '\n' && text[line - 1] == '\r') --line;
  for (std::uint32_t i = span.begin.value; i < line; ++i)
    if (is_line_end(text[i])) return std::nullopt;
  return std::vector<Edit>{
      {SourceSpan(span.begin, span.begin), std::string(static_cast<std::size_t>(level), '#') + " "},
      {SourceSpan(line, end), ""}};
}

}  // namespace

std::optional<std::vector<Edit>> delete_node(const Document& document, const Source& source, NodeId id) {
  if (id >= document.nodes.size()) return std::nullopt;
  const Node& node = document.nodes[id];
  if (node.implied || node.source.empty()) return std::nullopt;
  return std::vector<Edit>{{with_own_lines(source.text(), node.source), ""}};
}

std::optional<std::vector<Edit>> relevel_heading(const Document& document, const Source& source, NodeId id, int level) {
  if (id >= document.nodes.size() || level < 1 || level > 6) return std::nullopt;
  const Node& node = document.nodes[id];
  const int now = heading_level(node.tag);
  if (now == 0 || now == level || node.implied || node.source.empty()) return std::nullopt;
  const std::string_view text = source.text();
  const std::string_view element = source.text_of(node.source);
  if (element.starts_with('<')) return relevel_html(text, node.source, level);
  if (document.format != Format::markdown) return std::nullopt;
  const std::size_t first = element.find_first_not_of(" \t");
  if (first != std::string_view::npos && element[first] == '#') return relevel_atx(text, node.source, level);
  return relevel_setext(text, node.source, level);
}

std::optional<std::vector<Edit>> make_heading(const Document& document, const Source& source, NodeId id, int level) {
  if (id + 1 >= document.nodes.size() || level < 1 || level > 6) return std::nullopt;
  const Node &paragraph = document.nodes[id], &bold = document.nodes[id + 1];
  if (paragraph.tag != Tag::p || paragraph.implied || bold.parent != id || bold.inner.empty()) return std::nullopt;
  const SourceSpan before(paragraph.source.begin, bold.inner.begin), after(bold.inner.end, paragraph.source.end);
  if (document.format == Format::html) {
    const std::string digit(1, static_cast<char>('0' + level));
    const bool plain = paragraph.attribute_count == 0 && bold.attribute_count == 0 &&
                       source.text_of(after).find("</") != source.text_of(after).rfind("</");  // both are closed
    if (!plain) return std::nullopt;
    return std::vector<Edit>{{before, "<h" + digit + ">"}, {after, "</h" + digit + ">"}};
  }
  const std::string_view inner = source.text_of(bold.inner);
  if (document.format != Format::markdown || inner.find_first_of("\r\n") != std::string_view::npos) return std::nullopt;
  const std::uint32_t begin = paragraph.source.begin.value;
  if (begin > 0 && !is_line_end(source.text()[begin - 1])) return std::nullopt;  // in a list or a quotation
  const std::string_view tail = source.text_of(after);
  std::uint32_t end =
      bold.inner.end.value + static_cast<std::uint32_t>(std::min(tail.find_first_of("\r\n"), tail.size()));
  return std::vector<Edit>{{before, std::string(static_cast<std::size_t>(level), '#') + " "},
                           {SourceSpan(bold.inner.end.value, end), ""}};
}

std::optional<std::vector<Edit>> split_at_breaks(const Document& document, const Source& source, NodeId id) {
  if (id >= document.nodes.size()) return std::nullopt;
  const Node& paragraph = document.nodes[id];
  if (document.format != Format::html || paragraph.tag != Tag::p || paragraph.implied || paragraph.attribute_count > 0)
    return std::nullopt;
  const std::string_view text = source.text();
  const auto blank = [&](std::uint32_t from, std::uint32_t to) {
    return from <= to && text.substr(from, to - from).find_first_not_of(" \t\r\n") == std::string_view::npos;
  };
  std::vector<Edit> edits;
  for (NodeId i = id + 1; i < paragraph.end; ++i) {
    const auto is_break = [&](NodeId n) {
      return n < paragraph.end && document.nodes[n].tag == Tag::br && document.nodes[n].parent == id;
    };
    if (!is_break(i)) continue;
    NodeId last = i;
    while (is_break(last + 1) &&
           blank(document.nodes[last].source.end.value, document.nodes[last + 1].source.begin.value))
      ++last;
    std::uint32_t begin = document.nodes[i].source.begin.value, end = document.nodes[last].source.end.value;
    while (begin > paragraph.inner.begin.value && blank(begin - 1, begin)) --begin;
    while (end < paragraph.inner.end.value && blank(end, end + 1)) ++end;
    const bool between = begin > paragraph.inner.begin.value && end < paragraph.inner.end.value;
    if (last > i && between) edits.push_back({SourceSpan(begin, end), "</p>\n<p>"});
    i = last;
  }
  if (edits.empty()) return std::nullopt;
  return edits;
}

}  // namespace calame
