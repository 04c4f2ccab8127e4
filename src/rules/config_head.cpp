#include "rules/config_head.h"

#include <algorithm>
#include <string>

#include "calame/version.h"
#include "document/worded.h"
#include "rules/error_sink.h"
#include "rules/toml_document.h"
#include "rules/version_range.h"

namespace calame {
namespace {

PathGlobs read_globs(Fields& fields, std::string_view key) {
  PathGlobs globs;
  const std::vector<std::string> texts = fields.texts(key);
  for (std::size_t i = 0; i < texts.size(); ++i) {
    auto glob = PathGlob::compile(texts[i]);
    if (glob) {
      globs.push_back(*std::move(glob));
    } else {
      fields.error(key, i,
                   worded("«\u00A0{}\u00A0»\u00A0: {}", "“{}”: {}", clipped(texts[i]), glob.errors().front().message));
    }
  }
  return globs;
}

}  // namespace

bool any_matches(const PathGlobs& globs, std::string_view path) {
  return std::any_of(globs.begin(), globs.end(), [&](const PathGlob& glob) { return glob.matches(path); });
}

void check_version(Fields& fields, std::string_view key) {
  const auto range = fields.text(key);
  if (!range) return;
  const auto fits = version_in_range(calame_version, *range);
  if (!fits) {
    fields.error(key,
                 worded("«\u00A0{}\u00A0» doit être une version ou un intervalle, comme \">=0.1\" ou \">=0.1, <1\"",
                        "“{}” must be a version or a range, such as \">=0.1\" or \">=0.1, <1\"", key));
  } else if (!*fits) {
    fields.error(key, worded("demande calame {} et voici calame {}\u00A0: changez de version, ou «\u00A0{}\u00A0»",
                             "asks for calame {} and this is calame {}: change the version, or “{}”", clipped(*range),
                             calame_version, key));
  }
}

ConfigHead read_config_head(Fields& root, bool file) {
  ConfigHead head;
  check_version(root, "required-version");
  head.exclude = read_globs(root, "exclude");
  if (!file) return head;
  for (Fields& table : root.tables("overrides")) {
    head.overrides.push_back(read_globs(table, "paths"));
    if (!table.has("paths"))
      table.error({}, {"dites avec «\u00A0paths\u00A0» de quels fichiers il s’agit, paths = [\"blog/**\"]",
                       "say with “paths” which files are meant, paths = [\"blog/**\"]"});
    table.give_up();
  }
  return head;
}

Result<ConfigHead> read_config_head(const PackText& text) {
  ErrorSink errors;
  const Ruleset none;
  std::size_t patterns = 0;
  const LoadContext context{errors, none, patterns};
  const auto document = TomlDocument::parse(text, errors);
  if (!document) return errors.take();
  Fields root = document->root(context);
  root.give_up();
  ConfigHead head = read_config_head(root, true);
  if (!errors.empty()) return errors.take();
  return head;
}

}  // namespace calame
