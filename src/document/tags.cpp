#include <algorithm>
#include <array>
#include <string>

#include "calame/document.h"

namespace calame {
namespace {

// In the order of Tag.
constexpr std::string_view tag_names[] = {
    "",       "html",       "head",    "title",   "meta",       "link",     "base",    "script", "style",   "body",
    "main",   "article",    "section", "nav",     "header",     "footer",   "aside",   "h1",     "h2",      "h3",
    "h4",     "h5",         "h6",      "p",       "blockquote", "pre",      "ul",      "ol",     "li",      "dl",
    "dt",     "dd",         "table",   "caption", "thead",      "tbody",    "tfoot",   "tr",     "th",      "td",
    "figure", "figcaption", "img",     "a",       "em",         "strong",   "b",       "i",      "u",       "s",
    "del",    "ins",        "code",    "kbd",     "samp",       "var",      "q",       "cite",   "abbr",    "time",
    "sub",    "sup",        "small",   "mark",    "span",       "div",      "br",      "hr",     "address", "form",
    "button", "input",      "select",  "option",  "textarea",   "label",    "svg",     "math",   "iframe",  "video",
    "audio",  "picture",    "source",  "object",  "noscript",   "template", "details", "summary"};
constexpr std::size_t tag_count = std::size(tag_names);
static_assert(tag_count == static_cast<std::size_t>(Tag::main_end));

struct NamedTag {
  std::string_view name;
  Tag tag;
};

constexpr auto tags_by_name = [] {
  std::array<NamedTag, tag_count - 1> all{};
  for (std::size_t i = 1; i < tag_count; ++i) all[i - 1] = {tag_names[i], static_cast<Tag>(i)};
  std::sort(all.begin(), all.end(), [](const NamedTag& a, const NamedTag& b) { return a.name < b.name; });
  return all;
}();

constexpr std::array<bool, tag_count> flags(std::initializer_list<Tag> tags) {
  std::array<bool, tag_count> out{};
  for (const Tag t : tags) out[static_cast<std::size_t>(t)] = true;
  return out;
}

constexpr auto block_flags = flags(
    {Tag::html,    Tag::head,    Tag::title, Tag::meta,   Tag::link,     Tag::base,       Tag::body,       Tag::main,
     Tag::article, Tag::section, Tag::nav,   Tag::header, Tag::footer,   Tag::aside,      Tag::h1,         Tag::h2,
     Tag::h3,      Tag::h4,      Tag::h5,    Tag::h6,     Tag::p,        Tag::blockquote, Tag::pre,        Tag::ul,
     Tag::ol,      Tag::li,      Tag::dl,    Tag::dt,     Tag::dd,       Tag::table,      Tag::caption,    Tag::thead,
     Tag::tbody,   Tag::tfoot,   Tag::tr,    Tag::th,     Tag::td,       Tag::figure,     Tag::figcaption, Tag::div,
     Tag::hr,      Tag::address, Tag::form,  Tag::option, Tag::textarea, Tag::details,    Tag::summary});

constexpr auto void_flags =
    flags({Tag::meta, Tag::link, Tag::base, Tag::img, Tag::br, Tag::hr, Tag::input, Tag::source});

bool same_ascii(std::string_view text, std::string_view lower) {
  return std::equal(text.begin(), text.end(), lower.begin(), lower.end(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + ('a' - 'A') : a) == b; });
}

struct Extension {
  std::string_view name;
  Format format;
};
constexpr Extension extensions[] = {
    {"md", Format::markdown}, {"markdown", Format::markdown}, {"mdx", Format::markdown},
    {"html", Format::html},   {"htm", Format::html},          {"xhtml", Format::html},
};
constexpr std::string_view format_names[] = {"text", "markdown", "html"};

}  // namespace

std::string_view tag_name(Tag tag) {
  const auto i = static_cast<std::size_t>(tag);
  return i < tag_count ? tag_names[i] : std::string_view();
}

Tag tag_from_name(std::string_view lower) {
  const auto at = std::lower_bound(tags_by_name.begin(), tags_by_name.end(), lower,
                                   [](const NamedTag& a, std::string_view name) { return a.name < name; });
  return at != tags_by_name.end() && at->name == lower ? at->tag : Tag::other;
}

bool is_block(Tag tag) { return tag < Tag::main_end && block_flags[static_cast<std::size_t>(tag)]; }
bool is_void(Tag tag) { return tag < Tag::main_end && void_flags[static_cast<std::size_t>(tag)]; }

std::string_view format_name(Format format) { return format_names[static_cast<std::size_t>(format)]; }

std::optional<Format> format_from_name(std::string_view name) {
  for (std::size_t i = 0; i < std::size(format_names); ++i) {
    if (format_names[i] == name) return static_cast<Format>(i);
  }
  return std::nullopt;
}

Format format_of_path(std::string_view path) {
  const std::size_t slash = path.find_last_of("/\\");
  const std::string_view file = slash == std::string_view::npos ? path : path.substr(slash + 1);
  const std::size_t dot = file.rfind('.');
  if (dot == std::string_view::npos) return Format::text;
  for (const Extension& e : extensions) {
    if (same_ascii(file.substr(dot + 1), e.name)) return e.format;
  }
  return Format::text;
}

}  // namespace calame
