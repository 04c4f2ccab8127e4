// kind = "unique": what must not come twice: an element, a value, a word within a text.
#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>

#include "analysis/phrase_words.h"
#include "rules/kinds/selection.h"
#include "rules/kinds/table.h"

namespace calame {
namespace {

enum class By { element, value, difference, words };

struct Parameters {
  Selection selection;
  std::optional<Selector> unless;
  std::optional<Selector> when;  // the rule speaks only where this matches
  By by = By::value;
  double most = 1;
};

std::string_view value_of(const Subject& subject, const Match& match) {
  return !match.value.empty() ? std::string_view(match.value) : text_of(subject.document, match.text);
}

std::vector<Match> candidates(const Parameters& p, const Subject& subject) {
  std::vector<Match> matches = select(subject, p.selection);
  if (!p.unless) return matches;
  std::erase_if(matches, [&](const Match& m) { return p.unless->matches(subject.document, m.node); });
  return matches;
}

Finding repeated(const Subject& subject, const Match& match, const Match& first, double times) {
  Finding finding = finding_at(match);
  finding.arguments = {
      {"found", excerpt(value_of(subject, match))}, {"first", excerpt(value_of(subject, first))}, {"count", times}};
  if (!first.text.empty()) finding.related.push_back(first.text);
  return finding;
}

// The first that says something stays.
void check_elements(const Subject& subject, const std::vector<Match>& matches, Findings& findings) {
  if (matches.size() < 2) return;
  const auto filled = std::find_if(matches.begin(), matches.end(),
                                   [&](const Match& m) { return count_words(value_of(subject, m)) > 0; });
  const Match& kept = filled != matches.end() ? *filled : matches.front();
  for (const Match& match : matches)
    if (&match != &kept) findings.items.push_back(repeated(subject, match, kept, double(matches.size())));
}

void check_values(const Parameters& p, const Subject& subject, const std::vector<Match>& matches, Findings& findings) {
  struct Seen {
    const Match* first;
    double times = 0;
  };
  std::unordered_map<std::string, Seen> seen;
  for (const Match& match : matches) {
    const std::string key = fold(value_of(subject, match));
    if (key.empty()) continue;
    auto [at, is_new] = seen.try_emplace(key, Seen{&match});
    if (++at->second.times > p.most)
      findings.items.push_back(repeated(subject, match, *at->second.first, at->second.times));
  }
}

// All must say the same as the first.
void check_differences(const Subject& subject, const std::vector<Match>& matches, Findings& findings) {
  const Match* first = nullptr;
  std::string wanted;
  for (const Match& match : matches) {
    std::string key = fold(value_of(subject, match));
    if (key.empty()) continue;
    if (!first) {
      first = &match;
      wanted = std::move(key);
    } else if (key != wanted) {
      findings.items.push_back(repeated(subject, match, *first, double(matches.size())));
    }
  }
}

// The content word that a text holds more than `most` times, in any number: by the spelling without accents and a
// final s or x.
std::string word_key(std::string_view word) {
  std::string key = fold(word);
  if (key.size() > 3 && (key.back() == 's' || key.back() == 'x')) key.pop_back();
  return key;
}

void check_words(const Parameters& p, const Subject& subject, const Match& match, Findings& findings) {
  struct Count {
    TextSpan last;
    double times = 0;
  };
  std::map<std::string, Count> counts;
  const auto& tokens = subject.analysis.tokens;
  auto token = std::lower_bound(tokens.begin(), tokens.end(), match.text.begin,
                                [](const Token& t, TextOffset at) { return t.span.begin < at; });
  for (; token != tokens.end() && token->span.begin < match.text.end; ++token) {
    const std::string_view word = text_of(subject.document, token->span);
    if (token->kind != TokenKind::word || word.size() < 4 || !is_content(subject.language, word, token->kind)) continue;
    Count& count = counts[word_key(word)];
    count.last = token->span;
    ++count.times;
  }
  const auto worst = std::max_element(counts.begin(), counts.end(),
                                      [](const auto& a, const auto& b) { return a.second.times < b.second.times; });
  if (worst == counts.end() || worst->second.times <= p.most) return;
  Finding finding = finding_at(match);
  finding.arguments = {{"found", excerpt(text_of(subject.document, match.text))},
                       {"word", std::string(text_of(subject.document, worst->second.last))},
                       {"count", worst->second.times}};
  findings.items.push_back(std::move(finding));
}

Findings check(const Parameters& p, const Subject& subject) {
  Findings findings;
  if (p.when && select(subject, *p.when, p.selection.scope).empty()) {
    findings.applicable = false;
    return findings;
  }
  const std::vector<Match> matches = candidates(p, subject);
  findings.applicable = !matches.empty();
  if (p.by == By::element) check_elements(subject, matches, findings);
  if (p.by == By::value) check_values(p, subject, matches, findings);
  if (p.by == By::difference) check_differences(subject, matches, findings);
  if (p.by == By::words)
    for (const Match& match : matches) check_words(p, subject, match, findings);
  findings.value = double(findings.items.size());
  return findings;
}

Compiled compile(Fields& fields, const Rule&) {
  Parameters p;
  p.selection = read_selection(fields, "article");
  if (!fields.has("select"))
    fields.error("select", {"dites avec «\u00A0select\u00A0» ce qui ne doit pas se répéter",
                            "say with “select” what must not come twice"});
  if (fields.has("unless")) p.unless = fields.selector("unless", "");
  if (fields.has("when")) p.when = fields.selector("when", "");
  p.by = fields.one_of<By>(
      "by", {{"element", By::element}, {"value", By::value}, {"difference", By::difference}, {"words", By::words}},
      By::value);
  p.most = fields.number("most").value_or(1);
  Facts needs = p.selection.needs();
  if (p.when) needs = needs | p.when->needs();
  if (p.by == By::words) needs = needs | Fact::tokens;
  return {[p](const Subject& s) { return check(p, s); }, needs, nullptr, nullptr};
}

}  // namespace

const RuleKind unique_kind{"unique", compile};

}  // namespace calame
