// The kinds, each defined in its own file. Listed in kinds.cpp.
#pragma once

#include "rules/kind.h"

namespace calame {

extern const RuleKind measure_kind, compare_kind, forbid_kind, require_kind, phrase_kind, spacing_kind, rewrite_kind,
    quotes_kind, quote_style_kind, outline_kind, keyphrase_kind, tokens_kind, consistent_kind, value_kind, unique_kind,
    echo_kind, data_kind, links_kind, casing_kind, repeat_kind, define_first_kind, suppression_kind;

}  // namespace calame
