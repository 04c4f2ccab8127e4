#include "report/frame.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <vector>

#include "report/escape.h"

namespace calame {
namespace {

constexpr std::size_t window_columns = 96;  // fits a terminal of 100 beside the line number
constexpr std::size_t before_columns = 36;  // context kept on the left of the span
constexpr std::size_t short_span = 16;      // code points: inside a longer span every space would be noise
constexpr int tab_stop = 4;

struct Cell {
  UChar32 value = 0;
  std::string shown;
  int width = 1;
  bool flagged = false;
};

std::size_t step_back(std::string_view text, std::size_t at, std::size_t scalars) {
  for (; at > 0 && scalars > 0; --scalars) {
    --at;
    while (at > 0 && U8_IS_TRAIL(text[at])) --at;
  }
  return at;
}

/// The characters from `begin` on, as many as a window can need.
std::vector<Cell> cells_of(std::string_view line, std::size_t begin, std::size_t flag_begin, std::size_t flag_end) {
  std::vector<Cell> cells;
  std::size_t after = 0;
  for (std::size_t at = begin; at < line.size() && after < window_columns + 4;) {
    const Scalar s = first_scalar(line.substr(at));
    Cell cell{s.value, {}, display_width(char32_t(s.value)), at >= flag_begin && at < flag_end};
    append_scalar(cell.shown, s.value);
    if (at >= flag_begin) ++after;
    cells.push_back(std::move(cell));
    at += s.size;
  }
  return cells;
}

bool is_space(const std::vector<Cell>& cells, std::size_t i) { return i < cells.size() && cells[i].value == ' '; }

/// A space is worth showing in a short span, at the edges of the span, and beside another space within it.
bool shows_space(const std::vector<Cell>& cells, std::size_t i, std::size_t flagged) {
  const bool before = i > 0 && cells[i - 1].flagged, after = i + 1 < cells.size() && cells[i + 1].flagged;
  if (!cells[i].flagged) return before || after;
  return flagged <= short_span || !before || !after || is_space(cells, i + 1) || (i > 0 && is_space(cells, i - 1));
}

void make_visible(std::vector<Cell>& cells) {
  const auto flagged = std::size_t(std::count_if(cells.begin(), cells.end(), [](const Cell& c) { return c.flagged; }));
  int column = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    Cell& cell = cells[i];
    if (cell.value == ' ' && shows_space(cells, i, flagged)) cell.shown = "·";
    if (cell.value == 0x00A0) cell.shown = "⎵";
    if (cell.value == 0x202F) cell.shown = "⍽";
    if (cell.value == '\t') {
      cell.width = tab_stop - column % tab_stop;
      cell.shown = cell.flagged ? "→" + std::string(std::size_t(cell.width - 1), ' ')
                                : std::string(std::size_t(cell.width), ' ');
    } else if (is_hidden_control(cell.value)) {
      cell.shown = control_name(cell.value);
      cell.width = int(scalar_count(cell.shown));
    }
    column += cell.width;
  }
}

/// Index of the first cell to show, so that the span stands within the window.
std::size_t window_start(const std::vector<Cell>& cells, std::size_t flag) {
  std::size_t total = 0, left = 0;
  for (const Cell& c : cells) total += std::size_t(c.width);
  if (total <= window_columns) return 0;
  std::size_t first = flag;
  while (first > 0 && left + std::size_t(cells[first - 1].width) <= before_columns)
    left += std::size_t(cells[--first].width);
  while (first > 0 && first < flag && cells[first].width == 0) ++first;  // no mark without its letter
  return first;
}

}  // namespace

int display_width(char32_t c) {
  const UChar32 u = UChar32(c);
  const int8_t type = u_charType(u);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK) return 0;
  const int wide = u_getIntPropertyValue(u, UCHAR_EAST_ASIAN_WIDTH);
  return wide == U_EA_FULLWIDTH || wide == U_EA_WIDE ? 2 : 1;
}

Frame frame_of(const Source& source, SourceSpan span) {
  Frame frame;
  frame.line = source.position(span.begin).line;
  const std::string_view line = source.line(frame.line);
  const std::size_t start = source.line_start(frame.line).value;
  const std::size_t flag_begin = std::min<std::size_t>(span.begin.value - start, line.size());
  const std::size_t flag_end = std::min<std::size_t>(span.end.value - start, line.size());
  frame.continues = span.end.value - start > line.size() + 2;  // more than its line end

  const std::size_t begin = step_back(line, flag_begin, window_columns);
  std::vector<Cell> cells = cells_of(line, begin, flag_begin, flag_end);
  make_visible(cells);
  std::size_t flag = 0;
  for (std::size_t at = begin; at < flag_begin && flag < cells.size(); ++flag) at += first_scalar(line.substr(at)).size;

  const std::size_t first = window_start(cells, flag);
  if (begin > 0 || first > 0) frame.text = "…", frame.indent = 1;
  std::size_t columns = frame.indent, underlined = 0, i = first;
  for (; i < cells.size() && columns + std::size_t(cells[i].width) <= window_columns; ++i) {
    const auto width = std::size_t(cells[i].width);
    frame.text += cells[i].shown;
    if (i < flag) frame.indent += width;
    if (cells[i].flagged) underlined += width;
    columns += width;
  }
  const bool cut = i < cells.size();
  if (cut) frame.text += "…";
  if (cut && cells[i].flagged) ++underlined;  // the ellipsis stands for the rest of the span
  frame.width = std::max<std::size_t>(underlined, 1);
  return frame;
}

}  // namespace calame
