#include "audit/suppressions.h"

#include <algorithm>
#include <array>

namespace calame {

namespace {

constexpr std::string_view blanks = " \t\r\n";
constexpr std::size_t most_open = 1000;    // of `disable` without its `enable`: no author writes so many
constexpr std::size_t most_targets = 100;  // of one comment

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::optional<Directive> directive_named(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, Directive>, 5> names = {{
      {"calame-disable-next-line", Directive::next_line},
      {"calame-disable-line", Directive::this_line},
      {"calame-disable-file", Directive::file},
      {"calame-disable", Directive::disable},
      {"calame-enable", Directive::enable},
  }};
  for (const auto& [known, directive] : names)
    if (known == name) return directive;
  return std::nullopt;
}

std::string_view last_word(std::string_view text) {
  const std::size_t blank = text.find_last_of(blanks);
  return blank == std::string_view::npos ? text : text.substr(blank + 1);
}

bool digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int days_in(int year, int month) {
  if (month == 2) return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// 2027-01 or 2027-01-31, and one that exists.
bool is_limit(std::string_view text) {
  if ((text.size() != 7 && text.size() != 10) || text[4] != '-' || !digits(text.substr(0, 4))) return false;
  const std::string_view month = text.substr(5, 2), day = text.substr(std::min<std::size_t>(8, text.size()));
  if (!digits(month) || !digits(day) || (text.size() == 10 && text[7] != '-')) return false;
  const auto number = [](std::string_view two) { return (two[0] - '0') * 10 + (two[1] - '0'); };
  if (number(month) < 1 || number(month) > 12) return false;
  const int year = number(text.substr(0, 2)) * 100 + number(text.substr(2, 2));
  return day.empty() || (number(day) >= 1 && number(day) <= days_in(year, number(month)));
}

// « raison @anne 2027-01 »: the limit is the last word, the owner stands before it or at the end.
void read_reason(std::string_view text, SuppressionComment& comment) {
  const auto take_last = [&](std::string& into) {
    const std::string_view word = last_word(text);
    into = word;
    text = trimmed(text.substr(0, text.size() - word.size()));
  };
  if (is_limit(last_word(text))) take_last(comment.until);
  if (const std::string_view word = last_word(text); word.size() > 1 && word.front() == '@') take_last(comment.owner);
  comment.reason = text;
}

// `all`: the text of the source that `span` counts.
std::optional<SuppressionComment> parse(std::string_view all, SourceSpan span, std::string_view today) {
  std::string_view text = all.substr(span.begin.value, span.size());
  if (text.starts_with("<!--")) text.remove_prefix(4);
  if (text.ends_with("-->")) text.remove_suffix(3);
  text = trimmed(text);
  if (!text.starts_with("calame-")) return std::nullopt;
  const std::size_t name_end = std::min(text.find_first_of(blanks), text.size());
  const auto directive = directive_named(text.substr(0, name_end));
  if (!directive) return std::nullopt;
  SuppressionComment comment;
  comment.directive = *directive;
  comment.span = span;
  std::string_view rest = trimmed(text.substr(name_end));
  while (!rest.empty() && !rest.starts_with("--")) {
    const std::size_t end = std::min(rest.find_first_of(" \t\r\n,"), rest.size());
    const auto at = static_cast<std::uint32_t>(rest.data() - all.data());
    if (end > 0 && comment.targets.size() < most_targets)
      comment.targets.push_back({std::string(rest.substr(0, end)), {at, at + static_cast<std::uint32_t>(end)}});
    rest.remove_prefix(std::min(end + 1, rest.size()));
    rest = trimmed(rest);
  }
  if (rest.starts_with("--")) read_reason(trimmed(rest.substr(2)), comment);
  if (!comment.until.empty() && !today.empty()) comment.expired = comment.until < today.substr(0, comment.until.size());
  return comment;
}

SourceSpan line_span(const Source& source, std::uint32_t line) {
  const std::uint32_t end = line < source.line_count() ? source.line_start(line + 1).value
                                                       : static_cast<std::uint32_t>(source.text().size()) + 1;
  return {source.line_start(line), SourceOffset{end}};
}

// The next line that holds something: Markdown wants a blank one after a comment of its own.
SourceSpan next_line_span(const Source& source, SourceSpan comment) {
  std::uint32_t line = source.position(comment.end).line + 1;
  while (line <= source.line_count() && trimmed(source.line(line)).empty()) ++line;
  if (line > source.line_count()) return {comment.end, comment.end};
  return line_span(source, line);
}

// `enable` ends the stretches that it names; without names, all of them.
class Stretches {
 public:
  explicit Stretches(Suppressions& all) : all_(all) {}

  bool open(Suppression stretch) {
    if (open_.size() == most_open) return false;
    open_.push_back(std::move(stretch));
    return true;
  }

  void close(SuppressionComment& enable) {
    for (Suppression& s : open_) {
      std::vector<std::size_t> ended, kept;
      for (const std::size_t target : s.targets)
        (ends(enable, all_.comments[s.comment].targets[target].name) ? ended : kept).push_back(target);
      if (!enable.targets.empty() && ended.empty()) continue;
      enable.used = true;
      Suppression finished = s;
      finished.range.end = enable.span.begin;
      finished.targets = std::move(ended);
      all_.stretches.push_back(std::move(finished));
      s.targets = std::move(kept);
      if (s.targets.empty()) s.range = {};
    }
    std::erase_if(open_, [](const Suppression& s) { return s.range.empty(); });
  }

  void finish() { std::move(open_.begin(), open_.end(), std::back_inserter(all_.stretches)); }

 private:
  static bool ends(SuppressionComment& enable, std::string_view name) {
    bool found = enable.targets.empty();
    for (SuppressionTarget& target : enable.targets)
      if (target.name == name) found = target.used = true;
    return found;
  }

  Suppressions& all_;
  std::vector<Suppression> open_;
};

// The next line of comments that stand on one line is looked for once: blank lines may be many.
class NextLine {
 public:
  SourceSpan after(const Source& source, SourceSpan comment) {
    const std::uint32_t line = source.position(comment.end).line;
    if (line != line_) span_ = next_line_span(source, comment);
    line_ = line;
    return span_;
  }

 private:
  std::uint32_t line_ = 0;
  SourceSpan span_;
};

}  // namespace

Suppressions find_suppressions(const Document& document, const Source& source, std::string_view today) {
  Suppressions all;
  Stretches stretches(all);
  NextLine next_line;
  const SourceOffset end{static_cast<std::uint32_t>(source.text().size()) + 1};
  for (const SourceSpan span : document.comments) {
    auto comment = parse(source.text(), span, today);
    if (!comment) continue;
    Suppression s;
    s.comment = all.comments.size();
    for (std::size_t i = 0; i < comment->targets.size(); ++i) s.targets.push_back(i);
    if (comment->directive == Directive::enable) stretches.close(*comment);
    all.comments.push_back(*std::move(comment));
    switch (all.comments.back().directive) {
      case Directive::next_line:
        s.range = next_line.after(source, span);
        break;
      case Directive::this_line:
        s.range = line_span(source, source.position(span.begin).line);
        break;
      case Directive::file:
        s.range = {SourceOffset{0}, end};
        s.file = true;
        break;
      case Directive::disable:
        s.range = {span.end, end};
        if (!stretches.open(std::move(s))) all.comments.back().dropped = true;
        continue;
      case Directive::enable:
        continue;
    }
    all.stretches.push_back(std::move(s));
  }
  stretches.finish();
  std::erase_if(all.stretches, [&](const Suppression& s) { return all.comments[s.comment].expired; });
  std::stable_sort(all.stretches.begin(), all.stretches.end(),
                   [](const Suppression& a, const Suppression& b) { return a.comment < b.comment; });
  return all;
}

bool names_rule(std::string_view target, const Rule& rule) {
  return target == rule.name || target == rule.category() ||
         (!target.empty() && std::string_view(rule.id).starts_with(target)) ||
         std::find(rule.formerly.begin(), rule.formerly.end(), target) != rule.formerly.end();
}

namespace {

// Whether the comment accepts a finding of the rule; what does is marked.
bool accepts(SuppressionComment& comment, const Suppression& stretch, const Rule& rule) {
  if (stretch.targets.empty()) {
    if (rule.compiled.check_suppressions) return false;
    return comment.used = true;
  }
  bool accepted = false;
  for (const std::size_t i : stretch.targets) {
    if (!names_rule(comment.targets[i].name, rule)) continue;
    accepted = comment.targets[i].used = true;
  }
  return accepted;
}

}  // namespace

void suppress(std::vector<Diagnostic>& diagnostics, Suppressions& all, const Ruleset& ruleset) {
  std::vector<const Suppression*> ranged, active;
  for (const Suppression& s : all.stretches) (s.file ? active : ranged).push_back(&s);
  if (active.size() > most_open) active.resize(most_open);
  std::stable_sort(ranged.begin(), ranged.end(),
                   [](const Suppression* a, const Suppression* b) { return a->range.begin < b->range.begin; });
  auto next = ranged.begin();
  for (Diagnostic& d : diagnostics) {
    for (; next != ranged.end() && (*next)->range.begin <= d.span.begin; ++next)
      if (active.size() < 2 * most_open) active.push_back(*next);
    std::erase_if(active, [&](const Suppression* s) { return s->range.end <= d.span.begin; });
    for (const Suppression* s : active) {
      if (d.whole_document && !s->file) continue;
      SuppressionComment& comment = all.comments[s->comment];
      if (!accepts(comment, *s, ruleset.rules[d.rule]) || d.suppressed) continue;
      d.suppressed = true;
      d.suppression_reason = comment.reason;
    }
  }
}

}  // namespace calame
