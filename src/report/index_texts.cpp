#include "report/index_texts.h"

#include <array>

namespace calame {
namespace {

using enum IndexText;

// French with ordinary spaces: say() sets the no-break ones.
constexpr IndexPhrase table[] = {
    {kicker, "Calame · relecture d’un ensemble", "Calame · review of a set"},
    {not_read, ", {0} non {0|lu|lus}", ", {0} not read"},
    {mean_score, "score moyen sur 100", "mean score out of 100"},
    {verdict_range, "Les scores vont de {0} à {1}, avec une médiane à {2}.",
     "Scores run from {0} to {1}, with a median of {2}."},
    {verdict_one, "Un seul article a pu être relu.", "One article alone could be reviewed."},
    {verdict_all_above, "Tous atteignent le minimum de {0}.", "All meet the minimum of {0}."},
    {verdict_below, "{0} {0|article|articles} sur {1} {0|reste|restent} sous le minimum de {2}.",
     "{0} of {1} articles {0|is|are} below the minimum of {2}."},
    {verdict_none, "Aucun article n’a pu être relu.", "No article could be reviewed."},
    {articles, "{0|article|articles}", "{0|article|articles}"},
    {words, "{0|mot|mots}", "{0|word|words}"},
    {findings, "{0|remarque|remarques}", "{0|remark|remarks}"},
    {per_thousand, "{0|remarque|remarques} pour 1\u202F000 mots", "{0|remark|remarks} per 1,000 words"},
    {fixable, "{0|corrigeable|corrigeables} avec `calame fix`", "fixable with `calame fix`"},
    {failed_heading, "Fichiers non lus", "Files not read"},
    {failed_intro, "{0|Ce fichier n’entre|Ces fichiers n’entrent} dans aucun chiffre de cette page.",
     "{0|This file enters|These files enter} no figure of this page."},
    {failed_item, "{0} : {1}", "{0}: {1}"},
    {table_heading, "Les articles", "The articles"},
    {table_intro, "Du score le plus bas au plus haut.", "From the lowest score to the highest."},
    {column_article, "Article", "Article"},
    {column_author, "Signature", "Author"},
    {column_score, "Score", "Score"},
    {column_words, "Mots", "Words"},
    {column_findings, "Remarques", "Remarks"},
    {column_per_thousand, "Pour 1\u202F000 mots", "Per 1,000 words"},
    {column_fixable, "Corrigeables", "Fixable"},
    {column_articles, "Articles", "Articles"},
    {column_rule, "Règle", "Rule"},
    {column_category, "Catégorie", "Category"},
    {column_mean_note, "Note moyenne", "Mean mark"},
    {column_mean_loss, "Perdu en moyenne", "Lost on average"},
    {column_mean_score, "Score moyen", "Mean score"},
    {column_often, "Le plus souvent", "Most often"},
    {sort_by, "Trier par : {0}", "Sort by: {0}"},
    {change, "{0} depuis la relecture précédente", "{0} since the last review"},
    {histogram_heading, "La répartition des scores", "How scores are spread"},
    {histogram_label, "Histogramme du nombre d’articles par score. {0}", "Histogram of articles by score. {0}"},
    {histogram_bin, "De {0} à {1} : {2}.", "{0} to {1}: {2}."},
    {histogram_axis, "Score, de dix en dix", "Score, in tens"},
    {histogram_caption, "Nombre d’articles par tranche de dix points. Le trait tireté marque le minimum de {0}.",
     "Articles in each band of ten points. The dashed line marks the minimum of {0}."},
    {rules_heading, "Ce qui revient le plus", "What recurs most"},
    {rules_intro, "Une règle qui touche beaucoup d’articles appelle une consigne plutôt que des corrections une à une.",
     "A rule that touches many articles calls for a guideline rather than fixes one by one."},
    {rules_rest, "Et {0} {0|autre règle, avec|autres règles, avec} {1} {1|remarque|remarques} en tout.",
     "And {0} more {0|rule, with|rules, with} {1} {1|remark|remarks} in all."},
    {categories_heading, "Où partent les points", "Where the points go"},
    {categories_intro,
     "Points perdus par article, en moyenne ; leur somme et la moyenne des scores, avant plafonds et arrondis, font "
     "100.",
     "Points lost per article, on average; with the mean score before caps and rounding, they add up to 100."},
    {categories_total, "Total", "Total"},
    {authors_heading, "D’une signature à l’autre", "From one author to another"},
    {authors_intro, "Pour accorder les usages de la maison, non pour classer : les sujets et les longueurs diffèrent.",
     "To settle house style, not to rank: subjects and lengths differ."},
    {authors_letter, "Auteur {0}", "Author {0}"},
    {authors_unsigned, "Sans signature", "Unsigned"},
    {reviews_intro, "La relecture de chaque article est repliée ci-dessous ; la recherche du navigateur y entre.",
     "Each article’s review is folded below; the browser’s search looks inside."},
    {reviews_some,
     "Seules les relectures des {0} premiers articles sont repliées ci-dessous. Pour une page par article, donnez un "
     "dossier : `-o relecture/`.",
     "Only the first {0} articles’ reviews are folded below. For a page per article, give a folder: `-o review/`."},
    {back, "Tous les articles", "All articles"},
};
static_assert(std::size(table) == std::size_t(IndexText::count_));

consteval bool in_order() {
  for (std::size_t i = 0; i < std::size(table); ++i)
    if (std::size_t(table[i].id) != i) return false;
  return true;
}
static_assert(in_order());

}  // namespace

std::span<const IndexPhrase> index_phrases() { return table; }

std::string say(UiLanguage ui, IndexText id, std::initializer_list<std::string> arguments) {
  const IndexPhrase& phrase = table[std::size_t(id)];
  return worded(ui, ui == UiLanguage::fr ? phrase.fr : phrase.en, {arguments.begin(), arguments.size()});
}

}  // namespace calame
