#include "rules/band_reader.h"

#include <algorithm>
#include <set>
#include <utility>

#include "document/worded.h"
#include "rules/error_sink.h"

namespace calame {
namespace {

using Side = std::optional<double> Band::*;

constexpr std::pair<std::string_view, Side> sides[] = {{"under", &Band::under}, {"over", &Band::over}};

Band read_band(Fields& fields, const Rule& rule, bool severity_from_rule) {
  Band band;
  band.under = fields.number("under");
  band.over = fields.number("over");
  if (!fields.failed() && !band.under && !band.over)
    fields.error({}, {"bande sans «\u00A0under\u00A0» ni «\u00A0over\u00A0»", "band without “under” or “over”"});
  band.severity = fields.one_of<Severity>(
      "severity", {{"error", Severity::error}, {"warning", Severity::warning}, {"info", Severity::info}},
      rule.severity);
  if (severity_from_rule) band.severity = rule.severity;
  if (auto message = fields.message("message")) band.message = *std::move(message);
  fields.finish();
  return band;
}

// [rules] MET003 = { over = 600 }: the one band that has `over`.
void override_side(Fields& fields, std::string_view key, Side side, std::vector<Band>& bands) {
  if (!fields.overridden(key) || fields.overridden("bands")) return;
  const auto value = fields.number(key);
  if (!value) return;
  const auto has_side = [&](const Band& band) { return (band.*side).has_value(); };
  const auto count = std::count_if(bands.begin(), bands.end(), has_side);
  if (count == 1) {
    (*std::find_if(bands.begin(), bands.end(), has_side)).*side = value;
  } else if (count == 0) {
    fields.error(key, worded("aucune bande de cette règle n’a de seuil «\u00A0{}\u00A0»",
                             "no band of this rule has an “{}” bound", key));
  } else {
    fields.error(
        key, worded("{} bandes de cette règle ont un seuil «\u00A0{}\u00A0», récrivez «\u00A0bands\u00A0» en entier",
                    "{} bands of this rule have an “{}” bound, write “bands” again in full", count, key));
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
    bands.push_back(read_band(one, rule, severity_from_rule));
    failed |= one.failed();
  }
  std::string where = "bands";
  for (const auto& [key, side] : sides) {
    if (fields.overridden(key)) where = key;
    if (!fields.has(key)) fields.skip(key);  // for the did-you-mean of { ovr = 600 }
    override_side(fields, key, side, bands);
  }
  if (failed || fields.failed()) return bands;
  check_bounds(fields, bands, where);
  complete_messages(fields, rule, bands);
  return bands;
}

}  // namespace calame
