#include <algorithm>

#include "document/css.h"

namespace calame {
namespace {

// Of Document::attribute_names: a list that long is not looked at, and need not be whole.
constexpr std::size_t most_names = 48;

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

bool same(std::string_view a, std::string_view b, bool ignore_case) {
  if (a.size() != b.size()) return false;
  if (!ignore_case) return a == b;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (ascii_lower(a[i]) != ascii_lower(b[i])) return false;
  return true;
}

bool holds(std::string_view text, std::string_view part, bool ignore_case) {
  if (!ignore_case) return text.find(part) != std::string_view::npos;
  const auto equal = [](char a, char b) { return ascii_lower(a) == ascii_lower(b); };
  return std::search(text.begin(), text.end(), part.begin(), part.end(), equal) != text.end();
}

bool holds_word(std::string_view text, std::string_view word, bool ignore_case) {
  for (std::size_t i = 0; i < text.size();) {
    while (i < text.size() && is_space(text[i])) ++i;
    const std::size_t begin = i;
    while (i < text.size() && !is_space(text[i])) ++i;
    if (i > begin && same(text.substr(begin, i - begin), word, ignore_case)) return true;
  }
  return false;
}

bool passes(const AttributeTest& test, std::string_view value) {
  const std::string_view wanted = test.value;
  const std::size_t size = wanted.size();
  switch (test.op) {
    case AttributeOperator::present:
      return true;
    case AttributeOperator::equals:
      return same(value, wanted, test.ignore_case);
    case AttributeOperator::word:
      return size > 0 && holds_word(value, wanted, test.ignore_case);
    case AttributeOperator::dash:
      return same(value.substr(0, size), wanted, test.ignore_case) && (value.size() == size || value[size] == '-');
    // The empty string begins and ends everything; CSS says that it matches nothing.
    case AttributeOperator::prefix:
      return size > 0 && same(value.substr(0, size), wanted, test.ignore_case);
    case AttributeOperator::suffix:
      return size > 0 && value.size() >= size && same(value.substr(value.size() - size), wanted, test.ignore_case);
    case AttributeOperator::substring:
      return size > 0 && holds(value, wanted, test.ignore_case);
  }
  return false;
}

bool passes(const Document& d, NodeId node, const AttributeTest& test) {
  const Node& n = d.nodes[node];
  for (std::uint32_t i = 0; i < n.attribute_count; ++i) {
    const Attribute& attribute = d.attributes[n.first_attribute + i];
    if (attribute.name == test.name) return passes(test, attribute.value);
  }
  return false;
}

bool nth(const PseudoTest& test, std::int64_t index) {  // index = step·n + offset for some n >= 0
  const std::int64_t rest = index - test.offset;
  if (test.step == 0) return rest == 0;
  return rest % test.step == 0 && rest / test.step >= 0;
}

// Raw-text elements hold what is no prose, so only their source tells.
bool is_empty(const Document& d, NodeId node) {
  const Node& n = d.nodes[node];
  const bool raw = n.tag == Tag::script || n.tag == Tag::style || n.tag == Tag::template_;
  return n.end == node + 1 && n.text.empty() && !(raw && !n.inner.empty());
}

NodeId next_sibling(const Document& d, NodeId node) {
  const NodeId next = d.nodes[node].end;
  return next < d.nodes.size() && d.nodes[next].parent == d.nodes[node].parent ? next : no_node;
}

class Evaluator {
 public:
  explicit Evaluator(const Document& d) : d_(d) {}

  NodeSet run(const ComplexSelector& selector) {
    NodeSet current = matching(selector.compounds.front(), Among::all, nullptr);
    for (std::size_t i = 1; i < selector.compounds.size(); ++i) {
      const CompoundSelector& compound = selector.compounds[i];
      if (compound.combinator == Combinator::child) {
        current = matching(compound, Among::children, &current);
      } else {
        const NodeSet reached = related(current, compound.combinator);
        current = matching(compound, Among::members, &reached);
      }
    }
    return current;
  }

 private:
  // Nodes that stand to one of `from` as the combinator says.
  NodeSet related(const NodeSet& from, Combinator combinator) {
    NodeSet to(d_.nodes.size());
    NodeId covered = 0;
    switch (combinator) {
      case Combinator::descendant:
        from.for_each([&](NodeId n) {
          to.add_range(std::max(n + 1, covered), d_.nodes[n].end);
          covered = std::max(covered, d_.nodes[n].end);
        });
        break;
      case Combinator::child:
        break;  // asked of each candidate: Among::children
      case Combinator::next:
        from.for_each([&](NodeId n) {
          if (const NodeId next = next_sibling(d_, n); next != no_node) to.add(next);
        });
        break;
      case Combinator::following:
        from.for_each([&](NodeId n) {
          for (NodeId next = next_sibling(d_, n); next != no_node && !to.has(next); next = next_sibling(d_, next))
            to.add(next);
        });
        break;
    }
    return to;
  }

