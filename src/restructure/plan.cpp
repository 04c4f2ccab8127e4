// plan(): the steps of a restructuring, in order, over one draft.
#include <algorithm>

#include "restructure/draft.h"

namespace calame {
namespace {

constexpr std::size_t most_keyphrases = 30, considered_keyphrases = 400;

bool has_block(const Draft& d, std::string_view kind) {
  return std::any_of(d.layout.generated.begin(), d.layout.generated.end(),
                     [&](const GeneratedBlock& g) { return g.kind == kind; });
}

Drawn given_keyphrase(const Draft& d) {
  Drawn out;
  out.text = d.subject.brief.keyphrase;
  if (out.text.empty()) out.text = front_matter_field(d.subject, "keyphrase");
  out.pattern = "brief";
  return out;
}

Drawn standing_description(const Draft& d) {
  Drawn out;
  out.text = std::string(metadata_value(d.subject.document, "description"));
  out.pattern = "existing";
  return out;
}

}  // namespace

std::string front_matter_field(const Subject& s, std::string_view name) {
  const std::string_view text = s.source.text_of(s.document.front_matter);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    if (!line.starts_with(name)) continue;
    line.remove_prefix(name.size());
    while (line.starts_with(' ')) line.remove_prefix(1);
    if (!line.starts_with(':') && !line.starts_with('=')) continue;
    line.remove_prefix(1);
    while (line.starts_with(' ')) line.remove_prefix(1);
    while (line.ends_with(' ') || line.ends_with('\r')) line.remove_suffix(1);
    std::string value(line);
    const bool quoted =
        value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front();
    if (!quoted) return value;
    std::string out;
    for (std::size_t i = 1; i + 1 < value.size(); ++i) {
      if (value[i] == '\\' && value.front() == '"' && i + 2 < value.size()) ++i;
      out += value[i];
    }
    return out;
  }
  return {};
}

Plan plan(const Subject& s, const Ruleset& ruleset, const RestructureOptions& options) {
  const Draft d(s, ruleset);
  Plan out;
  const std::vector<Keyphrase> ranked = rank_keyphrases(d, considered_keyphrases);
  Drawn focus = given_keyphrase(d);
  if (focus.text.empty()) focus = focus_keyphrase(d, ranked);
  out.keyphrase = focus.text;
  out.keyphrases = listed_keyphrases(d, ranked, most_keyphrases);
  out.secondary = choose_secondary(ranked, out.keyphrase);

  Titles titles = choose_title(d, focus, ranked);
  out.title = std::move(titles.title);
  out.title_alternatives = std::move(titles.alternatives);
  out.description = standing_description(d);
  if (out.description.text.empty()) {
    out.description_alternatives = choose_descriptions(d, ranked);
    if (!out.description_alternatives.empty()) {
      out.description = std::move(out.description_alternatives.front());
      out.description_alternatives.erase(out.description_alternatives.begin());
    }
  }
  out.slug = front_matter_field(s, "slug");
  if (out.slug.empty()) out.slug = make_slug(d, out.title, out.keyphrase, ranked);
  out.lang = s.analysis.lang;
  // The grammar is French: of another language only what stands is kept, and nothing is drawn.
  const bool french = out.lang.empty() || out.lang.starts_with("fr");
  if (!french) {
    out.title_alternatives.clear();
    if (out.title.pattern != "existing" && out.title.pattern != "first-line") out.title = {};
    out.description_alternatives.clear();
    if (out.description.pattern != "existing") out.description = {};
    if (out.title.text.empty()) out.slug = front_matter_field(s, "slug");
  }

  if (!d.policy.on(Setting::part_title) && out.title.pattern != "existing" && out.title.pattern != "first-line")
    out.title = {};
  if (!d.policy.on(Setting::part_description) && out.description.pattern != "existing") out.description = {};
  out.short_title = shorten_title(d, out.title, out.title_alternatives);
  out.contents = options.contents || d.policy.on(Setting::part_contents);
  if (d.policy.on(Setting::part_json_ld)) out.schema_type = d.policy.schema_type;
  out.headings = word_headings(d, french ? plan_cuts(d) : std::vector<Cut>(), out.title.text);
  out.splits = plan_splits(d);
  out.quotes = plan_quotes(d);
  out.removed = d.removed;
  if (french && options.key_points && d.policy.on(Setting::part_key_points) && !has_block(d, "key-points")) {
    KeyPoints points = choose_key_points(d, ranked);
    out.key_points = std::move(points.shown);
    out.spare_key_points = std::move(points.spare);
  }
  if (french && d.policy.on(Setting::part_faq) && !has_block(d, "faq")) out.faq = gather_questions(d);
  out.words = count_plan(d, out);
  out.todo = list_todo(d, out, options.ui);
  if (!french) {
    Todo t;
    t.kind = "language";
    t.message = options.ui == UiLanguage::fr ? "Intertitres, titre et résumé ne se tirent que d’un texte français."
                                             : "Headings, title and summary are only drawn from French text.";
    out.todo.push_back(std::move(t));
  }
  return out;
}

std::string render(const Plan& p, const Subject& s, const RestructureOptions& options) {
  return options.output == Format::html ? render_html(p, s, options) : render_markdown(p, s, options);
}

}  // namespace calame
