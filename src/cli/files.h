// Reading and writing files: limits first, nothing lost, never half a file.
#pragma once

#include <sys/stat.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "calame/limits.h"
#include "calame/result.h"
#include "calame/ruleset.h"

namespace calame {

// What a file was when it was read: a writer checks that it still is.
struct FileStamp {
  std::string resolved;  // links followed
  struct stat status {};
};

struct FileContent {
  std::string bytes;
  FileStamp stamp;
};

// Regular files only (no device, no pipe); the size is checked before anything is read.
Result<FileContent> read_file(const std::string& path, std::uint64_t most_bytes, UiLanguage);
Result<std::string> read_stdin(std::uint64_t most_bytes, UiLanguage);

// Articles of files and folders: a file is taken as named; folders are walked for .md .markdown
// .html .htm .txt, hidden entries, node_modules and what .gitignore and .calameignore name left out, links to
// folders not followed; a pattern (cli/glob.h) that is no path stands for what it matches in such a walk. Sorted,
// each file once. Errors name what does not exist or cannot be read.
struct FoundFiles {
  std::vector<std::string> paths;
  std::vector<Error> errors;
  bool nothing_changed = false;  // since the commit of --changed-since: no paths, and no fault
};
// `excluded`: what a walk leaves out besides, files and folders.
using ExcludedPath = std::function<bool(const std::string& path)>;
FoundFiles find_articles(const std::vector<std::string>& paths, UiLanguage, const ExcludedPath& excluded = {});

// For texts on screen and in reports: bytes that are no UTF-8 become U+FFFD.
std::string displayed_path(std::string_view path);

// The nearest calame.toml in `directory` or above; "" when there is none.
std::string nearest_config(const std::string& directory);
std::string directory_of(const std::string& path);  // "." for a bare name
// Absolute, links of its folder resolved, not that of the file itself.
std::string settled_path(const std::string& path);
bool same_file(const std::string& a, const std::string& b);

}  // namespace calame
