// Decides where each remark stands in the prose that the page shows.
#include <algorithm>

#include "report/html_page.h"

namespace calame {
namespace {

/// Blocks in the order of their source, for flaws of markup, which have no prose of their own.
struct SourceRow {
  SourceSpan source;
  std::uint32_t block = 0;
};

std::vector<SourceRow> rows_by_source(const Document& d) {
  std::vector<SourceRow> rows;
  for (std::uint32_t i = 0; i < d.blocks.size(); ++i) {
    const Block& b = d.blocks[i];
    if (b.role == Role::body && shows_block(d, b) && !b.text.empty()) rows.push_back({source_span(d, b.text), i});
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const SourceRow& l, const SourceRow& r) { return l.source < r.source; });
  return rows;
}

/// The prose offset that stands at `at` within a block, or right after the markup there.
std::uint32_t offset_in(const Document& d, const Block& block, SourceOffset at) {
  const auto first = std::partition_point(d.segments.begin(), d.segments.end(), [&](const Segment& s) {
    return s.text + s.text_size <= block.text.begin.value;
  });
  std::uint32_t offset = block.text.begin.value;
  for (auto s = first; s != d.segments.end() && s->text < block.text.end.value; ++s) {
    if (s->source > at.value) break;
    const std::uint32_t inside = s->mapping == Mapping::verbatim          ? std::min(at.value - s->source, s->text_size)
                                 : at.value >= s->source + s->source_size ? s->text_size
                                                                          : 0;
    offset = s->text + inside;
  }
  return std::clamp(offset, block.text.begin.value, block.text.end.value);
}

bool is_outside(const Document& d, const Diagnostic& note) {
  if (note.whole_document) return true;
  if (d.front_matter.size() > 0 && note.span.begin < d.front_matter.end) return true;
  if (d.article == no_node || d.article >= d.nodes.size()) return false;
  const Node& article = d.nodes[d.article];
  if (d.format != Format::html || article.implied) return false;
  return !article.source.empty() && !article.source.contains(note.span.begin);
}

Placement place_in_prose(const Document& d, const Diagnostic& note) {
  Placement place;
  const std::size_t at = block_at(d, note.text.begin);
  if (at >= d.blocks.size() || !shows_block(d, d.blocks[at])) return place;
  place.row = std::uint32_t(at);
  place.placed = true;
  const Block& block = d.blocks[at];
  const bool within = note.text.end <= block.text.end;
  // What spans several blocks (a whole section) is pinned to its start: underlining pages helps nobody.
  place.span = within ? note.text : TextSpan(note.text.begin, note.text.begin);
  return place;
}

Placement place_by_source(const Document& d, const std::vector<SourceRow>& rows, const Diagnostic& note) {
  Placement place;
  if (rows.empty() || is_outside(d, note)) return place;
  auto row = std::partition_point(rows.begin(), rows.end(),
                                  [&](const SourceRow& r) { return r.source.begin <= note.span.begin; });
  if (row != rows.begin()) --row;
  const std::uint32_t offset = offset_in(d, d.blocks[row->block], note.span.begin);
  place.row = row->block;
  place.span = TextSpan(offset, offset);
  place.placed = true;
  return place;
}

}  // namespace

bool shows_block(const Document& d, const Block& b) {
  if (b.role == Role::metadata) return !b.text.empty();
  return b.role != Role::chrome && b.node < d.nodes.size() && d.nodes[b.node].region == Region::article;
}

std::vector<Placement> place_notes(const Audited& audited, const std::vector<const Diagnostic*>& notes) {
  const Document& d = audited.document;
  std::optional<std::vector<SourceRow>> rows;
  std::vector<Placement> out;
  out.reserve(notes.size());
  for (const Diagnostic* note : notes) {
    if (note->whole_document) {
      out.emplace_back();
    } else if (!note->text.empty()) {
      out.push_back(place_in_prose(d, *note));
    } else {
      if (!rows) rows = rows_by_source(d);
      out.push_back(place_by_source(d, *rows, *note));
    }
  }
  return out;
}

}  // namespace calame
