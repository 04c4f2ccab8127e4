// Front matter of a Markdown file: --- YAML, +++ TOML.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/builder.h"

namespace calame {

struct FrontMatter {
  struct Field {
    std::string key;  // as written; nested keys joined by '.'
    std::vector<DocumentBuilder::Piece> value;
    SourceSpan source, value_source;  // key and value; the value without quotes
    Syntax syntax = Syntax::yaml_plain;
  };
  SourceSpan span;            // fences included; empty at 0 when there is none
  std::vector<Field> fields;  // in file order; one a list item
};

// Broken front matter is an Error with its line; a fence that never closes is body text.
Result<FrontMatter> read_front_matter(const Source&);

// Puts the fields into the open head: title, meta; and the document's language.
void build_metadata(DocumentBuilder&, FrontMatter&&);

// The two languages. `body` lies between the fences. nullopt when it holds no mapping at all.
Result<std::optional<std::vector<FrontMatter::Field>>> read_yaml_fields(const Source&, SourceSpan body);
Result<std::optional<std::vector<FrontMatter::Field>>> read_toml_fields(const Source&, SourceSpan body);

inline constexpr std::uint32_t front_matter_bytes = 4u << 20;
inline constexpr int front_matter_depth = 32;

}  // namespace calame
