#include "cli/json_lines.h"

#include <fcntl.h>
#include <simdjson.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "cli/terminal.h"
#include "cli/texts.h"
#include "rules/did_you_mean.h"

namespace calame {

namespace {

using simdjson::dom::element;
using simdjson::dom::object;

// JSON may spend six bytes on one of the article.
constexpr std::uint64_t most_line_bytes = 6 * Limits{}.file_bytes;

Error wrong(const JsonLine& line, const std::string& message) {
  return {"", {static_cast<std::uint32_t>(line.number), 1}, same(message)};
}

struct Body {
  std::string_view field;
  Format format;
};
constexpr Body bodies[] = {{"text", Format::text}, {"markdown", Format::markdown}, {"html", Format::html}};

// Reads fields and keeps the first thing that is wrong with them.
class LineFields {
 public:
  LineFields(const object& fields, UiLanguage ui) : fields_(fields), ui_(ui) {}

  void text(std::string_view name, std::string& into) {
    element value;
    if (fields_[name].get(value) != simdjson::SUCCESS || value.is_null()) return;
    std::string_view given;
    if (value.get(given) == simdjson::SUCCESS)
      into = given;
    else
      fail(name, say(ui_, Say::jsonl_text));
  }

  void texts(std::string_view name, std::vector<std::string>& into) {
    element value;
    if (fields_[name].get(value) != simdjson::SUCCESS || value.is_null()) return;
    simdjson::dom::array list;
    if (value.get(list) != simdjson::SUCCESS) return fail(name, say(ui_, Say::jsonl_texts));
    into.clear();
    for (const element item : list) {
      std::string_view given;
      if (item.get(given) != simdjson::SUCCESS) return fail(name, say(ui_, Say::jsonl_texts));
      into.emplace_back(given);
    }
  }

