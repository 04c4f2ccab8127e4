// The annotated article: its prose, block by block, with the remarks on each block beside it.
#include <algorithm>
#include <map>

#include "report/html_marks.h"
#include "report/html_notes.h"
#include "report/html_page.h"

namespace calame {
namespace {

/// Inline elements worth keeping for a reader; the others are unwrapped. A link stays text: the page asks nothing.
std::string_view inline_element(Tag tag) {
  switch (tag) {
    case Tag::em:
      return "em";
    case Tag::strong:
      return "strong";
    case Tag::b:
      return "b";
    case Tag::i:
      return "i";
    case Tag::code:
    case Tag::kbd:
    case Tag::samp:
      return "code";
    case Tag::sub:
      return "sub";
    case Tag::sup:
      return "sup";
    case Tag::cite:
      return "cite";
    case Tag::s:
    case Tag::del:
      return "s";
    case Tag::a:
      return "span";
    default:
      return "";
  }
}

struct Context {
  int quotes = 0, lists = 0;
  NodeId item = no_node, list = no_node, top_list = no_node, table = no_node, row = no_node, cell = no_node;
};

class Rows {
 public:
  Rows(const ReviewedArticle& a, const std::vector<Placement>& places)
      : article_(a), document_(a.audited().document), marks_(a, places) {
    for (std::uint32_t i = 0; i < places.size(); ++i)
      if (places[i].placed) notes_.emplace_back(places[i].row, i);
    std::stable_sort(notes_.begin(), notes_.end(), [](const auto& l, const auto& r) { return l.first < r.first; });
    for (NodeId n = 0; n < document_.nodes.size(); ++n)
      if (const Node& node = document_.nodes[n]; !inline_element(node.tag).empty() && !node.text.empty())
        inlines_.push_back(n);
    std::stable_sort(inlines_.begin(), inlines_.end(), [&](NodeId l, NodeId r) {
      const TextSpan a_text = document_.nodes[l].text, b_text = document_.nodes[r].text;
      return a_text.begin != b_text.begin ? a_text.begin < b_text.begin : a_text.end > b_text.end;
    });
  }

  std::string print();

 private:
  struct Item {
    bool body;
    std::uint32_t source, block;
    auto operator<=>(const Item&) const = default;
  };
  [[nodiscard]] std::vector<Item> items() const;
  [[nodiscard]] Context context_of(const Block&) const;
  [[nodiscard]] std::string flow(const Block&) const;
  [[nodiscard]] std::string margin(const std::vector<std::uint32_t>& blocks) const;
  [[nodiscard]] std::string kind_of(const Block&, const Context&) const;
  std::string cell(std::uint32_t block, const Context&);
  std::string row(const std::vector<std::uint32_t>& blocks);
  [[nodiscard]] std::string table_row(const std::vector<std::uint32_t>& blocks) const;
  std::string marker(const Block&, const Context&);

