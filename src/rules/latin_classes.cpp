#include "rules/latin_classes.h"

namespace calame {
namespace {

struct Class {
  std::string_view name, ranges;
};
// Up to U+024F, as far as French and its neighbours go.
constexpr Class classes[] = {
    {"\\p{L}", "A-Za-zÀ-ÖØ-öø-ɏ"},
    {"\\p{Latin}", "A-Za-zÀ-ÖØ-öø-ɏ"},
    {"\\p{Lu}", "A-ZÀ-ÖØ-ÞĀĂĆČĎĒĘĚĞİŁŃŇŌŐŒŘŚŠŞŤŪŮŰŸŹŻŽ"},
    {"\\p{Ll}", "a-zß-öø-ÿāăćčďēęěğıłńňōőœřśšşťūůűźżž"},
    {"\\p{N}", "0-9²³¹¼-¾"},
};

const Class* class_at(std::string_view regex, std::size_t at) {
  for (const Class& c : classes)
    if (regex.compare(at, c.name.size(), c.name) == 0) return &c;
  return nullptr;
}

}  // namespace

std::string latin_classes(std::string_view regex) {
  std::string out;
  bool inside = false;  // of [ … ]
  for (std::size_t i = 0; i < regex.size();) {
    if (const Class* c = regex[i] == '\\' ? class_at(regex, i) : nullptr) {
      if (!inside) out += '[';
      out += c->ranges;
      if (!inside) out += ']';
      i += c->name.size();
      continue;
    }
    if (regex[i] == '\\') {
      out += regex.substr(i, 2);
      i += 2;
      continue;
    }
    if (!inside && regex[i] == '[') {
      inside = true;
      // A ] in first place stands for itself.
      std::size_t size = i + 1 < regex.size() && regex[i + 1] == '^' ? 2 : 1;
      if (i + size < regex.size() && regex[i + size] == ']') ++size;
      out += regex.substr(i, size);
      i += size;
      continue;
    }
    if (inside && regex[i] == ']') inside = false;
    out += regex[i++];
  }
  return out;
}

}  // namespace calame
