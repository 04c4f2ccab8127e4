#include "calame/selector.h"

#include <algorithm>

#include "analysis/json_path.h"
#include "document/css.h"

namespace calame {

struct Selector::Program {
  struct Alternative {
    ComplexSelector css;
    std::vector<JsonStep> path;  // of ::json(…)
  };
  std::vector<Alternative> alternatives;
};

namespace {

bool in_scope(const Document& d, NodeId node, Scope scope) {
  return scope == Scope::document || d.nodes[node].region != Region::chrome;
}

// The source of a section: from its heading to the end of the last element that begins under it.
SourceSpan section_source(const Document& d, const Heading& heading, TextSpan text) {
  SourceSpan source = d.nodes[heading.node].source;
  NodeId last = std::max(heading.section_end, d.nodes[heading.node].end) - 1;
  if (last != heading.node) {
    while (d.nodes[last].parent != no_node && d.nodes[last].parent > heading.node) last = d.nodes[last].parent;
    source.end = std::max(source.end, d.nodes[last].source.end);
  }
  if (!text.empty()) source.end = std::max(source.end, source_span(d, text).end);
  return source;
}

void add_section(const Document& d, const Analysis& analysis, NodeId node, std::vector<Match>& out) {
  const auto heading = std::lower_bound(analysis.headings.begin(), analysis.headings.end(), node,
                                        [](const Heading& h, NodeId n) { return h.node < n; });
  if (heading == analysis.headings.end() || heading->node != node) return;
  TextSpan text = heading->text;
  if (!heading->section.empty()) {
    if (text.empty()) text = heading->section;
    text.end = std::max(text.end, heading->section.end);
  }
  out.push_back({node, text, section_source(d, *heading, text), {}});
}

void add_sentences(const Document& d, const Analysis& analysis, NodeId node, std::vector<Match>& out) {
  const auto sentences = analysis.sentences_in(d.nodes[node].text);
  if (out.size() + sentences.size() > out.capacity()) out.reserve(2 * (out.size() + sentences.size()));
  for (const Sentence& sentence : sentences) out.push_back({node, sentence.span, source_span(d, sentence.span), {}});
}

void add_json(const Document& d, NodeId node, const std::vector<JsonStep>& path, std::vector<Match>& out) {
  const auto data =
      std::lower_bound(d.data.begin(), d.data.end(), node, [](const DataBlock& b, NodeId n) { return b.node < n; });
  if (data == d.data.end() || data->node != node) return;
  const std::uint32_t base = data->source.begin.value;
  for (JsonMatch& match : select_json(data->text, path))
    out.push_back({node, {}, {base + match.begin, base + match.end}, std::move(match.value)});
}

void add_view(const Document& d, const Analysis& analysis, const ComplexSelector& css,
              const std::vector<JsonStep>& path, NodeId node, std::vector<Match>& out) {
  switch (css.view) {
    case View::none:
      out.push_back({node, d.nodes[node].text, d.nodes[node].source, {}});
      break;
    case View::section:
      add_section(d, analysis, node, out);
      break;
    case View::sentence:
      add_sentences(d, analysis, node, out);
      break;
    case View::intro:
      if (node == d.article && !analysis.intro.empty())
        out.push_back({node, analysis.intro, source_span(d, analysis.intro), {}});
      break;
    case View::json:
      add_json(d, node, path, out);
      break;
    case View::attribute:
      if (const Attribute* attribute = find_attribute(d, node, css.argument))
        out.push_back({node, attribute->text,
                       attribute->value_source.empty() ? attribute->source : attribute->value_source,
                       attribute->value});
      break;
  }
}

// Matches are most often in order as they are found.
template <class Less>
void sort_if_needed(std::vector<Match>& matches, Less less) {
  if (!std::is_sorted(matches.begin(), matches.end(), less)) std::sort(matches.begin(), matches.end(), less);
}

// A sentence of nested items belongs to the innermost of them.
void keep_innermost(std::vector<Match>& sentences) {
  sort_if_needed(sentences,
                 [](const Match& a, const Match& b) { return a.text != b.text ? a.text < b.text : a.node > b.node; });
  const auto same = [](const Match& a, const Match& b) { return a.text == b.text; };
  sentences.erase(std::unique(sentences.begin(), sentences.end(), same), sentences.end());
}

bool before(const Match& a, const Match& b) {
  if (a.node != b.node) return a.node < b.node;
  if (a.text != b.text) return a.text < b.text;
  return a.source < b.source;
}

// Both in order.
void add_in_order(std::vector<Match> found, std::vector<Match>& to) {
  if (found.empty()) return;
  if (to.empty()) return void(to = std::move(found));
  std::vector<Match> both;
  both.reserve(to.size() + found.size());
  std::merge(std::make_move_iterator(to.begin()), std::make_move_iterator(to.end()),
             std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()), std::back_inserter(both),
             before);
  to = std::move(both);
}

}  // namespace

Result<Selector> Selector::parse(std::string_view css) {
  auto parsed = parse_css(css);
  if (!parsed) return parsed.errors();
  auto program = std::make_shared<Program>();
  for (ComplexSelector& complex : *parsed) {
    std::vector<JsonStep> path;
    if (complex.view == View::json) {
      auto steps = parse_json_path(complex.argument);
      if (!steps) {
        const Error& error = steps.errors().front();
        return css_error(css, complex.argument_offset + error.at.column - 1, error.message);
      }
      path = std::move(*steps);
    }
    program->alternatives.push_back({std::move(complex), std::move(path)});
  }
  Selector selector;
  selector.program_ = std::move(program);
  selector.css_ = css;
  return selector;
}

std::vector<Match> Selector::select(const Document& document, const Analysis& analysis, Scope scope) const {
  std::vector<Match> result;
  if (!program_ || document.nodes.empty()) return result;
  for (const auto& [css, path] : program_->alternatives) {
    std::vector<Match> found;
    evaluate(document, css).for_each([&](NodeId node) {
      if (in_scope(document, node, scope)) add_view(document, analysis, css, path, node, found);
    });
    if (css.view == View::sentence) keep_innermost(found);
    if (program_->alternatives.size() == 1 && css.view != View::sentence) return found;
    sort_if_needed(found, before);
    add_in_order(std::move(found), result);
  }
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

bool Selector::matches(const Document& document, NodeId node) const {
  if (!program_) return false;
  return std::any_of(program_->alternatives.begin(), program_->alternatives.end(),
                     [&](const auto& alternative) { return calame::matches(document, alternative.css, node); });
}

Facts Selector::needs() const {
  Facts facts;
  if (!program_) return facts;
  for (const auto& alternative : program_->alternatives)
    if (alternative.css.view == View::sentence) facts = facts | Fact::sentences;
  return facts;
}

}  // namespace calame
