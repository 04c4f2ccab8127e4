// The articles of a run, read and handed to workers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "calame/audit.h"
#include "cli/changed_files.h"
#include "cli/files.h"
#include "cli/options.h"

namespace calame {

struct Article {
  std::string path;  // as given; the name of stdin is --stdin-filename or "-"
  Format format = Format::text;
  std::string bytes;
  FileStamp stamp;  // of a file
  Brief brief;      // its own where it brings one, else that of the options
};

// `path` "-" is stdin.
Result<Article> read_article(const std::string& path, const Options&);
bool reads_stdin(const Options&);

// Whether one of `outputs` ("" = none) is one of `inputs`, which is told: nothing may be written over what it is about.
bool writes_over(UiLanguage, const std::vector<std::string>& outputs, const std::vector<std::string>& inputs);

// The articles that the options name; errors for the paths that are none. With --changed-since those that changed,
// `changes` says how; that there are none is told here.
FoundFiles articles_of(const Options&, std::optional<ChangedFiles>* changes = nullptr);

// Today, and the files around the article.
World world_of(const std::string& path, const std::string& today);

// Threads for so many articles.
unsigned workers(const Options&, std::size_t articles);

// One article has the threads that several would share.
Limits limits_for(std::size_t articles, const Options&);

}  // namespace calame
