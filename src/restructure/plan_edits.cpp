// Reads an edited plan and lays it over the one that the text gives now.
#include <algorithm>

#include "document/worded.h"
#include "restructure/plan_toml.h"
#include "rules/error_sink.h"
#include "rules/toml_document.h"

namespace calame {
namespace {

class PlanReader {
 public:
  PlanReader(EditedPlan& out, const Subject& s, std::string_view hash) : out_(out), s_(s), hash_(hash) {
    layout_ = read_layout(s);
  }

  void read(Fields& root) {
    top(root);
    const Plan now = out_.plan;
    if (auto title = root.table("title"))
      out_.plan.title = single(*title, now.title, now.title_alternatives, stands("title"));
    if (auto title = root.table("short-title"))
      out_.plan.short_title = single(*title, now.short_title, now.title_alternatives, false);
    if (auto description = root.table("description"))
      out_.plan.description =
          single(*description, now.description, now.description_alternatives, stands("description"));
    if (auto slug = root.table("slug")) out_.plan.slug = single(*slug, plain(now.slug), {}, front("slug")).text;
    if (auto phrase = root.table("keyphrase"))
      out_.plan.keyphrase = single(*phrase, plain(now.keyphrase), {}, front("keyphrase")).text;
    headings(root, now);
    key_points(root, now);
    removed(root);
    splits(root);
    parts(root);
  }

 private:
  static Drawn plain(std::string text) {
    Drawn d;
    d.text = std::move(text);
    return d;
  }
  [[nodiscard]] bool stands(std::string_view name) const { return !metadata_value(s_.document, name).empty(); }
  [[nodiscard]] bool front(std::string_view name) const { return !front_matter_field(s_, name).empty(); }

  void top(Fields& root) {
    const std::string schema = root.required_text("schema");
    if (!schema.empty() && schema != plan_schema)
      root.error("schema", worded("plan d’une autre version, «\u00A0{}\u00A0» attendu\u00A0: refaire le plan",
                                  "plan of another version, expected “{}”: make the plan anew", plan_schema));
    const std::string article = root.required_text("article");
    changed_ = article != hash_;
    out_.moved = changed_;
  }

  // What was chosen or typed; nullopt after an error.
  std::optional<std::string> wording(Fields& f, bool may_be_empty) {
    std::string text = one_line(f.text("text", ""));
    const std::vector<std::string> others = f.texts("alternatives");
    for (const std::string_view known : {"confidence", "pattern", "why", "limits", "words"}) f.skip(known);
    if (const auto choice = f.number("choose"); choice && *choice != 0) {
      const auto at = static_cast<std::size_t>(std::max(0.0, *choice));
      if (at < 1 || at > others.size() || static_cast<double>(at) != *choice) {
        f.error("choose", worded("choose va de 0 (text) à {}, le nombre des variantes",
                                 "choose goes from 0 (text) to {}, the number of alternatives", others.size()));
        return std::nullopt;
      }
      text = one_line(others[at - 1]);
    }
    if (!text.empty() || may_be_empty) return text;
    f.error("text", {"texte vide\u00A0: écrire keep = false pour laisser cet élément de côté",
                     "empty text: write keep = false to leave this out"});
    return std::nullopt;
  }

  // The drawing of that text where there is one: its provenance is known. Else it is the editor's.
  static Drawn drawn_or_typed(const std::string& text, std::initializer_list<const std::vector<Drawn>*> known) {
    for (const auto* list : known)
      for (const Drawn& d : *list)
        if (one_line(d.text) == text) return d;
    Drawn d;
    d.text = text;
    d.pattern = "editor";
    return d;
  }

  Drawn single(Fields& f, const Drawn& now, const std::vector<Drawn>& others, bool fixed) {
    const auto text = wording(f, true);
    f.finish();
    if (!text) return now;
    const std::vector<Drawn> standing{now};
    if (fixed && *text != one_line(now.text))
      f.error("text", {"l’article donne ce texte dans ses propres champs\u00A0: c’est là qu’il se change",
                       "the article gives this text in its own fields: that is where it is changed"});
    if (text->empty()) return {};
    return drawn_or_typed(*text, {&standing, &others});
  }

