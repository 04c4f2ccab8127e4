// kind = "forbid": nothing may match `select`. kind = "require": something must, where `when` matches.
#include "rules/kinds/phrases.h"
#include "rules/kinds/selection.h"
#include "rules/kinds/table.h"

namespace calame {
namespace {

struct Parameters {
  Selection selection;
  std::optional<Selector> unless;  // forbid: a match that is also one of these is fine. require: one of these will do
  std::optional<Selector> when;    // the rule speaks only where this matches
  Phrases about;                   // … and where these words make up at least `about_share` % of the text
  double about_share = 0;
  double from_words = 0;              // shorter texts are left alone
  std::optional<double> under_words;  // … and these are not
  bool first_only = false;            // forbid: of the matches, the first alone is looked at
  bool without_text = false;          // forbid: elements with text of their own are fine
  std::optional<Selector> at;         // require: where the finding stands; none: on the document
  std::optional<double> within;       // require: it must end within so many bytes of the file
  std::optional<Pattern> line;        // require: a short line near the top of the article will do as well
};

Parameters read(Fields& fields) {
  Parameters p;
  p.selection = read_selection(fields, "article");
  if (!fields.has("select"))
    fields.error("select", {"dites avec «\u00A0select\u00A0» ce qui doit, ou ne doit pas, se trouver là",
                            "say with “select” what must or must not stand there"});
  if (fields.has("unless")) p.unless = fields.selector("unless", "");
  if (fields.has("when")) p.when = fields.selector("when", "");
  p.from_words = fields.number("from-words").value_or(0);
  p.under_words = fields.number("under-words");
  p.first_only = fields.flag("first-only", false);
  p.without_text = fields.flag("without-text", false);
  if (fields.has("at")) p.at = fields.selector("at", "");
  p.within = fields.number("within-bytes");
  if (fields.has("unless-line")) p.line = fields.pattern("unless-line");
  if (const auto words = fields.words("about"); !words.empty()) {
    p.about = Phrases(words, false, false);
    p.about_share = fields.number("about-share").value_or(1);
  }
  return p;
}

Facts needs(const Parameters& p) {
  Facts facts = p.selection.needs();
  if (p.unless) facts = facts | p.unless->needs();
  if (p.when) facts = facts | p.when->needs();
  if (p.at) facts = facts | p.at->needs();
  if (p.about_share > 0) facts = facts | Fact::protected_spans | Fact::tokens;
  return facts;
}

// How much of the text is made of those words, in % of its words.
double share_of(const Phrases& phrases, const Subject& subject) {
  std::size_t hits = 0;
  for (const Stretch& stretch : stretches_of(prose_of(subject, {}))) hits += phrases.find(subject, stretch.span).size();
  return 100.0 * double(hits) / std::max(1.0, double(subject.analysis.metrics.words));
}

bool silent(const Parameters& p, const Subject& subject) {
  if (subject.analysis.metrics.words < p.from_words) return true;
  if (p.under_words && subject.analysis.metrics.words >= *p.under_words) return true;
  if (p.about_share > 0 && share_of(p.about, subject) < p.about_share) return true;
  return p.when && p.when->select(subject.document, subject.analysis, p.selection.scope).empty();
}

std::string value_at(const Subject& subject, const Match& match) {
  if (!match.value.empty()) return match.value;
  if (!match.text.empty()) return std::string(text_of(subject.document, match.text));
  return std::string(subject.source.text_of(match.source));
}

Findings forbid(const Parameters& p, const Subject& subject) {
  Findings findings;
  if (silent(p, subject)) {
    findings.applicable = false;
    return findings;
  }
  std::vector<Match> matches = select(subject, p.selection);
  if (p.first_only && matches.size() > 1) matches.resize(1);
  for (const Match& match : matches) {
    if (p.unless && p.unless->matches(subject.document, match.node)) continue;
    if (p.without_text && count_words(text_of(subject.document, match.text)) > 0) continue;
    Finding finding = finding_at(match);
    finding.source = match.source;  // the element with its markup is the flaw, not its words
    finding.arguments.push_back({"found", excerpt(value_at(subject, match))});
    findings.items.push_back(std::move(finding));
  }
  findings.value = double(findings.items.size());
  return findings;
}

// An element counts when it says something: prose below it, or a content that is not empty.
bool says_something(const Subject& subject, const Match& match) {
  if (count_words(text_of(subject.document, match.text)) > 0 || !match.value.empty()) return true;
  if (match.node == no_node) return false;
  const Node& node = subject.document.nodes[match.node];
  if (node.tag == Tag::title || heading_level(node.tag) > 0) return false;
  if (node.tag == Tag::script || node.tag == Tag::link) return true;
  return node.tag != Tag::meta || !find_attribute(subject.document, match.node, "content") ||
         count_words(attribute_value(subject.document, match.node, "content")) > 0;
}

// A byline, a date: few words by themselves, above or below the title.
bool says_on_a_line(const Pattern& pattern, const Document& document) {
  constexpr int most_lines = 12;
  constexpr std::size_t near_title = 4;  // blocks below an h1, of the template too
  constexpr std::uint32_t most_bytes = 90;
  int lines = 0;
  std::size_t below_title = near_title;
  for (const Block& block : document.blocks) {
    if (block.text.empty() || block.role == Role::code) continue;
    const bool title = block.node != no_node && document.nodes[block.node].tag == Tag::h1;
    below_title = title ? 0 : below_title + 1;
    const bool body = block.role == Role::body && ++lines <= most_lines;
    if (!body && below_title > near_title) continue;
    if (block.text.size() <= most_bytes && pattern.found_in(text_of(document, block.text))) return true;
  }
  return false;
}

Findings require(const Parameters& p, const Subject& subject) {
  Findings findings;
  if (silent(p, subject)) {
    findings.applicable = false;
    return findings;
  }
  std::vector<Match> matches = select(subject, p.selection);
  if (p.unless) {
    const auto others = p.unless->select(subject.document, subject.analysis, p.selection.scope);
    matches.insert(matches.end(), others.begin(), others.end());
  }
  if (p.within)
    std::erase_if(matches, [&](const Match& m) { return subject.source.file_span(m.source).end.value > *p.within; });
  for (const Match& match : matches)
    if (says_something(subject, match)) return findings;
  if (p.line && says_on_a_line(*p.line, subject.document)) return findings;
  if (p.at) {
    const auto places = select(subject, *p.at, p.selection.scope);
    findings.items.push_back(places.empty() ? finding_on_document() : finding_at(places.front()));
    return findings;
  }
  if (matches.empty()) {
    findings.items.push_back(finding_on_document());
  } else {
    Finding finding = finding_at(matches.front());  // it is there, but empty
    if (finding.text.empty() && finding.source && finding.source->empty()) finding = finding_on_document();
    findings.items.push_back(std::move(finding));
  }
  return findings;
}

Compiled compile_forbid(Fields& fields, const Rule&) {
  const Parameters p = read(fields);
  return {[p](const Subject& s) { return forbid(p, s); }, needs(p), nullptr, nullptr};
}

Compiled compile_require(Fields& fields, const Rule&) {
  const Parameters p = read(fields);
  return {[p](const Subject& s) { return require(p, s); }, needs(p), nullptr, nullptr};
}

}  // namespace

const RuleKind forbid_kind{"forbid", compile_forbid};
const RuleKind require_kind{"require", compile_require};

}  // namespace calame
