// The articles of a run, read and handed to workers.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "calame/audit.h"
#include "cli/files.h"
#include "cli/options.h"

namespace calame {

struct Article {
  std::string path;  // as given; the name of stdin is --stdin-filename or "-"
  Format format = Format::text;
  std::string bytes;
  FileStamp stamp;  // of a file
};

// `path` "-" is stdin.
Result<Article> read_article(const std::string& path, const Options&);
bool reads_stdin(const Options&);

// The articles that the options name; errors for the paths that are none.
FoundFiles articles_of(const Options&);

// Today, and the files around the article.
World world_of(const std::string& path, const std::string& today);

// Calls `work` for each index, on up to `jobs` threads (0 = one a core). Results go by index, so
// that the order of the threads is never seen.
void for_each_index(std::size_t count, unsigned jobs, const std::function<void(std::size_t)>& work);

}  // namespace calame
