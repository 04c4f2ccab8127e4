// How ids and names are written: nothing in them can be a path, markup or a control.
#pragma once

#include <string_view>

namespace calame {

bool is_rule_id(std::string_view);       // MET003
bool is_rule_name(std::string_view);     // title-width
bool is_criterion_id(std::string_view);  // meta.title-width
bool is_pack_id(std::string_view);       // fr.typography
bool is_preset_id(std::string_view);     // fr-FR/in2002
bool is_language_tag(std::string_view);  // fr, fr-CA, zh-Hant-TW: the shape of BCP 47, "_" for "-" accepted

}  // namespace calame
