// Plain text: paragraphs between blank lines, or a line each where there are no blank lines.
#include <cstring>

#include "document/builder.h"
#include "document/skeleton.h"

namespace calame {
namespace {

struct Line {
  std::uint32_t begin = 0, end = 0, next = 0;  // `end` before its line break, `next` after
};

bool is_blank_byte(char c) { return c == ' ' || c == '\t' || c == '\f' || c == '\v'; }

class TextReader {
 public:
  TextReader(const Source& source, const Limits& limits) : text_(source.text()), builder_(Format::text, limits) {}

  // Nothing is copied but the prose itself; lines are found twice, which is cheaper than a list.
  Document read() {
    builder_.expect(text_.size());
    begin_skeleton(builder_);
    begin_article(builder_, {0});
    builder_.set_syntax(Syntax::plain);
    const bool each_line = !has_inner_blank_line();
    bool open = false;
    Line last, line;
    for (std::uint32_t at = 0; at < text_.size() && builder_.within_limits(); at = line.next) {
      line = line_at(at);
      const std::uint32_t first = skip_blank(line.begin, line.end);
      if (first == line.end) {
        if (open) close_paragraph(last);
        open = false;
        continue;
      }
      if (open && each_line) {
        close_paragraph(last);
        open = false;
      }
      if (!open) {
        builder_.open(Tag::p, {first});
        put(first, line);
      } else {
        builder_.space({last.end, last.next}, '\n');
        put(line.begin, line);
      }
      open = true;
      last = line;
    }
    if (open) close_paragraph(last);
    return builder_.finish({static_cast<std::uint32_t>(text_.size())});
  }

  const DocumentBuilder& builder() const { return builder_; }

 private:
  Line line_at(std::uint32_t begin) {
    const auto size = static_cast<std::uint32_t>(text_.size());
    const char* const data = text_.data();
    const auto* lf = static_cast<const char*>(std::memchr(data + begin, '\n', size - begin));
    const std::uint32_t lf_at = lf ? static_cast<std::uint32_t>(lf - data) : size;
    if (next_cr_ < begin || first_) {
      first_ = false;
      const auto* cr = static_cast<const char*>(std::memchr(data + begin, '\r', size - begin));
      next_cr_ = cr ? static_cast<std::uint32_t>(cr - data) : size;
    }
    if (next_cr_ < lf_at) return {begin, next_cr_, next_cr_ + (next_cr_ + 1 == lf_at && lf ? 2 : 1)};
    return {begin, lf_at, lf ? lf_at + 1 : size};
  }

  std::uint32_t skip_blank(std::uint32_t at, std::uint32_t end) const {
    while (at < end && is_blank_byte(text_[at])) ++at;
    return at;
  }

  bool has_inner_blank_line() {
    bool written = false, blank_after = false;
    Line line;
    for (std::uint32_t at = 0; at < text_.size(); at = line.next) {
      line = line_at(at);
      if (skip_blank(line.begin, line.end) == line.end) {
        blank_after = written;
      } else {
        if (blank_after) {
          first_ = true;
          return true;
        }
        written = true;
      }
    }
    first_ = true;
    return false;
  }

  // White space at the end of a line waits with the line break: a paragraph does not end with it.
  void put(std::uint32_t begin, Line& line) {
    std::uint32_t end = line.end;
    while (end > begin && is_blank_byte(text_[end - 1])) --end;
    builder_.text(text_.substr(begin, end - begin), {begin});
    line.end = end;
  }

  void close_paragraph(const Line& last) { builder_.close({last.end}); }

  std::string_view text_;
  DocumentBuilder builder_;
  std::uint32_t next_cr_ = 0;
  bool first_ = true;
};

}  // namespace

Result<Document> read_text(const Source& source, const Limits& limits) {
  TextReader reader(source, limits);
  Document document = reader.read();
  if (!reader.builder().within_limits()) return Error{source.path(), {}, reader.builder().limit_message()};
  index_tags(document);
  return document;
}

}  // namespace calame
