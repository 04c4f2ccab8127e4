// Writing so that a crash at any moment leaves the old file or the new one.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "calame/result.h"
#include "calame/ruleset.h"
#include "cli/files.h"

namespace calame {

// Replaces a file that was read, keeping its owner, mode and attributes. Refused when it changed
// since (size, times, or bytes other than `before`), when a link or an owner would be lost (unless
// `in_place`: then the file itself is rewritten, not atomically).
std::optional<Error> replace_file(const std::string& path, const FileStamp&, std::string_view before,
                                  std::string_view after, bool in_place, UiLanguage);

// A new file, or a new content of a regular one, written piece by piece: it is there when close() succeeded, and the
// old one else. A device or pipe is written to as it is.
class OutputFile {
 public:
  OutputFile(std::string path, UiLanguage);
  OutputFile(OutputFile&&) noexcept;
  ~OutputFile();
  // The first failure stops the rest, and is what every later call returns.
  std::optional<Error> write(std::string_view bytes);
  std::optional<Error> close();

 private:
  struct Open;
  std::unique_ptr<Open> open_;
};

std::optional<Error> write_output(const std::string& path, std::string_view bytes, UiLanguage);

// A file that must not be there yet.
std::optional<Error> write_new_file(const std::string& path, std::string_view bytes, UiLanguage);

}  // namespace calame
