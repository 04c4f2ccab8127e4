#include "cli/articles.h"

#include <algorithm>
#include <filesystem>
#include <set>
#include <thread>

#include "cli/config_files.h"
#include "cli/terminal.h"
#include "cli/texts.h"

namespace calame {

namespace {

// Without a name to go by, the text itself says what it is.
Format guessed_format(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (text.starts_with("---\n") || text.starts_with("---\r\n") || text.starts_with("+++\n")) return Format::markdown;
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return Format::text;
  text.remove_prefix(first);
  const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '!'; };
  if (text.size() > 1 && text[0] == '<' && letter(text[1]) && !text.starts_with("<http")) return Format::html;
  for (std::size_t line = 0; line < text.size(); line = std::min(text.find('\n', line), text.size() - 1) + 1) {
    std::size_t marks = 0;
    while (line + marks < text.size() && text[line + marks] == '#') ++marks;
    if (marks > 0 && marks < 7 && line + marks < text.size() && text[line + marks] == ' ') return Format::markdown;
  }
  return Format::text;
}

void keep_changed(const Options& options, FoundFiles& found, std::optional<ChangedFiles>* changes) {
  std::set<std::string> folders;
  for (const std::string& path : found.paths) folders.insert(directory_of(path));
  auto changed = ChangedFiles::since(options.changed_since, folders, options.ui);
  if (!changed) {
    found.paths.clear();
    found.errors.insert(found.errors.end(), changed.errors().begin(), changed.errors().end());
    return;
  }
  std::erase_if(found.paths, [&](const std::string& path) { return !changed->holds(path); });
  found.nothing_changed = found.paths.empty() && found.errors.empty();
  if (found.nothing_changed) notice(say(options.ui, Say::nothing_changed, {{"name", options.changed_since}}));
  if (changes) *changes = *std::move(changed);
}

}  // namespace

bool reads_stdin(const Options& options) { return options.paths.size() == 1 && options.paths.front() == "-"; }

FoundFiles articles_of(const Options& options, std::optional<ChangedFiles>* changes) {
  if (reads_stdin(options)) return {{"-"}, {}};
  ConfigFiles configs(options);
  FoundFiles found =
      find_articles(options.paths, options.ui, [&](const std::string& path) { return configs.excludes(path); });
  if (!options.changed_since.empty() && !found.paths.empty()) keep_changed(options, found, changes);
  return found;
}

Result<Article> read_article(const std::string& path, const Options& options) {
  const std::uint64_t most = Limits{}.file_bytes;
  if (path == "-") {
    auto bytes = read_stdin(most, options.ui);
    if (!bytes) return bytes.errors();
    const std::string& name = options.stdin_filename;
    const Format format = name.empty() ? guessed_format(*bytes) : format_of_path(name);
    return Article{name.empty() ? "-" : name, format, *std::move(bytes), {}, options.brief};
  }
  auto content = read_file(path, most, options.ui);
  if (!content) return content.errors();
  return Article{path, format_of_path(path), std::move(content->bytes), std::move(content->stamp), options.brief};
}

bool writes_over(UiLanguage ui, const std::vector<std::string>& outputs, const std::vector<std::string>& inputs) {
  for (const std::string& output : outputs)
    for (const std::string& input : inputs)
      if (!output.empty() && input != "-" && same_file(output, input)) {
        notice_error(ui, say(ui, Say::output_is_input, {{"path", displayed_path(output)}}));
        return true;
      }
  return false;
}

World world_of(const std::string& path, const std::string& today) {
  World world;
  world.today = today;
  const std::filesystem::path folder = directory_of(path);
  world.exists = [folder](std::string_view name) {
    std::error_code error;
    return std::filesystem::exists(folder / std::filesystem::path(name), error);
  };
  return world;
}

unsigned workers(const Options& options, std::size_t articles) {
  if (articles == 1) return 1;  // the machine need not be asked
  // As many as there are for a stream, whose length is not known.
  const unsigned most = options.jobs > 0 ? options.jobs : std::max(1u, std::thread::hardware_concurrency());
  return static_cast<unsigned>(articles == 0 ? most : std::min<std::size_t>(articles, most));
}

Limits limits_for(std::size_t articles, const Options& options) {
  Limits limits;
  if (articles == 1) limits.threads = options.jobs;
  return limits;
}

}  // namespace calame