  // The paragraph that a number and opening words name.
  std::optional<std::uint32_t> paragraph(Fields& f, std::string_view number_key, bool needed) {
    const auto texts = [&](std::uint32_t i) { return opening_words(text_of(s_.document, layout_.paragraphs[i].text)); };
    return place(f, number_key, static_cast<std::uint32_t>(layout_.paragraphs.size()), needed, texts);
  }

  template <class TextAt>
  std::optional<std::uint32_t> place(Fields& f, std::string_view number_key, std::uint32_t count, bool needed,
                                     const TextAt& text_at) {
    const std::string opens = one_line(f.text("opens", ""));
    const auto number = f.number(number_key);
    const bool whole = number && *number >= 0 && *number < count && *number == static_cast<std::uint32_t>(*number);
    if (!changed_) {
      if (whole) return static_cast<std::uint32_t>(*number);
      f.error(number_key, worded("{} attend un nombre de 0 à {}", "{} must be a number from 0 to {}", number_key,
                                 count == 0 ? 0 : count - 1));
      return std::nullopt;
    }
    if (whole && !opens.empty() && text_at(static_cast<std::uint32_t>(*number)) == opens)
      return static_cast<std::uint32_t>(*number);
    std::optional<std::uint32_t> found;
    bool twice = false;
    for (std::uint32_t i = 0; i < count && !opens.empty(); ++i) {
      if (text_at(i) != opens) continue;
      twice = found.has_value();
      found = i;
    }
    if (found && !twice) return found;
    if (needed)
      f.error("opens", worded("le texte a changé depuis ce plan, et «\u00A0{}\u00A0» ne s’y retrouve plus\u00A0: "
                              "refaire le plan, ou corriger opens",
                              "the text has changed since this plan, and “{}” is not found in it again: make the "
                              "plan anew, or correct opens",
                              clipped(opens)));
    return std::nullopt;
  }

  void headings(Fields& root, const Plan& now) {
    std::vector<PlannedHeading> out;
    std::vector<Drawn> known;
    for (const PlannedHeading& h : now.headings) {
      if (h.existing) {
        out.push_back(h);
        continue;
      }
      known.push_back(h.heading);
      known.insert(known.end(), h.alternatives.begin(), h.alternatives.end());
    }
    for (Fields& f : root.tables("heading")) {
      PlannedHeading h;
      const bool keep = f.flag("keep", true);
      const auto text = wording(f, !keep);
      const double level = f.number("level").value_or(2);
      if (level < 2 || level > 6 || level != static_cast<int>(level))
        f.error("level", {"level va de 2 à 6", "level goes from 2 to 6"});
      const auto before = paragraph(f, "before-paragraph", keep);
      f.finish();
      if (!keep || !text || !before) continue;
      h.level = static_cast<int>(level);
      h.before_paragraph = *before;
      h.heading = drawn_or_typed(*text, {&known});
      out.push_back(std::move(h));
    }
    std::stable_sort(out.begin(), out.end(), [](const PlannedHeading& a, const PlannedHeading& b) {
      return a.before_paragraph < b.before_paragraph;
    });
    out_.plan.headings = std::move(out);
  }

  void key_points(Fields& root, const Plan& now) {
    out_.plan.key_points.clear();
    out_.plan.spare_key_points.clear();
    const bool standing = std::any_of(layout_.generated.begin(), layout_.generated.end(),
                                      [](const GeneratedBlock& g) { return g.kind == "key-points"; });
    for (Fields& f : root.tables("key-point")) {
      const bool keep = f.flag("keep", true);
      const auto text = wording(f, !keep);
      f.finish();
      if (keep && standing)
        f.error("text", {"l’article a déjà ses points à retenir\u00A0: c’est là qu’ils se changent",
                         "the article has its key points already: that is where they are changed"});
      if (keep && text) out_.plan.key_points.push_back(drawn_or_typed(*text, {&now.key_points, &now.spare_key_points}));
    }
  }

