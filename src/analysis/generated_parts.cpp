// Blocks that restructure wrote carry their mark in comments, so that a second run knows them.
#include "calame/analysis.h"
#include "calame/source.h"

namespace calame {
namespace {

std::string_view inside(std::string_view comment) {
  for (const std::string_view marker : {"<!--", "{/*"}) {
    if (comment.starts_with(marker)) comment.remove_prefix(marker.size());
  }
  const auto begin = comment.find_first_not_of(" \t\r\n");
  return begin == std::string_view::npos ? std::string_view{} : comment.substr(begin);
}

}  // namespace

std::vector<SourceSpan> generated_parts(const Source& source, const Document& document) {
  std::vector<SourceSpan> parts;
  bool open = false;
  for (const SourceSpan& comment : document.comments) {
    const std::string_view text = inside(source.text_of(comment));
    if (!open && text.starts_with("calame:generated")) {
      open = true;
      parts.push_back({comment.begin, {static_cast<std::uint32_t>(source.text().size())}});
    } else if (open && text.starts_with("/calame:generated")) {
      open = false;
      parts.back().end = comment.end;
    }
  }
  return parts;
}

}  // namespace calame
