#include "document/markdown_prepare.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "document/byte_marks.h"
#include "document/markdown_marks.h"

namespace calame {
namespace {

// md4c looks for the line of each link from the first line of the paragraph on. Steps beyond this
// (a tenth of a second) are taken away by making the links of such a paragraph plain text.
constexpr std::uint64_t link_step_budget = 400'000'000;
constexpr std::uint32_t cheap_lines = 64;
constexpr std::size_t longest_backtick_run = 63;

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_line_end(char c) { return c == '\n' || c == '\r'; }

class Preparer {
 public:
  Preparer(std::string_view text, std::uint32_t begin, bool mdx)
      : text_(text),
        at_(begin),
        size_(static_cast<std::uint32_t>(text.size())),
        mdx_(mdx),
        any_return_(text.find('\r') != std::string_view::npos),
        any_nul_(text.find('\0') != std::string_view::npos) {}

  PreparedMarkdown run() {
    while (at_ < size_) line();
    end_group();
    return std::move(out_);
  }

 private:
  struct Fence {
    char mark = 0;
    std::uint32_t length = 0, quotes = 0;
  };

  std::string_view rest(std::uint32_t at) const { return text_.substr(at); }
  bool starts(std::uint32_t at, std::string_view s) const { return text_.compare(at, s.size(), s) == 0; }

  std::uint32_t line_end(std::uint32_t at) const {
    if (!any_return_) return static_cast<std::uint32_t>(std::min<std::size_t>(text_.find('\n', at), size_));
    while (at < size_ && !is_line_end(text_[at])) ++at;
    return at;
  }
  std::uint32_t after_line_end(std::uint32_t at) const {
    if (at < size_ && text_[at] == '\r')
      ++at;
    else if (at < size_)
      return at + 1;
    return at < size_ && text_[at] == '\n' ? at + 1 : at;
  }
  std::uint32_t skip_blank(std::uint32_t at) const {
    while (at < size_ && is_blank(text_[at])) ++at;
    return at;
  }

  // --- edits ---
  void fill(std::uint32_t begin, std::uint32_t end, char with) {
    if (out_.buffer.empty()) out_.buffer.assign(text_);
    char* const buffer = out_.buffer.data();
    if (with != ' ') return void(std::fill(buffer + begin, buffer + end, with));
    for (std::uint32_t i = begin; i < end; ++i)
      if (!is_line_end(text_[i])) buffer[i] = with;
  }
  void hide(std::uint32_t begin, std::uint32_t end) {
    fill(begin, end, 'x');
    out_.hidden.emplace_back(begin, end);
  }
  // A notation alone on its lines ends the paragraph before it; elsewhere it is a gap in the text.
  std::uint32_t mask(std::uint32_t begin, std::uint32_t end) {
    if (begin == content_) {
      const std::uint32_t after = skip_blank(end);
      if (after >= size_ || is_line_end(text_[after])) {
        fill(begin, end, ' ');
        out_.blanked.emplace_back(begin, end);
        return end;
      }
    }
    hide(begin, end);
    return end;
  }

  // --- lines ---
  void line() {
    std::uint32_t i = at_, quotes = 0;
    while (i < size_ && (is_blank(text_[i]) || text_[i] == '>')) quotes += text_[i++] == '>';
    if (fence_.mark != 0 && in_fence(i, quotes)) return;
    if (i >= size_ || is_line_end(text_[i])) {
      end_group();
      table_ = false;
      after_blank_ = true;
      at_ = after_line_end(i);
      return;
    }
    const std::uint32_t unmarked = i;
    i = skip_list_marks(i);
    content_ = i;
    if (i != unmarked || text_[i] == '#') {
      end_group();
      table_ = false;
    }
    if (opens_fence(i, quotes) || whole_line(i)) {
      after_blank_ = true;
      return;
    }
    if (table_) end_group();
    table_ = table_ || (group_lines_ == 1 && is_table_underline(text_, i));
    if (group_lines_ > 0 || !is_plain_definition(text_, i)) ++group_lines_;
    if (text_[i] == '[') {
      const std::uint32_t end = footnote_reference(text_, i, line_end(i));
      if (end > i && end < size_ && text_[end] == ':') {
        hide(i, end + 1);
        i = end + 1;
      }
    }
    inline_marks(i);
    after_blank_ = false;
  }

  bool in_fence(std::uint32_t i, std::uint32_t quotes) {
    if (quotes < fence_.quotes) {
      fence_ = {};
      return false;
    }
    std::uint32_t run = i;
    while (run < size_ && text_[run] == fence_.mark) ++run;
    if (run - i >= fence_.length && (skip_blank(run) >= size_ || is_line_end(text_[skip_blank(run)]))) fence_ = {};
    const std::uint32_t end = line_end(i);
    note_nul(i, end);
    at_ = after_line_end(end);
    after_blank_ = true;
    return true;
  }

