#include "rules/band_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "document/worded.h"
#include "rules/error_sink.h"

namespace calame {
namespace {

using Side = std::optional<double> Band::*;

constexpr std::pair<std::string_view, Side> sides[] = {{"under", &Band::under}, {"over", &Band::over}};

Band read_band(Fields& fields, const Rule& rule) {
  Band band;
  band.under = fields.number("under");
  band.over = fields.number("over");
  if (!fields.failed() && !band.under && !band.over)
    fields.error({}, {"bande sans «\u00A0under\u00A0» ni «\u00A0over\u00A0»", "band without “under” or “over”"});
  band.severity = fields.one_of<Severity>(
      "severity", {{"error", Severity::error}, {"warning", Severity::warning}, {"info", Severity::info}},
      rule.severity);
  if (auto message = fields.message("message")) band.message = *std::move(message);
  fields.finish();
  return band;
}

// "580 (warning), 600 (error)"
std::string listed(const std::vector<Band*>& bands, Side side) {
  std::string out;
  for (const Band* band : bands)
    out += fmt::format("{}{} ({})", out.empty() ? "" : ", ", *(band->*side), severity_name(band->severity));
  return out;
}

// over = { warning = 650, error = 700 }: the band of that severity.
void override_by_severity(Fields& fields, std::string_view key, Side side, const std::vector<Band*>& bands) {
  Fields table = *fields.table(key);
  for (const std::string& name : table.keys()) {
    const auto value = table.number(name);
    const auto severe = [&](const Band* band) { return severity_name(band->severity) == name; };
    const auto count = std::count_if(bands.begin(), bands.end(), severe);
    if (!value) continue;
    if (count == 1) {
      (**std::find_if(bands.begin(), bands.end(), severe)).*side = value;
    } else {
      table.error(
          name,
          worded("{} bande de gravité «\u00A0{}\u00A0» parmi les seuils «\u00A0{}\u00A0» de cette règle\u00A0: {}",
                 "{} band of severity “{}” among the “{}” bounds of this rule: {}",
                 count == 0 ? Message("aucune", "no") : Message("plus d’une", "more than one"), clipped(name), key,
                 listed(bands, side)));
    }
  }
  table.finish();
}

Message several_bounds(std::string_view key, Side side, const std::vector<Band*>& bands) {
  std::string cure;
  bool distinct = true;
  for (const Band* band : bands) {
    const std::string_view severity = severity_name(band->severity);
    distinct = distinct && cure.find(severity) == cure.npos;
    cure += fmt::format("{}{} = …", cure.empty() ? "" : ", ", severity);
  }
  const Message way = distinct ? worded("{} = {{ {} }}", "{} = {{ {} }}", key, cure)
                               : Message("«\u00A0bands\u00A0» en entier", "“bands” in full");
  return worded("cette règle a {} seuils «\u00A0{}\u00A0», {}\u00A0: écrivez {}",
                "this rule has {} “{}” bounds, {}: write {}", bands.size(), key, listed(bands, side), way);
}

// [rules] MET003 = { over = 600 }: from where it is too much, the first bound on that side, as long as it stays the
// first.
void override_side(Fields& fields, std::string_view key, Side side, std::vector<Band>& all) {
  if (!fields.overridden(key) || fields.overridden("bands")) return;
  std::vector<Band*> bands;
  for (Band& band : all)
    if (band.*side) bands.push_back(&band);
  if (bands.empty())
    return fields.error(key, worded("aucune bande de cette règle n’a de seuil «\u00A0{}\u00A0»",
                                    "no band of this rule has an “{}” bound", key));
  if (fields.is_table(key)) return override_by_severity(fields, key, side, bands);
  const auto value = fields.number(key);
  if (!value) return;
  const auto inner = [&](double x, double y) { return side == &Band::over ? x < y : x > y; };
  Band* first = *std::min_element(bands.begin(), bands.end(),
                                  [&](const Band* x, const Band* y) { return inner(*(x->*side), *(y->*side)); });
  const bool stays = std::all_of(bands.begin(), bands.end(),
                                 [&](const Band* band) { return band == first || inner(*value, *(band->*side)); });
  if (stays) {
    first->*side = value;
  } else {
    fields.error(key, several_bounds(key, side, bands));
  }
}

// The outermost bound that a value passes decides, in whatever order the bands stand: two bands
// may not claim one bound, and some value must be in none.
void check_bounds(Fields& fields, const std::vector<Band>& bands, const std::string& where) {
  for (const auto& [key, side] : sides) {
    std::set<double> bounds;
    for (const Band& band : bands)
      if (band.*side && !bounds.insert(*(band.*side)).second)
        return fields.error(
            where, worded("deux bandes ont le même seuil «\u00A0{}\u00A0»", "two bands have the same “{}” bound", key));
  }
  double highest_under = 0, lowest_over = 0;
  bool has_under = false, has_over = false;
  for (const Band& band : bands) {
    if (band.under) highest_under = has_under ? std::max(highest_under, *band.under) : *band.under;
    if (band.over) lowest_over = has_over ? std::min(lowest_over, *band.over) : *band.over;
    has_under |= band.under.has_value();
    has_over |= band.over.has_value();
  }
  if (has_under && has_over && highest_under > lowest_over)
    fields.error(
        where, worded("bandes contradictoires, aucune valeur n’est à la fois {} au moins et {} au plus",
                      "contradictory bands, no value is both {} at least and {} at most", highest_under, lowest_over));
}

void complete_messages(Fields& fields, const Rule& rule, std::vector<Band>& bands) {
  const Message* last_under = nullptr;
  const Message* last_over = nullptr;
  for (Band& band : bands) {
    if (band.message.fr.empty()) {
      const Message* before = band.over ? last_over : last_under;
      band.message = before ? *before : rule.message;
      if (band.message.fr.empty() && !fields.failed())
        fields.error("bands", {"bande sans message, et la règle n’en a pas non plus",
                               "band without a message, and the rule has none either"});
    }
    if (band.under) last_under = &band.message;
    if (band.over) last_over = &band.message;
  }
}

}  // namespace

std::vector<Band> read_bands(Fields& fields, const Rule& rule, bool severity_from_rule) {
  std::vector<Band> bands;
  if (!fields.has("bands")) return bands;
  bool failed = false;
  for (Fields& one : fields.tables("bands")) {
    bands.push_back(read_band(one, rule));
    failed |= one.failed();
  }
  std::string where = "bands";
  for (const auto& [key, side] : sides) {
    if (fields.overridden(key)) where = key;
    if (!fields.has(key)) fields.skip(key);  // for the did-you-mean of { ovr = 600 }
    override_side(fields, key, side, bands);
  }
  if (severity_from_rule)
    for (Band& band : bands) band.severity = rule.severity;
  if (failed || fields.failed()) return bands;
  check_bounds(fields, bands, where);
  complete_messages(fields, rule, bands);
  return bands;
}

}  // namespace calame
