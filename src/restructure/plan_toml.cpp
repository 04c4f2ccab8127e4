// Writes the plan as TOML: what may be changed as keys, why it is so as comments.
#include "restructure/plan_toml.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace calame {
namespace {

struct Words {
  std::string_view name, fr, en;
};

// Why it was preferred, by Drawn::reasons.
constexpr Words reasons[] = {
    {"in-title", "reprend des mots du titre", "shares words with the title"},
    {"repeated", "ses mots reviennent dans la section", "the section repeats its words"},
    {"own", "ses mots sont de cette section plutôt que d’une autre", "its words belong to this section"},
    {"first-sentence", "vient de la première phrase", "comes from the first sentence"},
    {"event", "dit un événement", "tells an event"},
    {"name", "nomme quelqu’un ou quelque chose", "names someone or something"},
    {"quoted", "cite", "quotes"},
    {"subject-verb", "dit qui fait quoi", "says who does what"},
};

constexpr Words removals[] = {
    {"contact", "coordonnées ou appel à témoins", "contact lines"},
    {"subscribe", "appel à s’abonner", "a call to subscribe"},
    {"related", "renvoi à d’autres articles", "links to other articles"},
    {"rights", "mention de droits", "a notice of rights"},
    {"placeholder", "adresse masquée par un site", "an address masked by a site"},
};

template <std::size_t n>
std::string_view worded_as(const Words (&table)[n], std::string_view name, UiLanguage ui) {
  for (const Words& w : table)
    if (w.name == name) return ui == UiLanguage::fr ? w.fr : w.en;
  return name;
}

// A basic TOML string: quotation marks, backslashes and controls escaped.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto u = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\')
      out += std::string("\\") + c;
    else if (u < 0x20 || u == 0x7F)
      out += fmt::format("\\u{:04X}", u);
    else
      out += c;
  }
  return out + "\"";
}

class PlanWriter {
 public:
  PlanWriter(const Plan& plan, const Subject& s, const RestructureOptions& options)
      : plan_(plan), s_(s), options_(options), layout_(read_layout(s)) {}

