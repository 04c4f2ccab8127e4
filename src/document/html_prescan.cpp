#include "document/html_prescan.h"

#include <vector>

#include "document/html_markup.h"
#include "document/html_traits.h"
#include "document/worded.h"

namespace calame {
namespace {

constexpr std::uint32_t max_attributes = 2000;  // on one tag; compared each with each
constexpr std::size_t max_formatting = 256;     // left open at once
constexpr std::uint64_t max_clones = 200'000;   // elements that formatting left open makes
// Steps over the stack of open elements, about 20 ns each: half a second. A page of 16 MiB with tags
// of twenty bytes, ten levels deep, stays below.
constexpr std::uint64_t max_work = 24'000'000;

enum class Content : std::uint8_t { html, foreign, integration };

struct Open {
  GumboTag tag;
  std::uint32_t name = 0;  // of unknown tags
  Content content = Content::html;
  std::uint32_t formatting = 0;  // its number in the list of active formatting elements
};

struct Formatting {
  GumboTag tag;
  std::uint32_t number = 0;  // 0: a marker, set by cells and objects
  std::size_t hash = 0;      // of its attributes as written
  bool open = true;
};

class Prescan {
 public:
  Prescan(std::string_view html, const Limits& limits) : html_(html), limits_(limits) {}

  std::optional<HtmlRefusal> run() {
    std::size_t at = 0;
    while (!refusal_ && at < html_.size()) {
      const std::size_t sign = std::min(html_.find('<', at), html_.size());
      if (closed_formatting_ > 0 && has_text(at, sign)) reopen();
      if (sign == html_.size()) break;
      at = markup(sign);
    }
    return refusal_;
  }

 private:
  bool has_text(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i)
      if (!is_html_space(html_[i])) return true;
    return false;
  }
  void refuse(Message message) {
    if (!refusal_) refusal_ = HtmlRefusal{here_, std::move(message)};
  }
  void spend(std::uint64_t steps) {
    work_ += steps;
    if (work_ > max_work)
      refuse(
          {"balisage trop enchevêtré pour être lu, trop de balises sous trop d’éléments ouverts\u202F; fermez ce qui "
           "reste ouvert",
           "markup too tangled to be read, too many tags under too many open elements; close what is left open"});
  }

  // Returns where to go on.
  std::size_t markup(std::size_t at) {
    here_ = at;
    const HtmlTag tag = html_tag_at(html_, at);
    if (tag.kind == HtmlTag::Kind::text) {
      if (closed_formatting_ > 0) reopen();
      return at + 1;
    }
    if (tag.kind != HtmlTag::Kind::start && tag.kind != HtmlTag::Kind::end) return tag.end;
    const GumboTag id = gumbo_tagn_enum(tag.name.data(), unsigned(tag.name.size()));
    if (tag.attributes > max_attributes)
      refuse(worded("balise de plus de {} attributs\u202F; retirez ceux qui ne servent pas",
                    "a tag with more than {} attributes; remove those of no use", max_attributes));
    spend(stack_.size() + 4 + std::uint64_t(tag.attributes) * tag.attributes / 8);
    if (tag.kind == HtmlTag::Kind::end) {
      end_tag(id, name_hash(id, tag.name));
      return tag.end;
    }
    const bool raw = !in_foreign() && has_trait(id, trait_raw);
    start_tag(id, tag, std::hash<std::string_view>{}(html_.substr(at, tag.end - at)));
    if (raw) return raw_text_end(html_, tag.end, tag.name);
    return !in_foreign() && id == GUMBO_TAG_PLAINTEXT ? html_.size() : tag.end;
  }

  static std::uint32_t name_hash(GumboTag id, std::string_view name) {
    if (id != GUMBO_TAG_UNKNOWN) return 0;
    std::uint32_t hash = 2166136261u;
    for (const char c : name) hash = (hash ^ std::uint8_t(c | 32)) * 16777619u;
    return hash;
  }

  bool in_foreign() const { return !stack_.empty() && stack_.back().content == Content::foreign; }

