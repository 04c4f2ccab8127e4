// What an article says of itself to search engines: only what the plan or its own fields say; nothing is supplied.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "restructure/draft.h"

namespace calame {
namespace {

bool has_json_ld(const Document& doc) {
  for (NodeId n = 0; n < doc.nodes.size(); ++n)
    if (doc.nodes[n].tag == Tag::script && lower_case(attribute_value(doc, n, "type")) == "application/ld+json")
      return true;
  return false;
}

std::string_view first_field(const Document& doc, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names)
    if (const std::string_view value = metadata_value(doc, name); !value.empty()) return value;
  return {};
}

// ISO 8601, from the day on: anything else is not a date to a machine.
bool machine_date(std::string_view s) {
  if (s.size() < 10) return false;
  for (std::size_t i = 0; i < 10; ++i) {
    const bool hyphen = i == 4 || i == 7;
    if (hyphen ? s[i] != '-' : s[i] < '0' || s[i] > '9') return false;
  }
  return s.size() == 10 || s[10] == 'T' || s[10] == ' ';
}

}  // namespace

std::string json_ld(const Plan& plan, const Subject& s) {
  if (plan.schema_type.empty() || plan.title.text.empty() || has_json_ld(s.document)) return {};
  nlohmann::ordered_json out = {{"@context", "https://schema.org"}, {"@type", plan.schema_type}};
  out["headline"] = plan.title.text;
  if (!plan.description.text.empty()) out["description"] = plan.description.text;
  if (!plan.lang.empty()) out["inLanguage"] = plan.lang;
  if (!plan.keyphrase.empty()) {
    constexpr std::size_t most_keywords = 6;
    nlohmann::ordered_json keywords = {plan.keyphrase};
    for (const std::string& k : plan.secondary)
      if (keywords.size() < most_keywords) keywords.push_back(k);
    out["keywords"] = std::move(keywords);
  }
  const std::string_view date = first_field(s.document, {"article:published_time", "datePublished", "date"});
  if (machine_date(date)) out["datePublished"] = std::string(date);
  // A person or a newsroom: the article does not say which.
  if (const std::string_view author = first_field(s.document, {"author", "article:author"}); !author.empty())
    out["author"] = {{"name", std::string(author)}};
  std::string text = out.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  // Nothing in it may close the element.
  for (std::size_t at = 0; (at = text.find('<', at)) != std::string::npos; at += 6) text.replace(at, 1, "\\u003c");
  return "<script type=\"application/ld+json\">\n" + text + "\n</script>\n";
}

}  // namespace calame