  void count(std::string_view name, std::optional<std::uint32_t>& into) {
    element value;
    if (fields_[name].get(value) != simdjson::SUCCESS || value.is_null()) return;
    std::uint64_t given = 0;
    if (value.get(given) != simdjson::SUCCESS || given > 1'000'000'000) return fail(name, say(ui_, Say::jsonl_count));
    into = static_cast<std::uint32_t>(given);
  }

  void fail(std::string_view name, const std::string& expected) {
    if (wrong_.empty()) wrong_ = say(ui_, Say::jsonl_field, {{"name", std::string(name)}, {"expected", expected}});
  }
  [[nodiscard]] const std::string& wrong_field() const { return wrong_; }

 private:
  const object& fields_;
  UiLanguage ui_;
  std::string wrong_;
};

// A field that was meant to be the article, by its name: « tekst ».
std::string misspelt(const object& fields, UiLanguage ui) {
  std::vector<std::string_view> known;
  for (const Body& body : bodies) known.push_back(body.field);
  for (const auto field : fields)
    if (const auto near = did_you_mean(field.key, known))
      return say(ui, Say::did_you_mean_suffix, {{"name", std::string(*near)}});
  return {};
}

std::optional<std::string> read_body(const object& fields, Article& article, UiLanguage ui) {
  const Body* found = nullptr;
  for (const Body& body : bodies) {
    element value;
    if (fields[body.field].get(value) != simdjson::SUCCESS || value.is_null()) continue;
    if (found)
      return say(ui, Say::jsonl_two_bodies, {{"a", std::string(found->field)}, {"b", std::string(body.field)}});
    std::string_view given;
    if (value.get(given) != simdjson::SUCCESS)
      return say(ui, Say::jsonl_field, {{"name", std::string(body.field)}, {"expected", say(ui, Say::jsonl_text)}});
    if (given.size() > Limits{}.file_bytes)
      return say(ui, Say::too_large, {{"size", double(given.size())}, {"limit", double(Limits{}.file_bytes)}});
    found = &body;
    article.format = body.format;
    article.bytes = given;
  }
  if (!found) return say(ui, Say::jsonl_no_body, {{"hint", misspelt(fields, ui)}});
  return std::nullopt;
}

Brief brief_of_line(LineFields& fields, const Brief& given) {
  Brief brief = given;
  fields.text("keyphrase", brief.keyphrase);
  fields.texts("synonyms", brief.synonyms);
  fields.count("min_words", brief.min_words);
  fields.count("max_signs", brief.max_signs);
  fields.text("lang", brief.lang);
  fields.text("profile", brief.profile);
  fields.text("typography", brief.typography);
  return brief;
}

std::string id_of(const object& fields) {
  element value;
  if (fields["id"].get(value) != simdjson::SUCCESS || value.is_null()) return {};
  return simdjson::minify(value);
}

// A name that reads well in a report: the id without its quotes.
std::string shown_name(const object& fields, const std::string& id, const JsonLine& line) {
  std::string_view given;
  if (fields["path"].get(given) == simdjson::SUCCESS || fields["id"].get(given) == simdjson::SUCCESS)
    return std::string(given);
  return id.empty() ? std::to_string(line.number) : id;
}

}  // namespace

Result<JsonLines> JsonLines::open(const std::string& path, UiLanguage ui) {
  Descriptor file;
  if (path != "-") {
    file = Descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
    if (!file && errno == ENOENT) return Error{displayed_path(path), {}, same(say(ui, Say::no_such_path))};
    if (!file)
      return Error{
          displayed_path(path), {}, same(say(ui, Say::cannot_open, {{"reason", std::string(std::strerror(errno))}}))};
  }
  return JsonLines(std::move(file), path, ui);
}

// More of the input behind what is left of it.
bool JsonLines::fill() {
  if (end_) return false;
  buffer_.erase(0, at_);
  at_ = 0;
  std::array<char, 1 << 16> piece;
  ssize_t count = 0;
  do count = ::read(file_ ? file_.get() : STDIN_FILENO, piece.data(), piece.size());
  while (count < 0 && errno == EINTR);
  if (count < 0) {
    notice_errors(ui_, {Error{displayed_path(path_),
                              {},
                              same(say(ui_, Say::cannot_read, {{"reason", std::string(std::strerror(errno))}}))}});
    good_ = false;
  }
  end_ = count <= 0;
  if (!end_) buffer_.append(piece.data(), static_cast<std::size_t>(count));
  return !end_;
}

std::optional<JsonLine> JsonLines::next() {
  for (;;) {
    JsonLine line{++line_, {}, 0};
    std::size_t looked = 0, stop = std::string::npos;
    bool too_long = false;
    while ((stop = buffer_.find('\n', at_ + looked)) == std::string::npos) {
      looked = buffer_.size() - at_;
      if (looked > most_line_bytes) {  // its bytes are counted and dropped
        too_long = true;
        line.size += looked;
        at_ = buffer_.size();
        looked = 0;
      }
      if (!fill()) break;
    }
    const std::size_t last = std::min(stop, buffer_.size());
    if (stop == std::string::npos && last == at_ && !too_long) return std::nullopt;
    line.size += last - at_;
    if (!too_long) line.text = buffer_.substr(at_, last - at_);
    at_ = std::min(last + 1, buffer_.size());
    if (line_ == 1 && line.text.starts_with("\xEF\xBB\xBF")) line.text.erase(0, 3);
    if (too_long || line.text.find_first_not_of(" \t\r") != std::string::npos) return line;
  }
}

Result<Article> article_of(const JsonLine& line, const Options& options, std::string& id) {
  const UiLanguage ui = options.ui;
  if (line.text.empty())
    return wrong(line, say(ui, Say::too_large, {{"size", double(line.size)}, {"limit", double(most_line_bytes)}}));
  thread_local simdjson::dom::parser parser;
  element root;
  if (const auto error = parser.parse(line.text).get(root); error != simdjson::SUCCESS)
    return wrong(line, say(ui, Say::jsonl_no_json, {{"reason", std::string(simdjson::error_message(error))}}));
  object fields;
  if (root.get(fields) != simdjson::SUCCESS) return wrong(line, say(ui, Say::jsonl_no_object));
  id = id_of(fields);
  Article article;
  article.path = shown_name(fields, id, line);
  if (auto why = read_body(fields, article, ui)) return wrong(line, *why);
  LineFields reader(fields, ui);
  article.brief = brief_of_line(reader, options.brief);
  if (!reader.wrong_field().empty()) return wrong(line, reader.wrong_field());
  return article;
}

}  // namespace calame
