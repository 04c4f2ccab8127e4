#include "restructure/segment_cues.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

#include "restructure/draft.h"

namespace calame {
namespace {

// Weights of a logistic regression over 136 French blog posts and guides with human headings.
enum Cue : std::size_t {
  bias,
  depth,
  cos_prev,
  block_sim,
  new_ratio,
  opener,
  neg_connective,
  continuation,
  prev_colon,
  prev_question,
  prev_list,
  is_list,
  starts_quote,
  short_one,
  length,
  prev_short,
  first_question,
  first_person,
  purpose,
  first_gap,
  last_gap,
  ends_colon,
  cue_count
};
constexpr std::array<double, cue_count> weights = {
    -0.8384842756419266,  1.298027471790798,     -3.5117531619141555,  -5.1354799439579395, -0.2790321346002455,
    0.7201164121595345,   -0.8508971666691193,   -0.518114263567546,   -1.080599783013543,  0.11349398818481106,
    0.34358072415395646,  -0.6932792527823949,   -0.40664678002263854, -0.6891997694923715, 0.41067926835567825,
    -0.05369072441403537, -0.013317653970562077, 0.4153554256843622,   0.0504930010687732,  0.4640560094541605,
    -0.46227725300753914, 0.30018748509488175};

using Bag = std::unordered_map<std::uint32_t, double>;

void add(Bag& bag, const Draft& d, const Paragraph& p) {
  for (std::uint32_t i = p.first_word; i < p.word_end; ++i)
    if (d.words[i].stem != none) ++bag[d.words[i].stem];
}

double cosine(const Bag& a, const Bag& b) {
  double dot = 0, aa = 0, bb = 0;
  for (const auto& [stem, n] : a) {
    aa += n * n;
    if (const auto at = b.find(stem); at != b.end()) dot += n * at->second;
  }
  for (const auto& [stem, n] : b) bb += n * n;
  return aa == 0 || bb == 0 ? 0 : dot / std::sqrt(aa * bb);
}

constexpr double block_words = 90;

// Similarity of about 90 words on each side of every gap.
std::vector<double> block_similarity(const Draft& d, const std::vector<std::uint32_t>& ps) {
  std::vector<double> out(ps.size(), 0);
  for (std::size_t g = 1; g < ps.size(); ++g) {
    Bag left, right;
    double words = 0;
    for (std::size_t i = g; i-- > 0 && words < block_words;) {
      add(left, d, d.paragraphs[ps[i]]);
      words += std::max(1u, d.paragraphs[ps[i]].words);
    }
    words = 0;
    for (std::size_t i = g; i < ps.size() && words < block_words; ++i) {
      add(right, d, d.paragraphs[ps[i]]);
      words += std::max(1u, d.paragraphs[ps[i]].words);
    }
    out[g] = cosine(left, right);
  }
  return out;
}

std::vector<double> depths(const std::vector<double>& similarity) {
  std::vector<double> out(similarity.size(), 0);
  for (std::size_t g = 1; g < similarity.size(); ++g) {
    std::size_t l = g, r = g;
    while (l > 1 && g - l < 20 && similarity[l - 1] >= similarity[l]) --l;
    while (r + 1 < similarity.size() && r - g < 20 && similarity[r + 1] >= similarity[r]) ++r;
    out[g] = similarity[l] - similarity[g] + similarity[r] - similarity[g];
  }
  return out;
}

std::string_view last_sign(const Draft& d, const Paragraph& p) {
  return p.word_end > p.first_word ? std::string_view(d.words[p.word_end - 1].lower) : std::string_view();
}

std::uint32_t first_word(const Draft& d, const Paragraph& p) {
  for (std::uint32_t i = p.first_word; i < p.word_end; ++i)
    if (d.words[i].kind == TokenKind::word) return i;
  return none;
}

bool may_start(const Draft& d, const Paragraph& p, const Paragraph& before) {
  if (!p.top_paragraph || last_sign(d, before) == ":") return false;
  const std::uint32_t w = first_word(d, p);
  return w != none && !d.words[w].is(WordClass::bound_opener);
}

void read_opening(const Draft& d, const Paragraph& p, std::array<double, cue_count>& x) {
  const std::uint32_t w = first_word(d, p);
  if (w == none) return;
  const Word& word = d.words[w];
  const bool second = w + 1 < p.word_end && d.words[w + 1].is(WordClass::section_opener);
  x[opener] = word.is(WordClass::section_opener) || second;
  x[neg_connective] = word.is(WordClass::opposing);
  x[continuation] = word.is(WordClass::leaning);
  x[purpose] = word.lower == "pour" || word.lower == "afin" || word.lower == "si" || word.lower == "s’";
  x[starts_quote] = p.first_word < w && (d.words[p.first_word].lower == "«" || d.words[p.first_word].lower == "\"");
  const std::uint32_t end = d.sentence(p.first_sentence).token_end;
  for (std::uint32_t i = w; i < end; ++i) {
    const std::string& l = d.words[i].lower;
    if (l == "je" || l == "j’" || l == "nous" || l == "notre" || l == "nos") x[first_person] = 1;
  }
  x[first_question] = end > p.first_word && d.words[end - 1].lower == "?";
}

}  // namespace

std::vector<double> boundary_cues(const Draft& d, const std::vector<std::uint32_t>& ps) {
  const std::vector<double> similarity = block_similarity(d, ps);
  const std::vector<double> depth_at = depths(similarity);
  std::vector<double> out(ps.size(), -1e12);
  std::unordered_set<std::uint32_t> seen;
  Bag previous;
  for (std::size_t g = 0; g < ps.size(); ++g) {
    const Paragraph& p = d.paragraphs[ps[g]];
    Bag bag;
    add(bag, d, p);
    double fresh = 0;
    for (const auto& [stem, n] : bag) fresh += seen.insert(stem).second;
    if (g > 0 && may_start(d, p, d.paragraphs[ps[g - 1]])) {
      const Paragraph& before = d.paragraphs[ps[g - 1]];
      std::array<double, cue_count> x{};
      x[bias] = 1;
      x[depth] = depth_at[g];
      x[cos_prev] = cosine(previous, bag);
      x[block_sim] = similarity[g];
      x[new_ratio] = bag.empty() ? 0 : fresh / static_cast<double>(bag.size());
      read_opening(d, p, x);
      x[prev_question] = last_sign(d, before) == "?";
      x[prev_list] = before.list_item;
      x[is_list] = p.list_item;
      x[short_one] = p.words < 15;
      x[length] = p.words / 80.0;
      x[prev_short] = before.words < 15;
      x[first_gap] = g == 1;
      x[last_gap] = g + 1 == ps.size();
      x[ends_colon] = last_sign(d, p) == ":";
      out[g] = 0;
      for (std::size_t i = 0; i < cue_count; ++i) out[g] += weights[i] * x[i];
    }
    previous = std::move(bag);
  }
  return out;
}

}  // namespace calame
