#include "rules/kinds/measures.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "document/first_not.h"

namespace calame {
namespace {

using Optional = std::optional<Measured>;

std::string_view matched_text(const Subject& subject, const Match& match) {
  return match.text.empty() ? std::string_view(match.value) : text_of(subject.document, match.text);
}

// Metrics are the document's own. An empty document has no average of anything.
Optional document_words(const Subject& s, const Match*, const MeasureOptions&) {
  return Measured{double(s.analysis.metrics.words), {}, {}};
}

Optional document_signs(const Subject& s, const Match*, const MeasureOptions&) {
  return Measured{double(s.analysis.metrics.signs), {}, {}};
}

Optional readability(const Subject& s, const Match*, const MeasureOptions&) {
  const auto value = s.analysis.metrics.readability;
  if (!value) return std::nullopt;
  return Measured{std::round(*value * 10) / 10, {{"formula", s.language.readability.name}}, {}};
}

Optional lix(const Subject& s, const Match*, const MeasureOptions&) {
  const auto value = s.analysis.metrics.lix;
  if (!value) return std::nullopt;
  return Measured{*value, {}, {}};
}

// Sentences of running text: headings are none.
std::vector<const Sentence*> longest_first(const Subject& s, double over) {
  std::vector<const Sentence*> found;
  for (const Sentence& sentence : s.analysis.sentences)
    if (sentence.formula_words > over) found.push_back(&sentence);
  std::stable_sort(found.begin(), found.end(), [](auto* a, auto* b) { return a->formula_words > b->formula_words; });
  return found;
}

std::vector<TextSpan> first_spans(const std::vector<const Sentence*>& sentences, std::size_t most) {
  std::vector<TextSpan> spans;
  for (const Sentence* sentence : sentences) {
    if (spans.size() == most) break;
    spans.push_back(sentence->span);
  }
  return spans;
}

Optional long_sentence_share(const Subject& s, const Match*, const MeasureOptions& options) {
  const double total = s.analysis.metrics.sentences;
  if (total == 0) return std::nullopt;
  const auto found = longest_first(s, options.longer_than);
  return Measured{100.0 * double(found.size()) / total,
                  {{"count", double(found.size())}, {"sentences", total}, {"limit", options.longer_than}},
                  first_spans(found, 3)};
}

// In the order of the text: three places to begin with.
template <class Places>
std::vector<TextSpan> first_of(const Places& places) {
  std::vector<TextSpan> spans;
  for (const auto& place : places) {
    if (spans.size() == 3) break;
    spans.push_back(place.span);
  }
  return spans;
}

Optional share_of_sentences(const Subject& s, double count, std::vector<TextSpan> places) {
  const double total = s.analysis.metrics.sentences;
  if (total == 0) return std::nullopt;
  return Measured{100 * count / total, {{"count", count}, {"sentences", total}}, std::move(places)};
}

Optional passive_share(const Subject& s, const Match*, const MeasureOptions&) {
  return share_of_sentences(s, s.analysis.metrics.passive_sentences, first_of(s.analysis.passives));
}

Optional connective_share(const Subject& s, const Match*, const MeasureOptions&) {
  return share_of_sentences(s, s.analysis.metrics.connective_sentences, first_of(s.analysis.connectives));
}

// With the two words that follow: « Elle a noté » says more than « Elle ».
std::string_view with_next_words(const Subject& s, TextSpan place) {
  const std::string_view prose = s.document.prose;
  std::size_t end = place.end.value;
  for (int words = 0; words < 2 && end < prose.size() && prose[end] == ' '; ++words)
    end = std::min(prose.find_first_of(" \n,.;:", end + 1), prose.size());
  return prose.substr(place.begin.value, end - place.begin.value);
}

Optional cohesion(const Subject& s, const Match*, const MeasureOptions&) {
  const auto& cohesion = s.analysis.cohesion;
  if (!cohesion) return std::nullopt;
  std::vector<TextSpan> places = cohesion->leaning;
  places.insert(places.end(), cohesion->unmet.begin(), cohesion->unmet.end());
  constexpr std::size_t most = 3;
  if (places.size() > most) places.resize(most);
  std::string named;
  for (const TextSpan place : places) {
    if (!named.empty()) named += ", ";
    named += "«\u00A0" + std::string(with_next_words(s, place)) + "\u00A0»";
  }
  return Measured{std::round(cohesion->index * 10) / 10, {{"count", double(places.size())}, {"places", named}}, places};
}

using Places = std::optional<std::vector<Placed>>;

// How many sentences begin alike, at the third of them.
Places repeated_openings(const Subject& s) {
  if (s.analysis.metrics.sentences < 3) return std::nullopt;
  std::vector<Placed> places;
  for (const RepeatedOpening& run : s.analysis.openings)
    places.push_back(
        {run.opening, {}, {double(run.sentence_count), {}, {s.analysis.sentences[run.first_sentence].span}}});
  return places;
}

// Words of each stretch in another language.
Places foreign_passages(const Subject& s) {
  if (s.analysis.metrics.sentences == 0) return std::nullopt;
  std::vector<Placed> places;
  for (const Passage& passage : s.analysis.passages)
    places.push_back(
        {passage.span, {}, {double(count_words(text_of(s.document, passage.span))), {{"lang", passage.lang}}, {}}});
  return places;
}

// 1 where the language declared is not the one that the text speaks, at the declaration.
Places wrong_language(const Subject& s) {
  if (s.document.lang.empty() || s.analysis.text_lang.empty()) return std::nullopt;
  const auto primary = [](std::string_view tag) { return std::string(tag.substr(0, tag.find_first_of("-_"))); };
  std::vector<Placed> places;
  if (fold(primary(s.document.lang)) == s.analysis.text_lang) return places;
  std::optional<SourceSpan> source;
  if (const Attribute* lang = find_attribute(s.document, 0, "lang")) {
    source = lang->source;
  } else if (const auto field = find_metadata(s.document, "lang")) {
    source = s.document.nodes[*field].source;
  }
  places.push_back({{}, source, {1, {{"declared", s.document.lang}, {"lang", s.analysis.text_lang}}, {}}});
  return places;
}

Optional sentence_mean(const Subject& s, const Match*, const MeasureOptions&) {
  const Metrics& m = s.analysis.metrics;
  if (m.sentences == 0) return std::nullopt;
  return Measured{double(m.sentence_tokens) / m.sentences, {{"sentences", double(m.sentences)}}, {}};
}

Optional brief_words(const Subject& s, const Match*, const MeasureOptions&) {
  if (!s.brief.min_words || *s.brief.min_words == 0) return std::nullopt;
  const double words = s.analysis.metrics.words, target = *s.brief.min_words;
  return Measured{
      100 * words / target, {{"words", words}, {"target", target}, {"missing", std::max(0.0, target - words)}}, {}};
}

Optional brief_signs(const Subject& s, const Match*, const MeasureOptions&) {
  if (!s.brief.max_signs || *s.brief.max_signs == 0) return std::nullopt;
  const double signs = s.analysis.metrics.signs, target = *s.brief.max_signs;
  return Measured{
      100 * signs / target, {{"signs", signs}, {"target", target}, {"excess", std::max(0.0, signs - target)}}, {}};
}

// Sentences and whole blocks were counted by the analysis.
std::optional<std::uint32_t> counted_words(const Subject& s, TextSpan span, std::size_t& sentence) {
  const auto& sentences = s.analysis.sentences;
  if (sentence >= sentences.size() || span.begin < sentences[sentence].span.begin) sentence = 0;
  const auto next = sentences.begin() + std::ptrdiff_t(sentence);
  const auto found =
      first_not_near(next, sentences.end(), 2, [&](const Sentence& x) { return x.span.begin < span.begin; });
  if (found != sentences.end()) sentence = std::size_t(found - sentences.begin());
  if (found != sentences.end() && found->span == span) return found->words;
  const std::size_t block = block_at(s.document, span.begin);
  if (block < s.document.blocks.size() && s.document.blocks[block].text == span) return s.analysis.block_words[block];
  return std::nullopt;
}

Measured next_match_words(const Subject& s, const Match& match, std::size_t& sentence) {
  const auto counted = counted_words(s, match.text, sentence);
  return Measured{double(counted ? *counted : count_words(matched_text(s, match))), {}, {}};
}

Optional match_characters(const Subject& s, const Match* match, const MeasureOptions&) {
  return Measured{double(count_signs(matched_text(s, *match))), {}, {}};
}

Optional match_pixels(const Subject& s, const Match* match, const MeasureOptions& options) {
  double size = options.font_size;
  if (size == 0) {
    const Tag tag = match->node == no_node ? Tag::other : s.document.nodes[match->node].tag;
    size = tag == Tag::title || tag == Tag::h1 ? 20 : 14;
  }
  return Measured{std::round(pixel_width(matched_text(s, *match), size)), {}, {}};
}

Optional match_sentences(const Subject& s, const Match* match, const MeasureOptions&) {
  return Measured{double(s.analysis.sentences_in(match->text).size()), {}, {}};
}

// Words of the element's own flow, those of the blocks inside it left out.
Optional own_words(const Subject& s, const Match* match, const MeasureOptions&) {
  double words = 0;
  const auto& blocks = s.document.blocks;
  for (std::size_t b = match->text.empty() ? blocks.size() : block_at(s.document, match->text.begin);
       b < blocks.size() && blocks[b].text.begin < match->text.end; ++b)
    if (blocks[b].node == match->node) words += s.analysis.block_words[b];
  return Measured{words, {}, {}};
}

bool is_blank(std::string_view source) {
  for (const std::string_view space : {"&nbsp;", "\u00A0"})
    for (; source.starts_with(space);) source.remove_prefix(space.size());
  return source.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// Runs of two line breaks or more that stand in for the end of a paragraph: text before, text after.
Optional double_breaks(const Subject& s, const Match* match, const MeasureOptions&) {
  if (match->node == no_node) return std::nullopt;
  const auto& nodes = s.document.nodes;
  double runs = 0;
  std::uint32_t length = 1;
  for (NodeId id = match->node + 1; id + 1 < nodes[match->node].end; ++id) {
    const Node &br = nodes[id], &next = nodes[id + 1];
    const bool pair = br.tag == Tag::br && next.tag == Tag::br && br.parent == next.parent &&
                      br.source.end <= next.source.begin &&
                      is_blank(s.source.text_of(SourceSpan(br.source.end, next.source.begin)));
    length = pair ? length + 1 : 1;
    runs += length == 2;
  }
  return Measured{runs, {}, {}};
}

// Whether the sentence holds a quotation of some length, or a figure that somebody must have counted.
bool claims(const Subject& s, const Sentence& sentence) {
  constexpr std::size_t shortest_quotation = 40;  // bytes
  const std::string_view text = text_of(s.document, sentence.span);
  const std::size_t open = text.find("«"), close = text.find("»");
  if (open != std::string_view::npos && close != std::string_view::npos && close > open + shortest_quotation)
    return true;
  const auto& numbers = s.analysis.numbers;
  auto number = std::lower_bound(numbers.begin(), numbers.end(), sentence.span.begin,
                                 [](const NumberSpan& n, TextOffset at) { return n.span.begin < at; });
  for (; number != numbers.end() && number->span.begin < sentence.span.end; ++number)
    if (number->type == NumberClass::percent) return true;
  return false;
}

// Sentences that give figures or quote, and name no source: no link in them, none of the words that do, there or in
// the sentences beside them.
Optional unsourced_share(const Subject& s, const Match*, const MeasureOptions& options) {
  constexpr double fewest_claims = 4;
  const auto& sentences = s.analysis.sentences;
  std::vector<bool> names(s.analysis.forms.size());
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = options.words.contains(s.analysis.forms[i]);
  std::vector<bool> sourced(sentences.size());
  for (std::size_t i = 0; i < sentences.size(); ++i)
    for (std::uint32_t t = sentences[i].first_token; t < sentences[i].token_end && !sourced[i]; ++t)
      sourced[i] = names[s.analysis.token_forms[t]];
  for (const Node& node : s.document.nodes) {
    if (node.tag != Tag::a && node.tag != Tag::cite && node.tag != Tag::sup) continue;
    for (const Sentence& linked : s.analysis.sentences_in(node.text))
      sourced[std::size_t(&linked - sentences.data())] = true;
    const auto at = std::upper_bound(sentences.begin(), sentences.end(), node.text.begin,
                                     [](TextOffset o, const Sentence& x) { return o < x.span.begin; });
    if (at != sentences.begin() && std::prev(at)->span.contains(node.text.begin) && !node.text.empty())
      sourced[std::size_t(std::prev(at) - sentences.begin())] = true;
  }
  double claimed = 0;
  std::vector<TextSpan> unsourced;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (sentences[i].heading || !claims(s, sentences[i])) continue;
    ++claimed;
    const bool before = i > 0 && sourced[i - 1] && sentences[i - 1].block == sentences[i].block;
    const bool after = i + 1 < sentences.size() && sourced[i + 1] && sentences[i + 1].block == sentences[i].block;
    if (!sourced[i] && !before && !after) unsourced.push_back(sentences[i].span);
  }
  if (claimed < fewest_claims) return std::nullopt;
  const double count = double(unsourced.size());
  if (unsourced.size() > 3) unsourced.resize(3);
  return Measured{100 * count / claimed, {{"count", count}, {"sentences", claimed}}, std::move(unsourced)};
}

constexpr Measure measures[] = {
    {"words", Fact::basic, false, document_words},
    {"signs", Fact::basic, false, document_signs},
    {"readability", Fact::syllables, false, readability},
    {"lix", Fact::sentences, false, lix},
    {"long-sentence-share", Fact::sentences, false, long_sentence_share},
    {"sentence-mean", Fact::sentences, false, sentence_mean},
    {"passive-share", Fact::passives, false, passive_share},
    {"connective-share", Fact::connectives, false, connective_share},
    {"cohesion", Fact::cohesion, false, cohesion},
    {"repeated-openings", Fact::openings, false, nullptr, repeated_openings},
    {"foreign-passages", Fact::passages, false, nullptr, foreign_passages},
    {"wrong-language", Fact::passages, false, nullptr, wrong_language},
    {"unsourced-share", Fact::forms | Fact::sentences | Fact::numbers, false, unsourced_share},
    {"brief-words", Fact::basic, false, brief_words},
    {"brief-signs", Fact::basic, false, brief_signs},
    {"match-words", Fact::basic, true, nullptr, nullptr, next_match_words},
    {"characters", Fact::basic, true, match_characters},
    {"pixels", Fact::basic, true, match_pixels},
    {"match-sentences", Fact::sentences, true, match_sentences},
    {"own-words", Fact::basic, true, own_words},
    {"double-breaks", Fact::basic, true, double_breaks},
};

}  // namespace

const Measure* find_measure(std::string_view name) {
  for (const Measure& measure : measures)
    if (measure.name == name) return &measure;
  return nullptr;
}

std::vector<std::string_view> measure_names() {
  std::vector<std::string_view> names{"count"};
  for (const Measure& measure : measures) names.push_back(measure.name);
  return names;
}

}  // namespace calame
