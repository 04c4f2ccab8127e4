#include "fix/actions.h"

#include <algorithm>
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

// A paragraph that is a heading to the eye becomes one, at the level that the finding expects.
Edits promote(const Subject& subject, const Finding& finding, const FixSpec&) {
  const auto level = number_argument(finding, "expected");
  if (!level) return std::nullopt;
  return make_heading(subject.document, subject.source, finding.node, static_cast<int>(*level));
}

Edits split_breaks(const Subject& subject, const Finding& finding, const FixSpec&) {
  return split_at_breaks(subject.document, subject.source, finding.node);
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

// Without an element of its own a finding speaks of the root.
const Attribute* attribute_of(const Subject& subject, const Finding& finding, const FixSpec& spec) {
  const NodeId node = finding.node < subject.document.nodes.size() ? finding.node : 0;
  const Attribute* attribute = find_attribute(subject.document, node, option(spec, "attribute"));
  return attribute && !attribute->source.empty() ? attribute : nullptr;
}

// To a plain word: a language, a number.
Edits set_attribute(const Subject& subject, const Finding& finding, const FixSpec& spec) {
  const Attribute* attribute = attribute_of(subject, finding, spec);
  if (!attribute || attribute->value_source.empty() || attribute->value_source == attribute->source)
    return std::nullopt;
  for (const Argument& argument : finding.arguments) {
    const auto* value = std::get_if<std::string>(&argument.value);
    if (argument.name != option(spec, "from") || !value) continue;
    const bool plain = std::all_of(value->begin(), value->end(), [](char c) {
      return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || c == '-';
    });
    if (plain && !value->empty()) return std::vector<Edit>{{attribute->value_source, *value}};
  }
  return std::nullopt;
}

Edits delete_attribute(const Subject& subject, const Finding& finding, const FixSpec& spec) {
  const Attribute* attribute = attribute_of(subject, finding, spec);
  if (!attribute) return std::nullopt;
  std::uint32_t begin = attribute->source.begin.value;
  const std::string_view text = subject.source.text();
  while (begin > 0 && std::string_view(" \t\r\n").find(text[begin - 1]) != std::string_view::npos) --begin;
  return std::vector<Edit>{{SourceSpan(begin, attribute->source.end.value), ""}};
}

constexpr std::array<FixAction, 12> actions = {{
    {"delete", delete_element},      // the selected element, with its line
    {"delete-text", delete_text},    // what the finding marks
    {"replace", replace},            // by `with`
    {"insert", insert},              // `text`, `where` = after | before what the finding marks
    {"relevel", relevel},            // a heading, to `level` or to the level that was expected
    {"promote", promote},            // a bold paragraph to the heading it looks like
    {"split-breaks", split_breaks},  // a paragraph at its double line breaks
    {"trim-at-word", trim_at_word},  // to `limit` or the band's, in `measure` = pixels | characters | words
    {"trim-at-sentence", trim_at_sentence},
    {"set-attribute", set_attribute},        // `attribute` of the element, to the finding's argument `from`
    {"delete-attribute", delete_attribute},  // `attribute` of the element
    {"strip-final", strip_final},            // `signs` at the end of a heading
}};

}  // namespace

const FixAction* find_fix_action(std::string_view name) {
  for (const FixAction& action : actions)
    if (action.name == name) return &action;
  return nullptr;
}

}  // namespace calame
