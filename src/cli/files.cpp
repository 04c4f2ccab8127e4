#include "cli/files.h"

#include <fcntl.h>
#include <unicode/utf8.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <functional>
#include <memory>
#include <set>

#include "cli/descriptor.h"
#include "cli/glob.h"
#include "cli/ignore.h"
#include "cli/texts.h"
#include "rules/did_you_mean.h"

namespace calame {

namespace fs = std::filesystem;

namespace {

Error error_at(const std::string& path, const std::string& message) {
  return {displayed_path(path), {}, same(message)};
}

std::string reason(int number) { return std::strerror(number); }

Result<std::string> read_all(int descriptor, const std::string& path, std::uint64_t expected, std::uint64_t most,
                             UiLanguage ui) {
  std::string bytes;
  bytes.reserve(static_cast<std::size_t>(std::min(expected + 1, most + 1)));
  char buffer[1 << 16];
  for (;;) {
    const ssize_t count = ::read(descriptor, buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return error_at(path, say(ui, Say::cannot_read, {{"reason", reason(errno)}}));
    if (count == 0) return bytes;
    bytes.append(buffer, static_cast<std::size_t>(count));
    if (bytes.size() > most)
      return error_at(path, say(ui, Say::too_large, {{"size", double(bytes.size())}, {"limit", double(most)}}));
  }
}

bool is_article_name(const fs::path& path) {
  std::string extension = path.extension().string();
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  constexpr std::string_view known[] = {".md", ".markdown", ".html", ".htm", ".txt"};
  return std::find(std::begin(known), std::end(known), extension) != std::end(known);
}

bool is_skipped(const fs::path& path) {
  const std::string name = path.filename().string();
  return name.starts_with('.') || name == "node_modules";
}

// One walk of a folder. Links to folders are not followed, so no loop can be walked.
class Walk {
 public:
  // `wanted`: whether an entry is taken, by its path as shown; a folder with all that is below.
  using Wanted = std::function<bool(const std::string& shown, bool folder)>;

  Walk(FoundFiles& found, UiLanguage ui, const ExcludedPath& excluded, Wanted wanted)
      : found_(found), ui_(ui), excluded_(excluded), wanted_(std::move(wanted)) {}

  void run(const std::string& directory) {
    std::error_code error;
    const fs::path absolute = fs::canonical(directory, error);
    if (error) return fail(directory, error);
    const auto before = static_cast<std::ptrdiff_t>(found_.paths.size());
    pending_.push_back({directory, absolute, rules_around(absolute.string(), ui_, found_.errors), false});
    while (!pending_.empty()) {
      Folder next = std::move(pending_.back());
      pending_.pop_back();
      next.rules = rules_within(next.absolute.string(), std::move(next.rules), ui_, found_.errors);
      read(next);
    }
    std::sort(found_.paths.begin() + before, found_.paths.end());  // a folder has no order of its own
  }

 private:
  struct Folder {
    fs::path shown, absolute;
    IgnoreRules rules;
    bool taken = false;
  };

  void fail(const fs::path& path, const std::error_code& error) {
    found_.errors.push_back(error_at(path.string(), say(ui_, Say::walk_failed, {{"reason", error.message()}})));
  }

  void read(const Folder& folder) {
    std::error_code error;
    fs::directory_iterator entry(folder.shown, error);
    for (const fs::directory_iterator end; !error && entry != end; entry.increment(error)) {
      if (is_skipped(entry->path())) continue;
      std::error_code ignored;
      const bool is_folder = entry->is_directory(ignored);
      if (is_folder ? entry->is_symlink(ignored) : !entry->is_regular_file(ignored)) continue;
      const fs::path absolute = folder.absolute / entry->path().filename();
      if (is_ignored(folder.rules.get(), absolute.native(), is_folder)) continue;
      const std::string shown = entry->path().lexically_normal().string();
      if (excluded_ && excluded_(shown)) continue;
      if (is_folder) {
        pending_.push_back({entry->path(), absolute, folder.rules, folder.taken || wanted_(shown, true)});
      } else if (folder.taken ? is_article_name(entry->path()) : wanted_(shown, false)) {
        found_.paths.push_back(shown);
      }
    }
    if (error) fail(folder.shown, error);
  }

  FoundFiles& found_;
  UiLanguage ui_;
  const ExcludedPath& excluded_;
  Wanted wanted_;
  std::vector<Folder> pending_;
};

void walk(const std::string& directory, const ExcludedPath& excluded, FoundFiles& found, UiLanguage ui) {
  Walk(found, ui, excluded, [](const std::string& shown, bool folder) {
    return !folder && is_article_name(shown);
  }).run(directory);
}

// "posts" of posts/*/a.md: the folders before the first name that is a pattern.
std::string folder_of_glob(const std::string& pattern) {
  const std::size_t slash = pattern.find_last_of('/', pattern.find_first_of("*?[{\\"));
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : pattern.substr(0, slash);
}

// *.mdx asks for .mdx; * for articles alone.
bool names_extension(const std::string& pattern) {
  const std::string extension = fs::path(pattern).extension().string();
  return !extension.empty() && !is_glob(extension);
}

// A pattern that the shell left alone, or was kept from.
void expand(const std::string& given, const ExcludedPath& excluded, FoundFiles& found, UiLanguage ui) {
  const std::size_t before = found.paths.size() + found.errors.size();
  for (const std::string& one : without_braces(given)) {
    const std::string pattern = fs::path(one).lexically_normal().string();
    const bool any_file = names_extension(pattern);
    std::error_code error;
    const std::string folder = folder_of_glob(pattern);
    if (!fs::is_directory(folder, error)) continue;
    const auto wanted = [&](const std::string& shown, bool is_folder) {
      return (is_folder || any_file || is_article_name(shown)) && wildcard_matches(pattern, shown);
    };
    Walk(found, ui, excluded, wanted).run(folder);
  }
  if (found.paths.size() + found.errors.size() == before)
    found.errors.push_back(error_at(given, say(ui, Say::no_glob_match)));
}

// " ; vouliez-vous dire … ?" for a name that is nearly one of its folder.
std::string meant_path(const std::string& path, UiLanguage ui) {
  constexpr std::size_t most_entries = 10'000;
  const fs::path given(path);
  std::vector<std::string> names;
  std::error_code error;
  fs::directory_iterator entry(directory_of(path), error);
  for (const fs::directory_iterator end; !error && entry != end && names.size() < most_entries;
       entry.increment(error)) {
    std::error_code ignored;
    if (is_article_name(entry->path()) || entry->is_directory(ignored))
      names.push_back(entry->path().filename().string());
  }
  std::sort(names.begin(), names.end());
  const std::vector<std::string_view> known(names.begin(), names.end());
  const auto near = did_you_mean(given.filename().string(), known);
  if (!near) return {};
  const std::string whole = given.has_parent_path() ? (given.parent_path() / *near).string() : *near;
  return say(ui, Say::did_you_mean_suffix, {{"name", displayed_path(whole)}});
}

// An article goes by the first of its names: `a`, `./a`, a link to it.
void keep_first_names(std::vector<std::string>& paths) {
  std::set<std::string> seen;
  std::erase_if(paths, [&](const std::string& path) {
    std::error_code error;
    const fs::path whole = fs::canonical(path, error);
    return !seen.insert(error ? path : whole.string()).second;
  });
}

}  // namespace

Result<FileContent> read_file(const std::string& path, std::uint64_t most_bytes, UiLanguage ui) {
  // O_NONBLOCK: opening a pipe must not wait for its writer.
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY));
  if (!file) {
    if (errno == ENOENT || errno == ENOTDIR) return error_at(path, say(ui, Say::no_such_path));
    return error_at(path, say(ui, Say::cannot_open, {{"reason", reason(errno)}}));
  }
  FileContent content;
  if (::fstat(file.get(), &content.stamp.status) != 0)
    return error_at(path, say(ui, Say::cannot_read, {{"reason", reason(errno)}}));
  if (!S_ISREG(content.stamp.status.st_mode)) return error_at(path, say(ui, Say::not_regular));
  const auto size = static_cast<std::uint64_t>(content.stamp.status.st_size);
  if (size > most_bytes)
    return error_at(path, say(ui, Say::too_large, {{"size", double(size)}, {"limit", double(most_bytes)}}));
  auto bytes = read_all(file.get(), path, size, most_bytes, ui);
  if (!bytes) return bytes.errors();
  content.bytes = *std::move(bytes);
  const std::unique_ptr<char, decltype(&std::free)> resolved(::realpath(path.c_str(), nullptr), &std::free);
  if (!resolved) return error_at(path, say(ui, Say::cannot_resolve, {{"reason", reason(errno)}}));
  content.stamp.resolved = resolved.get();
  return content;
}

