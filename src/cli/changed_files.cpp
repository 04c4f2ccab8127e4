#include "cli/changed_files.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "cli/files.h"
#include "cli/process.h"
#include "cli/texts.h"

namespace calame {

namespace fs = std::filesystem;

namespace {

// A repository may name a program that watches its files: it is not started.
std::optional<ProcessResult> git(const std::string& folder, std::vector<std::string> arguments) {
  std::vector<std::string> all = {"git", "--no-optional-locks", "-c", "core.fsmonitor=false", "-C", folder};
  std::move(arguments.begin(), arguments.end(), std::back_inserter(all));
  return run_process(all);
}

std::string first_line(std::string_view text) { return std::string(text.substr(0, text.find('\n'))); }

std::vector<std::string> names_of(std::string_view list) {
  std::vector<std::string> names;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find('\0'), list.size());
    if (end > 0) names.emplace_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return names;
}

Error error_of(const std::string& place, std::string message) { return {displayed_path(place), {}, same(message)}; }

// "+12,3" or "+12" of « @@ -10,0 +12,3 @@ ».
std::pair<std::uint32_t, std::uint32_t> stretch_of(std::string_view header) {
  const std::size_t plus = header.find(" +");
  std::uint32_t first = 0, count = 1;
  if (plus == std::string_view::npos) return {0, 0};
  const char* const end = header.data() + header.size();
  const auto [after, failed] = std::from_chars(header.data() + plus + 2, end, first);
  if (failed != std::errc()) return {0, 0};
  if (after != end && *after == ',') std::from_chars(after + 1, end, count);
  return {first, first + count};
}

}  // namespace

std::optional<Error> ChangedFiles::add(const std::string& reference, const std::string& folder, UiLanguage ui) {
  const auto top = git(folder, {"rev-parse", "--show-toplevel"});
  if (!top || top->code == 127) return error_of("", say(ui, Say::no_git));
  if (top->code != 0) return error_of(folder, say(ui, Say::no_repository, {{"reason", first_line(top->err)}}));
  const std::string root = first_line(top->out);
  if (!repositories_.insert(root).second) return std::nullopt;
  const auto missing = [&] { return error_of("", say(ui, Say::no_commit, {{"name", reference}, {"path", root}})); };
  if (reference.empty() || reference.front() == '-') return missing();
  const auto commit = git(root, {"rev-parse", "--verify", "--quiet", reference + "^{commit}"});
  if (!commit || commit->code != 0) return missing();
  const auto base = git(root, {"merge-base", "HEAD", first_line(commit->out)});
  if (!base || base->code != 0) return error_of("", say(ui, Say::no_merge_base, {{"name", reference}}));
  const std::string from = first_line(base->out);
  const auto changed = git(root, {"diff", "--name-only", "-z", "--no-ext-diff", "--diff-filter=ACMRT", from, "--"});
  const auto unknown = git(root, {"ls-files", "--others", "--exclude-standard", "-z"});
  for (const auto* list : {&changed, &unknown}) {
    if (!*list || (*list)->code != 0)
      return error_of(root, say(ui, Say::git_failed, {{"reason", *list ? first_line((*list)->err) : std::string()}}));
    for (const std::string& name : names_of((*list)->out))
      places_.emplace(settled_path((fs::path(root) / name).string()),
                      Place{root, list == &changed ? from : std::string()});
  }
  return std::nullopt;
}

Result<ChangedFiles> ChangedFiles::since(const std::string& reference, const std::set<std::string>& folders,
                                         UiLanguage ui) {
  ChangedFiles changed;
  for (const std::string& folder : folders)
    if (auto error = changed.add(reference, folder, ui)) return *std::move(error);
  return changed;
}

bool ChangedFiles::holds(const std::string& path) const { return places_.contains(settled_path(path)); }

std::vector<std::pair<std::uint32_t, std::uint32_t>> changed_lines(std::string_view diff) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> stretches;
  while (!diff.empty()) {
    const std::string_view line = diff.substr(0, diff.find('\n'));
    diff.remove_prefix(std::min(line.size() + 1, diff.size()));
    // Lines of the texts begin with a sign of their own, so that none can pass for a header.
    if (!line.starts_with("@@ ")) continue;
    const auto stretch = stretch_of(line);
    if (stretch.first < stretch.second) stretches.push_back(stretch);
  }
  return stretches;
}

void ChangedFiles::mark_unchanged(const std::string& path, const Source& source,
                                  std::vector<Diagnostic>& diagnostics) const {
  const auto place = places_.find(settled_path(path));
  if (place == places_.end() || place->second.base.empty()) return;
  const auto diff = git(place->second.repository, {"diff", "--unified=0", "--no-color", "--no-ext-diff",
                                                   "--no-textconv", place->second.base, "--", place->first});
  if (!diff || diff->code != 0) return;  // everything is told
  if (diff->out.find("\n@@ -0,0 +1") != std::string::npos) return;
  const auto stretches = changed_lines(diff->out);
  for (Diagnostic& d : diagnostics) {
    if (d.suppressed) continue;
    const std::uint32_t first = source.position(d.span.begin).line, last = source.position(d.span.end).line;
    const bool touched = !d.whole_document && std::any_of(stretches.begin(), stretches.end(), [&](const auto& s) {
      return s.first <= last && first < s.second;
    });
    if (!touched) d.baselined = true;
  }
}

}  // namespace calame
