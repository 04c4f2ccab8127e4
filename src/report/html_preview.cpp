// How title and description would stand in a page of search results, by their real widths.
#include "calame/analysis.h"
#include "report/html_page.h"

namespace calame {
namespace {

constexpr double title_size = 20, description_size = 14;

struct Device {
  Text name;
  double title, description;  // room in px
};
constexpr Device devices[] = {{Text::preview_desktop, 580, 920}, {Text::preview_mobile, 600, 680}};

/// As much of the text as fits, cut at a word; the ellipsis takes its room too.
std::string cut(std::string_view text, double size, double room) {
  if (pixel_width(text, size) <= room) return std::string(text);
  const double left = room - pixel_width("\u00A0…", size);
  double width = 0;
  std::size_t at = 0, word_end = 0;
  while (at < text.size()) {
    const Scalar s = first_scalar(text.substr(at));
    width += pixel_width(text.substr(at, s.size), size);
    if (width > left) break;
    if (s.value == ' ') word_end = at;
    at += s.size;
  }
  return std::string(text.substr(0, word_end > 0 ? word_end : at)) + "\u00A0…";
}

std::string field(const ReviewedArticle& a, std::string_view value, double size, double room, std::string_view css,
                  Text missing) {
  const std::string open = "<p class=\"" + std::string(css);
  if (value.empty()) return open + " none\">" + a.text(missing) + "</p>";
  return open + "\"" + lang_attribute(a.result().lang) + ">" + html(cut(value, size, room)) + "</p>";
}

std::string snippet(const ReviewedArticle& a, const Device& device, std::string_view title,
                    std::string_view description) {
  const std::string& slug = a.result().facts.slug;
  std::string out = "<figure class=\"snippet\"><figcaption>" + a.text(device.name) + "</figcaption><div>";
  out += "<p class=\"address\">" + (slug.empty() ? a.text(Text::preview_no_address) : "› " + html(slug)) + "</p>";
  out += field(a, title, title_size, device.title, "st", Text::preview_no_title);
  out += field(a, description, description_size, device.description, "sd", Text::preview_no_description);
  return out + "</div></figure>\n";
}

std::string width_row(const ReviewedArticle& a, Text name, const Device& device, std::string_view value, double size,
                      double room) {
  const UiLanguage ui = a.ui();
  const double width = value.empty() ? 0 : pixel_width(value, size);
  const Text outcome = value.empty() ? Text::preview_absent : width > room ? Text::preview_is_cut : Text::preview_fits;
  return "<tr><th scope=\"row\">" + a.text(name) + ", " + html(lower_first(say(ui, device.name))) +
         "</th><td class=\"num\">" + html(value.empty() ? "–" : decimal(ui, width, 0)) + "</td><td class=\"num\">" +
         html(decimal(ui, room, 0)) + "</td><td class=\"barcell\">" + bar(width / room, width > room ? "over" : "") +
         "</td><td>" + a.text(outcome) + "</td></tr>\n";
}

}  // namespace

std::string preview_section(const ReviewedArticle& a) {
  const std::string& title = a.result().facts.title;
  const std::string& description = a.result().facts.description;
  std::string out = "<p class=\"intro\">" + a.text(Text::preview_intro) + "</p>\n<div class=\"snippets\">\n";
  for (const Device& d : devices) out += snippet(a, d, title, description);
  out += "</div>\n<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"" + a.text(Text::preview_caption) +
         "\"><table class=\"widths\"><caption>" + a.text(Text::preview_caption) + "</caption><thead><tr>";
  out += "<th scope=\"col\">" + a.text(Text::preview_col_field) + "</th><th scope=\"col\" class=\"num\">" +
         a.text(Text::preview_col_width) + "</th><th scope=\"col\" class=\"num\">" + a.text(Text::preview_col_limit) +
         "</th><td></td><th scope=\"col\">" + a.text(Text::preview_col_outcome) + "</th></tr></thead><tbody>\n";
  for (const Device& d : devices) out += width_row(a, Text::preview_title, d, title, title_size, d.title);
  for (const Device& d : devices)
    out += width_row(a, Text::preview_description, d, description, description_size, d.description);
  return out + "</tbody></table></div>\n";
}

}  // namespace calame
