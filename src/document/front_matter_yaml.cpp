// YAML by libfyaml's events: no tree is built, so aliases cannot multiply and depth costs nothing.
#include <libfyaml.h>

#include <algorithm>
#include <memory>

#include "document/front_matter.h"
#include "document/scalar_pieces.h"
#include "document/worded.h"
#include "document/yaml_fault.h"

namespace calame {
namespace {

using Fields = std::vector<FrontMatter::Field>;

struct DiagDeleter {
  void operator()(fy_diag* d) const { fy_diag_destroy(d); }
};
struct ParserDeleter {
  void operator()(fy_parser* p) const { fy_parser_destroy(p); }
};

Syntax syntax_of(fy_token* token) {
  switch (fy_token_scalar_style(token)) {
    case FYSS_SINGLE_QUOTED:
      return Syntax::yaml_single_quoted;
    case FYSS_DOUBLE_QUOTED:
      return Syntax::yaml_double_quoted;
    case FYSS_LITERAL:
    case FYSS_FOLDED:
      return Syntax::yaml_block;
    default:
      return Syntax::yaml_plain;
  }
}

class YamlReader {
 public:
  YamlReader(const Source& source, SourceSpan body) : source_(source), body_(body), text_(source.text_of(body)) {}

  Result<std::optional<Fields>> read() {
    fy_diag_cfg settings{};
    fy_diag_cfg_default(&settings);
    settings.fp = nullptr;
    settings.colorize = false;
    diag_.reset(fy_diag_create(&settings));
    fy_diag_set_collect_errors(diag_.get(), true);
    fy_parse_cfg config{};
    config.flags = FYPCF_QUIET;
    config.diag = diag_.get();
    const std::unique_ptr<fy_parser, ParserDeleter> parser(fy_parser_create(&config));
    if (!parser || fy_parser_set_string(parser.get(), text_.data(), text_.size()) != 0)
      return failure({}, {"YAML illisible", "the YAML cannot be read"});
    while (fy_event* event = fy_parser_parse(parser.get())) {
      take(*event);
      fy_parser_event_free(parser.get(), event);
      if (depth_ > front_matter_depth) {
        return failure({last_}, worded("imbrication de plus de {} niveaux\u202F; simplifiez la structure",
                                       "nested deeper than {} levels; simplify the structure", front_matter_depth));
      }
    }
    if (fy_parser_get_stream_error(parser.get())) return parser_error();
    if (!mapping_) return std::optional<Fields>();
    return std::optional<Fields>(std::move(fields_));
  }

 private:
  struct Level {
    bool mapping = false, wants_value = false;
    std::string path;  // of the key that waits for its value, parents included
    SourceSpan key;
  };

  void take(const fy_event& event) {
    switch (event.type) {
      case FYET_SCALAR:
        scalar(event.scalar.value);
        break;
      case FYET_ALIAS:
        value_done();
        break;
      case FYET_MAPPING_START:
      case FYET_SEQUENCE_START: {
        if (levels_.empty() && event.type == FYET_MAPPING_START) mapping_ = true;
        Level level;
        level.mapping = event.type == FYET_MAPPING_START;
        if (!levels_.empty()) level.path = levels_.back().path, level.key = levels_.back().key;
        levels_.push_back(std::move(level));
        ++depth_;
        break;
      }
      case FYET_MAPPING_END:
      case FYET_SEQUENCE_END:
        levels_.pop_back();
        --depth_;
        value_done();
        break;
      default:
        break;
    }
  }

  void scalar(fy_token* token) {
    if (levels_.empty()) return;
    std::size_t size = 0;
    const char* const text = token ? fy_token_get_text(token, &size) : nullptr;
    std::string_view value = text ? std::string_view(text, size) : std::string_view();
    const fy_mark* const begin = token ? fy_token_start_mark(token) : nullptr;
    const fy_mark* const end = token ? fy_token_end_mark(token) : nullptr;
    SourceSpan at(last_, last_);
    if (begin && end && end->input_pos >= begin->input_pos && !(end->input_pos == 0 && last_ > body_.begin.value)) {
      // Marks count bytes (their columns count code points).
      const std::size_t last = std::min(end->input_pos, text_.size());
      at = {body_.begin.value + static_cast<std::uint32_t>(std::min(begin->input_pos, last)),
            body_.begin.value + static_cast<std::uint32_t>(last)};
      last_ = at.end.value;
    }
    // libfyaml loses what stands between two pairs of quotes: 'd''''ci'.
    const std::string quoted_value =
        token && syntax_of(token) == Syntax::yaml_single_quoted ? yaml_single_quoted(source_.text_of(at)) : "";
    if (!quoted_value.empty()) value = quoted_value;
    Level& level = levels_.back();
    if (level.mapping && !level.wants_value) {
      const std::string parent = levels_.size() > 1 ? levels_[levels_.size() - 2].path : std::string();
      level.path = parent.empty() ? std::string(value) : parent + "." + std::string(value);
      if (level.path.size() > 256) level.path.resize(256);
      level.key = at;
      level.wants_value = true;
      return;
    }
    FrontMatter::Field field;
    field.key = level.path;
    field.syntax = token ? syntax_of(token) : Syntax::yaml_plain;
    field.value_source = at;
    if (!value.empty()) field.value = scalar_pieces(source_.text_of(at), at.begin, value, field.syntax);
    const bool quoted = field.syntax == Syntax::yaml_double_quoted || field.syntax == Syntax::yaml_single_quoted;
    field.source = {level.mapping ? level.key.begin.value : at.begin.value - quoted, at.end.value + quoted};
    fields_.push_back(std::move(field));
    value_done();
  }

  void value_done() {
    if (levels_.empty()) return;
    levels_.back().wants_value = levels_.back().mapping && !levels_.back().wants_value;
  }

  Error failure(SourceOffset at, const Message& what) const {
    return {source_.path(), source_.position(at), worded("en-tête\u00A0: {}", "front matter: {}", what)};
  }

  Error parser_error() const {
    void* previous = nullptr;
    const fy_diag_error* error = fy_diag_errors_iterate(diag_.get(), &previous);
    if (error == nullptr) return failure(body_.begin, yaml_fault({}));
    const std::uint32_t first = source_.position(body_.begin).line - 1;
    return {source_.path(),
            {first + static_cast<std::uint32_t>(std::max(error->line, 1)),
             static_cast<std::uint32_t>(std::max(error->column, 1))},
            worded("en-tête\u00A0: {}", "front matter: {}", yaml_fault(error->msg))};
  }

  const Source& source_;
  SourceSpan body_;
  std::string_view text_;
  std::unique_ptr<fy_diag, DiagDeleter> diag_;
  std::vector<Level> levels_;
  Fields fields_;
  std::uint32_t last_ = body_.begin.value;
  int depth_ = 0;
  bool mapping_ = false;
};

}  // namespace

Result<std::optional<Fields>> read_yaml_fields(const Source& source, SourceSpan body) {
  return YamlReader(source, body).read();
}

}  // namespace calame