  // The other way round: nodes that one of `to` stands to as the combinator says.
  NodeSet origins(const NodeSet& to, Combinator combinator) {
    NodeSet from(d_.nodes.size());
    switch (combinator) {
      case Combinator::descendant:
        to.for_each([&](NodeId n) {
          for (NodeId up = d_.nodes[n].parent; up != no_node && !from.has(up); up = d_.nodes[up].parent) from.add(up);
        });
        break;
      case Combinator::child:
        to.for_each([&](NodeId n) {
          if (d_.nodes[n].parent != no_node) from.add(d_.nodes[n].parent);
        });
        break;
      case Combinator::next:
      case Combinator::following:
        for (NodeId n = NodeId(d_.nodes.size()); n-- > 0;) {
          const NodeId next = next_sibling(d_, n);
          if (next == no_node) continue;
          if (to.has(next) || (combinator == Combinator::following && from.has(next))) from.add(n);
        }
        break;
    }
    return from;
  }

  NodeSet has(const std::vector<ComplexSelector>& list) {
    NodeSet result(d_.nodes.size());
    for (const ComplexSelector& relative : list) {
      NodeSet current = matching(relative.compounds.back(), Among::all, nullptr);
      for (std::size_t i = relative.compounds.size(); i-- > 0;) {
        current = origins(current, relative.compounds[i].combinator);
        if (i > 0) current = matching(relative.compounds[i - 1], Among::members, &current);
      }
      result.merge(current);
    }
    return result;
  }

  NodeSet any_of(const std::vector<ComplexSelector>& list) {
    NodeSet result(d_.nodes.size());
    for (const ComplexSelector& selector : list) result.merge(run(selector));
    return result;
  }

  enum class Among { all, members, children };

  // Nodes that match the compound by itself: of all, of the members of `set`, or of their children.
  NodeSet matching(const CompoundSelector& compound, Among among, const NodeSet* set) {
    NodeSet result(d_.nodes.size());
    if (!may_match(compound)) return result;
    const bool only_has = compound.any && among == Among::all && compound.attributes.empty() &&
                          compound.pseudos.size() == 1 && compound.pseudos.front().kind == PseudoClass::has;
    if (only_has) return has(compound.pseudos.front().list);
    std::vector<NodeSet> lists;  // one per :not, :is, :has
    for (const PseudoTest& test : compound.pseudos) {
      if (test.kind == PseudoClass::has)
        lists.push_back(has(test.list));
      else if (!test.list.empty())
        lists.push_back(is_flat(test) ? NodeSet(0) : any_of(test.list));
    }
    const auto consider = [&](NodeId n) {
      if (allowed(n, among, set) && passes_simple(compound, n) && passes_pseudos(compound, n, lists)) result.add(n);
    };
    if (!compound.any && compound.tag == Tag::article) {
      if (d_.article != no_node) consider(d_.article);
    } else if (!compound.any && d_.tag_begin.size() > std::size_t(compound.tag) + 1) {
      const std::uint32_t end = d_.tag_begin[std::size_t(compound.tag) + 1];
      for (std::uint32_t i = d_.tag_begin[std::size_t(compound.tag)]; i < end; ++i) consider(d_.tag_order[i]);
    } else if (among == Among::members) {
      set->for_each(consider);
    } else {
      for (NodeId n = 0; n < d_.nodes.size(); ++n) consider(n);
    }
    return result;
  }

  // Most elements and attributes that rules ask for are not in most articles.
  bool may_match(const CompoundSelector& compound) const {
    if (d_.tag_begin.size() <= std::size_t(compound.tag) + 1) return true;  // not indexed
    const auto& names = d_.attribute_names;
    for (const AttributeTest& test : compound.attributes)
      if (names.size() < most_names && std::find(names.begin(), names.end(), test.name) == names.end()) return false;
    if (compound.any) return true;
    if (compound.tag == Tag::article) return d_.article != no_node;
    return d_.tag_begin[std::size_t(compound.tag)] < d_.tag_begin[std::size_t(compound.tag) + 1];
  }

  // :not([alt]), :not(:last-child): what it asks of a node, the node itself answers.
  static bool is_flat(const PseudoTest& test) {
    if (test.kind == PseudoClass::has) return false;
    const auto asks_nothing_more = [](const PseudoTest& inner) { return inner.list.empty(); };
    return std::all_of(test.list.begin(), test.list.end(), [&](const ComplexSelector& selector) {
      const auto& pseudos = selector.compounds.front().pseudos;
      return selector.compounds.size() == 1 && std::all_of(pseudos.begin(), pseudos.end(), asks_nothing_more);
    });
  }

  bool allowed(NodeId node, Among among, const NodeSet* set) const {
    if (among == Among::all) return true;
    if (among == Among::members) return set->has(node);
    return d_.nodes[node].parent != no_node && set->has(d_.nodes[node].parent);
  }

  bool passes_simple(const CompoundSelector& compound, NodeId node) const {
    if (d_.nodes[node].attribute_count == 0 && !compound.attributes.empty()) return false;
    if (!compound.any && compound.tag != Tag::article) {
      const Node& n = d_.nodes[node];
      if (n.tag != compound.tag) return false;
      if (n.tag == Tag::other && d_.names[n.name] != compound.name) return false;
    }
    return std::all_of(compound.attributes.begin(), compound.attributes.end(),
                       [&](const AttributeTest& test) { return passes(d_, node, test); });
  }

