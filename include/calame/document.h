/// One tree for every format, in HTML's vocabulary, over one decoded prose string.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calame/limits.h"
#include "calame/result.h"
#include "calame/source.h"
#include "calame/span.h"

namespace calame {

enum class Format : std::uint8_t { text, markdown, html };
std::string_view format_name(Format);
std::optional<Format> format_from_name(std::string_view);
/// By extension, any case: .md .markdown .mdx → markdown, .html .htm .xhtml → html, others → text.
Format format_of_path(std::string_view path);

using NodeId = std::uint32_t;
inline constexpr NodeId no_node = 0xFFFFFFFFu;

/// Element names known by number; others are Tag::other and keep their name in Document::names.
enum class Tag : std::uint8_t {
  other,
  html,
  head,
  title,
  meta,
  link,
  base,
  script,
  style,
  body,
  main,
  article,
  section,
  nav,
  header,
  footer,
  aside,
  h1,
  h2,
  h3,
  h4,
  h5,
  h6,
  p,
  blockquote,
  pre,
  ul,
  ol,
  li,
  dl,
  dt,
  dd,
  table,
  caption,
  thead,
  tbody,
  tfoot,
  tr,
  th,
  td,
  figure,
  figcaption,
  img,
  a,
  em,
  strong,
  b,
  i,
  u,
  s,
  del,
  ins,
  code,
  kbd,
  samp,
  var,
  q,
  cite,
  abbr,
  time,
  sub,
  sup,
  small,
  mark,
  span,
  div,
  br,
  hr,
  address,
  form,
  button,
  input,
  select,
  option,
  textarea,
  label,
  svg,
  math,
  iframe,
  video,
  audio,
  picture,
  source,
  object,
  noscript,
  template_,
  details,
  summary,
  main_end
};
std::string_view tag_name(Tag);             ///< "h2"; "" for Tag::other
Tag tag_from_name(std::string_view lower);  ///< Tag::other when unknown
inline int heading_level(Tag t) { return t >= Tag::h1 && t <= Tag::h6 ? int(t) - int(Tag::h1) + 1 : 0; }
bool is_block(Tag);  ///< ends the flow of prose around it
bool is_void(Tag);

/// Where in a page a node stands. Text and Markdown bodies are all `article`.
enum class Region : std::uint8_t {
  article,  ///< the main content
  chrome,   ///< navigation, header, footer, aside, and all else outside the main content
  head      ///< <head> or front matter
};

/// `value` is decoded. `text` is set when the value is prose for readers (title, description,
/// alt…): an attribute run at the end of Document::prose, with its own segments.
struct Attribute {
  std::string name;  ///< lower case
  std::string value;
  SourceSpan source;        ///< name and value; empty at the owner when implied
  SourceSpan value_source;  ///< without quotes
  TextSpan text;
};

struct Node {
  Tag tag = Tag::other;
  Region region = Region::article;
  bool implied = false;    ///< no markup of its own in the file (an html, head or body we supplied)
  std::uint32_t name = 0;  ///< index into Document::names for Tag::other
  NodeId parent = no_node;
  NodeId end = 0;     ///< one past the last node of its subtree
  TextSpan text;      ///< prose of the subtree; empty span when none
  SourceSpan source;  ///< whole element with its tags or markup
  SourceSpan inner;   ///< between the tags: what a raw-text element holds, where content is inserted
  std::uint32_t first_attribute = 0;
  std::uint32_t attribute_count = 0;
};

/// How prose is written at its place in the file: what a replacement must be encoded for.
enum class Syntax : std::uint8_t {
  plain,
  markdown,
  html_text,
  html_double_quoted,
  html_single_quoted,
  html_unquoted,
  yaml_plain,
  yaml_single_quoted,
  yaml_double_quoted,
  yaml_block,
  toml_basic,
  toml_literal
};

enum class Role : std::uint8_t {
  body,       ///< prose of the article
  chrome,     ///< prose outside the main content
  metadata,   ///< title, description and other fields of head or front matter
  attribute,  ///< alt and other attributes for readers
  code        ///< pre: kept for selectors, never prose, never counted
};

/// A run of prose that flows through its inline tags. In ascending order; between two blocks the
/// prose holds one '\n' that maps to nothing.
struct Block {
  NodeId node = no_node;  ///< the element whose own flow this is (p, h2, li, td, title, img…)
  TextSpan text;
  Role role = Role::body;
  Syntax syntax = Syntax::plain;
};

enum class Mapping : std::uint8_t {
  verbatim,  ///< same bytes in the source
  decoded,   ///< an entity or an escape: maps as a whole
  collapsed  ///< white space or a line break with its prefix, shown as ' ' or '\n': maps as a whole
};

/// Segments ascend in `text`; gaps in `source` between them are markup.
struct Segment {
  std::uint32_t text = 0, text_size = 0;
  std::uint32_t source = 0, source_size = 0;
  Mapping mapping = Mapping::verbatim;
};

/// What <script type="application/ld+json"> holds, as it stands at `source`: no prose, but data that
/// rules select with ::json().
struct DataBlock {
  NodeId node = no_node;
  SourceSpan source;
  std::string text;
};

/// Immutable once returned by a reader. Node 0 is always `html`, with `head` and `body` below it.
struct Document {
  Format format = Format::text;
  bool page = false;  ///< a full HTML page: doctype, <html> or <head> stands in the file
  std::string prose;
  std::vector<Node> nodes;
  std::vector<Attribute> attributes;
  std::vector<Block> blocks;
  std::vector<Segment> segments;
  std::vector<std::string> names;        ///< of Tag::other nodes
  std::vector<SourceSpan> comments;      ///< HTML comments, markers included
  std::vector<DataBlock> data;           ///< ascending by node
  std::vector<NodeId> tag_order;         ///< every node, by tag and then in document order: see index_tags()
  std::vector<std::uint32_t> tag_begin;  ///< where each Tag starts in tag_order, and one more
  /// Each once, by index_tags(); of many, not all.
  std::vector<std::string> attribute_names;
  NodeId head = no_node;
  NodeId article = no_node;     ///< main content; `body` when nothing narrower was found
  std::string lang;             ///< declared by <html lang> or front matter; "" when not
  SourceSpan front_matter;      ///< fences included; empty at 0 when there is none
  bool entity_spaces = false;   ///< the file writes its no-break spaces as entities (most of them; in
                                ///< Markdown, at least three)
  bool spaces_settled = false;  ///< … or the configuration says so, whatever stands at the place itself
};

/// `text`: a paragraph a block of lines between blank lines, or a line where there are no blank lines.
Result<Document> read_text(const Source&, const Limits& = {});
/// CommonMark with tables, strikethrough, task lists; front matter; shortcodes and MDX are not prose.
/// HTML in a line gives elements; of blocks of HTML only images and links do, whose text is Role::code.
Result<Document> read_markdown(const Source&, const Limits& = {});
/// HTML5 by gumbo in a bounded arena; a fragment when the file has no doctype, html or head.
Result<Document> read_html(const Source&, const Limits& = {});
Result<Document> read_document(const Source&, Format, const Limits& = {});

inline std::string_view text_of(const Document& d, TextSpan s) {
  return std::string_view(d.prose).substr(s.begin.value, s.size());
}
std::string_view name_of(const Document&, const Node&);
const Attribute* find_attribute(const Document&, NodeId, std::string_view name);
std::string_view attribute_value(const Document&, NodeId, std::string_view name);  ///< "" when absent
/// The value of a metadata field, wherever the format keeps it: `title` element, or the content of
/// the first meta[name=NAME] / meta[property=NAME] in head. nullptr node when absent.
std::optional<NodeId> find_metadata(const Document&, std::string_view name);
std::string_view metadata_value(const Document&, std::string_view name);

/// Fills tag_order, tag_begin and attribute_names, so that selecting does not go over the whole tree. Readers
/// call it last; a document without them is selected from all the same, only slower.
void index_tags(Document&);

/// The block that holds `offset` (or ends there); npos when none.
std::size_t block_at(const Document&, TextOffset);

/// Bytes of the source that `span` was read from. An empty span maps to the place right before the
/// character that follows it (or after the one before it at the end of a block).
SourceSpan source_span(const Document&, TextSpan);

}  // namespace calame
