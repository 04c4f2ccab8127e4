// A document in lines that a test can compare.
#pragma once

#include <string>

#include "calame/document.h"

namespace calame_test {

// "p[a b em[c]]": tags, blocks as tags with their text; attributes in parentheses.
inline std::string outline(const calame::Document& d, calame::NodeId id) {
  const calame::Node& n = d.nodes[id];
  std::string out(calame::name_of(d, n));
  if (n.attribute_count > 0) {
    out += '(';
    for (std::uint32_t i = 0; i < n.attribute_count; ++i) {
      const calame::Attribute& a = d.attributes[n.first_attribute + i];
      out += (i ? " " : "") + a.name + "=" + a.value;
    }
    out += ')';
  }
  std::string inside;
  for (calame::NodeId child = id + 1; child < n.end; child = d.nodes[child].end) {
    inside += (inside.empty() ? "" : " ") + outline(d, child);
  }
  return inside.empty() ? out : out + "[" + inside + "]";
}

inline std::string article(const calame::Document& d) {
  std::string out;
  const calame::Node& n = d.nodes[d.article];
  for (calame::NodeId child = d.article + 1; child < n.end; child = d.nodes[child].end) {
    out += (out.empty() ? "" : " ") + outline(d, child);
  }
  return out;
}

}  // namespace calame_test
