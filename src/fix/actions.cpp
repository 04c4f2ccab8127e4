#include "fix/actions.h"

#include <array>
#include <charconv>

#include "fix/markup_edits.h"
#include "fix/trim.h"

namespace calame {

namespace {

using Edits = std::optional<std::vector<Edit>>;

Edits one(std::optional<Edit> edit) {
  if (!edit) return std::nullopt;
  return std::vector<Edit>{std::move(*edit)};
}

std::string option(const FixSpec& spec, const std::string& name, std::string fallback = {}) {
  const auto found = spec.options.find(name);
  return found == spec.options.end() ? fallback : found->second;
}

std::optional<double> number_option(const FixSpec& spec, const std::string& name) {
  const std::string text = option(spec, name);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<double> number_argument(const Finding& finding, std::string_view name) {
  for (const Argument& a : finding.arguments)
    if (a.name == name)
      if (const double* number = std::get_if<double>(&a.value)) return *number;
  return std::nullopt;
}

// An element that holds others (an anchor, an image) is for its author to remove.
Edits delete_element(const Subject& subject, const Finding& finding, const FixSpec&) {
  if (subject.document.nodes[finding.node].end > finding.node + 1) return std::nullopt;
  return delete_node(subject.document, subject.source, finding.node);
}

Edits delete_text(const Subject& subject, const Finding& finding, const FixSpec&) {
  return one(prose_edit(subject.document, subject.source, finding.text, ""));
}

Edits replace(const Subject& subject, const Finding& finding, const FixSpec& spec) {
  if (!spec.options.contains("with")) return std::nullopt;  // the finding brought no cure of its own
  return one(prose_edit(subject.document, subject.source, finding.text, option(spec, "with")));
}

Edits insert(const Subject& subject, const Finding& finding, const FixSpec& spec) {
  const TextOffset at = option(spec, "where", "after") == "before" ? finding.text.begin : finding.text.end;
  return one(prose_edit(subject.document, subject.source, {at, at}, option(spec, "text")));
}

// To the level that the rule names, else to the one that the finding expects.
Edits relevel(const Subject& subject, const Finding& finding, const FixSpec& spec) {
  auto level = number_option(spec, "level");
  if (!level) level = number_argument(finding, "expected");
  if (!level) return std::nullopt;
  return relevel_heading(subject.document, subject.source, finding.node, static_cast<int>(*level));
}

std::optional<TrimLimit> trim_limit(const Subject& subject, const Finding& finding, const FixSpec& spec) {
  auto most = number_option(spec, "limit");
  if (!most) most = number_argument(finding, "bound");
  if (!most) return std::nullopt;
  TrimLimit limit;
  limit.most = *most;
  const std::string measure = option(spec, "measure", "pixels");
  limit.measure = measure == "characters" ? TrimMeasure::characters
                  : measure == "words"    ? TrimMeasure::words
                                          : TrimMeasure::pixels;
  const bool title =
      finding.node < subject.document.nodes.size() &&
      (subject.document.nodes[finding.node].tag == Tag::title || subject.document.nodes[finding.node].tag == Tag::h1);
  // As search result pages set them: titles in 20 px, descriptions in 14 px.
  limit.font_size = number_option(spec, "font-size").value_or(title ? 20 : 14);
  return limit;
}

Edits trim(const Subject& subject, const Finding& finding, const FixSpec& spec,
           std::optional<std::string> (*shorten)(std::string_view, const TrimLimit&, const Language&)) {
  const auto limit = trim_limit(subject, finding, spec);
  if (!limit || finding.text.empty()) return std::nullopt;
  const auto shorter = shorten(text_of(subject.document, finding.text), *limit, subject.language);
  if (!shorter) return std::nullopt;
  return one(prose_edit(subject.document, subject.source, finding.text, *shorter));
}

Edits trim_at_word(const Subject& subject, const Finding& finding, const FixSpec& spec) {
  return trim(subject, finding, spec, trimmed_at_word);
}

Edits trim_at_sentence(const Subject& subject, const Finding& finding, const FixSpec& spec) {
  return trim(subject, finding, spec, trimmed_at_sentence);
}

Edits strip_final(const Subject& subject, const Finding& finding, const FixSpec& spec) {
  const std::string_view text = text_of(subject.document, finding.text);
  const auto stripped = without_final(text, option(spec, "signs", ".:;,"), subject.language);
  if (!stripped) return std::nullopt;
  return one(prose_edit(subject.document, subject.source, finding.text, *stripped));
}

constexpr std::array<FixAction, 8> actions = {{
    {"delete", delete_element},      // the selected element, with its line
    {"delete-text", delete_text},    // what the finding marks
    {"replace", replace},            // by `with`
    {"insert", insert},              // `text`, `where` = after | before what the finding marks
    {"relevel", relevel},            // a heading, to `level` or to the level that was expected
    {"trim-at-word", trim_at_word},  // to `limit` or the band's, in `measure` = pixels | characters | words
    {"trim-at-sentence", trim_at_sentence},
    {"strip-final", strip_final},  // `signs` at the end of a heading
}};

}  // namespace

const FixAction* find_fix_action(std::string_view name) {
  for (const FixAction& action : actions)
    if (action.name == name) return &action;
  return nullptr;
}

}  // namespace calame
