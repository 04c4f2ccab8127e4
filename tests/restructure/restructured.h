// One article through plan and render, with everything a test wants to look at.
#pragma once

#include <cassert>
#include <optional>
#include <string>
#include <string_view>

#include "calame/restructure.h"

namespace calame {

inline const Ruleset& builtin_ruleset() {
  static const Ruleset ruleset = [] {
    auto loaded = load_ruleset({});
    assert(loaded.ok());
    return std::move(*loaded);
  }();
  return ruleset;
}

// A plan file over the text: "" writes the plan as it is.
struct PlanEdit {
  std::string toml, hash = "sha256:0";
};

struct Restructured {
  std::string source;  // as the plan's spans count it
  Plan plan;
  std::string output;
  std::vector<std::string> invented;
  std::vector<std::string> sentences;  // by index of Plan::splits
  std::uint32_t paragraphs = 0;
  std::string toml;            // the plan as a file, before any edit
  std::vector<Error> refused;  // what is wrong with the edited one
  bool moved = false;
};

inline Restructured restructure(std::string_view text, Format format, const RestructureOptions& options = {},
                                const Brief& given = {}, const PlanEdit& edit = {},
                                const Ruleset& ruleset = builtin_ruleset()) {
  const auto source = Source::decode(std::string(text), "article");
  assert(source.ok());
  const auto document = read_document(*source, format);
  assert(document.ok());
  const Brief brief = brief_for(*document, given);
  const Language& language = ruleset.language("fr");
  const Analysis analysis = analyze(*document, language, brief, Facts(Fact::all), ruleset.protected_names,
                                    generated_parts(*source, *document));
  const World world;
  const Subject subject{*source, *document, analysis, brief, language, ruleset.typography(brief, "fr"), world};
  Restructured out;
  out.source = std::string(source->text());
  out.plan = plan(subject, ruleset, options);
  out.toml = plan_toml(out.plan, subject, options, "article", "sha256:0");
  if (!edit.toml.empty()) {
    auto edited = apply_plan(out.plan, subject, ruleset, options, {"plan.toml", edit.toml, false, false}, edit.hash);
    if (edited) {
      out.plan = std::move(edited->plan);
      out.moved = edited->moved;
    } else {
      out.refused = edited.errors();
    }
  }
  out.output = render(out.plan, subject, options);
  out.invented = invented(out.plan, subject);
  for (const Sentence& s : analysis.sentences) out.sentences.emplace_back(text_of(*document, s.span));
  return out;
}

}  // namespace calame
