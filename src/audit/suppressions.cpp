#include "audit/suppressions.h"

#include <algorithm>
#include <array>

namespace calame {

namespace {

constexpr std::string_view blanks = " \t\r\n";
constexpr std::size_t most_open = 1000;  // of `disable` without its `enable`: no author writes so many

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

enum class Directive : std::uint8_t { next_line, this_line, disable, enable, file };

struct Comment {
  Directive directive;
  SourceSpan span;
  std::vector<std::string> targets;
  std::string reason;
};

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

std::optional<Comment> parse(std::string_view text, SourceSpan span) {
  if (text.starts_with("<!--")) text.remove_prefix(4);
  if (text.ends_with("-->")) text.remove_suffix(3);
  text = trimmed(text);
  if (!text.starts_with("calame-")) return std::nullopt;
  const std::size_t name_end = std::min(text.find_first_of(blanks), text.size());
  const auto directive = directive_named(text.substr(0, name_end));
  if (!directive) return std::nullopt;
  Comment comment{*directive, span, {}, {}};
  std::string_view rest = trimmed(text.substr(name_end));
  while (!rest.empty() && !rest.starts_with("--")) {
    const std::size_t end = std::min(rest.find_first_of(" \t\r\n,"), rest.size());
    if (end > 0) comment.targets.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    rest = trimmed(rest);
  }
  if (rest.starts_with("--")) comment.reason = trimmed(rest.substr(2));
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
void close(std::vector<Suppression>& open, std::vector<Suppression>& done, const Comment& enable) {
  for (Suppression& s : open) {
    if (s.comment.empty()) continue;
    std::vector<std::string> ended;
    const auto ends = [&](const std::string& target) {
      return std::find(enable.targets.begin(), enable.targets.end(), target) != enable.targets.end();
    };
    if (enable.targets.empty()) {
      ended = s.targets;
    } else {
      std::copy_if(s.targets.begin(), s.targets.end(), std::back_inserter(ended), ends);
      if (ended.empty()) continue;
    }
    Suppression finished = s;
    finished.range.end = enable.span.begin;
    finished.targets = ended;
    done.push_back(std::move(finished));
    std::erase_if(s.targets,
                  [&](const std::string& t) { return std::find(ended.begin(), ended.end(), t) != ended.end(); });
    if (s.targets.empty()) s.comment = {};
  }
  std::erase_if(open, [](const Suppression& s) { return s.comment.empty(); });
}

}  // namespace

std::vector<Suppression> find_suppressions(const Document& document, const Source& source) {
  std::vector<Suppression> done, open;
  const SourceOffset end{static_cast<std::uint32_t>(source.text().size()) + 1};
  for (const SourceSpan span : document.comments) {
    const auto comment = parse(source.text_of(span), span);
    if (!comment) continue;
    Suppression s{span, {}, false, comment->targets, comment->reason};
    switch (comment->directive) {
      case Directive::next_line:
        s.range = next_line_span(source, span);
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
        if (open.size() < most_open) open.push_back(std::move(s));
        continue;
      case Directive::enable:
        close(open, done, *comment);
        continue;
    }
    done.push_back(std::move(s));
  }
  std::move(open.begin(), open.end(), std::back_inserter(done));
  std::stable_sort(done.begin(), done.end(),
                   [](const Suppression& a, const Suppression& b) { return a.comment < b.comment; });
  return done;
}

bool names_rule(const std::vector<std::string>& targets, const Rule& rule) {
  if (targets.empty()) return true;
  return std::any_of(targets.begin(), targets.end(), [&](std::string_view t) {
    return t == rule.name || t == rule.category() || (!t.empty() && std::string_view(rule.id).starts_with(t)) ||
           std::find(rule.formerly.begin(), rule.formerly.end(), t) != rule.formerly.end();
  });
}

void suppress(std::vector<Diagnostic>& diagnostics, const std::vector<Suppression>& suppressions,
              const Ruleset& ruleset) {
  std::vector<const Suppression*> ranged, active;
  for (const Suppression& s : suppressions) (s.file ? active : ranged).push_back(&s);
  std::stable_sort(ranged.begin(), ranged.end(),
                   [](const Suppression* a, const Suppression* b) { return a->range.begin < b->range.begin; });
  auto next = ranged.begin();
  for (Diagnostic& d : diagnostics) {
    for (; next != ranged.end() && (*next)->range.begin <= d.span.begin; ++next) active.push_back(*next);
    std::erase_if(active, [&](const Suppression* s) { return s->range.end <= d.span.begin; });
    const auto accepts = [&](const Suppression* s) {
      return (s->file || !d.whole_document) && names_rule(s->targets, ruleset.rules[d.rule]);
    };
    const auto found = std::find_if(active.begin(), active.end(), accepts);
    if (found == active.end()) continue;
    d.suppressed = true;
    d.suppression_reason = (*found)->reason;
  }
}

}  // namespace calame
