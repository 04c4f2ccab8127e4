// `calame debug tokens` for programs, schema calame-tokens/1.
#include "report/json_parts.h"
#include "report/tokens_rows.h"

namespace calame {
namespace {

class TokensJson {
 public:
  explicit TokensJson(const TokensReport& report) : report_(report), facts_(report), positions_(report.source) {}

  Json written(const ReportOptions& options) {
    const Analysis& a = report_.analysis;
    Json out = {{"schema", "calame-tokens/1"}, {"tool", {{"name", "calame"}, {"version", options.version}}}};
    out["path"] = report_.path;
    out["format"] = format_name(report_.format);
    out["lang"] = a.lang;
    out["lang_detected"] = a.lang_detected;
    out["tagged"] = !a.tags.empty();
    out["pattern"] = report_.pattern ? Json(*report_.pattern) : Json(nullptr);
    out["groups"] = Json::array();
    for (const TokenGroup& group : token_groups(report_.document, a)) out["groups"].push_back(group_json(group));
    add_facts(out);
    return out;
  }

 private:
  // Bytes of the file, and nothing where a span has no place in it.
  Json place(TextSpan span) const {
    const Json bytes = file_bytes(report_.source, source_span(report_.document, span));
    return bytes.is_object() ? bytes : Json::object();
  }

  Json group_json(const TokenGroup& group) {
    const Analysis& a = report_.analysis;
    Json out;
    out["sentence"] = group.sentence ? Json(*group.sentence + 1) : Json(nullptr);
    out["element"] = group.where;
    out["heading"] = group.sentence && a.sentences[*group.sentence].heading;
    out.update(place({a.tokens[group.first].span.begin, a.tokens[group.end - 1].span.end}));
    out["tokens"] = Json::array();
    for (std::uint32_t t = group.first; t < group.end; ++t) out["tokens"].push_back(token_json(t));
    return out;
  }

  Json token_json(std::uint32_t t) {
    const Analysis& a = report_.analysis;
    const TextSpan span = a.tokens[t].span;
    const LineColumn at = positions_.at(source_span(report_.document, span).begin);
    Json out = {{"text", text_of(report_.document, span)}, {"kind", kind_name(a.tokens[t].kind)}, {"word", a.form(t)}};
    if (!a.tags.empty()) {
      out["lemma"] = a.lemma(t);
      out["upos"] = upos_name(a.tags[t].upos);
      out["feat"] = feature_names(a.tags[t].features);
    }
    out.update(place(span));
    out["line"] = at.line, out["column"] = at.column;
    const TokenFacts::Of facts = facts_.of(t);
    if (facts.protection) out["protected"] = protection_name(facts.protection->kind);
    if (facts.number) out["number"] = number_class_name(facts.number->type);
    if (facts.match) out["element"] = facts.element, out["marked"] = facts.marked;
    return out;
  }

  template <class Facts, class More>
  Json listed(const Facts& facts, More more) const {
    Json out = Json::array();
    for (const auto& fact : facts) {
      Json one = place(fact.span);
      more(one, fact);
      out.push_back(std::move(one));
    }
    return out;
  }

  void add_facts(Json& out) const {
    const Analysis& a = report_.analysis;
    const auto nothing = [](Json&, const auto&) {};
    out["passives"] = listed(a.passives, [](Json& one, const Passive& p) {
      one["sentence"] = p.sentence + 1;
      one["agent"] = p.agent;
    });
    out["connectives"] = listed(a.connectives, [&](Json& one, const Connective& c) {
      one["sentence"] = c.sentence + 1;
      const auto& lists = report_.language.connectives;
      one["sense"] = c.list < lists.size() ? lists[c.list].sense : std::string();
    });
    out["keyphrase"] = listed(a.keyphrase, nothing);
    out["passages"] = listed(a.passages, [](Json& one, const Passage& p) { one["lang"] = p.lang; });
    out["numbers"] =
        listed(a.numbers, [](Json& one, const NumberSpan& n) { one["class"] = number_class_name(n.type); });
    out["openings"] = Json::array();
    for (const RepeatedOpening& opening : a.openings) {
      Json one = place(opening.opening);
      one["first_sentence"] = opening.first_sentence + 1;
      one["sentences"] = opening.sentence_count;
      out["openings"].push_back(std::move(one));
    }
    if (report_.pattern) out["matches"] = matches_json();
  }

  Json matches_json() const {
    const auto& tokens = report_.analysis.tokens;
    Json out = Json::array();
    for (const TokenMatch& match : report_.matches) {
      Json one = place({tokens[match.first].span.begin, tokens[match.end - 1].span.end});
      one["marked"] = place({tokens[match.marked_first].span.begin, tokens[match.marked_end - 1].span.end});
      one["elements"] = match.elements;
      out.push_back(std::move(one));
    }
    return out;
  }

  const TokensReport& report_;
  TokenFacts facts_;
  AscendingPositions positions_;
};

}  // namespace

std::string tokens_json(const TokensReport& report, const ReportOptions& options) {
  return dumped(TokensJson(report).written(options));
}

}  // namespace calame
