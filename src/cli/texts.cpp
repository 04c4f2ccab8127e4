#include "cli/texts.h"

#include <array>

#include "report/texts.h"

namespace calame {

namespace {

struct Wording {
  Say id;
  std::string_view fr, en;
};

constexpr Wording wordings[] = {
    {Say::about, "Calame relit, note, corrige et restructure des articles.",
     "Calame audits, scores, fixes and restructures articles."},
    {Say::about_check, "relit des articles et les note ; n’écrit jamais dans un article",
     "audit and score articles; never writes an input"},
    {Say::about_fix, "corrige sur place ce qui peut l’être sans risque ; « - » : de l’entrée à la sortie standard",
     "mend in place what can be mended safely; “-”: from stdin to stdout"},
    {Say::about_restructure, "fait d’un texte brut un article publiable", "turn a raw text into a publishable article"},
    {Say::about_explain, "dit ce qu’une règle cherche, pourquoi, et comment y répondre",
     "say what a rule looks for, why, and what to do"},
    {Say::about_rules, "liste les règles", "list the rules"},
    {Say::about_test, "exécute les exemples des règles", "run the examples of the rules"},
    {Say::about_debug, "montre comment un texte est lu, pour qui écrit des règles",
     "show how a text is read, for those who write rules"},
    {Say::about_debug_tokens,
     "montre les phrases mot par mot : forme, lemme, nature et traits, comme les motifs de la sorte tokens les nomment",
     "show the sentences word by word: form, lemma, part of speech and features, as patterns of kind tokens name them"},
    {Say::help_usage, "Usage", "Usage"},
    {Say::help_options, "Options", "Options"},
    {Say::help_commands, "Commandes", "Commands"},
    {Say::help_positionals, "Arguments", "Arguments"},
    {Say::help_required, "obligatoire", "required"},
    {Say::help_flag, "affiche cette aide", "show this help"},
    {Say::help_version, "affiche la version", "show the version"},
    {Say::help_footer, "Code de sortie : 0 rien à signaler, 1 des remarques ou une note trop basse, 2 une erreur.",
     "Exit code: 0 nothing to report, 1 findings or too low a score, 2 an error."},
    {Say::group_brief, "Commande de l’article", "Brief"},
    {Say::group_rules, "Règles", "Rules"},
    {Say::group_output, "Sortie", "Output"},
    {Say::group_run, "Exécution", "Run"},
    {Say::arg_paths, "articles ou dossiers ; « - » : entrée standard", "articles or folders; “-”: stdin"},
    {Say::arg_file, "article ; « - » : entrée standard", "article; “-”: stdin"},
    {Say::arg_rule, "identifiant ou nom d’une règle", "id or name of a rule"},
    {Say::arg_packs, "paquets de règles ; sans eux, ceux de Calame", "packs of rules; without them, the built-in ones"},
    {Say::opt_format, "format du rapport : full, concise, json, markdown, html",
     "format of the report: full, concise, json, markdown, html"},
    {Say::opt_output_file, "écrit le rapport dans FICHIER", "write the report to FILE"},
    {Say::opt_output, "un rapport de plus : FORMAT=FICHIER, ou FORMAT pour la sortie standard (répétable)",
     "one more report: FORMAT=FILE, or FORMAT for stdout (repeatable)"},
    {Say::opt_fail_on, "gravité qui fait échouer : error, warning, info, never (défaut : warning)",
     "severity that fails: error, warning, info, never (default: warning)"},
    {Say::opt_min_score, "note minimale, de 0 à 100", "lowest score accepted, 0 to 100"},
    {Say::opt_exit_zero, "sort avec 0 malgré les remarques (jamais malgré une erreur)",
     "exit 0 in spite of findings (never of an error)"},
    {Say::opt_statistics, "compte les remarques par règle au lieu de les montrer",
     "count the findings by rule instead of showing them"},
    {Say::opt_max_findings, "remarques montrées par article (défaut : 1000)",
     "findings shown for an article (default: 1000)"},
    {Say::opt_select, "seulement ces règles : catégorie, identifiant, préfixe ou nom (liste, répétable)",
     "only these rules: category, id, id prefix or name (list, repeatable)"},
    {Say::opt_ignore, "sans ces règles", "without these rules"},
    {Say::opt_rules, "paquet de règles de plus (répétable)", "one more pack of rules (repeatable)"},
    {Say::opt_config,
     "fichier de configuration, au lieu du calame.toml le plus proche ; ou réglage clé=valeur (répétable)",
     "configuration file, instead of the nearest calame.toml; or a setting key=value (repeatable)"},
    {Say::opt_isolated, "sans fichier de configuration", "without a configuration file"},
    {Say::opt_keyphrase, "requête visée", "focus keyphrase"},
    {Say::opt_synonyms, "autres formes de la requête, séparées par des virgules",
     "other forms of the keyphrase, separated by commas"},
    {Say::opt_min_words, "nombre de mots demandé", "words asked for"},
    {Say::opt_max_signs, "nombre de signes permis, espaces comprises", "characters allowed, spaces included"},
    {Say::opt_lang, "langue de l’article : fr, fr-CA…", "language of the article: fr, fr-CA…"},
    {Say::opt_profile, "genre : news, blog, guide, product", "kind of article: news, blog, guide, product"},
    {Say::opt_typography, "usage typographique : fr-FR/in2002, fr-CA/oqlf…",
     "typographic preset: fr-FR/in2002, fr-CA/oqlf…"},
    {Say::opt_ui_lang, "langue de l’interface : fr, en", "language of the interface: fr, en"},
    {Say::opt_color, "couleurs : auto, always, never", "colours: auto, always, never"},
    {Say::opt_today, "date du jour, AAAA-MM-JJ", "today’s date, YYYY-MM-DD"},
    {Say::opt_jobs, "articles traités à la fois (défaut : un par cœur)",
     "articles processed at a time (default: one a core)"},
    {Say::opt_stdin_filename, "nom de l’article lu sur l’entrée standard ; son extension dit le format",
     "name of the article read from stdin; its extension tells the format"},
    {Say::opt_unsafe, "applique aussi les corrections qui peuvent changer le sens",
     "also apply fixes that may change the meaning"},
    {Say::opt_diff, "montre les corrections sans écrire", "show the changes without writing"},
    {Say::opt_write_in_place,
     "récrit le fichier même (liens physiques et propriétaire gardés), sans remplacement atomique",
     "rewrite the file itself (keeps hard links and owner), without an atomic replacement"},
    {Say::opt_report, "écrit un rapport HTML dans FICHIER", "write an HTML report to FILE"},
    {Say::opt_plan, "écrit le plan (titre, intertitres, résumé…) en TOML dans FICHIER, à relire et à changer",
     "write the plan (title, headings, summary…) as TOML to FILE, to review and change"},
    {Say::opt_apply, "rend l’article selon un plan relu", "render the article from a reviewed plan"},
    {Say::plan_or_apply, "--plan écrit un plan et --apply en rend un : donner l’un ou l’autre",
     "--plan writes a plan and --apply renders one: give one of them"},
    {Say::plan_exists, "{path} existe et diffère de ce plan : il a pu être relu ; le supprimer ou donner un autre nom",
     "{path} exists and differs from this plan: it may have been edited; delete it or give another name"},
    {Say::plan_moved, "{path} : le texte a changé depuis ce plan ; chaque place y a été retrouvée",
     "{path}: the text has changed since this plan; every place was found again"},
    {Say::opt_article_file, "écrit l’article dans FICHIER", "write the article to FILE"},
    {Say::opt_restructure_format, "format : markdown, html, ou json pour le plan",
     "format: markdown, html, or json for the plan"},
    {Say::opt_rules_format, "format : full, json, markdown", "format: full, json, markdown"},
    {Say::opt_tokens_format, "format : text, json (défaut : text)", "format: text, json (default: text)"},
    {Say::opt_pattern, "motif à essayer : marque ce qu’il trouve, et ne montre que les phrases où il trouve",
     "a pattern to try: marks what it matches, and shows only the sentences where it does"},

    {Say::error_prefix, "calame : {message}", "calame: {message}"},
    {Say::no_command, "dites quoi faire : check, fix, restructure, explain, rules, test ou debug",
     "say what to do: check, fix, restructure, explain, rules, test or debug"},
    {Say::unknown_command, "commande inconnue « {name} »{hint}", "unknown command “{name}”{hint}"},
    {Say::unknown_option, "option inconnue {name}{hint}", "unknown option {name}{hint}"},
    {Say::too_many, "argument en trop : « {name} »", "unexpected argument “{name}”"},
    {Say::missing_value, "l’option {name} attend une valeur", "option {name} needs a value"},
    {Say::missing_argument, "il manque un argument : {name}", "an argument is missing: {name}"},
    {Say::bad_usage, "ligne de commande incorrecte ({detail})", "bad command line ({detail})"},
    {Say::not_one_of, "{option} : « {given} » n’est pas une des valeurs possibles ({allowed}){hint}",
     "{option}: “{given}” is not one of {allowed}{hint}"},
    {Say::not_a_number, "{option} : « {given} » n’est pas un nombre entre {low} et {high}",
     "{option}: “{given}” is not a number from {low} to {high}"},
    {Say::not_a_date, "{option} : « {given} » n’est pas une date (AAAA-MM-JJ)",
     "{option}: “{given}” is not a date (YYYY-MM-DD)"},
    {Say::bad_output_pair, "--output : écrire FORMAT=FICHIER ou FORMAT, pas « {given} »",
     "--output: write FORMAT=FILE or FORMAT, not “{given}”"},
    {Say::did_you_mean_suffix, " ; vouliez-vous dire {name} ?", "; did you mean {name}?"},
    {Say::see_help, "Voir calame {command}--help.", "See calame {command}--help."},
    {Say::dash_alone, "« - » (entrée standard) s’emploie seul", "“-” (stdin) must stand alone"},
    {Say::one_file_only, "{command} prend un seul article", "{command} takes one article"},
    {Say::no_debug_command, "dites quoi montrer : debug tokens", "say what to show: debug tokens"},
    {Say::bad_pattern, "--pattern, colonne {column, number, integer} : {detail}",
     "--pattern, column {column, number, integer}: {detail}"},
    {Say::output_is_input, "{path} est un article donné en entrée : un rapport ne l’écrase pas",
     "{path} is an input article: a report does not overwrite it"},
    {Say::several_configs,
     "les articles relèvent de plusieurs configurations ({first}, {second}) : choisir avec --config",
     "the articles fall under several configurations ({first}, {second}): choose with --config"},
    {Say::unknown_rule, "règle inconnue « {name} »{hint}", "unknown rule “{name}”{hint}"},
    {Say::diff_needs_fix, "--diff et {option} ne vont pas ensemble", "--diff and {option} do not go together"},

    {Say::no_such_path, "ce fichier n’existe pas", "no such file"},
    {Say::cannot_open, "ouverture impossible : {reason}", "cannot open: {reason}"},
    {Say::cannot_read, "lecture impossible : {reason}", "cannot read: {reason}"},
    {Say::not_regular, "ce n’est pas un fichier ordinaire", "not a regular file"},
    {Say::too_large, "{size, number, integer} octets : au-delà de la limite de {limit, number, integer}",
     "{size, number, integer} bytes: over the limit of {limit, number, integer}"},
    {Say::nothing_to_check, "rien à relire : aucun fichier .md, .markdown, .html, .htm ou .txt ici",
     "nothing to check: no .md, .markdown, .html, .htm or .txt file here"},
    {Say::cannot_write, "écriture impossible : {reason}", "cannot write: {reason}"},
    {Say::changed_meanwhile, "le fichier a changé depuis sa lecture : rien n’est écrit",
     "the file changed since it was read: nothing is written"},
    {Say::hard_links,
     "le fichier a {count, number, integer} liens physiques, qu’un remplacement séparerait : ajouter --write-in-place",
     "the file has {count, number, integer} hard links, which a replacement would part: add --write-in-place"},
    {Say::ownership, "le propriétaire ou les attributs du fichier ne peuvent être gardés : ajouter --write-in-place",
     "the owner or attributes of the file cannot be kept: add --write-in-place"},
    {Say::stdout_failed, "la sortie standard n’a pas tout reçu : {reason}", "not everything reached stdout: {reason}"},
    {Say::pack_outside, "ce paquet sort du dossier {root}", "this pack leaves the folder {root}"},
    {Say::walk_failed, "dossier illisible : {reason}", "cannot read the folder: {reason}"},
    {Say::cannot_resolve, "chemin impossible à résoudre : {reason}", "cannot resolve the path: {reason}"},

    {Say::empty_file, "{path} : l’article est vide", "{path}: the article is empty"},
    {Say::fix_summary,
     "{path} : {n, plural, one {# correction} other {# corrections}} en {passes, plural, one {# passe} other {# "
     "passes}} ; stable.",
     "{path}: {n, plural, one {# fix} other {# fixes}} in {passes, plural, one {# pass} other {# passes}}; stable."},
    {Say::fix_none, "{path} : rien à corriger.", "{path}: nothing to fix."},
    {Say::fix_would, "{path} : {n, plural, one {# correction possible} other {# corrections possibles}}.",
     "{path}: {n, plural, one {# fix} other {# fixes}} possible."},
    {Say::fix_total,
     "{n, plural, one {# correction} other {# corrections}} dans {files, plural, one {# fichier} other {# fichiers}} "
     "sur {all, number, integer}.",
     "{n, plural, one {# fix} other {# fixes}} in {files, plural, one {# file} other {# files}} of {all, number, "
     "integer}."},
    {Say::fix_cycle, "des corrections se défont l’une l’autre ({rules}) : rien n’est écrit",
     "fixes undo each other ({rules}): nothing is written"},
    {Say::fix_not_settled, "les corrections ne se stabilisent pas ({rules}) : rien n’est écrit",
     "the fixes do not settle ({rules}): nothing is written"},
    {Say::min_score_missed, "{path} : note {score, number, integer}, sous le minimum de {min}",
     "{path}: score {score, number, integer}, under the minimum of {min}"},
    {Say::category_min_missed, "{path} : {category} {score}, sous le minimum de {min}",
     "{path}: {category} {score}, under the minimum of {min}"},
    {Say::wrote, "écrit : {path}", "wrote {path}"},
    {Say::test_summary,
     "{tests, plural, one {# exemple} other {# exemples}} de {rules, plural, one {# règle} other {# règles}} : tout "
     "est juste.{left_out, plural, =0 {} one { # exemple attend un lexique, absent de cette version.} other { # "
     "exemples "
     "attendent un lexique, absent de cette version.}}",
     "{tests, plural, one {# example} other {# examples}} of {rules, plural, one {# rule} other {# rules}}: all "
     "right.{left_out, plural, =0 {} one { # example needs a lexicon, which this build lacks.} other { # examples need "
     "a lexicon, which this build lacks.}}"},
    {Say::test_failed_summary,
     "{failures, plural, one {# échec} other {# échecs}} sur {tests, plural, one {# exemple} other {# exemples}} de "
     "{rules, plural, one {# règle} other {# règles}}.",
     "{failures, plural, one {# failure} other {# failures}} in {tests, plural, one {# example} other {# examples}} of "
     "{rules, plural, one {# rule} other {# rules}}."},
    {Say::restructured,
     "{path} : note {before, number, integer} → {after, number, integer} ; {n, plural, =0 {rien à compléter} one {# "
     "point à compléter} other {# points à compléter}}.",
     "{path}: score {before, number, integer} → {after, number, integer}; {n, plural, =0 {nothing} one {# thing} other "
     "{# things}} left to supply."},

    {Say::column_rule, "Règle", "Rule"},
    {Say::column_name, "Nom", "Name"},
    {Say::column_severity, "Gravité", "Severity"},
    {Say::column_category, "Catégorie", "Category"},
    {Say::column_fix, "Correction", "Fix"},
    {Say::column_evidence, "Preuve", "Evidence"},
    {Say::column_count, "Nombre", "Count"},
    {Say::column_fixable, "Corrigeables", "Fixable"},
    {Say::yes, "oui", "yes"},
    {Say::no, "non", "no"},
    {Say::off_by_default, "inactive par défaut", "off by default"},
    {Say::explain_criterion, "Critère", "Criterion"},
    {Say::explain_bands, "Seuils", "Thresholds"},
    {Say::explain_flags, "Signalé", "Flagged"},
    {Say::explain_silent, "Accepté", "Accepted"},
    {Say::explain_becomes, "Devient", "Becomes"},
    {Say::explain_source, "Source", "Source"},
    {Say::explain_fix, "Correction", "Fix"},
    {Say::explain_pack, "Paquet", "Pack"},
    {Say::explain_lang, "Langue", "Language"},
    {Say::explain_kind, "Genre", "Kind"},
    {Say::no_help, "Cette règle n’a pas encore d’explication.", "This rule has no explanation yet."},
    {Say::shape_density, "la note baisse avec le nombre de fautes pour 100 mots",
     "the score falls with the flaws in 100 words"},
    {Say::shape_ramp, "la note suit la mesure", "the score follows the measure"},
    {Say::shape_binary, "tout ou rien", "all or nothing"},
    {Say::explain_gate, "tant qu’il manque, la note ne dépasse pas {cap}",
     "while it is missed, the score stays at {cap} or under"},
    {Say::safety_safe, "sûre", "safe"},
    {Say::safety_unsafe, "avec --unsafe", "with --unsafe"},
    {Say::safety_display, "montrée seulement", "shown only"},
    {Say::safety_none, "–", "–"},
    {Say::evidence_documented, "A, documenté", "A, documented"},
    {Say::evidence_consensus, "B, consensus", "B, consensus"},
    {Say::evidence_norm, "N, norme ou loi", "N, norm or law"},
    {Say::evidence_house, "H, maison", "H, house style"},
    {Say::evidence_folklore, "C, croyance (non notée)", "C, folklore (not scored)"},
};

constexpr bool in_order() {
  for (std::size_t i = 0; i < std::size(wordings); ++i)
    if (wordings[i].id != static_cast<Say>(i)) return false;
  return std::size(wordings) == static_cast<std::size_t>(Say::count_);
}
static_assert(in_order(), "one sentence for each Say, in its order");

}  // namespace

std::string say(UiLanguage ui, Say id, std::initializer_list<Argument> arguments) {
  const Wording& wording = wordings[static_cast<std::size_t>(id)];
  const std::string pattern = ui == UiLanguage::fr ? french_spaces(wording.fr) : std::string(wording.en);
  const std::span<const Argument> given(arguments.begin(), arguments.size());
  return format_message(pattern, given, ui);
}

Message same(const std::string& text) { return {text, text}; }

}  // namespace calame
