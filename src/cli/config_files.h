// Which calame.toml an article falls under, and what that says of files.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "calame/result.h"
#include "cli/options.h"
#include "rules/config_head.h"

namespace calame {

// A calame.toml, read once.
struct ConfigFile {
  std::string path;    // as it is shown
  std::string folder;  // its globs count from here; links followed
  PackText text;
  ConfigHead head;
  std::vector<Error> errors;  // of the file or its head; nothing else of it holds then

  // The numbers of its [[overrides]] that hold for `relative`, a path from `folder`.
  [[nodiscard]] std::vector<std::size_t> overrides_for(const std::string& relative) const;
};

class ConfigFiles {
 public:
  explicit ConfigFiles(const Options&);

  struct Place {
    const ConfigFile* config = nullptr;  // null: none
    std::string path;                    // of the article from the folder of its config, else from the root
  };
  // `path` as the run names it; "-" stands for --stdin-filename.
  Place place_of(const std::string& path);
  // Whether a walk leaves `path` out.
  bool excludes(const std::string& path);

 private:
  struct Folder {
    std::string canonical;
    const ConfigFile* config = nullptr;
  };
  const Folder& folder(const std::string& name);
  const ConfigFile* opened(const std::string& path);

  UiLanguage ui_;
  std::string stdin_name_;
  PathGlobs exclude_;  // of --config exclude=[…], from the working folder
  std::string here_;
  std::optional<std::string> named_;  // --config FILE, "" with --isolated; else the nearest
  std::map<std::string, Folder> folders_;
  std::map<std::string, std::unique_ptr<const ConfigFile>> files_;  // by path
};

// `--config FILE` and `--config key=value` share an option; a name with a `=` is a file only if it is there.
bool is_assignment(const std::string& given);

// Links of folders followed, that of the file kept; absolute, whether it exists or not.
std::string whole_path(const std::string& path);

}  // namespace calame
