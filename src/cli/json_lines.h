// Articles that come as JSON, one a line: check --input-format jsonl.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "calame/result.h"
#include "cli/articles.h"
#include "cli/descriptor.h"
#include "cli/options.h"

namespace calame {

struct JsonLine {
  std::size_t number = 0;  // in its file, from 1
  std::string text;        // without its end; empty when it was too long
  std::uint64_t size = 0;  // in bytes
};

// The lines of a file, or of stdin ("-"), as they come; blank ones are passed over.
class JsonLines {
 public:
  static Result<JsonLines> open(const std::string& path, UiLanguage);
  // Nothing at the end. Where reading fails that is told, and is the end.
  std::optional<JsonLine> next();
  [[nodiscard]] bool good() const { return good_; }

 private:
  JsonLines(Descriptor file, std::string path, UiLanguage ui)
      : file_(std::move(file)), path_(std::move(path)), ui_(ui) {}
  bool fill();

  Descriptor file_;  // none: stdin
  std::string path_;
  UiLanguage ui_ = UiLanguage::fr;
  std::string buffer_;
  std::size_t at_ = 0, line_ = 0;
  bool end_ = false, good_ = true;
};

// {"id", "text" | "markdown" | "html", "path", "lang", "keyphrase", "synonyms", "min_words", "max_signs", "profile",
// "typography"}: what the line leaves open is as the options say. Other fields are the caller's own.
// `id` is set even where the article is none, if the line has one.
Result<Article> article_of(const JsonLine&, const Options&, std::string& id);

}  // namespace calame
