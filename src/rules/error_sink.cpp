#include "rules/error_sink.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <tuple>
#include <utility>

#include "document/worded.h"

namespace calame {
namespace {
constexpr std::size_t kept_per_file = 500;

bool same(const Error& a, const Error& b) { return a.at == b.at && a.message == b.message; }
bool before(const Error& a, const Error& b) { return std::tie(a.at, a.message) < std::tie(b.at, b.message); }
}  // namespace

ErrorSink::File& ErrorSink::file_of(const std::string& path) {
  const auto [it, added] = index_.try_emplace(path, files_.size());
  if (added) files_.push_back({path, {}, 0});
  return files_[it->second];
}

void ErrorSink::file(const std::string& path) { file_of(path); }

void ErrorSink::add(const std::string& path, LineColumn at, Message message) {
  ++total_;
  File& file = file_of(path);
  if (file.errors.size() < kept_per_file) {
    file.errors.push_back({path, at, std::move(message)});
  } else {
    ++file.dropped;
  }
}

bool ErrorSink::full(const std::string& path) const {
  const auto it = index_.find(path);
  return it != index_.end() && files_[it->second].errors.size() >= kept_per_file;
}

std::vector<Error> ErrorSink::take() {
  std::vector<Error> all;
  for (File& file : files_) {
    std::vector<Error>& errors = file.errors;
    std::stable_sort(errors.begin(), errors.end(), before);
    errors.erase(std::unique(errors.begin(), errors.end(), same), errors.end());
    const std::size_t shown = std::min(errors.size(), shown_per_file);
    const std::size_t others = errors.size() - shown + file.dropped;
    std::move(errors.begin(), errors.begin() + static_cast<std::ptrdiff_t>(shown), std::back_inserter(all));
    if (others == 1) all.push_back({file.path, {}, {"… et une autre erreur", "… and another error"}});
    if (others > 1) all.push_back({file.path, {}, worded("… et {} autres erreurs", "… and {} other errors", others)});
  }
  files_.clear();
  index_.clear();
  total_ = 0;
  return all;
}

std::string escaped(std::string_view text) {
  std::string out;
  const auto size = static_cast<std::int32_t>(text.size());
  for (std::int32_t i = 0; i < size;) {
    const std::int32_t begin = i;
    UChar32 c = 0;
    U8_NEXT(text.data(), i, size, c);
    const bool hidden = c < 0 || u_iscntrl(c) || u_charType(c) == U_FORMAT_CHAR || u_charType(c) == U_LINE_SEPARATOR ||
                        u_charType(c) == U_PARAGRAPH_SEPARATOR;
    if (hidden) {
      out += fmt::format("\\u{{{:04X}}}", c < 0 ? 0xFFFD : c);
    } else {
      out += text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(i - begin));
    }
  }
  return out;
}

Message escaped(const Message& message) { return {escaped(message.fr), escaped(message.en)}; }

std::string clipped(std::string_view text) {
  constexpr std::size_t longest = 80;
  if (text.size() <= longest) return escaped(text);
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return escaped(text.substr(0, end)) + "…";
}

std::string place(const std::string& path, LineColumn at) {
  return at.line == 0 ? escaped(path) : fmt::format("{}:{}", escaped(path), at.line);
}

}  // namespace calame
