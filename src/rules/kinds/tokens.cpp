// kind = "tokens": a sequence of words said by what they are, « {lemma=être} {upos=ADV}{0,2} {feat=Part.Past} ».
#include <algorithm>
#include <memory>

#include "document/worded.h"
#include "rules/error_sink.h"
#include "rules/kinds/exceptions.h"
#include "rules/kinds/selection.h"
#include "rules/kinds/table.h"
#include "rules/kinds/tokens_compile.h"
#include "rules/kinds/tokens_match.h"
#include "rules/kinds/tokens_replacement.h"

namespace calame {
namespace {

constexpr std::size_t most_patterns = 100;

struct Parameters {
  Selection selection;
  Exceptions exceptions;
  std::vector<TokenPattern> patterns, unless;
  std::optional<TokenReplacement> replacement;
  FixSafety safety;
  // What the sentences hold that the rule can flag; empty when any sentence may be one.
  [[nodiscard]] std::vector<TagAnchor> anchors() const {
    std::vector<TagAnchor> all;
    for (const TokenPattern& pattern : patterns) {
      const std::vector<TagAnchor> words = tag_anchors(pattern);
      if (words.empty()) return {};
      all.insert(all.end(), words.begin(), words.end());
    }
    return all;
  }
  [[nodiscard]] bool needs_tags() const {
    const auto needs = [](const TokenPattern& pattern) { return pattern.needs_tags; };
    return std::any_of(patterns.begin(), patterns.end(), needs) || std::any_of(unless.begin(), unless.end(), needs);
  }
};

TextSpan span_of(const Analysis& analysis, std::uint32_t first, std::uint32_t end) {
  return {analysis.tokens[first].span.begin, analysis.tokens[end - 1].span.end};
}

void add(const Parameters& p, const Subject& subject, const TokenHit& hit, Findings& findings) {
  const Analysis& analysis = subject.analysis;
  const TextSpan span = span_of(analysis, hit.marked_first, hit.marked_end);
  if (excepted(p.exceptions, subject, span)) return;
  Finding finding;
  finding.text = span;
  finding.arguments.push_back({"found", excerpt(text_of(subject.document, span))});
  finding.arguments.push_back({"whole", excerpt(text_of(subject.document, span_of(analysis, hit.first, hit.end)))});
  const bool tagged = analysis.tags.size() == analysis.tokens.size();
  finding.arguments.push_back(
      {"lemma", std::string(tagged ? analysis.lemma(hit.marked_first) : analysis.form(hit.marked_first))});
  if (p.replacement) {
    const std::string text = replacement_text(*p.replacement, subject.document, analysis, hit);
    finding.arguments.push_back({"replacement", text});
    if (auto edit = prose_edit(subject.document, subject.source, span, text)) {
      finding.edits.push_back(std::move(*edit));
      finding.applicability = p.safety.at(subject.document, finding.text);
    }
  }
  findings.items.push_back(std::move(finding));
}

std::vector<TokenSearch> searches_of(const std::vector<TokenPattern>& patterns, const TokenText& text) {
  std::vector<TokenSearch> searches;
  for (const TokenPattern& pattern : patterns) {
    TokenSearch search(pattern, text);
    if (search.possible()) searches.push_back(std::move(search));
  }
  return searches;
}

// The leftmost longest of all patterns, none overlapping.
void find_all(std::vector<TokenSearch>& searches, const TokenRun& run, std::vector<TokenHit>& hits) {
  hits.clear();
  for (TokenSearch& search : searches) search.find(run, hits);
  if (searches.size() < 2 || hits.size() < 2) return;
  std::stable_sort(hits.begin(), hits.end(), [](const TokenHit& a, const TokenHit& b) {
    return a.first != b.first ? a.first < b.first : a.end > b.end;
  });
  std::uint32_t taken = 0;
  const auto overlaps = [&](const TokenHit& hit) {
    if (hit.first < taken) return true;
    taken = hit.end;
    return false;
  };
  hits.erase(std::remove_if(hits.begin(), hits.end(), overlaps), hits.end());
}

// Takes out the hits that share a token with what `unless` finds in the run.
void cancel(std::vector<TokenSearch>& unless, const TokenRun& run, std::vector<TokenHit>& hits) {
  if (hits.empty() || unless.empty()) return;
  std::vector<bool> covered(run.end - run.first);
  std::vector<TokenHit> found;
  for (TokenSearch& search : unless) search.find(run, found);
  for (const TokenHit& hit : found)
    std::fill(covered.begin() + (hit.first - run.first), covered.begin() + (hit.end - run.first), true);
  const auto cancelled = [&](const TokenHit& hit) {
    const auto end = covered.begin() + (hit.end - run.first);
    return std::find(covered.begin() + (hit.first - run.first), end, true) != end;
  };
  hits.erase(std::remove_if(hits.begin(), hits.end(), cancelled), hits.end());
}

bool applies(const Parameters& p, const TokenText& text) {
  const auto fits = [&](const TokenPattern& pattern) { return token_pattern_applies(pattern, text); };
  return std::all_of(p.patterns.begin(), p.patterns.end(), fits) && std::all_of(p.unless.begin(), p.unless.end(), fits);
}

using Runs = std::vector<TokenRun>;

// `everywhere`: the runs of all prose, made by the first rule that reads them.
Findings check_one(const Parameters& p, const Subject& subject, const TokenText& text,
                   std::optional<Runs>& everywhere) {
  Findings findings;
  findings.applicable = applies(p, text);
  if (!findings.applicable) return findings;
  std::optional<Runs> own;
  if (p.selection.selector || p.selection.scope != Scope::content) {
    const auto prose = prose_of(subject, p.selection);
    findings.applicable = !p.selection.selector || !prose.empty();
    own = token_runs(subject.analysis, prose);
  }
  auto searches = searches_of(p.patterns, text);
  findings.value = 0;
  if (searches.empty()) return findings;
  if (!own && !everywhere) everywhere = token_runs(subject.analysis, prose_of(subject, p.selection));
  std::optional<std::vector<TokenSearch>> unless;
  std::vector<TokenHit> hits;
  for (const TokenRun& run : own ? *own : *everywhere) {
    find_all(searches, run, hits);
    if (hits.empty()) continue;
    if (!unless) unless = searches_of(p.unless, text);
    cancel(*unless, run, hits);
    for (const TokenHit& hit : hits) add(p, subject, hit, findings);
  }
  findings.value = double(findings.items.size());
  return findings;
}

// Rules of this kind read the same sentences and the same index of words.
std::vector<Findings> check_all(const Subject& subject, std::span<const void* const> parameters) {
  const WordIndex forms(subject.analysis.forms), lemmas(subject.analysis.lemmas);
  const TokenText text{subject.document, subject.analysis, subject.language, forms, lemmas};
  std::optional<Runs> everywhere;
  std::vector<Findings> all;
  for (const void* one : parameters)
    all.push_back(check_one(*static_cast<const Parameters*>(one), subject, text, everywhere));
  return all;
}

class PatternsReader {
 public:
  PatternsReader(Fields& fields, const Rule& rule) : fields_(fields), rule_(rule) {}