  bool opens_fence(std::uint32_t i, std::uint32_t quotes) {
    const char mark = text_[i];
    if (mark != '`' && mark != '~') return false;
    std::uint32_t run = i;
    while (run < size_ && text_[run] == mark) ++run;
    if (run - i < 3) return false;
    const std::uint32_t end = line_end(run);
    if (mark == '`' && text_.substr(run, end - run).find('`') != std::string_view::npos) return false;
    fence_ = {mark, run - i, quotes};
    end_group();
    at_ = after_line_end(end);
    return true;
  }

  std::uint32_t skip_list_marks(std::uint32_t i) const {
    for (;;) {
      std::uint32_t mark = i;
      if (text_[mark] == '-' || text_[mark] == '+' || text_[mark] == '*') {
        ++mark;
      } else {
        while (mark < size_ && mark - i < 9 && text_[mark] >= '0' && text_[mark] <= '9') ++mark;
        if (mark == i || mark >= size_ || (text_[mark] != '.' && text_[mark] != ')')) return i;
        ++mark;
      }
      if (mark >= size_ || !is_blank(text_[mark])) return i;
      const std::uint32_t next = skip_blank(mark);
      if (next >= size_ || is_line_end(text_[next])) return i;
      i = next;
    }
  }

  // `:::` container fences, import and export.
  bool whole_line(std::uint32_t i) {
    std::uint32_t end = i;
    if (starts(i, ":::")) {
      end = line_end(i);
    } else if (i == at_ && after_blank_ && (text_[i] == 'i' || text_[i] == 'e') &&
               esm_line(text_.substr(i, line_end(i) - i))) {
      end = paragraph_end(i);
    }
    if (end == i) return false;
    end_group();
    fill(i, end, ' ');
    out_.blanked.emplace_back(i, end);
    at_ = after_line_end(line_end(end));
    return true;
  }

  // Remembered: a line may hold as many marks as bytes.
  std::uint32_t this_line_end(std::uint32_t at) {
    if (at >= line_end_) line_end_ = line_end(at);
    return line_end_;
  }

  // End of the lines up to the next blank one.
  std::uint32_t paragraph_end(std::uint32_t at) {
    if (at < paragraph_end_) return paragraph_end_;
    std::uint32_t i = at;
    for (;;) {
      const std::uint32_t end = line_end(i);
      std::uint32_t next = after_line_end(end);
      if (next >= size_ || next == end) return paragraph_end_ = end;
      const std::uint32_t begin = next;
      while (next < size_ && (is_blank(text_[next]) || text_[next] == '>')) ++next;
      if (next >= size_ || is_line_end(text_[next])) return paragraph_end_ = end;
      i = begin;
    }
  }

  // --- within a line ---
  void inline_marks(std::uint32_t i) {
    for (;;) {
      i = next_notation(text_, i);
      if (i >= size_) break;
      const char c = text_[i];
      if (is_line_end(c)) break;
      const std::uint32_t before = i;
      switch (c) {
        case '\\':
          i += i + 1 < size_ && !is_line_end(text_[i + 1]) ? 2 : 1;
          break;
        case '`':
          i = code_span(i);
          break;
        case '<':
          i = angle(i);
          break;
        case '{':
          i = brace(i);
          break;
        case '$':
          i = math(i);
          break;
        case '[':
          i = footnote(i);
          break;
        case ']':
          group_links_.push_back(i++);
          break;
        default:
          note_nul(i, i + 1);
          ++i;
          break;
      }
      if (i == before) ++i;
      // Notations may run over line ends; the lines inside are never looked at as lines.
    }
    at_ = after_line_end(i);
  }

  void note_nul(std::uint32_t begin, std::uint32_t end) {
    if (!any_nul_) return;
    const void* nul = std::memchr(text_.data() + begin, '\0', end - begin);
    if (nul == nullptr) return;
    out_.has_nul = true;
    for (std::uint32_t i = begin; i < end; ++i) {
      if (text_[i] == '\0') fill(i, i + 1, 'x');
    }
  }

  std::uint32_t code_span(std::uint32_t at) {
    std::uint32_t run = at;
    while (run < size_ && text_[run] == '`') ++run;
    const std::uint32_t length = run - at;
    if (length > longest_backtick_run || no_closing_run_[length] > at) return run;
    const std::uint32_t limit = paragraph_end(at);
    for (std::uint32_t i = run; i < limit;) {
      const void* tick = std::memchr(text_.data() + i, '`', limit - i);
      if (tick == nullptr) break;
      i = static_cast<std::uint32_t>(static_cast<const char*>(tick) - text_.data());
      const std::uint32_t begin = i;
      while (i < limit && text_[i] == '`') ++i;
      if (i - begin == length) {
        note_nul(at, i);
        return i;
      }
    }
    no_closing_run_[length] = limit;
    return run;
  }

