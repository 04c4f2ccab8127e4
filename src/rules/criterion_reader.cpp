#include "rules/criterion_reader.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "document/worded.h"
#include "rules/error_sink.h"
#include "rules/name_format.h"

namespace calame {
namespace {

struct Found {
  Fields fields;
  const Pack* pack;
};
using ById = std::map<std::string, Found>;

std::optional<std::array<double, 2>> read_range(Fields& fields, std::string_view key) {
  if (!fields.has(key)) {
    fields.required_text(key);  // says that it is missing
    return std::nullopt;
  }
  const std::vector<double> ends = fields.numbers(key);
  if (ends.size() == 2 && ends[0] <= ends[1]) return std::array{ends[0], ends[1]};
  if (!fields.failed())
    fields.error(key, worded("«\u00A0{}\u00A0» doit être [du plus petit, au plus grand]",
                             "“{}” must be [from the smallest, to the largest]", key));
  return std::nullopt;
}

void read_ramp(Fields& fields, Criterion& criterion) {
  const auto full = read_range(fields, "full");
  const auto zero = read_range(fields, "zero");
  if (!full || !zero) return;
  criterion.full = *full;
  criterion.zero = *zero;
  if (criterion.zero[0] > criterion.full[0] || criterion.full[1] > criterion.zero[1])
    fields.error("full", {"«\u00A0full\u00A0» doit tenir à l’intérieur de «\u00A0zero\u00A0»",
                          "“full” must stand inside “zero”"});
}

void read_shape(Fields& fields, Criterion& criterion) {
  if (!fields.has("shape")) fields.required_text("shape");
  criterion.shape = fields.one_of<Shape>(
      "shape", {{"density", Shape::density}, {"ramp", Shape::ramp}, {"binary", Shape::binary}}, Shape::binary);
  if (criterion.shape == Shape::ramp) read_ramp(fields, criterion);
  if (criterion.shape != Shape::density) return;
  criterion.half = fields.number("half").value_or(1);
  if (criterion.half <= 0)
    fields.error("half", {"«\u00A0half\u00A0» doit être plus grand que 0", "“half” must be greater than 0"});
}

Criterion read_criterion(Fields& fields, const Pack& pack) {
  Criterion criterion;
  criterion.id = fields.required_text("id");
  criterion.category = criterion.id.substr(0, criterion.id.find('.'));
  criterion.pack = pack.id;
  criterion.weight = fields.number("weight").value_or(1);
  if (criterion.weight < 0 || criterion.weight > 1000)
    fields.error("weight", {"«\u00A0weight\u00A0» doit être entre 0 et 1000", "“weight” must be between 0 and 1000"});
  criterion.evidence = fields.one_of<Evidence>("evidence",
                                               {{"A", Evidence::documented},
                                                {"B", Evidence::consensus},
                                                {"N", Evidence::norm},
                                                {"H", Evidence::house},
                                                {"C", Evidence::folklore}},
                                               Evidence::consensus);
  read_shape(fields, criterion);
  criterion.cap = fields.number("cap");
  if (criterion.cap && (*criterion.cap < 0 || *criterion.cap > 100))
    fields.error("cap", {"«\u00A0cap\u00A0» doit être entre 0 et 100", "“cap” must be between 0 and 100"});
  criterion.cap_below = fields.number("cap-below").value_or(0);
  if (criterion.cap_below < 0 || criterion.cap_below > 1)
    fields.error("cap-below",
                 {"«\u00A0cap-below\u00A0» doit être entre 0 et 1", "“cap-below” must be between 0 and 1"});
  if (!fields.has("label")) fields.required_text("label");
  if (auto label = fields.bilingual("label")) criterion.label = *std::move(label);
  fields.finish();
  return criterion;
}

void gather(PackRoot& pack, ById& found) {
  std::set<std::string> told;
  for (Fields& fields : pack.root.tables("criterion")) {
    const std::string id = fields.is_text("id") ? fields.text("id", "") : "";
    if (!is_criterion_id(id)) {
      fields.error("id", id.empty() ? Message("critère sans id", "criterion without an id")
                                    : Message("id de critère incorrect, attendu categorie.nom en minuscules",
                                              "invalid criterion id, expected category.name in lower case"));
      fields.give_up();
      continue;
    }
    const auto [first, added] = found.try_emplace(id, Found{fields, &pack.pack});
    if (added) continue;
    fields.give_up();
    if (!told.insert(id).second) continue;
    const Fields& there = first->second.fields;
    fields.error("id", worded("critère «\u00A0{}\u00A0» déjà défini, {}", "criterion “{}” already defined, {}",
                              clipped(id), place(there.path(), there.at("id"))));
  }
}

void override_one(Fields& criteria, const std::string& id, ById& found) {
  const auto target = found.find(id);
  if (target == found.end()) {
    std::vector<std::string_view> ids;
    for (const auto& [known, other] : found) ids.push_back(known);
    criteria.unknown_name(id, worded("critère inconnu «\u00A0{}\u00A0»", "unknown criterion “{}”", clipped(id)), id,
                          ids);
    return;
  }
  auto top = criteria.table(id);
  if (!top) return;
  if (top->has("id"))
    return top->error("id", {"l’id d’un critère ne se change pas", "the id of a criterion cannot be changed"});
  target->second.fields = target->second.fields.overridden_by(*top);
}

}  // namespace

void read_criteria(std::vector<PackRoot>& packs, Ruleset& ruleset) {
  ById found;
  for (PackRoot& pack : packs) gather(pack, found);
  for (PackRoot& pack : packs) {
    auto criteria = pack.root.table("criteria");
    if (!criteria) continue;
    for (const std::string& id : criteria->keys()) override_one(*criteria, id, found);
    criteria->give_up();
  }
  for (auto& [id, one] : found) ruleset.criteria.push_back(read_criterion(one.fields, *one.pack));
}

}  // namespace calame
