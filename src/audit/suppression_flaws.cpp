// Comments that accept nothing, name no rule or have had their time, and what removes them.
#include <algorithm>
#include <map>
#include <set>

#include "audit/suppressions.h"
#include "rules/did_you_mean.h"

namespace calame {

namespace {

constexpr std::string_view blanks = " \t";

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

// Ids and names of packs that are built in but read only where they are named: a comment may well be about those.
const std::set<std::string, std::less<>>& names_on_demand() {
  static const auto names = [] {
    std::set<std::string, std::less<>> all;
    for (const PackText& pack : builtin_packs()) {
      if (!pack.on_demand) continue;
      for (const std::string_view key : {"\nid = \"", "\nname = \""})
        for (std::size_t at = pack.text.find(key); at != std::string::npos; at = pack.text.find(key, at + 1)) {
          const std::size_t begin = at + key.size();
          all.insert(pack.text.substr(begin, pack.text.find('"', begin) - begin));
        }
    }
    return all;
  }();
  return names;
}

// What of the rules a target names was asked of this article.
class Judge {
 public:
  Judge(const Subject& subject, const Ruleset& ruleset, const std::vector<RuleRun>& runs)
      : ruleset_(ruleset), asked_(ruleset.rules.size()) {
    for (const RuleRun& run : runs) asked_[run.rule] = run.findings.applicable && !is_mute(subject, run.rule);
  }

  struct Verdict {
    bool known = false;   // it names a rule
    bool judged = false;  // and what it names was asked, as far as the settings would have it
  };
  Verdict of(const std::string& target) {
    const auto [found, added] = verdicts_.try_emplace(target);
    if (added) found->second = verdict(target);
    if (added && !found->second.known) found->second.known = names_on_demand().contains(target);
    return found->second;
  }
  // Of a comment without names: all that the settings have was asked.
  [[nodiscard]] bool asked_all() const {
    return std::none_of(ruleset_.rules.begin(), ruleset_.rules.end(), [](const Rule& rule) { return rule.left_out; });
  }

  // The name that was meant; "" when none is near.
  std::string near(const std::string& target) {
    constexpr std::size_t most = 100;  // names that are looked for
    const auto known = near_.find(target);
    if (known != near_.end()) return known->second;
    if (near_.size() == most) return {};
    std::string capitals = target;
    for (char& c : capitals) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    const bool only_case = capitals != target && of(capitals).known;
    return near_[target] = only_case ? capitals : did_you_mean(target, names()).value_or("");
  }

 private:
  [[nodiscard]] Verdict verdict(const std::string& target) const {
    Verdict v;
    bool asked = false, left_out = false;
    for (std::size_t i = 0; i < ruleset_.rules.size(); ++i) {
      const Rule& rule = ruleset_.rules[i];
      if (!names_rule(target, rule)) continue;
      v.known = true;
      // What is said of comments is said last: nobody can tell whether it would be accepted.
      asked = asked || (asked_[i] && !rule.compiled.check_suppressions);
      left_out = left_out || rule.left_out;
    }
    v.judged = asked && !left_out;
    return v;
  }

  // Silent for want of a lexicon, whatever the text.
  [[nodiscard]] bool is_mute(const Subject& subject, std::uint32_t rule) const {
    const Facts needs = ruleset_.rules[rule].compiled.needs;
    return !subject.language.lexicon && (needs.has(Fact::tags) || needs.has(Fact::passives));
  }

  const std::vector<std::string_view>& names() {
    if (!names_.empty()) return names_;
    std::set<std::string_view> all;
    for (const Rule& rule : ruleset_.rules)
      all.insert({rule.category(), rule.id, std::string_view(rule.id).substr(0, 3), rule.name});
    return names_ = {all.begin(), all.end()};
  }

