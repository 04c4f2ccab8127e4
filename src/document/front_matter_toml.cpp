#include <algorithm>

#include "document/front_matter.h"
#include "document/scalar_pieces.h"
#include "document/toml_fault.h"
#include "document/toml_guard.h"
#include "document/worded.h"

namespace calame {
namespace {

using Fields = std::vector<FrontMatter::Field>;

class TomlReader {
 public:
  TomlReader(const Source& source, SourceSpan body)
      : source_(source), body_(body), first_line_(source.position(body.begin).line) {}

  void table(const toml::table& table, const std::string& path) {
    for (const auto& [key, node] : table) {
      const std::string name = path.empty() ? std::string(key.str()) : path + "." + std::string(key.str());
      value(node, name, place(key.source().begin));
    }
  }

  Fields take() {
    // toml++ keeps tables by name.
    std::sort(fields_.begin(), fields_.end(),
              [](const auto& a, const auto& b) { return a.value_source.begin < b.value_source.begin; });
    return std::move(fields_);
  }

 private:
  // Goes on from the last place of the same line: a line may hold a long array.
  std::uint32_t place(const toml::source_position& at) {
    if (at.line != last_.line || at.column < last_.column) {
      last_ = {at.line, 1};
      offset_ = source_.line_start(first_line_ + at.line - 1).value;
    }
    const std::string_view text = source_.text();
    for (; last_.column < at.column && offset_ < body_.end.value; ++last_.column) {
      ++offset_;
      while (offset_ < text.size() && (static_cast<unsigned char>(text[offset_]) & 0xC0) == 0x80) ++offset_;
    }
    return std::min(offset_, body_.end.value);
  }

  void value(const toml::node& node, const std::string& name, std::uint32_t begin) {
    if (const toml::table* inner = node.as_table()) return table(*inner, name);
    if (const toml::array* items = node.as_array()) {
      for (const toml::node& item : *items) value(item, name, place(item.source().begin));
      return;
    }
    FrontMatter::Field field;
    field.key = name;
    SourceSpan at;
    at.begin.value = place(node.source().begin);  // in this order: places ascend
    at.end.value = place(node.source().end);
    field.syntax = Syntax::toml_literal;
    field.source = {std::min(begin, at.begin.value), at.end.value};
    const std::string_view written = source_.text_of(at);
    if (const auto* text = node.as_string()) {
      const std::size_t quotes = written.substr(0, 3) == "\"\"\"" || written.substr(0, 3) == "'''" ? 3 : 1;
      if (written.size() >= 2 * quotes) {
        if (written.front() == '"') field.syntax = Syntax::toml_basic;
        at = {at.begin.value + static_cast<std::uint32_t>(quotes), at.end.value - static_cast<std::uint32_t>(quotes)};
      }
      field.value = scalar_pieces(source_.text_of(at), at.begin, text->get(), field.syntax);
    } else {
      field.value.push_back({std::string(written), at, Mapping::verbatim});
    }
    field.value_source = at;
    fields_.push_back(std::move(field));
  }

  const Source& source_;
  SourceSpan body_;
  std::uint32_t first_line_;
  toml::source_position last_{0, 0};
  std::uint32_t offset_ = 0;
  Fields fields_;
};

}  // namespace

Result<std::optional<Fields>> read_toml_fields(const Source& source, SourceSpan body) {
  const std::string_view text = source.text_of(body);
  const std::uint32_t first = source.position(body.begin).line;
  const auto failure = [&](LineColumn at, const Message& what) {
    return Error{source.path(),
                 {first + std::max(at.line, 1u) - 1, at.column},
                 worded("en-tête\u00A0: {}", "front matter: {}", what)};
  };
  if (text.size() > (1u << 20))
    return failure({1, 1},
                   {"plus de 1\u00A0Mio de TOML\u202F; raccourcissez-le", "more than 1 MiB of TOML; shorten it"});
  if (const std::optional<Error> deep = prescan_toml(text)) return failure(deep->at, deep->message);
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed) {
    const toml::parse_error& error = parsed.error();
    return failure({error.source().begin.line, error.source().begin.column}, toml_fault(error.description()));
  }
  TomlReader reader(source, body);
  reader.table(parsed.table(), {});
  return std::optional<Fields>(reader.take());
}

}  // namespace calame
