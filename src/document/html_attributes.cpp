#include <algorithm>

#include "document/html_elements.h"
#include "document/html_markup.h"
#include "document/html_reader.h"
#include "document/html_text.h"

namespace calame {
namespace {

constexpr std::string_view prose_properties[] = {"og:title",      "og:description",      "og:image:alt",
                                                 "twitter:title", "twitter:description", "twitter:image:alt"};

bool same(std::string_view text, std::string_view lower) {
  return text.size() == lower.size() && std::equal(text.begin(), text.end(), lower.begin(), [](char a, char b) {
           return (a >= 'A' && a <= 'Z' ? char(a + 32) : a) == b;
         });
}

bool is_prose_meta(const GumboVector& attributes) {
  for (const char* key : {"name", "property"}) {
    const GumboAttribute* attribute = gumbo_get_attribute(&attributes, key);
    if (!attribute) continue;
    if (same(attribute->value, "description")) return true;
    for (const std::string_view property : prose_properties)
      if (same(attribute->value, property)) return true;
  }
  return false;
}

bool is_prose(const GumboElement& element, std::string_view name) {
  if (element.tag == GUMBO_TAG_META) return name == "content" && is_prose_meta(element.attributes);
  return is_prose_attribute(tag_of(element.tag), name);
}

struct Value {
  SourceSpan whole;  // quotes included
  SourceSpan inner;
  Syntax syntax = Syntax::html_unquoted;
};

Value value_of(const GumboAttribute& attribute, const HtmlPlaces& places) {
  Value value;
  value.whole = places.span(attribute.original_value);
  const SourceSpan name = places.span(attribute.original_name);
  // gumbo gives the name again where there is no value.
  if (value.whole.empty() || value.whole.begin <= name.begin) {
    value.whole = value.inner = {name.end, name.end};
    return value;
  }
  value.inner = value.whole;
  const char first = places.html[value.whole.begin.value];
  if (first != '"' && first != '\'') return value;
  value.syntax = first == '"' ? Syntax::html_double_quoted : Syntax::html_single_quoted;
  ++value.inner.begin.value;
  if (value.inner.end > value.inner.begin && places.html[value.inner.end.value - 1] == first) --value.inner.end.value;
  return value;
}

}  // namespace

void add_html_attributes(DocumentBuilder& builder, const GumboNode& node, const HtmlPlaces& places) {
  const GumboVector& attributes = node.v.element.attributes;
  const bool clone = is_html_clone(node);
  std::vector<HtmlPiece> aligned;
  for (unsigned i = 0; i < attributes.length; ++i) {
    const auto& attribute = *static_cast<const GumboAttribute*>(attributes.data[i]);
    const SourceSpan name = places.span(attribute.original_name);
    const Value value = value_of(attribute, places);
    const SourceSpan source(name.begin, std::max(name.end, value.whole.end));
    const std::string_view text = attribute.value;
    const bool blank = std::all_of(text.begin(), text.end(), [](char c) { return c == ' ' || c == '\n' || c == '\t'; });
    if (clone || blank || value.inner.empty() || !is_prose(node.v.element, attribute.name)) {
      builder.attribute(attribute.name, attribute.value, source, value.inner);
      continue;
    }
    aligned.clear();
    align_html(text, places.html.substr(value.inner.begin.value, value.inner.size()), value.inner.begin.value,
               HtmlTextKind::attribute, aligned);
    std::vector<DocumentBuilder::Piece> pieces;
    for (const HtmlPiece& piece : aligned) pieces.push_back({std::string(piece.text), piece.from, piece.mapping});
    builder.prose_attribute(attribute.name, std::move(pieces), source, value.inner, value.syntax,
                            node.v.element.tag == GUMBO_TAG_META ? Role::metadata : Role::attribute);
  }
}

}  // namespace calame
