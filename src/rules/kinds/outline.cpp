// kind = "outline": flaws of the heading structure. `flaw` names which one the rule reports.
#include <algorithm>
#include <map>
#include <utility>

#include "rules/kinds/selection.h"
#include "rules/kinds/table.h"

namespace calame {
namespace {

struct Parameters {
  std::vector<Band> bands;
  Scope scope = Scope::content;
};
using Flaw = Findings (*)(const Subject&, const Parameters&);

std::vector<const Heading*> headings_of(const Subject& subject, Scope scope) {
  std::vector<const Heading*> headings;
  for (const Heading& heading : subject.analysis.headings)
    if (scope == Scope::document || subject.document.nodes[heading.node].region == Region::article)
      headings.push_back(&heading);
  return headings;
}

Finding at_heading(const Subject& subject, const Heading& heading) {
  Finding finding;
  finding.node = heading.node;
  finding.text = heading.text;
  // A flaw of level or place concerns the whole heading with its marks.
  finding.source = subject.document.nodes[heading.node].source;
  finding.arguments = {{"level", double(heading.level)}, {"heading", excerpt(text_of(subject.document, heading.text))}};
  return finding;
}

Findings skipped_level(const Subject& subject, const Parameters& p) {
  Findings findings;
  const auto headings = headings_of(subject, p.scope);
  findings.applicable = !headings.empty();
  // The headings above: their level, and the one they would have when mended. Those of one level go to one level.
  std::vector<std::pair<int, int>> above;
  for (const Heading* heading : headings) {
    while (!above.empty() && above.back().first >= heading->level) above.pop_back();
    // The first may be h1 or h2: a title often stands in front matter or in the page's template.
    const int parent = above.empty() ? 1 : above.back().second;
    const int mended = std::min(heading->level, parent + 1);
    if (mended < heading->level) {
      Finding finding = at_heading(subject, *heading);
      finding.arguments.push_back({"previous", above.empty() ? 0.0 : double(above.back().first)});
      finding.arguments.push_back({"expected", double(mended)});
      findings.items.push_back(std::move(finding));
    }
    above.emplace_back(heading->level, mended);
  }
  return findings;
}

Findings several_h1(const Subject& subject, const Parameters& p) {
  Findings findings;
  const Heading* first = nullptr;
  for (const Heading* heading : headings_of(subject, p.scope)) {
    if (heading->level != 1) continue;
    if (!first) {
      first = heading;
      continue;
    }
    Finding finding = at_heading(subject, *heading);
    finding.arguments.push_back({"expected", 2.0});
    finding.related.push_back(first->text);
    findings.items.push_back(std::move(finding));
  }
  findings.applicable = first != nullptr;
  findings.value = double(findings.items.size());
  return findings;
}

Findings empty_heading(const Subject& subject, const Parameters& p) {
  Findings findings;
  const auto headings = headings_of(subject, p.scope);
  findings.applicable = !headings.empty();
  for (const Heading* heading : headings) {
    if (count_words(text_of(subject.document, heading->text)) > 0) continue;
    const Node& node = subject.document.nodes[heading->node];
    bool image = false;  // an image with a text speaks for the heading
    for (NodeId child = heading->node + 1; child < node.end; ++child)
      image |=
          subject.document.nodes[child].tag == Tag::img && !attribute_value(subject.document, child, "alt").empty();
    if (!image) findings.items.push_back(at_heading(subject, *heading));
  }
  return findings;
}

Findings duplicate_heading(const Subject& subject, const Parameters& p) {
  Findings findings;
  const auto headings = headings_of(subject, p.scope);
  findings.applicable = headings.size() > 1;
  // Same words under the same parent heading: two readers' anchors, one name.
  std::map<std::pair<const Heading*, std::string>, const Heading*> seen;
  std::vector<const Heading*> path;
  for (const Heading* heading : headings) {
    while (!path.empty() && path.back()->level >= heading->level) path.pop_back();
    std::string key = fold(text_of(subject.document, heading->text));
    const auto [at, fresh] = seen.try_emplace({path.empty() ? nullptr : path.back(), std::move(key)}, heading);
    if (!fresh && !heading->text.empty()) {
      Finding finding = at_heading(subject, *heading);
      finding.related.push_back(at->second->text);
      findings.items.push_back(std::move(finding));
    }
    path.push_back(heading);
  }
  return findings;
}

// Words from the start of the body to the first subheading, and below each heading, up to the next.
Findings long_section(const Subject& subject, const Parameters& p) {
  Findings findings;
  const auto headings = headings_of(subject, Scope::content);
  std::uint32_t below = 0;
  for (const Heading* heading : headings) below += heading->words_below;
  const std::uint32_t body = subject.analysis.metrics.body_words;
  const double lead = body > below ? body - below : 0;
  const auto add = [&](double words, auto at) {  // `at` makes the finding: most sections are in order
    findings.value = std::max(findings.value.value_or(0), words);
    const auto band = band_of(p.bands, words);
    if (!band) return;
    Finding finding = at();
    finding.band = band;
    finding.arguments.push_back({"value", words});
    if (p.bands[*finding.band].over) finding.arguments.push_back({"bound", *p.bands[*finding.band].over});
    findings.items.push_back(std::move(finding));
  };
  const bool subheaded = std::any_of(headings.begin(), headings.end(), [](const Heading* h) { return h->level > 1; });
  const auto on_document = [](const char* message) {
    Finding finding = finding_on_document();
    finding.message = message;
    return finding;
  };
  if (lead > 0 || headings.empty()) add(lead, [&] { return on_document(subheaded ? "lead" : "none"); });
  for (const Heading* heading : headings)
    add(heading->words_below, [&] {
      const bool lone_title = heading->level == 1 && !subheaded;  // over a text without subheadings
      return lone_title ? on_document("none") : at_heading(subject, *heading);
    });
  findings.applicable = body > 0;
  return findings;
}

// No subheading at all in a text that is long enough to need one.
Findings no_subheading(const Subject& subject, const Parameters& p) {
  Findings findings;
  const double words = subject.analysis.metrics.body_words;
  findings.applicable = words > 0;
  for (const Heading* heading : headings_of(subject, Scope::content))
    if (heading->level > 1) return findings;
  Finding finding = finding_on_document();
  finding.band = band_of(p.bands, words);
  if (!finding.band) return findings;
  finding.arguments = {{"value", words}};
  findings.items.push_back(std::move(finding));
  return findings;
}

// In Markdown: a component or a shortcode between the heading and the next one, which is no prose and no element.
bool holds_source(const Subject& subject, const Heading& heading, const std::vector<const Heading*>& headings,
                  std::size_t at) {
  if (subject.document.format != Format::markdown) return false;
  const std::string_view source = subject.source.text();
  const std::uint32_t begin = subject.document.nodes[heading.node].source.end.value;
  const std::uint32_t end = at + 1 < headings.size() ? subject.document.nodes[headings[at + 1]->node].source.begin.value
                                                     : static_cast<std::uint32_t>(source.size());
  return begin < end && source.substr(begin, end - begin).find_first_not_of(" \t\r\n") != std::string_view::npos;
}

// A heading right before another of its level or higher, or at the end: nothing stands under it.
Findings empty_section(const Subject& subject, const Parameters& p) {
  Findings findings;
  const auto headings = headings_of(subject, p.scope);
  findings.applicable = !headings.empty();
  for (std::size_t i = 0; i < headings.size(); ++i) {
    const bool deeper = i + 1 < headings.size() && headings[i + 1]->level > headings[i]->level;
    if (deeper || headings[i]->words_below > 0 || headings[i]->level == 1) continue;
    // Code, images and tables without words are content too.
    const NodeId from = subject.document.nodes[headings[i]->node].end;
    if (headings[i]->section_end > from || holds_source(subject, *headings[i], headings, i)) continue;
    findings.items.push_back(at_heading(subject, *headings[i]));
  }
  return findings;
}

// The element that makes all of a paragraph's words bold; no_node when there is none.
NodeId bold_of(const Document& document, NodeId paragraph) {
  const Node& p = document.nodes[paragraph];
  if (p.text.empty() || paragraph + 1 >= p.end) return no_node;
  const NodeId child = paragraph + 1;
  const Node& bold = document.nodes[child];
  if (bold.tag != Tag::strong && bold.tag != Tag::b) return no_node;
  if (bold.end != p.end || bold.end != child + 1) return no_node;  // something stands beside it, or within
  std::string_view rest = text_of(document, {p.text.begin, bold.text.begin});
  if (rest.find_first_not_of(" \n\t") != std::string_view::npos) return no_node;
  rest = text_of(document, {bold.text.end, p.text.end});
  return rest.find_first_not_of(" \n\t") == std::string_view::npos ? child : no_node;
}

bool ends_like_text(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.remove_suffix(1);
  return text.empty() || std::string_view(".,;:!)").find(text.back()) != std::string_view::npos ||
         text.ends_with("…") || text.ends_with("»");
}

// Whether a paragraph or a list follows that is no bold line itself: what a heading stands over.
bool stands_over_text(const Document& document, NodeId paragraph) {
  const NodeId next = document.nodes[paragraph].end;
  if (next >= document.nodes.size() || document.nodes[next].parent != document.nodes[paragraph].parent) return false;
  return document.nodes[next].tag == Tag::p && !document.nodes[next].text.empty() && bold_of(document, next) == no_node;
}

// A short paragraph all in bold, over a paragraph: a heading to the eye, and to nobody else. Labels of lists and
// tables, sentences, and the standfirst at the head of the text are none.
Findings fake_heading(const Subject& subject, const Parameters& p) {
  Findings findings;
  constexpr std::uint32_t most_words = 12;
  const Document& document = subject.document;
  const auto headings = headings_of(subject, p.scope);
  std::size_t next_heading = 0;
  bool first = true;
  for (NodeId id = 0; id < document.nodes.size(); ++id) {
    const Node& node = document.nodes[id];
    if (node.tag != Tag::p || node.region != Region::article) continue;
    while (next_heading < headings.size() && headings[next_heading]->node < id) ++next_heading;
    const bool opens = std::exchange(first, false);
    const Tag parent = node.parent == no_node ? Tag::other : document.nodes[node.parent].tag;
    if (opens || parent == Tag::li || parent == Tag::blockquote || parent == Tag::td || parent == Tag::figure) continue;
    const NodeId bold = bold_of(document, id);
    if (bold == no_node || !stands_over_text(document, id)) continue;
    const std::string_view text = text_of(document, document.nodes[bold].text);
    const std::uint32_t words = count_words(text);
    if (words == 0 || words > most_words || ends_like_text(text)) continue;
    const int above = next_heading == 0 ? 1 : headings[next_heading - 1]->level;
    Finding finding;
    finding.node = id;
    finding.text = document.nodes[bold].text;
    finding.source = node.source;
    finding.arguments = {{"found", excerpt(text)}, {"expected", double(std::min(6, above + 1))}};
    findings.items.push_back(std::move(finding));
  }
  return findings;
}

Compiled compile(Fields& fields, const Rule& rule) {
  Parameters p;
  p.bands = rule.bands;
  p.scope = fields.one_of<Scope>("scope", {{"content", Scope::content}, {"document", Scope::document}}, Scope::content);
  const Flaw flaw = fields.one_of<Flaw>("flaw",
                                        {{"skipped-level", skipped_level},
                                         {"several-h1", several_h1},
                                         {"empty-heading", empty_heading},
                                         {"duplicate-heading", duplicate_heading},
                                         {"long-section", long_section},
                                         {"no-subheading", no_subheading},
                                         {"empty-section", empty_section},
                                         {"fake-heading", fake_heading}},
                                        nullptr);
  if (!flaw && !fields.failed())
    fields.error("flaw", {"la sorte «\u00A0outline\u00A0» demande «\u00A0flaw\u00A0», le défaut que la règle signale",
                          "kind “outline” needs “flaw”, the defect that the rule reports"});
  const bool counts_words = flaw == long_section || flaw == no_subheading;
  if (counts_words && p.bands.empty())
    fields.error("bands", {"ce défaut est un nombre de mots, donnez «\u00A0bands\u00A0»",
                           "this flaw is a number of words, give “bands”"});
  return {[p, flaw](const Subject& s) { return flaw(s, p); }, Facts(), nullptr, nullptr};
}

}  // namespace

const RuleKind outline_kind{"outline", compile};

}  // namespace calame