  const ReviewedArticle& article_;
  const Document& document_;
  Marks marks_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> notes_;  // block, note
  std::vector<NodeId> inlines_;
  std::map<NodeId, int> counted_;  // items seen of each list
  NodeId last_item_ = no_node;
};

std::vector<Rows::Item> Rows::items() const {
  std::vector<Item> out;
  for (std::uint32_t i = 0; i < document_.blocks.size(); ++i) {
    const Block& b = document_.blocks[i];
    if (!shows_block(document_, b) || b.text.empty()) continue;
    out.push_back({b.role != Role::metadata, source_span(document_, b.text).begin.value, i});
  }
  std::stable_sort(out.begin(), out.end());
  return out;
}

Context Rows::context_of(const Block& block) const {
  Context c;
  for (NodeId n = block.node; n != no_node; n = document_.nodes[n].parent) {
    const Tag tag = document_.nodes[n].tag;
    if (tag == Tag::blockquote) ++c.quotes;
    if (tag == Tag::li && c.item == no_node) c.item = n;
    if (tag == Tag::ul || tag == Tag::ol) {
      ++c.lists;
      if (c.list == no_node) c.list = n;
      c.top_list = n;
    }
    if ((tag == Tag::td || tag == Tag::th) && c.cell == no_node) c.cell = n;
    if (tag == Tag::tr && c.row == no_node) c.row = n;
    if (tag == Tag::table) c.table = n;  // the outermost
  }
  return c;
}

std::string Rows::flow(const Block& block) const {
  std::string out = marks_.calls_at(block.text.begin);
  std::vector<std::pair<std::uint32_t, std::string_view>> open;
  TextOffset at = block.text.begin;
  const auto close_until = [&](std::uint32_t offset) {
    while (!open.empty() && open.back().first <= offset) {
      out += marks_.print({at, {open.back().first}}) + "</" + std::string(open.back().second) + ">";
      at = {open.back().first};
      open.pop_back();
    }
  };
  auto it = std::lower_bound(inlines_.begin(), inlines_.end(), at,
                             [&](NodeId n, TextOffset o) { return document_.nodes[n].text.begin < o; });
  for (; it != inlines_.end() && document_.nodes[*it].text.begin < block.text.end; ++it) {
    const Node& node = document_.nodes[*it];
    close_until(node.text.begin.value);
    out += marks_.print({at, node.text.begin});
    at = node.text.begin;
    const std::string_view element = inline_element(node.tag);
    out += "<" + std::string(element);
    if (node.tag == Tag::a)
      out += " class=\"link\" title=\"" + html(cut_at_word(attribute_value(document_, *it, "href"), 200)) + "\"";
    out += ">";
    open.emplace_back(std::min(node.text.end.value, open.empty() ? block.text.end.value : open.back().first), element);
  }
  close_until(block.text.end.value);
  return out + marks_.print({at, block.text.end});
}

std::string Rows::margin(const std::vector<std::uint32_t>& blocks) const {
  std::vector<std::uint32_t> notes;
  for (const std::uint32_t block : blocks) {
    auto it = std::lower_bound(notes_.begin(), notes_.end(), std::pair<std::uint32_t, std::uint32_t>(block, 0));
    for (; it != notes_.end() && it->first == block; ++it) notes.push_back(it->second);
  }
  if (notes.empty()) return {};
  return "<ul class=\"notes\" aria-label=\"" + article_.text(Text::notes_of_block) + "\">\n" +
         note_items(article_, notes, false) + "</ul>";
}

/// What stands in the gutter: the level of a heading, the sign of a list item, the name of a field.
std::string Rows::marker(const Block& block, const Context& c) {
  const Node& node = document_.nodes[block.node];
  if (block.role == Role::metadata) {
    if (node.tag == Tag::title) return article_.text(Text::meta_title);
    const std::string_view name = attribute_value(document_, block.node, "name");
    return name == "description" ? article_.text(Text::meta_description) : html(cut_at_word(name, 30));
  }
  if (block.role == Role::attribute) return article_.text(Text::image_label);
  if (block.role == Role::code) return article_.text(Text::code_label);
  if (const int level = heading_level(node.tag)) return "H" + std::to_string(level);
  if (c.item == no_node || c.item == last_item_) return {};
  last_item_ = c.item;
  if (c.list != no_node && document_.nodes[c.list].tag == Tag::ol) return std::to_string(++counted_[c.list]) + ".";
  return "•";
}

std::string Rows::kind_of(const Block& block, const Context& c) const {
  const Tag tag = document_.nodes[block.node].tag;
  std::string css;
  if (block.role == Role::metadata) {
    css = "field";
  } else if (block.role == Role::attribute) {
    css = "alt";
  } else if (block.role == Role::code) {
    css = "pre";
  } else if (const int level = heading_level(tag)) {
    css = "head t" + std::to_string(level);
  } else if (c.item != no_node) {
    css = "item d" + std::to_string(std::clamp(c.lists, 1, 4));
  } else {
    css = tag == Tag::figcaption ? "caption" : "p";
  }
  return css + (c.quotes > 0 ? " quote" : "");
}

std::string Rows::cell(std::uint32_t index, const Context& c) {
  const Block& block = document_.blocks[index];
  const std::string sign = marker(block, c);
  return "<div class=\"cell " + kind_of(block, c) + "\" id=\"" + article_.anchor("b", index) + "\">" +
         (sign.empty() ? "" : "<span class=\"sign\">" + sign + "</span>") + "<div class=\"text\"" +
         lang_attribute(article_.result().lang) + ">" + flow(block) + "</div></div>";
}

/// One block, or the items of one list: the remarks on a list are read together.
std::string Rows::row(const std::vector<std::uint32_t>& blocks) {
  const Block& first = document_.blocks[blocks.front()];
  std::string out = "<div class=\"row r-" + kind_of(first, context_of(first)) + "\"><div>";
  for (const std::uint32_t index : blocks) out += cell(index, context_of(document_.blocks[index]));
  return out + "</div>" + margin(blocks) + "</div>\n";
}

std::string Rows::table_row(const std::vector<std::uint32_t>& blocks) const {
  std::string out = "<div class=\"row r-table\"><div class=\"cell table\"><div class=\"grid\"" +
                    lang_attribute(article_.result().lang) + ">";
  NodeId row = no_node, cell = no_node;
  bool first = true;
  for (const std::uint32_t index : blocks) {
    const Block& block = document_.blocks[index];
    const Context c = context_of(block);
    const bool new_row = first || c.row != row, new_cell = new_row || c.cell != cell;
    if (!first && new_cell) out += "</div>";
    if (new_row) out += std::string(first ? "" : "</div>") + "<div class=\"tr\">";
    const bool is_header = c.cell != no_node && document_.nodes[c.cell].tag == Tag::th;
    if (new_cell) out += is_header ? "<div class=\"th\">" : "<div class=\"td\">";
    out += "<div class=\"text\" id=\"" + article_.anchor("b", index) + "\">" + flow(block) + "</div>";
    row = c.row, cell = c.cell, first = false;
  }
  return out + (first ? "" : "</div></div>") + "</div></div>" + margin(blocks) + "</div>\n";
}

std::string Rows::print() {
  std::string out;
  NodeId together = no_node;  // the table or list whose blocks are being gathered
  bool is_table = false;
  std::vector<std::uint32_t> blocks;
  const auto flush = [&] {
    if (!blocks.empty()) out += is_table ? table_row(blocks) : row(blocks);
    blocks.clear();
  };
  for (const Item& item : items()) {
    const Context c = context_of(document_.blocks[item.block]);
    const NodeId group = !item.body ? no_node : c.table != no_node ? c.table : c.top_list;
    if (group == no_node || group != together) flush();
    together = group;
    is_table = item.body && c.table != no_node;
    blocks.push_back(item.block);
  }
  flush();
  return out;
}

}  // namespace

std::string article_section(const ReviewedArticle& a) {
  const std::vector<Placement> places = place_notes(a.audited(), a.notes);
  std::vector<std::uint32_t> elsewhere;
  for (std::uint32_t i = 0; i < places.size(); ++i)
    if (!places[i].placed) elsewhere.push_back(i);
  std::string out =
      "<p class=\"intro\">" + a.text(a.notes.empty() ? Text::article_none : Text::article_intro) + "</p>\n";
  if (!a.notes.empty()) out += note_tools(a);
  if (!elsewhere.empty())
    out += heading(a, 1, a.text(Text::article_elsewhere)) + "<ul class=\"notes wide\">\n" +
           note_items(a, elsewhere, true) + "</ul>\n";
  out += "<div class=\"sheet\">\n" + Rows(a, places).print() + "</div>\n";
  const std::size_t all = tally(a.result()).findings;
  if (a.notes.size() < all)
    out += "<p class=\"more\">" + a.text(Text::limits_truncated, {count(a.ui(), a.notes.size()), count(a.ui(), all)}) +
           "</p>\n";
  return out + accepted_notes(a);
}

}  // namespace calame
