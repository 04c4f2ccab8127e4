// How ids and names are written: nothing in them can be a path, markup or a control.
#pragma once

#include <string_view>

namespace calame {

// The kinds of article that rules and weights may be made for.
inline constexpr std::string_view profile_names[] = {"news", "blog", "guide", "product"};

bool is_rule_id(std::string_view);       // MET003
bool is_rule_name(std::string_view);     // title-width
bool is_criterion_id(std::string_view);  // meta.title-width
bool is_pack_id(std::string_view);       // fr.typography
bool is_preset_id(std::string_view);     // fr-FR/in2002

}  // namespace calame