  void push(Open open) {
    stack_.push_back(open);
    if (stack_.size() + 2 > limits_.depth)  // html and body are not on our stack
      refuse(worded("éléments imbriqués sur plus de {} niveaux\u202F; simplifiez la structure",
                    "elements nested deeper than {} levels; simplify the structure", limits_.depth));
    if (has_trait(open.tag, trait_scope) && open.tag != GUMBO_TAG_TABLE && open.content == Content::html)
      formatting_.push_back({open.tag, 0, 0, true});
    if (open.tag == GUMBO_TAG_TABLE) ++tables_;
    if (open.tag == GUMBO_TAG_SELECT) ++selects_;
  }
  void pop() {
    const Open top = stack_.back();
    stack_.pop_back();
    if (top.tag == GUMBO_TAG_TABLE) --tables_;
    if (top.tag == GUMBO_TAG_SELECT) --selects_;
    if (top.formatting) {
      for (std::size_t i = formatting_.size(); i-- > 0;)
        if (formatting_[i].number == top.formatting) {
          formatting_[i].open = false;
          ++closed_formatting_;
          break;
        }
    }
    if (has_trait(top.tag, trait_scope) && top.tag != GUMBO_TAG_TABLE && top.content == Content::html)
      clear_to_marker();
  }
  void pop_to(std::size_t index) {
    while (stack_.size() > index) pop();
  }
  void drop_formatting(std::size_t index) {
    if (!formatting_[index].open) --closed_formatting_;
    formatting_.erase(formatting_.begin() + std::ptrdiff_t(index));
  }
  void clear_to_marker() {
    while (!formatting_.empty()) {
      const bool marker = formatting_.back().number == 0;
      drop_formatting(formatting_.size() - 1);
      if (marker) break;
    }
  }

  // What was left open is opened again before text and before inline elements.
  void reopen() {
    std::size_t first = formatting_.size();
    while (first > 0 && formatting_[first - 1].number != 0 && !formatting_[first - 1].open) --first;
    for (std::size_t i = first; i < formatting_.size() && !refusal_; ++i) {
      formatting_[i].open = true;
      --closed_formatting_;
      push({formatting_[i].tag, 0, Content::html, formatting_[i].number});
      if (++clones_ > max_clones)
        refuse({"balises de mise en forme sans cesse laissées ouvertes\u202F; fermez chaque <b>, <i>, <font>…",
                "formatting tags left open again and again; close each <b>, <i>, <font>…"});
    }
    spend(4 * (formatting_.size() - first));
  }

  static constexpr std::size_t none = std::size_t(-1);
  // The nearest open `tag`, looked for no further than the elements that bound its scope.
  std::size_t in_scope(GumboTag tag, bool button_bounds = false) const {
    for (std::size_t i = stack_.size(); i-- > 0;) {
      if (stack_[i].tag == tag && stack_[i].content == Content::html) return i;
      if (stack_[i].content == Content::integration || (has_trait(stack_[i].tag, trait_scope)) ||
          (button_bounds && stack_[i].tag == GUMBO_TAG_BUTTON))
        return none;
    }
    return none;
  }
  void close_p() {
    if (const std::size_t p = in_scope(GUMBO_TAG_P, true); p != none) pop_to(p);
  }

  void start_tag(GumboTag id, const HtmlTag& tag, std::size_t hash) {
    if (in_foreign()) {
      if (!has_trait(id, trait_breakout)) return foreign(id, tag);
      while (in_foreign()) pop();
    }
    if (selects_ > 0 && !start_in_select(id)) return;
    if (has_trait(id, trait_table_part)) {
      if (tables_ > 0) table_part(id);
      return;
    }
    if (id == GUMBO_TAG_HTML || id == GUMBO_TAG_HEAD || id == GUMBO_TAG_BODY) return;
    if (id == GUMBO_TAG_TABLE) table();
    implied_ends(id);
    if (has_trait(id, trait_void | trait_raw)) return;
    if (has_trait(id, trait_formatting)) return formatting(id, hash);
    if (!has_trait(id, trait_closes_p) && closed_formatting_ > 0) reopen();
    if (id == GUMBO_TAG_SVG || id == GUMBO_TAG_MATH) return foreign(id, tag);
    push({id, name_hash(id, tag.name)});
  }

