#include "rules/path_glob.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "document/worded.h"

namespace calame {
namespace {

constexpr std::size_t longest = 1000;

std::optional<Message> refused(std::string_view glob) {
  if (glob.empty() || glob == "/") return Message("motif de chemin vide", "empty path pattern");
  if (glob.size() > longest)
    return Message("motif de chemin de plus de 1000 signes", "path pattern of more than 1000 characters");
  if (glob.find('\\') != glob.npos)
    return Message("motif de chemin avec «\u00A0\\\u00A0»\u00A0: séparez les dossiers par «\u00A0/\u00A0»",
                   "path pattern with “\\”: separate folders with “/”");
  for (std::size_t from = 0; from <= glob.size();) {
    const std::size_t end = std::min(glob.find('/', from), glob.size());
    const std::string_view part = glob.substr(from, end - from);
    if (part == ".." || part == ".")
      return worded("motif de chemin avec «\u00A0{}\u00A0»\u00A0: il compte depuis le dossier de calame.toml",
                    "path pattern with “{}”: it counts from the folder of calame.toml", part);
    if (part.empty() && from > 0 && end < glob.size())
      return Message("motif de chemin avec deux «\u00A0/\u00A0» de suite", "path pattern with two “/” in a row");
    if (part != "**" && part.find("**") != part.npos)
      return Message("dans un motif de chemin «\u00A0**\u00A0» se met seul entre deux «\u00A0/\u00A0»",
                     "in a path pattern “**” stands alone between two “/”");
    from = end + 1;
  }
  return std::nullopt;
}

void append_literally(std::string& regex, char c) {
  constexpr std::string_view special = ".+()|[]^$*?{}\\";
  if (special.find(c) != special.npos) regex += '\\';
  regex += c;
}

// The regex of a glob, or what is wrong with its braces.
class Translation {
 public:
  explicit Translation(std::string_view glob) : glob_(glob) {}

  std::optional<Message> run(std::string& regex) {
    for (at_ = 0; at_ < glob_.size(); ++at_)
      if (auto wrong = sign(regex)) return wrong;
    if (braces_ == 0) return std::nullopt;
    return Message("accolade ouverte et non fermée dans un motif de chemin",
                   "brace opened and not closed in a path pattern");
  }

 private:
  std::optional<Message> sign(std::string& regex) {
    switch (const char c = glob_[at_]) {
      case '*':
        return stars(regex);
      case '?':
        regex += "[^/]";
        break;
      case '{':
        ++braces_;
        regex += "(?:";
        break;
      case ',':
        regex += braces_ > 0 ? '|' : ',';
        break;
      case '}':
        if (braces_ == 0)
          return Message("accolade fermée et non ouverte dans un motif de chemin",
                         "brace closed and not opened in a path pattern");
        --braces_;
        regex += ')';
        break;
      default:
        append_literally(regex, c);
    }
    return std::nullopt;
  }

  std::optional<Message> stars(std::string& regex) {
    if (glob_.substr(at_, 2) != "**") {
      regex += "[^/]*";
      return std::nullopt;
    }
    if (braces_ > 0)
      return Message("«\u00A0**\u00A0» entre accolades dans un motif de chemin",
                     "“**” between braces in a path pattern");
    const bool last = at_ + 2 == glob_.size();
    regex += last ? ".+" : "(?:.*/)?";
    at_ += last ? 1 : 2;  // with its slash
    return std::nullopt;
  }

  std::string_view glob_;
  std::size_t at_ = 0;
  int braces_ = 0;
};

}  // namespace

Result<PathGlob> PathGlob::compile(std::string_view glob) {
  if (auto wrong = refused(glob)) return Error{"", {}, *std::move(wrong)};
  const bool folder = glob.ends_with('/');
  if (folder) glob.remove_suffix(1);
  const bool anchored = glob.find('/') != glob.npos;
  if (glob.starts_with('/')) glob.remove_prefix(1);
  std::string regex = anchored ? "\\A" : "\\A(?:.*/)?";
  if (auto wrong = Translation(glob).run(regex)) return Error{"", {}, *std::move(wrong)};
  const std::string_view name = glob.substr(glob.rfind('/') + 1);
  if (folder) {
    regex += "/.*";
  } else if (name.find_first_of("*?") == name.npos) {
    regex += "(?:/.*)?";
  }
  auto pattern = Pattern::compile(regex + "\\z", {.ignore_case = false, .lazy = false, .may_be_empty = true});
  if (!pattern) return pattern.errors();
  return PathGlob(*std::move(pattern));
}

}  // namespace calame
