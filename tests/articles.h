// The articles that tests run over: corpus/, and the shared data where it is present.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "calame/audit.h"

namespace calame::testing {

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

inline bool is_article(const std::filesystem::path& path) {
  const auto extension = path.extension();
  return (extension == ".md" || extension == ".html" || extension == ".txt") && path.filename() != "README.md";
}

inline std::vector<std::filesystem::path> articles_below(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> found;
  if (!std::filesystem::exists(folder)) return found;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && is_article(entry.path())) found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

inline std::vector<std::filesystem::path> corpus() {
  return articles_below(std::filesystem::path(CALAME_SOURCE_DIR) / "corpus");
}

// Empty where ../shared is absent: tests say so and go on.
inline std::vector<std::filesystem::path> shared_articles() {
  auto found = articles_below(std::filesystem::path(CALAME_SHARED_DIR) / "data/markdown-fr");
  for (auto& page : articles_below(std::filesystem::path(CALAME_SHARED_DIR) / "data/pages")) found.push_back(page);
  return found;
}

inline const Ruleset& builtin_ruleset() {
  static const Ruleset ruleset = [] {
    auto loaded = load_ruleset({});
    if (!loaded.ok()) throw std::runtime_error(to_string(loaded.errors().front(), UiLanguage::fr));
    return *std::move(loaded);
  }();
  return ruleset;
}

inline Result<Audited> audit_file(const std::filesystem::path& path, const Ruleset& ruleset, const Brief& brief = {}) {
  return audit_text(read_file(path), path.filename().string(), format_of_path(path.string()), ruleset, brief,
                    World{"2026-01-15", {}}, UiLanguage::fr);
}

}  // namespace calame::testing
