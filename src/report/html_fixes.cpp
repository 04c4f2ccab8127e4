// Before and after of the safe fixes, word by word, with the invisible characters shown.
#include <unicode/uchar.h>

#include <algorithm>

#include "report/html_page.h"

namespace calame {
namespace {

using Tokens = std::vector<std::string_view>;

/// Words whole; every other character alone, since most fixes change a single space or sign.
Tokens tokens_of(std::string_view text) {
  Tokens out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size()) {
      const Scalar s = first_scalar(text.substr(end));
      if (!u_isalnum(s.value)) break;
      end += s.size;
    }
    if (end == at) end += first_scalar(text.substr(at)).size;
    out.push_back(text.substr(at, end - at));
    at = end;
  }
  return out;
}

/// A place where old[a..] gave way to new[b..].
struct Change {
  std::size_t old_begin, old_end, new_begin, new_end;
};

std::size_t line_end(const Tokens& tokens, std::size_t at) {
  while (at < tokens.size() && tokens[at] != "\n") ++at;
  return std::min(at + 1, tokens.size());
}

/// How many tokens of `many`, whole lines, stand before the line that `other` has at `from`: lines taken away or added,
/// which would else be read as words changed for others.
std::size_t lines_before(const Tokens& many, std::size_t at, const Tokens& other, std::size_t from) {
  constexpr std::size_t most = 8;
  const std::size_t end = line_end(other, from), size = end - from;
  std::size_t next = at;
  for (std::size_t n = 0; n <= most && next < many.size() && size > 1; ++n) {
    const std::size_t stop = line_end(many, next);
    if (stop - next == size && std::equal(other.begin() + std::ptrdiff_t(from), other.begin() + std::ptrdiff_t(end),
                                          many.begin() + std::ptrdiff_t(next)))
      return next - at;
    next = stop;
  }
  return 0;
}

bool begins_line(const Tokens& tokens, std::size_t at) { return at == 0 || tokens[at - 1] == "\n"; }

/// Fixes are local: after a difference the texts meet again within a few tokens. Looking no further keeps this linear.
std::vector<Change> changes_between(const Tokens& before, const Tokens& after) {
  constexpr std::size_t reach = 48;
  std::vector<Change> out;
  std::size_t i = 0, j = 0;
  const auto meets = [&](std::size_t a, std::size_t b) {
    if (a > before.size() || b > after.size()) return false;
    if (a == before.size() || b == after.size()) return a == before.size() && b == after.size();
    if (before[a] != after[b]) return false;
    const bool last = a + 1 == before.size() || b + 1 == after.size();
    return last ? a + 1 == before.size() && b + 1 == after.size() : before[a + 1] == after[b + 1];
  };
  while (i < before.size() || j < after.size()) {
    std::size_t skip_old = 0, skip_new = 0;
    if (begins_line(before, i) && begins_line(after, j)) {
      skip_old = lines_before(before, i, after, j);
      if (skip_old == 0) skip_new = lines_before(after, j, before, i);
    }
    bool found = skip_old + skip_new > 0;
    if (!found && i < before.size() && j < after.size() && before[i] == after[j]) {
      ++i, ++j;
      continue;
    }
    for (std::size_t sum = 1; sum <= reach && !found; ++sum)
      for (std::size_t old_part = 0; old_part <= sum && !found; ++old_part)
        if (meets(i + old_part, j + sum - old_part)) skip_old = old_part, skip_new = sum - old_part, found = true;
    if (!found)
      skip_old = std::min<std::size_t>(1, before.size() - i), skip_new = std::min<std::size_t>(1, after.size() - j);
    if (!out.empty() && out.back().old_end == i && out.back().new_end == j)
      out.back().old_end += skip_old, out.back().new_end += skip_new;
    else
      out.push_back({i, i + skip_old, j, j + skip_new});
    i += skip_old, j += skip_new;
  }
  return out;
}

constexpr std::size_t context = 10;  // tokens around a change