Result<std::string> read_stdin(std::uint64_t most_bytes, UiLanguage ui) {
  return read_all(STDIN_FILENO, "-", 1 << 16, most_bytes, ui);
}

FoundFiles find_articles(const std::vector<std::string>& paths, UiLanguage ui, const ExcludedPath& excluded) {
  FoundFiles found;
  bool left_out = false;
  const ExcludedPath noted = [&](const std::string& path) {
    const bool out = excluded && excluded(path);
    left_out = left_out || out;
    return out;
  };
  for (const std::string& path : paths) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (status.type() == fs::file_type::not_found && is_glob(path)) {
      expand(path, noted, found, ui);
    } else if (status.type() == fs::file_type::not_found) {
      found.errors.push_back(error_at(path, say(ui, Say::no_such_path) + meant_path(path, ui)));
    } else if (error) {
      found.errors.push_back(error_at(path, say(ui, Say::cannot_open, {{"reason", error.message()}})));
    } else if (fs::is_directory(status)) {
      walk(path, noted, found, ui);
    } else {
      found.paths.push_back(path);
    }
  }
  if (found.paths.empty() && found.errors.empty() && left_out)
    found.errors.push_back({"", {}, same(say(ui, Say::all_excluded))});
  keep_first_names(found.paths);
  std::sort(found.paths.begin(), found.paths.end());
  return found;
}

std::string displayed_path(std::string_view path) {
  std::string out;
  const auto size = static_cast<std::int32_t>(path.size());
  for (std::int32_t i = 0; i < size;) {
    const std::int32_t begin = i;
    UChar32 code = 0;
    U8_NEXT(path.data(), i, size, code);
    if (code < 0) {
      out += "\uFFFD";
    } else {
      out.append(path.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin)));
    }
  }
  return out;
}

std::string directory_of(const std::string& path) {
  const fs::path parent = fs::path(path).parent_path();
  return parent.empty() ? "." : parent.string();
}

std::string settled_path(const std::string& path) {
  std::error_code error;
  const fs::path parent = fs::absolute(directory_of(path), error);
  const fs::path folder = fs::weakly_canonical(parent, error);
  return ((error ? parent : folder) / fs::path(path).filename()).lexically_normal().string();
}

std::string nearest_config(const std::string& directory) {
  std::error_code error;
  fs::path here = fs::canonical(directory, error);
  if (error) return {};
  for (;; here = here.parent_path()) {
    const fs::path config = here / "calame.toml";
    if (fs::is_regular_file(config, error)) return config.string();
    if (here == here.parent_path()) return {};
  }
}

bool same_file(const std::string& a, const std::string& b) {
  std::error_code error;
  return fs::equivalent(a, b, error) && !error;
}

}  // namespace calame
