#include "analysis/tagger_features.h"

#include <array>
#include <bit>

#include "analysis/characters.h"

namespace calame {
namespace {

using F = Features;

constexpr std::array<Upos, fine_tag_count> upos_of_fine = {
    Upos::x,    Upos::adj,  Upos::adp,   Upos::adv,   Upos::cconj, Upos::det, Upos::intj, Upos::noun,
    Upos::num,  Upos::pron, Upos::propn, Upos::punct, Upos::sconj, Upos::sym, Upos::verb, Upos::verb,
    Upos::verb, Upos::verb, Upos::aux,   Upos::aux,   Upos::aux,   Upos::aux, Upos::adp,  Upos::pron};

FineTag verb_form(FineTag finite, Features f) {
  const auto base = static_cast<std::uint8_t>(finite);
  if (f.any(F::infinitive)) return FineTag(base + 1);
  if (f.any(F::participle)) return FineTag(base + (f.any(F::present) ? 3 : 2));
  return finite;
}

bool is_quotation_mark(char32_t c) {
  return c == 0xAB || c == 0xBB || (c >= 0x201C && c <= 0x201F) || c == '"' || c == 0x2039 || c == 0x203A;
}
bool is_dash(char32_t c) { return (c >= 0x2012 && c <= 0x2015) || c == 0x2212; }

// What texts write in several ways becomes one: quotation marks, dashes, digits.
void normal_form(std::string_view lower, std::string& out) {
  out.clear();
  for (std::size_t i = 0; i < lower.size();) {
    const CodePoint c = decode(lower, i);
    if (c.value >= '0' && c.value <= '9') {
      out += '0';
    } else if (is_quotation_mark(c.value)) {
      out += '"';
    } else if (is_dash(c.value)) {
      out += "--";
    } else if (c.value == 0x2026) {
      out += "...";
    } else if (space_size(lower, i) > 0) {
      out += ' ';
    } else {
      out += lower.substr(i, c.size);
    }
    i += c.size;
  }
}

struct Letters {
  std::uint32_t letters = 0, upper = 0, digits = 0, hyphens = 0, others = 0;
  bool first_upper = false, roman = true;
};

Letters count_letters(std::string_view form) {
  const Classifier classify;
  Letters n;
  for (std::size_t i = 0; i < form.size();) {
    const CodePoint c = decode(form, i);
    const std::uint8_t cls = classify(c.value);
    if (cls & char_class::letter) {
      const bool upper = (cls & char_class::upper) != 0;
      if (n.letters == 0 && upper) n.first_upper = true;
      n.roman = n.roman && c.value < 0x80 &&
                std::string_view("IVXLCDM").find(static_cast<char>(c.value)) != std::string_view::npos;
      ++n.letters;
      n.upper += upper;
    } else if (cls & char_class::digit) {
      ++n.digits;
    } else if (is_hyphen(c.value)) {
      ++n.hyphens;
    } else if (!is_apostrophe(c.value)) {
      ++n.others;
    }
    i += c.size;
  }
  return n;
}

SpellingShape shape_of(std::string_view form) {
  const Letters n = count_letters(form);
  if (n.letters == 0) return n.digits > 0 ? SpellingShape::digits : SpellingShape::sign;
  if (n.digits > 0) return SpellingShape::digits_and_letters;
  if (is_hyphen(decode(form, 0).value)) return SpellingShape::enclitic;
  if (n.upper == 0) return SpellingShape::lower;
  if (n.upper == n.letters) {
    if (n.letters == 1) return n.roman ? SpellingShape::initial_roman : SpellingShape::initial;
    return n.roman ? SpellingShape::roman : SpellingShape::capitals;
  }
  if (n.upper == 1) return n.first_upper ? SpellingShape::capital : SpellingShape::mixed;
  return n.hyphens > 0 && n.first_upper ? SpellingShape::compound : SpellingShape::mixed;
}

constexpr std::uint32_t bit_of(FineTag tag) { return std::uint32_t{1} << static_cast<std::uint32_t>(tag); }

struct Allowed {
  std::uint32_t tags = 0, agreement = 0, names = 0;
  std::uint32_t first = no_tag;
};

Allowed allowed_by(std::span<const Reading> readings) {
  Allowed a;
  for (const Reading& r : readings) {
    const FineTag tag = fine_tag_of(r.upos, r.features);
    a.tags |= bit_of(tag);
    a.agreement |= r.features.bits & (F::masc | F::fem | F::sing | F::plur).bits;
    a.names |= r.features.bits & (F::given_name | F::surname | F::numeral).bits;
    if (a.first == no_tag) a.first = static_cast<std::uint32_t>(tag);
  }
  return a;
}

std::uint32_t hash_text(std::uint32_t seed, std::string_view text) {
  for (const char c : text) seed = feature_hash(seed, static_cast<unsigned char>(c));
  return seed;
}

// Hashes of the last 1, 2 … characters, in one pass from the end; 0 where the word has no more than that.
constexpr std::size_t longest_suffix = 5;
std::array<std::uint32_t, longest_suffix> hash_suffixes(std::string_view word) {
  std::array<std::uint32_t, longest_suffix> hashes{};
  std::uint32_t h = 1;
  std::size_t count = 0;
  for (std::size_t at = word.size(); at > 1 && count < longest_suffix;) {
    const auto byte = static_cast<unsigned char>(word[--at]);
    h = feature_hash(h, byte);
    if ((byte & 0xC0) != 0x80) hashes[count++] = h;  // a character begins here
  }
  return hashes;
}

std::string_view prefix(std::string_view word, int count) {
  std::size_t at = 0;
  for (int i = 0; i < count && at < word.size(); ++i) at += decode(word, at).size;
  return word.substr(0, at);
}

class Collector {
 public:
  Collector(std::vector<std::uint32_t>& out, std::uint32_t place) : out_(out), next_(0xA5000000U + (place << 16)) {
    out_.clear();
  }
  template <class... Parts>
  void operator()(Parts... parts) {
    std::uint32_t h = ++next_;
    ((h = feature_hash(h, parts)), ...);
    out_.push_back(h);
  }
  void skip() { ++next_; }