std::string joined(const Tokens& tokens, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) out += tokens[i];
  return out;
}

bool is_line_end(std::string_view token) { return token == "\n" || token == "\r"; }

std::size_t context_before(const Tokens& tokens, std::size_t at, std::size_t least) {
  std::size_t n = 0;
  const std::size_t change = at;
  while (at > least && n < context && !is_line_end(tokens[at - 1])) --at, ++n;
  while (at < change && tokens[at] == " ") ++at;
  return at;
}

std::size_t context_after(const Tokens& tokens, std::size_t at) {
  std::size_t n = 0;
  while (at < tokens.size() && n < context && !is_line_end(tokens[at])) ++at, ++n;
  return at;
}

std::string changed(const Tokens& before, const Tokens& after, const Change& c) {
  std::string out;
  if (c.old_end > c.old_begin) out += "<del>" + html(visible_spaces(joined(before, c.old_begin, c.old_end))) + "</del>";
  if (c.new_end > c.new_begin) out += "<ins>" + html(visible_spaces(joined(after, c.new_begin, c.new_end))) + "</ins>";
  return out;
}

/// Changes close to one another are read together.
std::string hunks(const ReviewedArticle& a, const Tokens& before, const Tokens& after,
                  const std::vector<Change>& changes) {
  constexpr std::size_t most = 200;
  std::string out = "<ol class=\"hunks\">\n";
  std::size_t shown = 0, line = 1, counted = 0, k = 0;
  while (k < changes.size() && shown < most) {
    const std::size_t begin = context_before(before, changes[k].old_begin, k > 0 ? changes[k - 1].old_end : 0);
    for (; counted < changes[k].old_begin; ++counted) line += before[counted] == "\n";
    std::string words = begin > 0 && !is_line_end(before[begin - 1]) ? "… " : "";
    std::size_t at = begin, end = begin;
    do {
      words += html(joined(before, at, changes[k].old_begin)) + changed(before, after, changes[k]);
      at = changes[k].old_end;
      end = context_after(before, at);
      ++k;
    } while (k < changes.size() && changes[k].old_begin <= end);
    if (k < changes.size()) end = std::min(end, changes[k].old_begin);
    words += html(joined(before, at, end));
    out += "<li><span class=\"line\">" + a.text(Text::fixes_line, {count(a.ui(), line)}) +
           "</span><span class=\"words\"" + lang_attribute(a.result().lang) + ">" + words + "</span></li>\n";
    ++shown;
  }
  out += "</ol>\n";
  if (k < changes.size()) out += "<p>" + a.text(Text::fixes_truncated, {count(a.ui(), changes.size() - k)}) + "</p>\n";
  return out;
}

}  // namespace

std::string fixes_section(const ReviewedArticle& a) {
  if (!a.file.fix) return {};
  const FixRun& run = *a.file.fix;
  std::string ids;
  for (const std::string& id : run.cycle) ids += (ids.empty() ? "" : ", ") + id;
  std::string out;
  if (!run.stable) out += "<p class=\"warn\">" + html(say(a.ui(), Text::fixes_unstable, {ids})) + "</p>\n";
  if (run.applied == 0) return out + "<p>" + a.text(Text::fixes_none) + "</p>\n";
  const auto mended = Source::decode(run.bytes, a.file.path);
  if (!mended) return out;
  const Tokens before = tokens_of(a.audited().source.text()), after = tokens_of(mended->text());
  const std::vector<Change> changes = changes_between(before, after);
  if (changes.empty()) return out + "<p>" + a.text(Text::fixes_same) + "</p>\n";
  out += "<p class=\"intro\">" + a.text(Text::fixes_intro, {count(a.ui(), run.applied), count(a.ui(), run.passes)}) +
         "</p>\n";
  return out + hunks(a, before, after, changes) + "<p class=\"more\">" + a.text(Text::fixes_legend) + "</p>\n";
}

}  // namespace calame
