#include "cli/ignore.h"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "cli/files.h"
#include "cli/glob.h"

namespace calame {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t most_bytes = 1u << 20;  // of an ignore file

// Blanks at the end count only behind a backslash.
std::string_view without_blank_end(std::string_view line) {
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t' || line.back() == '\r')) {
    if (line.back() == ' ' && line.size() > 1 && line[line.size() - 2] == '\\') break;
    line.remove_suffix(1);
  }
  return line;
}

bool matches(const IgnorePattern& pattern, std::string_view below, std::string_view name, bool folder) {
  if (pattern.folders && !folder) return false;
  return wildcard_matches(pattern.text, pattern.rooted ? below : name);
}

bool is_there(const fs::path& path) {
  std::error_code error;
  return fs::exists(path, error);
}

// Its text; "" when there is no such file.
std::string text_of_file(const fs::path& path, UiLanguage ui, std::vector<Error>& errors) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return {};
  auto content = read_file(path.string(), most_bytes, ui);
  if (content) return std::move(content->bytes);
  errors.insert(errors.end(), content.errors().begin(), content.errors().end());
  return {};
}

std::string first_line(std::string text) {
  text.resize(std::min(text.find_first_of("\r\n"), text.size()));
  return text;
}

// Of .git, which is a file in a second working tree: it says where the repository lies.
fs::path git_folder(const fs::path& folder, UiLanguage ui, std::vector<Error>& errors) {
  const fs::path git = folder / ".git";
  constexpr std::string_view key = "gitdir: ";
  const std::string line = first_line(text_of_file(git, ui, errors));
  if (!line.starts_with(key)) return git;
  const fs::path own = folder / line.substr(key.size());
  const std::string common = first_line(text_of_file(own / "commondir", ui, errors));
  return common.empty() ? own : own / common;
}

std::size_t base_of(const fs::path& folder) {
  const std::string text = folder.string();
  return text.ends_with('/') ? text.size() : text.size() + 1;
}

struct Reader {
  UiLanguage ui;
  std::vector<Error>& errors;

  IgnoreRules add(const fs::path& file, const fs::path& folder, IgnoreRules outer, bool git, bool repository) const {
    IgnoreLevel level{std::move(outer), base_of(folder), ignore_patterns(text_of_file(file, ui, errors)), git,
                      repository};
    if (level.patterns.empty() && !repository) return level.outer;
    return std::make_shared<const IgnoreLevel>(std::move(level));
  }

  IgnoreRules within(const fs::path& folder, IgnoreRules rules, bool git) const {
    if (git && is_there(folder / ".git"))
      rules = add(git_folder(folder, ui, errors) / "info" / "exclude", folder, std::move(rules), true, true);
    if (git) rules = add(folder / ".gitignore", folder, std::move(rules), true, false);
    return add(folder / ".calameignore", folder, std::move(rules), false, false);
  }
};

}  // namespace

std::vector<IgnorePattern> ignore_patterns(std::string_view text) {
  std::vector<IgnorePattern> patterns;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = without_blank_end(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.front() == '#') continue;
    IgnorePattern pattern;
    pattern.negated = line.front() == '!';
    if (pattern.negated) line.remove_prefix(1);
    pattern.folders = line.ends_with('/');
    if (pattern.folders) line.remove_suffix(1);
    pattern.rooted = line.find('/') != std::string_view::npos;
    if (line.starts_with('/')) line.remove_prefix(1);
    pattern.text = line;
    if (!line.empty()) patterns.push_back(std::move(pattern));
  }
  return patterns;
}

bool is_ignored(const IgnoreLevel* level, std::string_view path, bool folder) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  bool other_repository = false;
  for (; level; level = level->outer.get()) {
    if (level->git && other_repository) continue;
    const std::string_view below = path.substr(std::min(level->base, path.size()));
    for (auto pattern = level->patterns.rbegin(); pattern != level->patterns.rend(); ++pattern)
      if (matches(*pattern, below, name, folder)) return !pattern->negated;
    other_repository = other_repository || level->repository;
  }
  return false;
}

IgnoreRules rules_around(const std::string& folder, UiLanguage ui, std::vector<Error>& errors) {
  std::vector<fs::path> above;  // outermost last
  std::optional<std::size_t> repository;
  if (is_there(fs::path(folder) / ".git")) return nullptr;
  for (fs::path here = fs::path(folder); here != here.parent_path() && !repository;) {
    here = here.parent_path();
    above.push_back(here);
    if (is_there(here / ".git")) repository = above.size() - 1;
  }
  IgnoreRules rules;
  const Reader reader{ui, errors};
  for (auto here = above.rbegin(); here != above.rend(); ++here)
    rules = reader.within(*here, std::move(rules), repository.has_value());
  return rules;
}

IgnoreRules rules_within(const std::string& folder, IgnoreRules outer, UiLanguage ui, std::vector<Error>& errors) {
  return Reader{ui, errors}.within(folder, std::move(outer), true);
}

}  // namespace calame