  void removed(Fields& root) {
    std::vector<Removed> out;
    for (Fields& f : root.tables("removed")) {
      for (const std::string_view known : {"words", "why"}) f.skip(known);
      const bool keep = f.flag("keep", false);
      const auto index = paragraph(f, "paragraph", false);
      f.finish();
      if (keep || !index) continue;
      const SourceOffset begin = source_span(s_.document, layout_.paragraphs[*index].text).begin;
      const auto at = std::find_if(out_.plan.removed.begin(), out_.plan.removed.end(),
                                   [&](const Removed& r) { return r.span.begin == begin; });
      if (at == out_.plan.removed.end())
        f.error("paragraph", {"ce paragraphe n’est pas de ceux que Calame retire\u00A0: le retirer du texte",
                              "this paragraph is none of those that Calame removes: remove it from the text"});
      else
        out.push_back(*at);
    }
    std::sort(out.begin(), out.end(), [](const Removed& a, const Removed& b) { return a.span.begin < b.span.begin; });
    out_.plan.removed = std::move(out);
  }

  void splits(Fields& root) {
    std::vector<std::uint32_t> out;
    const auto& sentences = s_.analysis.sentences;
    const auto text_at = [&](std::uint32_t i) { return opening_words(text_of(s_.document, sentences[i].span)); };
    for (Fields& f : root.tables("split")) {
      const bool keep = f.flag("keep", true);
      const auto at = place(f, "before-sentence", static_cast<std::uint32_t>(sentences.size()), keep, text_at);
      f.finish();
      if (keep && at) out.push_back(*at);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    out_.plan.splits = std::move(out);
  }

  void parts(Fields& root) {
    auto f = root.table("parts");
    if (!f) return;
    Plan& p = out_.plan;
    if (!f->flag("title", true)) p.title = p.short_title = {};
    if (!f->flag("description", true)) p.description = {};
    if (!f->flag("headings", true)) std::erase_if(p.headings, [](const PlannedHeading& h) { return !h.existing; });
    if (!f->flag("key-points", true)) p.key_points.clear();
    p.contents = f->flag("contents", p.contents);
    if (!f->flag("faq", true)) p.faq.clear();
    if (!f->flag("json-ld", true)) p.schema_type.clear();
    if (!f->flag("split", true)) p.splits.clear();
    if (!f->flag("quotes", true)) p.quotes.clear();
    if (!f->flag("boilerplate", true)) p.removed.clear();
    f->finish();
  }

  EditedPlan& out_;
  const Subject& s_;
  std::string_view hash_;
  Layout layout_;
  bool changed_ = false;
};

// Counts and the list of what is left to do, for the plan as it is now.
void review(Plan& p, const Subject& s, const Ruleset& ruleset, UiLanguage ui) {
  Draft d(s, ruleset);
  for (Paragraph& paragraph : d.paragraphs) {
    if (paragraph.removed.empty()) continue;
    const SourceOffset begin = source_span(s.document, paragraph.text).begin;
    if (std::any_of(p.removed.begin(), p.removed.end(), [&](const Removed& r) { return r.span.begin == begin; }))
      continue;
    paragraph.removed = {};
    d.kept_words += paragraph.words;
  }
  p.words = count_plan(d, p);
  p.todo = list_todo(d, p, ui);
}

}  // namespace

Result<EditedPlan> apply_plan(Plan now, const Subject& s, const Ruleset& ruleset, const RestructureOptions& options,
                              const PackText& file, std::string_view hash) {
  ErrorSink errors;
  EditedPlan out{std::move(now), false};
  if (const auto document = TomlDocument::parse(file, errors)) {
    const Ruleset empty;
    std::size_t patterns = 0;
    const LoadContext context{errors, empty, patterns};
    Fields root = document->root(context);
    PlanReader(out, s, hash).read(root);
    root.finish();
  }
  if (!errors.empty()) return errors.take();
  review(out.plan, s, ruleset, options.ui);
  return out;
}

}  // namespace calame