  void foreign(GumboTag id, const HtmlTag& tag) {
    if (tag.self_closing) return;
    const bool again_html = id != GUMBO_TAG_SVG && id != GUMBO_TAG_MATH && has_trait(id, trait_integration);
    push({id, name_hash(id, tag.name), again_html ? Content::integration : Content::foreign});
  }

  // False when the tag is ignored inside a <select>.
  bool start_in_select(GumboTag id) {
    if (id == GUMBO_TAG_OPTION || id == GUMBO_TAG_OPTGROUP || id == GUMBO_TAG_SCRIPT || id == GUMBO_TAG_TEMPLATE)
      return true;
    const bool ends = id == GUMBO_TAG_SELECT || id == GUMBO_TAG_INPUT || id == GUMBO_TAG_TEXTAREA ||
                      id == GUMBO_TAG_KEYGEN || (tables_ > 0 && has_trait(id, trait_table_part));
    if (!ends) return false;
    if (const std::size_t select = in_scope(GUMBO_TAG_SELECT); select != none) pop_to(select);
    return id != GUMBO_TAG_SELECT;
  }

  bool top_is_table_context() const {
    if (stack_.empty()) return true;
    const GumboTag tag = stack_.back().tag;
    return tag == GUMBO_TAG_TABLE || tag == GUMBO_TAG_TR || tag == GUMBO_TAG_TEMPLATE ||
           has_trait(tag, trait_row_group);
  }
  void table_part(GumboTag id) {
    while (!top_is_table_context()) pop();
    const bool cell = id == GUMBO_TAG_TD || id == GUMBO_TAG_TH;
    if (!cell && !stack_.empty() && stack_.back().tag == GUMBO_TAG_TR) pop();
    if (!cell && id != GUMBO_TAG_TR && !stack_.empty() && has_trait(stack_.back().tag, trait_row_group)) pop();
    if (stack_.empty()) return;
    if ((cell || id == GUMBO_TAG_TR) && stack_.back().tag == GUMBO_TAG_TABLE) push({GUMBO_TAG_TBODY});
    if (cell && has_trait(stack_.back().tag, trait_row_group)) push({GUMBO_TAG_TR});
    push({id});
  }
  void table() {  // a table right inside a table, not in a cell, ends the first
    for (std::size_t i = stack_.size(); i-- > 0;) {
      const GumboTag tag = stack_[i].tag;
      if (tag == GUMBO_TAG_TABLE) return pop_to(i);
      if (tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH || tag == GUMBO_TAG_CAPTION || tag == GUMBO_TAG_TEMPLATE) return;
    }
  }

  void implied_ends(GumboTag id) {
    const bool item = id == GUMBO_TAG_LI, term = id == GUMBO_TAG_DD || id == GUMBO_TAG_DT;
    for (std::size_t i = stack_.size(); (item || term) && i-- > 0;) {
      const GumboTag tag = stack_[i].tag;
      if ((item && tag == GUMBO_TAG_LI) || (term && (tag == GUMBO_TAG_DD || tag == GUMBO_TAG_DT))) {
        pop_to(i);
        break;
      }
      if (has_trait(tag, trait_special) && tag != GUMBO_TAG_ADDRESS && tag != GUMBO_TAG_DIV && tag != GUMBO_TAG_P)
        break;
    }
    if (has_trait(id, trait_closes_p)) close_p();
    const GumboTag top = stack_.empty() ? GUMBO_TAG_LAST : stack_.back().tag;
    const auto heading = [](GumboTag t) { return t >= GUMBO_TAG_H1 && t <= GUMBO_TAG_H6; };
    if (heading(id) && heading(top)) pop();
    if ((id == GUMBO_TAG_OPTION || id == GUMBO_TAG_OPTGROUP) && top == GUMBO_TAG_OPTION) pop();
    if (id == GUMBO_TAG_BUTTON)
      if (const std::size_t open = in_scope(id); open != none) pop_to(open);
  }