  std::string write(std::string_view article, std::string_view hash) {
    top(article, hash);
    parts();
    single("title", plan_.title, plan_.title_alternatives, stands("title"), 20);
    if (!plan_.short_title.text.empty()) single("short-title", plan_.short_title, plan_.title_alternatives, false, 20);
    single("description", plan_.description, plan_.description_alternatives, stands("description"), 14);
    single("slug", typed(plan_.slug), {}, front("slug"), 0);
    std::vector<Drawn> others;
    for (std::size_t i = 0; i < std::min<std::size_t>(4, plan_.secondary.size()); ++i)
      others.push_back(typed(plan_.secondary[i]));
    single("keyphrase", typed(plan_.keyphrase), others, front("keyphrase"), 0);
    headings();
    key_points();
    removed();
    splits();
    paragraphs();
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string_view say(std::string_view fr, std::string_view en) const {
    return options_.ui == UiLanguage::fr ? fr : en;
  }
  void comment(std::string_view text) { out_ += fmt::format("# {}\n", text); }
  void comment(std::string_view fr, std::string_view en) { comment(say(fr, en)); }
  void key(std::string_view name, std::string_view value) { out_ += fmt::format("{} = {}\n", name, value); }
  void table(std::string_view name) { out_ += fmt::format("\n[{}]\n", name); }
  void item(std::string_view name) { out_ += fmt::format("\n[[{}]]\n", name); }
  static Drawn typed(std::string text) {
    Drawn d;
    d.text = std::move(text);
    return d;
  }
  [[nodiscard]] bool stands(std::string_view name) const { return !metadata_value(s_.document, name).empty(); }
  [[nodiscard]] bool front(std::string_view name) const { return !front_matter_field(s_, name).empty(); }

  void top(std::string_view article, std::string_view hash) {
    const std::string shown = one_line(article);
    comment(fmt::format(fmt::runtime(say("Plan de {}, à relire et à changer, puis à rendre\u00A0:",
                                         "Plan of {}, to review and change, then to render:")),
                        shown));
    comment(fmt::format(fmt::runtime(say("  calame restructure {} --apply PLAN.toml -o ARTICLE",
                                         "  calame restructure {} --apply PLAN.toml -o ARTICLE")),
                        shown));
    comment("Pour changer un texte : choose = 2 prend la deuxième variante ; ou tapez le vôtre dans text.",
            "To change a text: choose = 2 takes the second alternative; or type your own into text.");
    comment("Pour laisser un élément de côté : keep = false.", "To leave something out: keep = false.");
    comment("confidence, pattern, why, words et limits ne font qu’expliquer.",
            "confidence, pattern, why, words and limits only explain.");
    out_ += '\n';
    key("schema", quoted(plan_schema));
    comment("Empreinte du texte lu : si le texte change, chaque place se retrouve à ses premiers mots (opens).",
            "Hash of the text that was read: should it change, every place is found again by its first words (opens).");
    key("article", quoted(hash));
  }

  void parts() {
    table("parts");
    comment("false : cette partie ne se fait pas.", "false: this part is left out.");
    const auto on = [&](std::string_view name, bool value) { key(name, value ? "true" : "false"); };
    on("title", true);
    on("description", true);
    on("headings", true);
    on("key-points", true);
    on("contents", plan_.contents);
    on("split", true);
    on("quotes", true);
    on("boilerplate", true);
    on("faq", !plan_.faq.empty());
    on("json-ld", !plan_.schema_type.empty());
  }

  void choices(const std::vector<Drawn>& others, int pixels) {
    key("choose", "0");
    if (others.empty()) return key("alternatives", "[]");
    out_ += "alternatives = [\n";
    for (std::size_t i = 0; i < others.size(); ++i) {
      out_ += fmt::format("  {},  # {}", quoted(others[i].text), i + 1);
      if (pixels > 0)
        out_ += fmt::format("{} {}", options_.ui == UiLanguage::fr ? "\u00A0:" : ":", size(others[i], pixels));
      out_ += '\n';
    }
    out_ += "]\n";
  }

  [[nodiscard]] std::string size(const Drawn& d, int pixels) const {
    return fmt::format(fmt::runtime(say("{} caractères, {:.0f} px", "{} characters, {:.0f} px")), letters(d.text),
                       pixel_width(d.text, pixels));
  }

  void why(const Drawn& d) {
    if (d.pattern.empty()) return;
    if (d.confidence < 1) key("confidence", fmt::format("{:.2f}", d.confidence));
    key("pattern", quoted(d.pattern));
    std::string list = quoted(pattern_wording(d.pattern, options_.ui));
    for (const std::string& r : d.reasons) list += ", " + quoted(worded_as(reasons, r, options_.ui));
    key("why", "[" + list + "]");
  }

  // A text of the article as a whole. `fixed`: the article's own fields say it, and rendering leaves those.
  void single(std::string_view name, const Drawn& d, const std::vector<Drawn>& others, bool fixed, int pixels) {
    table(name);
    if (fixed)
      comment("L’article le donne dans ses propres champs : c’est là qu’il se change.",
              "The article gives it in its own fields: that is where it is changed.");
    key("text", quoted(d.text));
    if (fixed) return;
    choices(others, pixels);
    if (pixels > 0 && !d.text.empty()) {
      const std::string_view most = name != "description"
                                        ? say(" (60 et 580 au plus)", " (60 and 580 at most)")
                                        : say(" (120 à 145, 920 au plus)", " (120 to 145, 920 at most)");
      key("limits", quoted(size(d, pixels) + std::string(most)));
    }
    why(d);
  }

  void headings() {
    for (const PlannedHeading& h : plan_.headings) {
      if (h.existing) {
        out_ += '\n';
        comment(fmt::format(
            fmt::runtime(say("(dans le texte, avant le paragraphe {}) {} {}", "(stands before paragraph {}) {} {}")),
            h.before_paragraph, std::string(static_cast<std::size_t>(std::clamp(h.level, 1, 6)), '#'),
            one_line(h.heading.text)));
        continue;
      }
      item("heading");
      key("text", quoted(h.heading.text));
      key("keep", "true");
      key("level", std::to_string(h.level));
      key("before-paragraph", std::to_string(h.before_paragraph));
      key("opens", quoted(opens(h.before_paragraph)));
      choices(h.alternatives, 0);
      why(h.heading);
    }
  }

  [[nodiscard]] std::string opens(std::uint32_t paragraph) const {
    if (paragraph >= layout_.paragraphs.size()) return {};
    return opening_words(text_of(s_.document, layout_.paragraphs[paragraph].text));
  }

  void key_points() {
    for (const auto* list : {&plan_.key_points, &plan_.spare_key_points})
      for (const Drawn& k : *list) {
        item("key-point");
        key("text", quoted(k.text));
        key("keep", list == &plan_.key_points ? "true" : "false");
        why(k);
      }
  }

  void removed() {
    for (const Removed& r : plan_.removed) {
      const auto at = std::find_if(layout_.paragraphs.begin(), layout_.paragraphs.end(), [&](const Paragraph& p) {
        return source_span(s_.document, p.text).begin == r.span.begin;
      });
      if (at == layout_.paragraphs.end()) continue;
      const auto index = static_cast<std::uint32_t>(at - layout_.paragraphs.begin());
      item("removed");
      comment("keep = true le laisse dans l’article.", "keep = true leaves it in the article.");
      key("keep", "false");
      key("paragraph", std::to_string(index));
      key("opens", quoted(opens(index)));
      key("words", std::to_string(r.words));
      key("why", "[" + quoted(worded_as(removals, r.reason, options_.ui)) + "]");
    }
  }

  void splits() {
    for (const std::uint32_t sentence : plan_.splits) {
      item("split");
      comment("Un paragraphe trop long se coupe avant cette phrase.", "A long paragraph is cut before this sentence.");
      key("keep", "true");
      key("before-sentence", std::to_string(sentence));
      key("opens", quoted(opening_words(text_of(s_.document, s_.analysis.sentences[sentence].span))));
    }
  }

  // The numbers that before-paragraph counts by.
  void paragraphs() {
    out_ += '\n';
    comment("Les paragraphes du texte, pour déplacer ou ajouter un intertitre :",
            "The paragraphs of the text, to move or add a heading:");
    for (std::uint32_t i = 0; i < layout_.paragraphs.size(); ++i) comment(fmt::format("{:>4}  {}", i, opens(i)));
  }

  const Plan& plan_;
  const Subject& s_;
  const RestructureOptions& options_;
  Layout layout_;
  std::string out_;
};

}  // namespace

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = c == ' ' || static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    if (!space)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string opening_words(std::string_view text) {
  constexpr std::size_t enough = 60;
  std::string line = one_line(text);
  if (line.size() <= enough) return line;
  const std::size_t end = line.find(' ', enough);
  if (end != std::string::npos) line.resize(end);
  return line;
}

std::string plan_toml(const Plan& plan, const Subject& s, const RestructureOptions& options, std::string_view article,
                      std::string_view hash) {
  return PlanWriter(plan, s, options).write(article, hash);
}

}  // namespace calame
