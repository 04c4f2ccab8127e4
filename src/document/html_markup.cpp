#include "document/html_markup.h"

#include <algorithm>

namespace calame {
namespace {

std::size_t after(std::string_view html, std::string_view what, std::size_t from) {
  const std::size_t found = html.find(what, from);
  return found == std::string_view::npos ? html.size() : found + what.size();
}

// `<!--` at `at`. `<!-->` and `<!--->` are whole comments, and `--!>` ends one too.
std::size_t comment_end(std::string_view html, std::size_t at) {
  if (html.substr(at + 4, 1) == ">") return at + 5;
  if (html.substr(at + 4, 2) == "->") return at + 6;
  for (std::size_t i = at + 4; (i = html.find("--", i)) != std::string_view::npos; ++i) {
    if (html.substr(i + 2, 1) == ">") return i + 3;
    if (html.substr(i + 2, 2) == "!>") return i + 4;
  }
  return html.size();
}

bool ends_name(char c) { return is_html_space(c) || c == '/' || c == '>'; }

// From behind the '='; where to go on.
std::size_t read_value(std::string_view html, std::size_t at, HtmlAttribute& attribute) {
  while (at < html.size() && is_html_space(html[at])) ++at;
  if (at < html.size() && (html[at] == '"' || html[at] == '\'')) {
    attribute.quote = html[at];
    attribute.value_begin = at + 1;
    attribute.value_end = std::min(html.find(html[at], at + 1), html.size());
    return attribute.end = std::min(attribute.value_end + 1, html.size());
  }
  attribute.value_begin = at;
  while (at < html.size() && !is_html_space(html[at]) && html[at] != '>') ++at;
  return attribute.value_end = attribute.end = at;
}

// From behind the tag's name to its '>'. `found` is called with each attribute.
template <class Found>
void read_attributes(std::string_view html, std::size_t at, HtmlTag& tag, const Found& found) {
  while (at < html.size()) {
    const char c = html[at];
    if (c == '>') {
      tag.end = at + 1;
      return;
    }
    tag.self_closing = c == '/' && at + 1 < html.size() && html[at + 1] == '>';
    if (is_html_space(c) || c == '/') {
      ++at;
      continue;
    }
    HtmlAttribute attribute;
    attribute.begin = at;
    ++at;  // the first sign belongs to the name even when it is '='
    while (at < html.size() && !ends_name(html[at]) && html[at] != '=') ++at;
    attribute.name_end = attribute.value_begin = attribute.value_end = attribute.end = at;
    std::size_t value = at;
    while (value < html.size() && is_html_space(html[value])) ++value;
    if (value < html.size() && html[value] == '=') at = read_value(html, value + 1, attribute);
    found(attribute);
  }
  tag.end = html.size();
}

template <class Found>
HtmlTag tag_at(std::string_view html, std::size_t at, const Found& found) {
  HtmlTag tag;
  const char next = at + 1 < html.size() ? html[at + 1] : '\0';
  std::size_t name = at + 1;
  if (next == '!') {
    const bool comment = html.substr(at, 4) == "<!--";
    tag.kind = comment ? HtmlTag::Kind::comment : HtmlTag::Kind::declaration;
    tag.end = comment ? comment_end(html, at) : after(html, ">", at);
    return tag;
  }
  if (next == '/') {
    const char second = at + 2 < html.size() ? html[at + 2] : '\0';
    if (at + 2 >= html.size()) return tag;
    if (!is_ascii_letter(second)) {  // a browser makes it a comment
      tag.kind = HtmlTag::Kind::comment;
      tag.end = after(html, ">", at);
      return tag;
    }
    tag.kind = HtmlTag::Kind::end;
    name = at + 2;
  } else if (next == '?') {
    tag.kind = HtmlTag::Kind::comment;
    tag.end = after(html, ">", at);
    return tag;
  } else if (is_ascii_letter(next)) {
    tag.kind = HtmlTag::Kind::start;
  } else {
    return tag;
  }
  std::size_t end = name;
  while (end < html.size() && !ends_name(html[end])) ++end;
  tag.name = html.substr(name, end - name);
  read_attributes(html, end, tag, found);
  return tag;
}

}  // namespace

HtmlTag html_tag_at(std::string_view html, std::size_t at) {
  std::uint32_t attributes = 0;
  HtmlTag tag = tag_at(html, at, [&](const HtmlAttribute&) { ++attributes; });
  tag.attributes = attributes;
  return tag;
}

HtmlTag html_tag_at(std::string_view html, std::size_t at, std::vector<HtmlAttribute>& attributes) {
  const std::size_t before = attributes.size();
  HtmlTag tag = tag_at(html, at, [&](const HtmlAttribute& a) { attributes.push_back(a); });
  tag.attributes = static_cast<std::uint32_t>(attributes.size() - before);
  return tag;
}

bool is_prose_attribute(Tag tag, std::string_view name) {
  if (name == "aria-label") return true;
  if (tag == Tag::img) return name == "alt" || name == "title";
  return tag == Tag::a && name == "title";
}

std::size_t raw_text_end(std::string_view html, std::size_t at, std::string_view name) {
  for (std::size_t i = at; (i = html.find("</", i)) != std::string_view::npos; i += 2) {
    const std::string_view found = html.substr(i + 2, name.size());
    const std::size_t behind = i + 2 + name.size();
    if (found.size() == name.size() && (behind >= html.size() || ends_name(html[behind])) &&
        std::equal(found.begin(), found.end(), name.begin(), [](char a, char b) { return (a | 32) == (b | 32); }))
      return i;
  }
  return html.size();
}

}  // namespace calame
