#include "rules/kinds/exceptions.h"

#include <algorithm>

#include "rules/kinds/selection.h"

namespace calame {

Exceptions read_exceptions(Fields& fields) {
  Exceptions exceptions;
  exceptions.quotation = !fields.flag("quotations", true);
  for (const std::string& word : fields.words("except")) {
    if (word == "protected")
      exceptions.is_protected = true;
    else if (word == "unprotected")
      exceptions.is_protected = false;
    else if (word == "quotation")
      exceptions.quotation = true;
    else if (word == "abbreviation")
      exceptions.abbreviation = true;
    else
      exceptions.words.insert(fold(word));
  }
  return exceptions;
}

namespace {

// The stretch without white space around `span`, inside its block.
std::string_view word_around(const Document& document, TextSpan span) {
  const std::size_t index = block_at(document, span.begin);
  if (index >= document.blocks.size()) return {};
  const TextSpan block = document.blocks[index].text;
  const std::string_view prose = document.prose;
  const auto is_space = [&](std::uint32_t at) { return prose[at] == ' ' || prose[at] == '\n' || prose[at] == '\t'; };
  std::uint32_t begin = span.begin.value, end = span.begin.value;
  while (begin > block.begin.value && !is_space(begin - 1)) --begin;
  while (end < block.end.value && !is_space(end)) ++end;
  return prose.substr(begin, end - begin);
}

bool starts_in_abbreviation(const Subject& subject, TextSpan span) {
  std::string_view word = word_around(subject.document, span);
  // « (art. » : an opening sign is no part of the abbreviation.
  while (!word.empty() && (word.front() == '(' || word.front() == '[')) word.remove_prefix(1);
  const std::string exact(word);
  return subject.language.abbreviations.contains(exact) || subject.language.final_abbreviations.contains(exact);
}

}  // namespace

bool in_foreign_passage(const Analysis& analysis, TextSpan span) {
  const auto after = std::upper_bound(analysis.passages.begin(), analysis.passages.end(), span.begin,
                                      [](TextOffset at, const Passage& p) { return at < p.span.begin; });
  return after != analysis.passages.begin() && std::prev(after)->span.contains(span.begin);
}

bool ends_bare_address(const Subject& subject, TextOffset end) {
  if (end.value == 0) return false;
  const TextOffset last(end.value - 1);
  const std::size_t block = block_at(subject.document, last);
  if (block >= subject.document.blocks.size() || subject.document.blocks[block].syntax != Syntax::markdown)
    return false;
  const auto& spans = subject.analysis.protected_spans;
  const auto at = std::lower_bound(spans.begin(), spans.end(), last,
                                   [](const ProtectedSpan& p, TextOffset o) { return p.span.end <= o; });
  return at != spans.end() && at->span.contains(last) && (at->kind == Protection::url || at->kind == Protection::email);
}

bool excepted(const Exceptions& exceptions, const Subject& subject, TextSpan span) {
  if (exceptions.is_protected && subject.analysis.overlaps_protected(span)) return true;
  if (in_foreign_passage(subject.analysis, span)) return true;
  if (exceptions.quotation && in_quotation(subject.document, span)) return true;
  if (exceptions.abbreviation && starts_in_abbreviation(subject, span)) return true;
  if (exceptions.words.empty()) return false;
  const std::string around = fold(word_around(subject.document, span));
  if (exceptions.words.contains(around)) return true;
  return exceptions.words.contains(fold(text_of(subject.document, span)));
}

}  // namespace calame
