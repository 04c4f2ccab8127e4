// What a restructuring did, schema calame-restructure/1.
#include "report/json_parts.h"

namespace calame {
namespace {

Json texts_of(const std::vector<Drawn>& drawn) {
  Json out = Json::array();
  for (const Drawn& d : drawn) out.push_back(d.text);
  return out;
}

Json provenance_json(const Source& source, const Drawn& drawn) {
  Json out = Json::array();
  for (const Provenance& p : drawn.from) {
    Json place = file_bytes(source, p.span);
    if (!place.is_object()) continue;
    place["operation"] = p.operation;
    out.push_back(std::move(place));
  }
  return out;
}

Json headings_json(const Plan& plan, const Source& source) {
  Json out = Json::array();
  for (const PlannedHeading& h : plan.headings)
    out.push_back({{"before_paragraph", h.before_paragraph},
                   {"level", h.level},
                   {"text", h.heading.text},
                   {"alternatives", texts_of(h.alternatives)},
                   {"confidence", rounded(h.heading.confidence)},
                   {"pattern", h.heading.pattern},
                   {"provenance", provenance_json(source, h.heading)},
                   {"existing", h.existing}});
  return out;
}

Json removed_json(const Plan& plan, const Source& source) {
  Json out = Json::array();
  for (const Removed& r : plan.removed) {
    Json place = file_bytes(source, r.span);
    if (!place.is_object()) place = Json::object();
    place["reason"] = r.reason;
    place["words"] = r.words;
    out.push_back(std::move(place));
  }
  return out;
}

Json words_json(const WordCounts& w) {
  return {{"input", w.input},     {"removed", w.removed}, {"body", w.body},
          {"counted", w.counted}, {"page", w.page},       {"target", w.target ? Json(*w.target) : Json(nullptr)}};
}

Json todo_json(const Plan& plan, const Source& source) {
  Json out = Json::array();
  for (const Todo& t : plan.todo) {
    Json item = {{"kind", t.kind}, {"message", t.message}};
    if (t.span)
      if (const Json place = file_bytes(source, *t.span); place.is_object()) item.update(place);
    out.push_back(std::move(item));
  }
  return out;
}

Json score_json(const FileReport& input, const FileReport& output) {
  Json out = {{"before", nullptr}, {"after", nullptr}};
  if (input.before)
    out["before"] = input.before->overall;
  else if (input.audited)
    out["before"] = input.audited->result.score.overall;
  if (output.audited) out["after"] = output.audited->result.score.overall;
  return out;
}

/// Provenance counts the input's source; without it there is nothing to point into.
Json plan_json(const Plan& plan, const Source& source) {
  Json out = {{"schema", "calame-restructure/1"}};
  out["title"] = {{"text", plan.title.text},
                  {"pixels", rounded(pixel_width(plan.title.text, 20))},
                  {"alternatives", texts_of(plan.title_alternatives)},
                  {"provenance", provenance_json(source, plan.title)}};
  if (!plan.short_title.text.empty()) out["short_title"] = plan.short_title.text;
  out["description"] = {{"text", plan.description.text},
                        {"pixels", rounded(pixel_width(plan.description.text, 14))},
                        {"provenance", provenance_json(source, plan.description)}};
  out["slug"] = plan.slug;
  out["lang"] = plan.lang;
  out["keyphrase"] = plan.keyphrase;
  out["keyphrases"] = plan.keyphrases;
  out["secondary"] = plan.secondary;
  out["headings"] = headings_json(plan, source);
  out["key_points"] = texts_of(plan.key_points);
  out["removed"] = removed_json(plan, source);
  out["words"] = words_json(plan.words);
  out["todo"] = todo_json(plan, source);
  return out;
}

}  // namespace

std::string restructure_json(const RestructureReport& report, const Ruleset&, const ReportOptions& options) {
  assert(report.input.audited);
  Json out = plan_json(report.plan, report.input.audited->source);
  out["score"] = score_json(report.input, report.output);
  out["tool"] = {{"name", "calame"}, {"version", options.version}};
  return dumped(out);
}

}  // namespace calame
