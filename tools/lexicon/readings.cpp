#include "readings.h"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <unordered_set>

namespace calame::lexicon {
namespace {

using F = Features;

// "po:nom" → what a form of it is. Verbs are read apart: their code says more.
std::optional<Upos> upos_of(std::string_view po) {
  struct Entry {
    std::string_view po;
    Upos upos;
  };
  static constexpr Entry table[] = {
      {"nom", Upos::noun},     {"adj", Upos::adj},        {"adv", Upos::adv},        {"npr", Upos::propn},
      {"prn", Upos::propn},    {"patr", Upos::propn},     {"interj", Upos::intj},    {"nb", Upos::num},
      {"nbro", Upos::num},     {"prep", Upos::adp},       {"prepv", Upos::adp},      {"det", Upos::det},
      {"detpos", Upos::det},   {"detdem", Upos::det},     {"detind", Upos::det},     {"detneg", Upos::det},
      {"detex", Upos::det},    {"cjco", Upos::cconj},     {"cjsub", Upos::sconj},    {"cj", Upos::sconj},
      {"proint", Upos::pron},  {"prorel", Upos::pron},    {"prodem", Upos::pron},    {"proind", Upos::pron},
      {"proneg", Upos::pron},  {"properobj", Upos::pron}, {"propersuj", Upos::pron}, {"proadv", Upos::pron},
      {"negadv", Upos::adv},   {"advint", Upos::adv},     {"titr", Upos::noun},      {"loc.adv", Upos::adv},
      {"loc.adj", Upos::adj},  {"loc.nom", Upos::noun},   {"loc.prep", Upos::adp},   {"loc.prepv", Upos::adp},
      {"loc.cj", Upos::sconj}, {"sign", Upos::sym},
  };
  for (const Entry& e : table)
    if (e.po == po) return e.upos;
  return std::nullopt;
}

Features verb_features(std::string_view po) {
  struct Entry {
    std::string_view po;
    Features features;
  };
  static const Entry table[] = {
      {"infi", F::infinitive},
      {"ppre", F::participle | F::present},
      {"ppas", F::participle | F::past},
      {"ipre", F::finite | F::indicative | F::present},
      {"iimp", F::finite | F::indicative | F::imperfect},
      {"ipsi", F::finite | F::indicative | F::past},
      {"ifut", F::finite | F::indicative | F::future},
      {"cond", F::finite | F::conditional | F::present},
      {"spre", F::finite | F::subjunctive | F::present},
      {"simp", F::finite | F::subjunctive | F::imperfect},
      {"impe", F::finite | F::imperative | F::present},
      {"1sg", F::first | F::sing},
      {"1isg", F::first | F::sing},
      {"1jsg", F()},  // « parlé-je »: no reading of its own
      {"2sg", F::second | F::sing},
      {"3sg", F::third | F::sing},
      {"1pl", F::first | F::plur},
      {"2pl", F::second | F::plur},
      {"3pl", F::third | F::plur},
      {"3pl!", F::third | F::plur},
  };
  for (const Entry& e : table)
    if (e.po == po) return e.features;
  return {};
}

Features agreement(std::string_view is) {
  if (is == "mas") return F::masc;
  if (is == "fem") return F::fem;
  if (is == "epi") return F::masc | F::fem;
  if (is == "sg") return F::sing;
  if (is == "pl") return F::plur;
  if (is == "inv") return F::sing | F::plur;
  return {};
}

Features person(std::string_view po) {
  if (po == "1pe") return F::first;
  if (po == "2pe") return F::second;
  if (po == "3pe") return F::third;
  return {};
}

struct Fields {
  std::vector<std::string_view> po;
  Features agreement, person;
  std::string_view stem;
};

void read(const std::vector<std::string>& texts, Fields& out) {
  for (const std::string& text : texts) {
    const std::string_view t = text;
    if (t.starts_with("po:")) {
      out.po.push_back(t.substr(3));
      out.person |= person(t.substr(3));
    } else if (t.starts_with("is:")) {
      out.agreement |= agreement(t.substr(3));
    } else if (t.starts_with("st:") && t != "st:vx") {
      out.stem = t.substr(3);
    }
  }
}

// v1_itnq_ea: group, then intransitive, transitive, indirect, pronominal (p or r: only so), impersonal,
// être, avoir. v0e…: être itself, v0a…: avoir.
bool is_verb_code(std::string_view po) {
  return po.size() >= 3 && po[0] == 'v' && po[1] >= '0' && po[1] <= '3' && po != "vx";
}

Features nature_of(std::string_view code) {
  Features f;
  if (code.size() < 10) return f;
  if (code[4] == 't') f |= F::transitive;
  if (code[6] == 'p' || code[6] == 'r') f |= F::pronominal_only;
  if (code[8] == 'e' && code[4] != 't') f |= F::with_etre;
  return f;
}

void add_verb(const std::string& stem, std::string_view code, const Form& form, const Fields& suffix,
              std::string_view participle, std::vector<FormReading>& out) {
  Features f = nature_of(code) | suffix.agreement;
  for (const std::string_view po : suffix.po) f |= verb_features(po);
  const bool present = f.any(F::finite) && !f.any(F::infinitive);
  if (!f.any(F::finite | F::infinitive | F::participle)) return;
  if (present && !f.any(F::first | F::second | F::third)) return;
  if (code.starts_with("v0")) out.push_back({form.text, stem, Upos::aux, f});
  if (!code.starts_with("v0e")) out.push_back({form.text, stem, Upos::verb, f});
  const bool adjective = std::find(suffix.po.begin(), suffix.po.end(), "adj") != suffix.po.end();
  if (adjective && !participle.empty())
    out.push_back({form.text, std::string(participle), Upos::adj, suffix.agreement});
}

// The masculine singular: what « respectée » is the adjective of.
std::string_view masculine_participle(const std::vector<Form>& forms) {
  for (const Form& form : forms) {
    Fields fields;
    read(form.suffix_fields, fields);
    const bool past = std::find(fields.po.begin(), fields.po.end(), "ppas") != fields.po.end();
    if (past && fields.agreement.has(F::masc | F::sing)) return form.text;
  }
  return {};
}

// The feminine noun of an entry with two genders is a word of its own: retraite is not retrait.
std::string_view feminine_singular(const std::vector<Form>& forms) {
  for (const Form& form : forms) {
    Fields fields;
    read(form.suffix_fields, fields);
    if (fields.agreement == (F::fem | F::sing)) return form.text;
  }
  return {};
}

void add_other(const std::string& lemma, const Form& form, std::string_view po, const Fields& fields,
               std::vector<FormReading>& out) {
  const auto upos = upos_of(po);
  if (!upos) return;
  Features f = fields.agreement;
  if (*upos == Upos::pron) f |= fields.person;
  if (po == "prn") f |= F::given_name;
  if (po == "patr") f |= F::surname;
  if (*upos == Upos::num) f |= F::numeral;
  out.push_back({form.text, lemma, *upos, f});
}

// « sapeurs » → « sapeur »: how a part of a compound may end in the singular; itself when it has no plural.
std::string singular_of(const std::string& part) {
  if (part.size() > 3 && part.ends_with("aux") && !part.ends_with("eaux")) return part.substr(0, part.size() - 2) + "l";
  if (part.size() > 2 && (part.ends_with('s') || part.ends_with('x'))) return part.substr(0, part.size() - 1);
  return part;
}

std::vector<std::string> parts_of(const std::string& compound) {
  std::vector<std::string> parts(1);
  for (const char c : compound) {
    if (c == '-')
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return parts;
}

}  // namespace

void settle_compounds(std::vector<FormReading>& all) {
  std::unordered_set<std::string_view> singulars;
  for (const FormReading& r : all)
    if (r.features.any(F::sing) && r.form.find('-') != std::string::npos) singulars.insert(r.form);
  for (FormReading& r : all) {
    if (r.form != r.lemma || r.features.any(F::sing) || !r.features.any(F::plur)) continue;
    const std::vector<std::string> parts = parts_of(r.form);
    if (parts.size() < 2 || parts.size() > 5) continue;
    for (unsigned singular = (1u << parts.size()) - 1; singular > 0; --singular) {
      std::string lemma;
      for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) lemma += '-';
        lemma += singular >> i & 1 ? singular_of(parts[i]) : parts[i];
      }
      if (lemma == r.form || singulars.count(lemma) == 0) continue;
      r.lemma = lemma;
      break;
    }
  }
}

