#include <algorithm>
#include <atomic>
#include <utility>

#include "calame/ruleset.h"
#include "document/worded.h"
#include "rules/config_head.h"
#include "rules/criterion_reader.h"
#include "rules/language_reader.h"
#include "rules/load_recorded.h"
#include "rules/name_format.h"
#include "rules/pack_loader.h"
#include "rules/policy_reader.h"
#include "rules/rule_reader.h"
#include "rules/ruleset_hash.h"
#include "rules/selection.h"
#include "rules/settings_reader.h"

namespace calame {
namespace {

Pack read_pack_header(Fields& root, const LoadedPack& loaded) {
  Pack pack;
  pack.path = loaded.path;
  pack.builtin = loaded.builtin;
  auto fields = root.table("pack");
  if (!fields) {
    if (!root.has("pack"))
      root.error({}, {"table [pack] absente, elle donne au moins l’id du pack",
                      "no [pack] table, which gives at least the id of the pack"});
    return pack;
  }
  pack.id = fields->required_text("id");
  if (!pack.id.empty() && !is_pack_id(pack.id))
    fields->error("id", {"id de pack incorrect, attendu des minuscules, chiffres, tirets et points (fr.typography)",
                         "invalid pack id, expected lower case, digits, hyphens and dots (fr.typography)"});
  pack.lang = fields->text("lang", "");
  pack.version = fields->text("version", "");
  check_version(*fields, "requires");
  fields->skip("extends");  // followed by the pack loader
  pack.conflicts = fields->texts("conflicts");
  fields->finish();
  return pack;
}

// Packs that ask for the contrary of each other cannot be used together.
void check_conflicts(std::vector<PackRoot>& roots) {
  for (PackRoot& root : roots)
    for (const PackRoot& other : roots) {
      const auto& excluded = root.pack.conflicts;
      if (std::find(excluded.begin(), excluded.end(), other.pack.id) == excluded.end()) continue;
      root.root.error(
          "pack", worded("le pack «\u00A0{}\u00A0» demande le contraire de «\u00A0{}\u00A0» ({})\u00A0: n’en "
                         "gardez qu’un",
                         "pack “{}” asks for the contrary of “{}” ({}): keep one of them", root.pack.id, other.pack.id,
                         escaped(other.pack.path)));
    }
}

std::vector<PackRoot> open_roots(const std::vector<LoadedPack>& packs, const std::string& config_path,
                                 const LoadContext& context, Ruleset& ruleset, AskedRoots* asked) {
  std::vector<PackRoot> roots;
  std::map<std::string, std::string> places;
  for (const LoadedPack& loaded : packs) {
    AskedTable* questions = !asked ? nullptr : loaded.settings ? &asked->settings : &asked->pack;
    PackRoot root{loaded.document.root(context, questions), {}, loaded.settings, loaded.override_number > 0};
    if (!loaded.settings) {
      root.pack = read_pack_header(root.root, loaded);
      const auto [first, added] = places.try_emplace(root.pack.id, loaded.path);
      if (!added && !root.pack.id.empty())
        root.root.error("pack",
                        worded("id de pack déjà pris, {}", "pack id already taken, {}", escaped(first->second)));
      ruleset.packs.push_back(root.pack);
    } else {
      root.pack.path = loaded.path;
      root.root.skip("extends");
      root.root.skip("packs");
      if (root.override_table) {
        root.root.skip("paths");
      } else {
        read_config_head(root.root, loaded.path == config_path);
      }
    }
    roots.push_back(std::move(root));
  }
  check_conflicts(roots);
  return roots;
}

std::uint64_t next_serial() {
  static std::atomic<std::uint64_t> last = 0;
  return ++last;
}

// What rules refer to comes first, whatever the order in the files.
void read_foundations(std::vector<PackRoot>& roots, Ruleset& ruleset) {
  std::map<std::string, PresetDraft> presets;
  for (PackRoot& pack : roots) read_lists(pack.root, ruleset);
  for (PackRoot& pack : roots) {
    read_languages(pack.root, ruleset.languages);
    read_presets(pack.root, presets);
    read_protect(pack.root, ruleset);
    read_score(pack.root, ruleset);
    if (pack.settings) read_commission(pack.root, ruleset);
  }
  compile_languages(ruleset.languages);
  // From here on they stay as they are: what is made of one for the words of a rule serves the next rule.
  for (auto& [code, language] : ruleset.languages) language.serial = next_serial();
  ruleset.presets = resolve_presets(presets);
  read_criteria(roots, ruleset);
  for (PackRoot& pack : roots) read_restructure(pack.root, ruleset);  // its profiles are those of the scores
  for (PackRoot& pack : roots) {
    check_language_presets(pack.root, ruleset);
    check_settings(pack.root, ruleset, pack.settings);
  }
}

// What another Calame made of the rest of the configuration is not worth telling.
std::vector<Error> version_errors(const std::vector<LoadedPack>& packs) {
  ErrorSink errors;
  const Ruleset none;
  std::size_t patterns = 0;
  const LoadContext context{errors, none, patterns};
  for (const LoadedPack& loaded : packs) {
    if (!loaded.settings || loaded.override_number > 0) continue;
    Fields root = loaded.document.root(context);
    root.give_up();
    check_version(root, "required-version");
  }
  return errors.take();
}

Result<Ruleset> load(const RulesetOptions& options, AskedRoots* asked) {
  ErrorSink errors;
  Ruleset ruleset;
  const std::vector<LoadedPack> packs = load_packs(options, errors);
  if (auto other_version = version_errors(packs); !other_version.empty()) return other_version;
  {
    std::size_t pattern_budget = most_pattern_instructions;
    const LoadContext context{errors, ruleset, pattern_budget, !errors.empty()};
    std::vector<PackRoot> roots =
        open_roots(packs, options.config ? options.config->path : std::string(), context, ruleset, asked);
    read_foundations(roots, ruleset);
    const RuleChoice choice = read_choice(roots, options);
    const std::vector<std::string> normal_forms =
        read_rules(roots, ruleset, {options.tests, options.tests || options.help, choice.preview, options.hash});
    for (PackRoot& pack : roots) pack.root.finish();
    // With a broken file a rule may be missing: its name is no error of the command line.
    if (errors.empty()) apply_selection(ruleset, choice, errors);
    if (errors.empty() && options.hash) ruleset.hash = ruleset_hash(ruleset, normal_forms);
  }
  if (!errors.empty()) return errors.take();
  return ruleset;
}

}  // namespace

Result<Ruleset> load_ruleset(const RulesetOptions& options) { return load(options, nullptr); }

void load_recorded(const RulesetOptions& options, AskedRoots& asked) { static_cast<void>(load(options, &asked)); }

}  // namespace calame
