// Collects the errors of all packs of one load: sorted by file and place, bounded per file.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "calame/result.h"

namespace calame {

class ErrorSink {
 public:
  static constexpr std::size_t shown_per_file = 20;

  // Files are reported in the order in which they were first named here.
  void file(const std::string& path);
  void add(const std::string& path, LineColumn at, Message message);
  // So many errors that another is only counted: no need to look for a did-you-mean.
  bool full(const std::string& path) const;
  bool empty() const { return total_ == 0; }
  std::vector<Error> take();

 private:
  struct File {
    std::string path;
    std::vector<Error> errors;
    std::size_t dropped = 0;
  };
  File& file_of(const std::string& path);

  std::vector<File> files_;
  std::map<std::string, std::size_t> index_;
  std::size_t total_ = 0;
};

// Text of a pack that reaches an error: control and bidi characters as \u{202E}…
std::string escaped(std::string_view text);
Message escaped(const Message&);
// …and no longer than a line. What is not English or French stands in quotes: « {} », “{}”.
std::string clipped(std::string_view text);
// "path:line" of a first definition, for "already defined at".
std::string place(const std::string& path, LineColumn at);

}  // namespace calame