  const Ruleset& ruleset_;
  std::vector<bool> asked_;
  std::map<std::string, Verdict> verdicts_;
  std::map<std::string, std::string> near_;
  std::vector<std::string_view> names_;
};

bool in_preformatted(const Document& document, SourceSpan span) {
  return std::any_of(document.nodes.begin(), document.nodes.end(), [&](const Node& node) {
    return (node.tag == Tag::pre || node.tag == Tag::textarea) && node.source.contains(span);
  });
}

// Markdown: a line that belongs to a list, or may. A comment keeps two lists apart.
bool is_of_list(std::string_view line) {
  if (line.empty()) return false;
  if (blanks.find(line.front()) != std::string_view::npos) return true;
  return std::string_view("-*+").find(line.front()) != std::string_view::npos ||
         (line.front() >= '0' && line.front() <= '9');
}

std::string_view line_of_text(const Source& source, std::uint32_t from, int step) {
  for (std::uint32_t line = from; line >= 1 && line <= source.line_count(); line += static_cast<std::uint32_t>(step))
    if (!is_blank(source.line(line))) return source.line(line);
  return {};
}

// Markdown: a line that a comment at its end may keep from being a fence, an underline, a table or a block of HTML.
bool may_be_mark(std::string_view before) {
  const std::size_t first = before.find_first_not_of(blanks);
  if (first == std::string_view::npos || before[first] == '<') return true;
  return std::none_of(before.begin(), before.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z');
  });
}

struct Removal {
  SourceSpan span;
  Applicability safety = Applicability::safe;
};

// The comment is all that its lines hold.
Removal removal_of_lines(const Subject& subject, std::uint32_t first, std::uint32_t last) {
  const Source& source = subject.source;
  const std::uint32_t begin = source.line_start(first).value;
  const bool at_end = last == source.line_count();
  Removal removal{
      {begin, at_end ? static_cast<std::uint32_t>(source.text().size()) : source.line_start(last + 1).value}};
  if (subject.document.format != Format::markdown) return removal;
  const bool above = first > 1 && !is_blank(source.line(first - 1));
  const bool below = !at_end && !is_blank(source.line(last + 1));
  // Two paragraphs that the comment parts: an empty line does so in its place.
  if (above && below)
    removal.span.end.value = source.line_start(last).value + static_cast<std::uint32_t>(source.line(last).size());
  const std::string_view line_above = line_of_text(source, first - 1, -1),
                         line_below = line_of_text(source, last + 1, 1);
  const bool front_matter = line_above.empty() && (line_below.starts_with("---") || line_below.starts_with("+++"));
  if (front_matter || (is_of_list(line_above) && is_of_list(line_below))) removal.safety = Applicability::unsafe;
  return removal;
}

// The comment, and its line when that is blank then; what is left must read as it did.
Removal removal_of(const Subject& subject, SourceSpan comment) {
  const Source& source = subject.source;
  const std::uint32_t first = source.position(comment.begin).line, last = source.position(comment.end).line;
  const std::uint32_t line = source.line_start(first).value;
  const std::string_view before = source.text().substr(line, comment.begin.value - line);
  const std::string_view after = source.line(last).substr(comment.end.value - source.line_start(last).value);
  const bool html = subject.document.format == Format::html;
  if (html && in_preformatted(subject.document, comment)) return {comment};
  if (is_blank(before) && is_blank(after)) return removal_of_lines(subject, first, last);
  Removal removal{comment};
  // In Markdown what follows a comment at the beginning of a line is HTML, too, and would be text without it.
  if (!html && may_be_mark(before)) removal.safety = Applicability::unsafe;
  if (is_blank(before) || (!is_blank(after) && blanks.find(after.front()) == std::string_view::npos)) return removal;
  while (blanks.find(source.text()[removal.span.begin.value - 1]) != std::string_view::npos) --removal.span.begin.value;
  return removal;
}

SuppressionFlaw flaw_of(SuppressionFault fault, const SuppressionComment& comment) {
  SuppressionFlaw flaw;
  flaw.fault = fault;
  flaw.span = comment.span;
  flaw.reason = comment.reason;
  flaw.owner = comment.owner;
  flaw.until = comment.until;
  for (const SuppressionTarget& target : comment.targets)
    flaw.target += (flaw.target.empty() ? "" : ", ") + target.name;
  return flaw;
}

void remove_comment(const Subject& subject, SuppressionFlaw& flaw, Applicability most) {
  const Removal removal = removal_of(subject, flaw.span);
  flaw.edits = {{removal.span, ""}};
  flaw.safety = std::min(most, removal.safety);
}

// Some of the targets: each with what parts it from the one before, or from the one after when none is left before it.
SuppressionFlaw without_targets(const SuppressionComment& comment, const std::vector<bool>& unused) {
  SuppressionFlaw flaw = flaw_of(SuppressionFault::unused, comment);
  flaw.target.clear();
  flaw.targets = 0;
  flaw.safety = Applicability::safe;
  bool kept = false;
  const auto& targets = comment.targets;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    if (!unused[i]) {
      kept = true;
      continue;
    }
    if (flaw.targets == 0) flaw.span.begin = targets[i].span.begin;
    flaw.span.end = targets[i].span.end;
    flaw.target += (flaw.target.empty() ? "" : ", ") + targets[i].name;
    ++flaw.targets;
    const SourceSpan gone = kept ? SourceSpan{targets[i - 1].span.end, targets[i].span.end}
                                 : SourceSpan{targets[i].span.begin, targets[i + 1].span.begin};
    if (!flaw.edits.empty() && flaw.edits.back().span.end == gone.begin) {
      flaw.edits.back().span.end = gone.end;
    } else {
      flaw.edits.push_back({gone, ""});
    }
  }
  return flaw;
}

