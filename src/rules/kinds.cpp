// The table of kinds. A new kind is one line here, one file in kinds/, one page in rules/kinds/.
#include "rules/did_you_mean.h"
#include "rules/kinds/table.h"

namespace calame {
namespace {

constexpr const RuleKind* kinds[] = {
    &measure_kind,    &compare_kind, &forbid_kind,       &require_kind,    &phrase_kind, &spacing_kind,
    &rewrite_kind,    &quotes_kind,  &outline_kind,      &keyphrase_kind,  &tokens_kind, &quote_style_kind,
    &consistent_kind, &value_kind,   &unique_kind,       &echo_kind,       &data_kind,   &links_kind,
    &casing_kind,     &repeat_kind,  &define_first_kind, &suppression_kind};

}  // namespace

std::span<const RuleKind* const> rule_kinds() { return kinds; }

const RuleKind* find_kind(std::string_view name) {
  for (const RuleKind* kind : kinds)
    if (kind->name == name) return kind;
  return nullptr;
}

}  // namespace calame