  std::uint32_t angle(std::uint32_t at) {
    if (starts(at, "<!--")) {
      if (no_comment_end_) return at;
      const std::size_t close = text_.find("-->", at + 4);
      no_comment_end_ = close == std::string_view::npos;
      if (no_comment_end_) return at;
      const auto end = static_cast<std::uint32_t>(close) + 3;
      out_.comments.emplace_back(at, end);
      note_nul(at, end);
      return end;
    }
    if (no_tag_before_ > at) return at;
    const std::uint32_t limit = paragraph_end(at);
    const std::uint32_t end = jsx_tag(text_, at, limit);
    if (end == ran_out) no_tag_before_ = limit;
    return end == at || end == ran_out ? at : mask(at, end);
  }

  std::uint32_t closed_by(std::uint32_t at, std::string_view mark, std::uint32_t& none_before) {
    if (none_before > at) return at;
    const std::uint32_t limit = paragraph_end(at);
    const std::size_t close = text_.substr(0, limit).find(mark, at + 2);
    if (close == std::string_view::npos) {
      none_before = limit;
      return at;
    }
    return static_cast<std::uint32_t>(close + mark.size());
  }

  std::uint32_t brace(std::uint32_t at) {
    std::uint32_t end = at;
    const char next = at + 1 < size_ ? text_[at + 1] : '\0';
    if (next == '{')
      end = closed_by(at, "}}", none_[0]);
    else if (next == '%')
      end = closed_by(at, "%}", none_[1]);
    else if (next == '/' && starts(at, "{/*")) {
      end = closed_by(at, "*/}", none_[2]);
      if (end > at) out_.comments.emplace_back(at, end);
    } else if (none_[3] <= at) {
      const std::uint32_t limit = mdx_ ? paragraph_end(at) : this_line_end(at);
      end = attribute_list(text_, at, limit);
      if (end == at && mdx_) {
        end = jsx_expression(text_, at, limit);
        if (end == at) none_[3] = limit;  // never balanced
      }
    }
    if (end == at) return at;
    const std::string_view close = raw_shortcode_end(text_.substr(at, end - at));
    if (!close.empty() && !no_raw_end_) {
      const std::size_t found = text_.find(close, end);
      no_raw_end_ = found == std::string_view::npos;
      if (!no_raw_end_) end = static_cast<std::uint32_t>(found + close.size());
    }
    return mask(at, end);
  }

  std::uint32_t math(std::uint32_t at) {
    const bool display = at + 1 < size_ && text_[at + 1] == '$';
    std::uint32_t& none = display ? none_[4] : none_[5];
    if (none > at) return display ? at + 2 : at;
    const std::uint32_t limit = display ? paragraph_end(at) : this_line_end(at);
    const std::uint32_t end = inline_math(text_, at, limit);
    if (end != at) return mask(at, end);
    if (text_.substr(0, limit).find('$', at + (display ? 2 : 1)) == std::string_view::npos) none = limit;
    return display ? at + 2 : at;
  }

  std::uint32_t footnote(std::uint32_t at) {
    const std::uint32_t end = footnote_reference(text_, at, std::min(size_, at + 256));
    if (end == at) return at;
    hide(at, end);
    return end;
  }

  // --- the cost of links ---
  void end_group() {
    if (group_lines_ > cheap_lines) {
      const std::uint64_t steps = std::uint64_t(group_lines_) * group_links_.size();
      if (link_steps_ + steps > link_step_budget) {
        for (const std::uint32_t i : group_links_) fill(i, i + 1, 'x');
      } else {
        link_steps_ += steps;
      }
    }
    group_lines_ = 0;
    group_links_.clear();
  }

  std::string_view text_;
  std::uint32_t at_, size_;
  bool mdx_;
  bool any_return_, any_nul_;  // in the text
  PreparedMarkdown out_;
  Fence fence_;
  bool after_blank_ = true;
  std::uint32_t content_ = 0;  // where the current line's text begins
  std::uint32_t paragraph_end_ = 0, line_end_ = 0;
  std::array<std::uint32_t, longest_backtick_run + 1> no_closing_run_{};
  std::uint32_t none_[6] = {};  // before here no notation of that kind is closed
  std::uint32_t no_tag_before_ = 0;
  bool no_comment_end_ = false, no_raw_end_ = false;
  bool table_ = false;
  std::uint32_t group_lines_ = 0;
  std::vector<std::uint32_t> group_links_;
  std::uint64_t link_steps_ = 0;
};

}  // namespace

PreparedMarkdown prepare_markdown(std::string_view text, std::uint32_t begin, bool mdx) {
  return Preparer(text, begin, mdx).run();
}

}  // namespace calame