  std::vector<TokenPattern> read(std::string_view key) {
    std::vector<TokenPattern> out;
    const std::vector<std::string> texts = fields_.texts(key);
    if (texts.size() > most_patterns) {
      fields_.error(key, worded("plus de {} motifs", "more than {} patterns", most_patterns));
      return out;
    }
    for (std::size_t i = 0; i < texts.size(); ++i)
      if (auto pattern = compiled(key, i, texts[i])) out.push_back(*std::move(pattern));
    return out;
  }

 private:
  std::optional<TokenPattern> compiled(std::string_view key, std::size_t index, const std::string& text) {
    const auto regex = [&](const std::string& whole) { return fields_.pattern_within(key, index, whole); };
    auto pattern = compile_token_pattern(text, token_syntax_context(fields_.ruleset(), rule_.lang), regex);
    if (const auto* wrong = std::get_if<TokenSyntaxError>(&pattern)) {
      fields_.error(key, index,
                    worded("motif, colonne {}\u00A0: {}", "pattern, column {}: {}", wrong->column, wrong->message));
      return std::nullopt;
    }
    return std::get<std::optional<TokenPattern>>(std::move(pattern));
  }

  Fields& fields_;
  const Rule& rule_;
};

// Words in a language without a tagger are never tagged: such a rule would be silent for ever.
void refuse_untagged_language(Fields& fields, const Rule& rule) {
  if (rule.lang.empty()) return;
  const auto& languages = fields.ruleset().languages;
  const bool some = std::any_of(languages.begin(), languages.end(), [](const auto& l) { return l.second.tagger; });
  if (!some || fields.ruleset().language(rule.lang).tagger) return;
  fields.error(
      "patterns",
      worded("«\u00A0lemma\u00A0», «\u00A0upos\u00A0» et «\u00A0feat\u00A0» demandent un étiqueteur, que la langue "
             "«\u00A0{}\u00A0» n’a pas",
             "“lemma”, “upos” and “feat” need a tagger, which language “{}” has not", clipped(rule.lang)));
}

void read_replacement(Fields& fields, Parameters& p) {
  const auto text = fields.text("replace");
  if (!text || p.patterns.empty()) return;
  std::uint32_t numbers = p.patterns.front().syntax.numbers;
  for (const TokenPattern& pattern : p.patterns) numbers = std::min(numbers, pattern.syntax.numbers);
  p.replacement = read_token_replacement(*text, numbers);
  if (!p.replacement)
    fields.error("replace",
                 worded("remplacement incorrect\u00A0: du texte, et {{1}} à {{{}}} pour les éléments du motif",
                        "invalid replacement: text, and {{1}} to {{{}}} for the elements of the pattern", numbers));
}

Compiled compile(Fields& fields, const Rule& rule) {
  auto p = std::make_shared<Parameters>();
  p->selection = read_selection(fields);
  p->exceptions = read_exceptions(fields);
  PatternsReader reader(fields, rule);
  p->patterns = reader.read("patterns");
  p->unless = reader.read("unless");
  if (p->patterns.empty() && !fields.failed())
    fields.error("patterns",
                 {"la sorte «\u00A0tokens\u00A0» demande «\u00A0patterns\u00A0»", "kind “tokens” needs “patterns”"});
  read_replacement(fields, *p);
  p->safety = fix_safety(rule);
  Facts needs = (Fact::protected_spans | Fact::tokens) | Fact::sentences | Fact::forms | p->selection.needs();
  if (p->needs_tags()) {
    needs = needs | Fact::tags;
    refuse_untagged_language(fields, rule);
  }
  const auto check = [p](const Subject& subject) {
    const void* const one[] = {p.get()};
    return std::move(check_all(subject, one).front());
  };
  return {check, needs, check_all, p, p->anchors()};
}

}  // namespace

const RuleKind tokens_kind{"tokens", compile};

}  // namespace calame