  void formatting(GumboTag id, std::size_t hash) {
    if (id == GUMBO_TAG_A || id == GUMBO_TAG_NOBR) end_formatting(id);
    if (closed_formatting_ > 0) reopen();
    std::size_t equal = 0, earliest = none;
    for (std::size_t i = formatting_.size(); i-- > 0 && formatting_[i].number != 0;)
      if (formatting_[i].tag == id && formatting_[i].hash == hash) earliest = i, ++equal;
    spend(formatting_.size());
    if (equal >= 3) drop_formatting(earliest);  // the standard keeps three alike
    formatting_.push_back({id, ++numbers_, hash, true});
    push({id, 0, Content::html, numbers_});
    if (formatting_.size() > max_formatting + stack_.size())
      refuse(worded("plus de {} balises de mise en forme laissées ouvertes\u202F; fermez chaque <b>, <i>, <font>…",
                    "more than {} formatting tags left open; close each <b>, <i>, <font>…", max_formatting));
  }

  // The adoption agency, as far as our stack goes: the element leaves it, blocks inside it stay.
  void end_formatting(GumboTag id) {
    std::size_t entry = none;
    for (std::size_t i = formatting_.size(); i-- > 0 && formatting_[i].number != 0;)
      if (formatting_[i].tag == id) {
        entry = i;
        break;
      }
    if (entry == none) return;
    const std::uint32_t number = formatting_[entry].number;
    drop_formatting(entry);
    bool block_inside = false;
    for (std::size_t i = stack_.size(); i-- > 0;) {
      if (stack_[i].formatting == number) {
        if (!block_inside) return pop_to(i);
        stack_.erase(stack_.begin() + std::ptrdiff_t(i));
        spend(8 * (stack_.size() - i));
        return;
      }
      block_inside = block_inside || has_trait(stack_[i].tag, trait_special);
    }
  }

  void end_tag(GumboTag id, std::uint32_t name) {
    if (in_foreign()) {
      for (std::size_t i = stack_.size(); i-- > 0 && stack_[i].content != Content::html;)
        if (stack_[i].tag == id && stack_[i].name == name) return pop_to(i);
    }
    if (has_trait(id, trait_formatting)) return end_formatting(id);
    if (id == GUMBO_TAG_TABLE || has_trait(id, trait_table_part)) {
      for (std::size_t i = stack_.size(); i-- > 0;) {
        if (stack_[i].tag == id) return pop_to(i);
        if (stack_[i].tag == GUMBO_TAG_TABLE || stack_[i].tag == GUMBO_TAG_TEMPLATE) return;
      }
      return;
    }
    if (has_trait(id, trait_special)) {
      if (const std::size_t open = in_scope(id, id == GUMBO_TAG_P); open != none) pop_to(open);
      return;
    }
    for (std::size_t i = stack_.size(); i-- > 0;) {
      if (stack_[i].tag == id && stack_[i].name == name) return pop_to(i);
      if (has_trait(stack_[i].tag, trait_special) && stack_[i].content == Content::html) return;
    }
  }

  std::string_view html_;
  const Limits& limits_;
  std::vector<Open> stack_;  // below html and body
  std::vector<Formatting> formatting_;
  std::size_t closed_formatting_ = 0, tables_ = 0, selects_ = 0;
  std::uint32_t numbers_ = 0;
  std::uint64_t work_ = 0, clones_ = 0;
  std::size_t here_ = 0;
  std::optional<HtmlRefusal> refusal_;
};

}  // namespace

std::optional<HtmlRefusal> prescan_html(std::string_view html, const Limits& limits) {
  return Prescan(html, limits).run();
}

}  // namespace calame