std::optional<SuppressionFlaw> unused_part(const Subject& subject, const SuppressionComment& comment, Judge& judge) {
  const bool enable = comment.directive == Directive::enable;
  std::vector<bool> unused;
  for (const SuppressionTarget& target : comment.targets) {
    const Judge::Verdict verdict = judge.of(target.name);
    unused.push_back(!target.used && (enable ? verdict.known : verdict.judged));
  }
  const auto count = std::count(unused.begin(), unused.end(), true);
  const bool whole =
      comment.targets.empty() ? !comment.used && (enable || judge.asked_all()) : count == std::ptrdiff_t(unused.size());
  if (whole) {
    SuppressionFlaw flaw = flaw_of(SuppressionFault::unused, comment);
    flaw.whole = true;
    flaw.enable = enable;
    remove_comment(subject, flaw, Applicability::safe);
    return flaw;
  }
  if (count == 0) return std::nullopt;
  return without_targets(comment, unused);
}

void add_unknown(const SuppressionComment& comment, Judge& judge, std::vector<SuppressionFlaw>& flaws) {
  for (const SuppressionTarget& target : comment.targets) {
    if (judge.of(target.name).known) continue;
    SuppressionFlaw flaw = flaw_of(SuppressionFault::unknown, comment);
    flaw.span = target.span;
    flaw.target = target.name;
    flaw.near = judge.near(target.name);
    if (!flaw.near.empty()) {
      flaw.edits = {{target.span, flaw.near}};
      flaw.safety = Applicability::unsafe;
    }
    flaws.push_back(std::move(flaw));
  }
}

}  // namespace

std::vector<SuppressionFlaw> suppression_flaws(const Subject& subject, const Ruleset& ruleset,
                                               const Suppressions& suppressions, const std::vector<RuleRun>& runs) {
  std::vector<SuppressionFlaw> flaws;
  Judge judge(subject, ruleset, runs);
  for (const SuppressionComment& comment : suppressions.comments) {
    if (comment.dropped) continue;
    add_unknown(comment, judge, flaws);
    if (comment.expired) {
      flaws.push_back(flaw_of(SuppressionFault::expired, comment));
      remove_comment(subject, flaws.back(), Applicability::unsafe);
    } else if (auto flaw = unused_part(subject, comment, judge)) {
      flaws.push_back(*std::move(flaw));
    }
  }
  return flaws;
}

}  // namespace calame
