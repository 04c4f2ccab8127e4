// Small pieces that several sections of the HTML report use.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "report/html_page.h"

namespace calame {

std::string category_class(std::string_view category) {
  constexpr std::string_view known[] = {"structure", "meta",  "readability", "keyphrase", "typography",
                                        "trust",     "links", "data",        "style"};
  const bool found = std::find(std::begin(known), std::end(known), category) != std::end(known);
  return "k-" + std::string(found ? category : "other");
}

std::string_view category_of(const Ruleset& rules, const Diagnostic& d) {
  const Rule& rule = rule_of(rules, d);
  return rule.criterion ? std::string_view(rules.criteria[*rule.criterion].category) : rule.category();
}

std::string article_title(const ReviewedArticle& a) {
  const PageFacts& facts = a.result().facts;
  return !facts.title.empty() ? facts.title : facts.h1;
}

std::string lang_attribute(std::string_view tag) {
  const bool fine = !tag.empty() && tag.size() <= 35 && std::all_of(tag.begin(), tag.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
  return fine ? " lang=\"" + std::string(tag) + "\"" : "";
}

std::string heading(const ReviewedArticle& a, int below, std::string_view inner, std::string_view id) {
  const std::string tag = "h" + std::to_string(std::min(a.level + below, 6));
  std::string out = "<" + tag;
  if (!id.empty()) out += " id=\"" + std::string(id) + "\"";
  return out + ">" + std::string(inner) + "</" + tag + ">\n";
}

std::string percent(double share) { return fmt::format("{:.2f}%", 100 * std::clamp(share, 0.0, 1.0)); }

std::string bar(double share, std::string_view css_class) {
  return "<svg class=\"bar " + std::string(css_class) +
         "\" width=\"100%\" height=\"8\" aria-hidden=\"true\" focusable=\"false\"><rect class=\"rail\" width=\"100%\" "
         "height=\"8\"/><rect class=\"fill\" width=\"" +
         percent(share) + "\" height=\"8\"/></svg>";
}

// Largest remainders, so that a reader who adds the column up finds the total under it.
std::vector<long> shown_losses(const Score& score) {
  std::vector<long> out;
  std::vector<std::pair<double, std::size_t>> remainders;
  long sum = 0;
  for (std::size_t i = 0; i < score.ledger.size(); ++i) {
    const double exact = score.ledger[i].loss * 100;
    const double low = std::floor(exact + 1e-9);
    out.push_back(long(low));
    remainders.emplace_back(-(exact - low), i);
    sum += out.back();
  }
  const long missing = std::lround((100 - score.raw) * 100) - sum;
  if (missing <= 0 || std::size_t(missing) > out.size()) return out;
  std::sort(remainders.begin(), remainders.end());
  for (long i = 0; i < missing; ++i) ++out[remainders[std::size_t(i)].second];
  return out;
}

std::string hundredths(UiLanguage ui, long value) { return decimal(ui, double(value) / 100, 2); }

std::string cut_at_word(std::string_view text, std::size_t scalars) {
  std::size_t at = 0, space = 0;
  for (std::size_t n = 0; at < text.size(); ++n) {
    if (n == scalars) {
      const std::size_t end = space > at / 2 ? space : at;
      return std::string(text.substr(0, end)) + "…";
    }
    if (text[at] == ' ') space = at;
    at += first_scalar(text.substr(at)).size;
  }
  return std::string(text);
}

}  // namespace calame
