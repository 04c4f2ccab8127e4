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
#include <memory>
#include <set>

#include "cli/descriptor.h"
#include "cli/texts.h"

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

void walk(const std::string& directory, const ExcludedPath& excluded, FoundFiles& found, UiLanguage ui) {
  std::error_code error;
  const auto before = static_cast<std::ptrdiff_t>(found.paths.size());
  // Links to folders are not followed, so no loop can be walked.
  fs::recursive_directory_iterator entry(directory, error);
  for (const fs::recursive_directory_iterator end; !error && entry != end; entry.increment(error)) {
    const fs::path& path = entry->path();
    std::error_code ignored;
    const bool folder = entry->is_directory(ignored);
    if (is_skipped(path) || (folder && excluded(path.string()))) {
      if (folder) entry.disable_recursion_pending();
      continue;
    }
    if (entry->is_regular_file(ignored) && is_article_name(path) && !excluded(path.string()))
      found.paths.push_back(path.lexically_normal().string());
  }
  std::sort(found.paths.begin() + before, found.paths.end());  // a folder has no order of its own
  if (error) found.errors.push_back(error_at(directory, say(ui, Say::walk_failed, {{"reason", error.message()}})));
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
    if (status.type() == fs::file_type::not_found) {
      found.errors.push_back(error_at(path, say(ui, Say::no_such_path)));
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
