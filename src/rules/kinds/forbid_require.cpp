// kind = "forbid": nothing may match `select`. kind = "require": something must, where `when` matches.
#include "rules/kinds/selection.h"
#include "rules/kinds/table.h"

namespace calame {
namespace {

struct Parameters {
  Selection selection;
  std::optional<Selector> unless;  // forbid: a match that is also one of these is fine. require: one of these will do
  std::optional<Selector> when;    // the rule speaks only where this matches
};

Parameters read(Fields& fields) {
  Parameters p;
  p.selection = read_selection(fields, "article");
  if (!fields.has("select"))
    fields.error("select", {"dites avec «\u00A0select\u00A0» ce qui doit, ou ne doit pas, se trouver là",
                            "say with “select” what must or must not stand there"});
  if (fields.has("unless")) p.unless = fields.selector("unless", "");
  if (fields.has("when")) p.when = fields.selector("when", "");
  return p;
}

Facts needs(const Parameters& p) {
  Facts facts = p.selection.needs();
  if (p.unless) facts = facts | p.unless->needs();
  if (p.when) facts = facts | p.when->needs();
  return facts;
}

bool silent(const Parameters& p, const Subject& subject) {
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
  for (const Match& match : select(subject, p.selection)) {
    if (p.unless && p.unless->matches(subject.document, match.node)) continue;
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
  return node.tag != Tag::meta || count_words(attribute_value(subject.document, match.node, "content")) > 0;
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
  for (const Match& match : matches)
    if (says_something(subject, match)) return findings;
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
