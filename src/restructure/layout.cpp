// The input's blocks, numbered once for the plan, the renderers and the reports alike.
#include <algorithm>

#include "restructure/draft.h"

namespace calame {
namespace {

constexpr std::string_view opening_mark = "<!-- calame:generated ";
constexpr std::string_view closing_mark = "<!-- /calame:generated -->";

std::vector<GeneratedBlock> find_generated(const Subject& s) {
  std::vector<GeneratedBlock> out;
  const GeneratedBlock* open = nullptr;
  GeneratedBlock block;
  for (const SourceSpan comment : s.document.comments) {
    const std::string_view text = s.source.text_of(comment);
    if (text.starts_with(opening_mark)) {
      std::string_view kind = text.substr(opening_mark.size());
      kind = kind.substr(0, kind.find(' '));
      block = {std::string(kind), comment};
      open = &block;
    } else if (open != nullptr && text.starts_with(closing_mark)) {
      block.source.end = comment.end;
      out.push_back(block);
      open = nullptr;
    }
  }
  return out;
}

bool inside(const std::vector<GeneratedBlock>& generated, SourceSpan span) {
  return std::any_of(generated.begin(), generated.end(),
                     [&](const GeneratedBlock& g) { return g.source.contains(span.begin); });
}

bool is_container(Tag t) {
  return t == Tag::html || t == Tag::body || t == Tag::main || t == Tag::article || t == Tag::section ||
         t == Tag::div || t == Tag::header;
}

Paragraph read_paragraph(const Subject& s, std::uint32_t index) {
  const Block& block = s.document.blocks[index];
  Paragraph p;
  p.block = index;
  p.node = p.top = block.node;
  p.text = block.text;
  p.words = index < s.analysis.block_words.size() ? s.analysis.block_words[index] : 0;
  for (NodeId n = block.node; n != no_node && !is_container(s.document.nodes[n].tag); n = s.document.nodes[n].parent) {
    const Tag tag = s.document.nodes[n].tag;
    p.top = n;
    p.list_item = p.list_item || tag == Tag::li || tag == Tag::dd || tag == Tag::dt;
    p.quotation = p.quotation || tag == Tag::blockquote;
  }
  p.top_paragraph = p.top == p.node && s.document.nodes[p.node].tag == Tag::p;
  return p;
}

void place_sentences(const Subject& s, std::vector<Paragraph>& paragraphs) {
  const auto& sentences = s.analysis.sentences;
  std::uint32_t at = 0;
  for (Paragraph& p : paragraphs) {
    while (at < sentences.size() && sentences[at].block < p.block) ++at;
    p.first_sentence = at;
    while (at < sentences.size() && sentences[at].block == p.block) ++at;
    p.sentence_end = at;
    if (p.first_sentence == p.sentence_end) continue;
    p.first_word = sentences[p.first_sentence].first_token;
    p.word_end = sentences[p.sentence_end - 1].token_end;
  }
}

// A plain text has no headings: a short first line without a final stop stands as its title.
bool first_line_is_title(const Subject& s, const std::vector<Paragraph>& ps) {
  if (s.document.format != Format::text || ps.size() < 3 || ps[0].sentence_end > ps[0].first_sentence + 1) return false;
  const std::string_view text = text_of(s.document, ps[0].text);
  if (ps[0].words < 3 || ps[0].words > 16 || text.find('\n') != std::string_view::npos) return false;
  if (ps[1].words < 20) return false;
  return !text.ends_with('.') && !text.ends_with(':') && !text.ends_with(';') && !text.ends_with(',') &&
         !text.ends_with("…") && !text.ends_with("»");
}

}  // namespace

Layout read_layout(const Subject& s) {
  Layout out;
  out.generated = find_generated(s);
  for (std::uint32_t i = 0; i < s.document.blocks.size(); ++i) {
    const Block& block = s.document.blocks[i];
    const Node& node = s.document.nodes[block.node];
    if (block.role != Role::body || heading_level(node.tag) > 0 || block.text.empty()) continue;
    if (inside(out.generated, node.source)) continue;
    out.paragraphs.push_back(read_paragraph(s, i));
  }
  place_sentences(s, out.paragraphs);
  for (const Heading& h : s.analysis.headings) {
    const Node& node = s.document.nodes[h.node];
    if (node.region != Region::article || inside(out.generated, node.source)) continue;
    const auto after = std::partition_point(out.paragraphs.begin(), out.paragraphs.end(),
                                            [&](const Paragraph& p) { return p.text.begin < h.text.begin; });
    out.headings.push_back({h.node, h.level, h.text, static_cast<std::uint32_t>(after - out.paragraphs.begin())});
  }
  if (out.headings.empty() && first_line_is_title(s, out.paragraphs)) out.paragraphs[0].is_title = true;
  return out;
}

}  // namespace calame