void add_readings(const std::string& stem, const std::vector<Form>& forms, std::vector<FormReading>& out) {
  const std::string_view participle = masculine_participle(forms), feminine = feminine_singular(forms);
  for (const Form& form : forms) {
    Fields entry, suffix;
    read(form.entry_fields, entry);
    read(form.suffix_fields, suffix);
    if (std::find(entry.po.begin(), entry.po.end(), "err") != entry.po.end()) continue;
    const std::string lemma = entry.stem.empty() ? stem : std::string(entry.stem);
    Fields both = entry;
    both.agreement |= suffix.agreement;
    for (const std::string_view po : entry.po) {
      if (is_verb_code(po)) {
        add_verb(stem, po, form, suffix, participle, out);
      } else {
        const bool feminine_noun =
            po == "nom" && !feminine.empty() && suffix.agreement.any(F::fem) && !suffix.agreement.any(F::masc);
        add_other(feminine_noun ? std::string(feminine) : lemma, form, po, both, out);
      }
    }
  }
}

void add_supplement(const std::string& path, std::vector<FormReading>& out) {
  std::size_t number = 0;
  for (const std::string& line : lines_of(path)) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string> words = words_of(line);
    const auto wrong = [&](const std::string& what) {
      throw std::runtime_error(path + ":" + std::to_string(number) + ": " + what);
    };
    if (words.size() < 3) wrong("expected form, lemma, part of speech and features");
    const auto upos = upos_from_name(words[2]);
    if (!upos) wrong("unknown part of speech " + words[2]);
    Features features;
    for (std::size_t i = 3; i < words.size(); ++i) {
      const auto feature = feature_from_name(words[i]);
      if (!feature) wrong("unknown feature " + words[i]);
      features |= *feature;
    }
    out.push_back({words[0], words[1], *upos, features});
  }
}

}  // namespace calame::lexicon