  bool passes_pseudos(const CompoundSelector& compound, NodeId node, const std::vector<NodeSet>& lists) {
    std::size_t list = 0;
    for (const PseudoTest& test : compound.pseudos) {
      const bool in_list = !test.list.empty() && (is_flat(test) ? in_flat(test, node) : lists[list].has(node));
      list += !test.list.empty();
      if (!passes_pseudo(test, node, in_list)) return false;
    }
    return true;
  }

  bool in_flat(const PseudoTest& test, NodeId node) {
    return std::any_of(test.list.begin(), test.list.end(),
                       [&](const ComplexSelector& selector) { return passes_one(selector.compounds.front(), node); });
  }

  bool passes_pseudo(const PseudoTest& test, NodeId node, bool in_list) {
    const NodeId parent = d_.nodes[node].parent;
    switch (test.kind) {
      case PseudoClass::negation:
        return !in_list;
      case PseudoClass::is:
      case PseudoClass::has:
        return in_list;
      case PseudoClass::first_child:
        return parent == no_node || node == parent + 1;
      case PseudoClass::last_child:
        return next_sibling(d_, node) == no_node;
      case PseudoClass::nth_child:
        return nth(test, child_index(node));
      case PseudoClass::empty:
        return is_empty(d_, node);
      case PseudoClass::root:
        return node == 0;
    }
    return false;
  }

  std::uint32_t child_index(NodeId node) {  // from 1
    if (index_.empty()) {
      index_.assign(d_.nodes.size(), 1);
      for (NodeId n = 0; n < d_.nodes.size(); ++n)
        if (const NodeId next = next_sibling(d_, n); next != no_node) index_[next] = index_[n] + 1;
    }
    return index_[node];
  }

  const Document& d_;
  std::vector<std::uint32_t> index_;

 public:
  // Along the way from the root to `node`: which prefix of the selector ends at which ancestor.
  bool on_path(const ComplexSelector& selector, NodeId node) {
    std::vector<NodeId> path;
    for (NodeId up = node; up != no_node; up = d_.nodes[up].parent) path.push_back(up);
    std::reverse(path.begin(), path.end());
    std::vector<char> ends(path.size(), 1);
    for (std::size_t c = 0; c < selector.compounds.size(); ++c) {
      const CompoundSelector& compound = selector.compounds[c];
      bool above = c == 0, parent = c == 0;
      for (std::size_t i = 0; i < path.size(); ++i) {
        const bool held = ends[i];
        const bool related = compound.combinator == Combinator::child && c > 0 ? parent : above;
        ends[i] = related && passes_one(compound, path[i]);
        parent = held;
        above = above || held;
      }
    }
    return ends.back();
  }
  static bool needs_only_path(const ComplexSelector& selector) {
    return std::all_of(selector.compounds.begin(), selector.compounds.end(), [&](const CompoundSelector& c) {
      if (&c != &selector.compounds.front() && c.combinator != Combinator::descendant &&
          c.combinator != Combinator::child)
        return false;
      return std::all_of(c.pseudos.begin(), c.pseudos.end(), [](const PseudoTest& test) {
        return test.list.empty() && test.kind != PseudoClass::nth_child;
      });
    });
  }

 private:
  bool passes_one(const CompoundSelector& compound, NodeId node) {
    if (!compound.any && compound.tag == Tag::article && node != d_.article) return false;
    return passes_simple(compound, node) && passes_pseudos(compound, node, {});
  }
};

}  // namespace

NodeSet evaluate(const Document& document, const ComplexSelector& selector) {
  return Evaluator(document).run(selector);
}

bool matches(const Document& document, const ComplexSelector& selector, NodeId node) {
  Evaluator evaluator(document);
  if (Evaluator::needs_only_path(selector)) return evaluator.on_path(selector, node);
  return evaluator.run(selector).has(node);
}

void index_tags(Document& document) {
  constexpr std::size_t tags = std::size_t(Tag::main_end) + 1;
  document.tag_begin.assign(tags + 1, 0);
  for (const Node& node : document.nodes) ++document.tag_begin[std::size_t(node.tag) + 1];
  for (std::size_t i = 1; i <= tags; ++i) document.tag_begin[i] += document.tag_begin[i - 1];
  std::vector<std::uint32_t> next(document.tag_begin.begin(), document.tag_begin.end() - 1);
  document.tag_order.resize(document.nodes.size());
  for (NodeId n = 0; n < document.nodes.size(); ++n) document.tag_order[next[std::size_t(document.nodes[n].tag)]++] = n;
  std::vector<std::string>& names = document.attribute_names;
  names.clear();
  for (const Attribute& a : document.attributes) {
    if (names.size() == most_names) break;
    if (std::find(names.begin(), names.end(), a.name) == names.end()) names.push_back(a.name);
  }
}

}  // namespace calame
