// [language.xx] and [preset."xx-XX/name"]: what Calame knows of a language.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "calame/ruleset.h"
#include "rules/fields.h"

namespace calame {

// A later pack adds to the lists of an earlier one, and replaces its single values.
void read_languages(Fields& root, std::map<std::string, Language>& languages);

// What the analysis makes of the lists, once all packs are read.
void compile_languages(std::map<std::string, Language>& languages);

// As written, before `extends` is followed; a later pack replaces slots of an earlier one.
struct PresetDraft {
  std::string extends;
  std::map<std::string, std::string, std::less<>> slots;
  Fields fields;
};
void read_presets(Fields& root, std::map<std::string, PresetDraft>& drafts);
std::map<std::string, TypographyPreset> resolve_presets(std::map<std::string, PresetDraft>& drafts);

// Each language's presets exist. After resolve_presets().
void check_language_presets(Fields& root, const Ruleset&);

}  // namespace calame