 private:
  std::vector<std::uint32_t>& out_;
  std::uint32_t next_;
};

using Suffixes = std::array<std::uint32_t, longest_suffix>;

void own_features(const SpellingTraits& t, const Allowed& a, std::string_view lower, const Suffixes& suffixes,
                  Collector feature) {
  const auto shape = static_cast<std::uint32_t>(t.shape);
  feature(1U);
  feature(t.form);
  feature(t.ambiguity);
  feature(t.ambiguity, a.agreement, a.names);
  feature(t.ambiguity, a.first);
  for (const std::uint32_t h : suffixes) {
    if (h == 0) {
      feature.skip();
      feature.skip();
      continue;
    }
    feature(h);
    feature(h, t.known ? t.ambiguity : shape);
  }
  feature(hash_text(1, prefix(lower, 2)));
  feature(hash_text(1, prefix(lower, 3)), t.known ? 1U : 0U);
  const bool hyphen = lower.find('-', 1) != std::string_view::npos;
  feature(shape, t.known ? 1U : 0U, hyphen ? 1U : 0U);
}

void neighbour_features(const SpellingTraits& t, const Allowed& a, const Suffixes& suffixes, Collector feature) {
  feature(t.form);
  feature(t.ambiguity);
  feature(t.ambiguity, a.agreement);
  feature(suffixes[1]);
  feature(suffixes[2]);
  feature(static_cast<std::uint32_t>(t.shape), t.known ? 1U : 0U);
}

void far_features(const SpellingTraits& t, Collector feature) {
  feature(t.form);
  feature(t.ambiguity);
  feature(static_cast<std::uint32_t>(t.shape));
}

void collect(const Allowed& a, Spelling& s) {
  const Suffixes suffixes = hash_suffixes(s.lower);
  far_features(s.traits, Collector(s.features[0], 0));
  neighbour_features(s.traits, a, suffixes, Collector(s.features[1], 1));
  own_features(s.traits, a, s.lower, suffixes, Collector(s.features[2], 2));
  neighbour_features(s.traits, a, suffixes, Collector(s.features[3], 3));
  far_features(s.traits, Collector(s.features[4], 4));
}

}  // namespace

FineTag fine_tag_of(Upos upos, Features f) {
  switch (upos) {
    case Upos::verb:
      return verb_form(FineTag::verb_finite, f);
    case Upos::aux:
      return verb_form(FineTag::aux_finite, f);
    case Upos::adp:
      return f.any(F::contracted) ? FineTag::adp_contracted : FineTag::adp;
    default:
      break;
  }
  for (std::size_t i = 0; i < fine_tag_count; ++i)
    if (upos_of_fine[i] == upos) return FineTag(i);
  return FineTag::x;
}

Upos upos_of(FineTag tag) { return upos_of_fine[static_cast<std::size_t>(tag)]; }

Features features_of(FineTag tag) {
  switch (tag) {
    case FineTag::verb_finite:
    case FineTag::aux_finite:
      return F::finite;
    case FineTag::verb_infinitive:
    case FineTag::aux_infinitive:
      return F::infinitive;
    case FineTag::verb_past:
    case FineTag::aux_past:
      return F::participle | F::past;
    case FineTag::verb_present:
    case FineTag::aux_present:
      return F::participle | F::present;
    case FineTag::adp_contracted:
      return F::contracted;
    default:
      return {};
  }
}

void read_spelling(std::string_view form, std::span<const Reading> readings, Spelling& s) {
  lower_case(form, s.buffer);
  normal_form(s.buffer, s.lower);
  const Allowed a = allowed_by(readings);
  s.traits = SpellingTraits();
  SpellingTraits& t = s.traits;
  t.shape = form.empty() ? SpellingShape::none : shape_of(form);
  t.form = hash_text(2, s.lower);
  t.known = !readings.empty();
  t.agreement = static_cast<std::uint8_t>(a.agreement);
  const std::uint32_t adverb_or_pronoun = bit_of(FineTag::adv) | bit_of(FineTag::pron);
  t.skipped = t.known && (a.tags & ~adverb_or_pronoun) == 0;
  t.asks = t.shape == SpellingShape::sign && s.lower.find('?') != std::string::npos;
  // Signs are their own class; so little of a word that the lexicon lacks is known that its shape must do.
  if (t.shape == SpellingShape::sign) {
    t.ambiguity = t.form;
  } else {
    t.ambiguity = t.known ? feature_hash(3, a.tags) : feature_hash(4, static_cast<std::uint32_t>(t.shape));
  }
  t.single = t.shape == SpellingShape::sign || std::has_single_bit(a.tags);
  collect(a, s);
}

void read_outside(Spelling& s) {
  s = Spelling();
  s.traits.form = 5;
  s.traits.ambiguity = 5;
  collect(Allowed(), s);
}

}  // namespace calame
