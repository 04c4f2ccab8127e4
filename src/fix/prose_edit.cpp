#include <algorithm>

#include "calame/edit.h"
#include "document/first_not.h"
#include "fix/emphasis.h"
#include "fix/encode.h"

namespace calame {

namespace {

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

// What is left of a replacement once the ends that it shares with the prose are set aside.
struct Change {
  std::uint32_t begin, end;  // in the prose
  std::string replacement;
};

Change without_common_ends(const Document& document, TextSpan span, std::string_view replacement) {
  const std::string_view old = text_of(document, span);
  const std::size_t shorter = std::min(old.size(), replacement.size());
  std::size_t head = 0;
  while (head < shorter && old[head] == replacement[head]) ++head;
  const auto splits = [](std::string_view text, std::size_t at) {
    return at < text.size() && continues_character(text[at]);
  };
  while (head > 0 && (splits(old, head) || splits(replacement, head))) --head;
  std::size_t tail = 0;
  while (tail < shorter - head && old[old.size() - 1 - tail] == replacement[replacement.size() - 1 - tail]) ++tail;
  while (tail > 0 && (splits(old, old.size() - tail) || splits(replacement, replacement.size() - tail))) --tail;
  return {span.begin.value + static_cast<std::uint32_t>(head), span.end.value - static_cast<std::uint32_t>(tail),
          std::string(replacement.substr(head, replacement.size() - head - tail))};
}

// Index of the first segment that ends after `offset`.
std::size_t segment_after(const Document& document, std::uint32_t offset) {
  const auto found = std::partition_point(document.segments.begin(), document.segments.end(),
                                          [&](const Segment& s) { return s.text + s.text_size <= offset; });
  return static_cast<std::size_t>(found - document.segments.begin());
}

// The inline element that opens between two adjacent characters; a space put inside its opening
// markers would stop them from being markers (`** mot**`).
std::optional<std::uint32_t> opening_between(const Document& document, const Block& block, std::uint32_t from,
                                             std::uint32_t to) {
  if (block.node == no_node) return std::nullopt;
  const auto first = document.nodes.begin() + block.node + 1;
  const auto last = document.nodes.begin() + document.nodes[block.node].end;
  if (first >= last) return std::nullopt;
  const auto found = std::partition_point(first, last, [&](const Node& n) { return n.source.begin.value < from; });
  for (auto node = found; node != last && node->source.begin.value <= to; ++node)
    if (!node->implied && !node->text.empty()) return node->source.begin.value;
  return std::nullopt;
}

// Where new text goes in the source when it replaces nothing. `i`: the segment after it.
std::optional<std::uint32_t> insertion_place(const Document& document, const Block& block, std::uint32_t at,
                                             std::size_t i) {
  const Segment* next = i < document.segments.size() ? &document.segments[i] : nullptr;
  if (next && next->text >= block.text.end.value) next = nullptr;
  const Segment* previous = i > 0 ? &document.segments[i - 1] : nullptr;
  if (previous && (previous->text < block.text.begin.value || previous->text + previous->text_size != at))
    previous = nullptr;
  if (next && next->text < at) {
    if (next->mapping != Mapping::verbatim) return std::nullopt;  // inside one entity
    return next->source + (at - next->text);
  }
  if (!next) return previous ? std::optional(previous->source + previous->source_size) : std::nullopt;
  if (next->text != at) return std::nullopt;
  if (previous) {
    const std::uint32_t from = previous->source + previous->source_size;
    if (from < next->source)
      if (const auto opening = opening_between(document, block, from, next->source)) return opening;
  }
  return next->source;
}

struct Place {
  SourceSpan span;
  std::string replacement;  // with the text of partly covered entities kept
  bool entity = false;      // an entity stood there
};

// The source of the prose that is replaced: one run of segments without markup between them, from the `i`-th.
std::optional<Place> replaced_place(const Document& document, const Source& source, Change change, std::size_t i) {
  if (i >= document.segments.size() || document.segments[i].text > change.begin) return std::nullopt;
  Place place;
  std::uint32_t source_end = 0, text_end = change.begin;
  for (bool first = true; text_end < change.end; ++i, first = false) {
    if (i >= document.segments.size()) return std::nullopt;
    const Segment& s = document.segments[i];
    if (!first && (s.text != text_end || s.source != source_end)) return std::nullopt;
    const bool whole = s.mapping != Mapping::verbatim;
    if (first) {
      const std::uint32_t kept = change.begin - s.text;
      if (whole) change.replacement.insert(0, document.prose, s.text, kept);
      place.span.begin.value = s.source + (whole ? 0 : kept);
    }
    place.entity = place.entity || (s.mapping == Mapping::decoded && source.text()[s.source] == '&');
    text_end = s.text + s.text_size;
    source_end = s.source + s.source_size;
    if (text_end <= change.end) continue;
    if (whole) {
      change.replacement.append(document.prose, change.end, text_end - change.end);
    } else {
      source_end -= text_end - change.end;
    }
  }
  place.span.end.value = source_end;
  place.replacement = std::move(change.replacement);
  return place;
}

bool at_line_start(const Document& document, const Block& block, const Source& source, const Change& change,
                   std::uint32_t at) {
  if (change.begin == block.text.begin.value) return true;
  if (document.prose[change.begin - 1] == '\n') return true;
  std::string_view text = source.text();
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t')) --at;
  return at == 0 || text[at - 1] == '\n' || text[at - 1] == '\r';
}

// Markdown's own code: the element that holds the place opens with a backtick.
bool inside_code(const Document& document, const Source& source, const Block& block, SourceSpan place) {
  if (block.syntax != Syntax::markdown || block.node == no_node) return false;
  const auto first = document.nodes.begin() + block.node;
  const auto last = document.nodes.begin() + document.nodes[block.node].end;
  auto node = first_not(first, std::size_t(last - first), [&](const Node& n) { return n.source.begin <= place.begin; });
  if (node == first) return false;
  for (NodeId id = static_cast<NodeId>(--node - document.nodes.begin()); id > block.node && id != no_node;
       id = document.nodes[id].parent) {
    const SourceSpan element = document.nodes[id].source;
    const bool holds = element.begin < place.begin && place.end < element.end;
    if (holds && document.nodes[id].tag == Tag::code && source.text()[element.begin.value] == '`') return true;
  }
  return false;
}

EncodeContext context_at(const Document& document, const Source& source, const Block& block, const Change& change,
                         const Place& place, std::size_t segment) {
  EncodeContext context;
  context.syntax = block.syntax;
  context.entities = document.entity_spaces || (place.entity && !document.spaces_settled);
  context.code = inside_code(document, source, block, place.span);
  context.line_start = at_line_start(document, block, source, change, place.span.begin.value);
  context.before = place.span.begin.value > 0 ? source.text()[place.span.begin.value - 1] : '\n';
  // A character that the source itself writes as an entity or escape cannot join what follows.
  if (change.begin > block.text.begin.value) {
    const auto reaches = [&](const Segment& s) { return s.text + s.text_size >= change.begin; };
    while (segment > 0 && reaches(document.segments[segment - 1])) --segment;
    const Segment& s = document.segments[segment];
    if (s.mapping != Mapping::verbatim && context.before != '\'') context.before = ' ';
  }
  context.after = source.text().substr(place.span.end.value);
  return context;
}

bool damaged(const Source& source, SourceSpan span) {
  const auto& damage = source.damage();
  const auto found =
      std::partition_point(damage.begin(), damage.end(), [&](SourceSpan d) { return d.end <= span.begin; });
  return found != damage.end() && found->overlaps(span);
}

}  // namespace

std::optional<Edit> prose_edit(const Document& document, const Source& source, TextSpan span,
                               std::string_view replacement) {
  assert(span.begin <= span.end && span.end.value <= document.prose.size());
  const std::size_t b = block_at(document, span.begin);
  if (b >= document.blocks.size()) return std::nullopt;
  const Block& block = document.blocks[b];
  if (block.role == Role::code || span.begin < block.text.begin || block.text.end < span.end) return std::nullopt;
  const Change change = without_common_ends(document, span, replacement);
  if (change.begin == change.end && change.replacement.empty()) return std::nullopt;  // it reads so already

  const std::size_t segment = segment_after(document, change.begin);
  std::optional<Place> place;
  if (change.begin < change.end) {
    place = replaced_place(document, source, change, segment);
  } else if (const auto at = insertion_place(document, block, change.begin, segment)) {
    place = Place{SourceSpan(*at, *at), change.replacement, false};
  }
  if (!place || damaged(source, place->span)) return std::nullopt;

  if (block.syntax == Syntax::markdown &&
      breaks_emphasis(document, source, block, {change.begin, change.end}, place->span, place->replacement))
    return std::nullopt;
  EncodeContext context = context_at(document, source, block, change, *place, segment);
  std::string whole;
  if (block.syntax == Syntax::yaml_plain) {
    whole.append(document.prose, block.text.begin.value, change.begin - block.text.begin.value);
    whole += change.replacement;
    whole.append(document.prose, change.end, block.text.end.value - change.end);
    context.whole = whole;
  }
  const auto encoded = encode_for(place->replacement, context);
  if (!encoded) return std::nullopt;
  return Edit{place->span, *encoded};
}

}  // namespace calame
