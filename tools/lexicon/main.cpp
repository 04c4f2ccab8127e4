// calame_lexicon_builder DICTIONARY SUPPLEMENT OUT
// DICTIONARY: path without .aff and .dic. Writes the file that Lexicon::open reads.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <fstream>
#include <map>
#include <set>
#include <stdexcept>
#include <tuple>

#include "analysis/lexicon_format.h"
#include "automaton.h"
#include "dictionary.h"
#include "readings.h"

namespace calame::lexicon {
namespace {

// « naître » and its spelling of 1990 « naitre »: most texts write the first.
std::string without_circumflex(std::string text) {
  for (const auto& [with, bare] : {std::pair("î", "i"), std::pair("û", "u")})
    for (std::size_t at = text.find(with); at != std::string::npos; at = text.find(with, at)) text.replace(at, 2, bare);
  return text;
}

bool better(const FormReading& a, const FormReading& b) {
  const bool a_same = a.form == a.lemma, b_same = b.form == b.lemma;
  if (a_same != b_same) return a_same;  // fils before fil
  if (without_circumflex(a.lemma) == without_circumflex(b.lemma)) return a.lemma.size() > b.lemma.size();
  if (a.lemma.size() != b.lemma.size()) return a.lemma.size() < b.lemma.size();
  return a.lemma < b.lemma;
}

auto sort_key(const FormReading& r) {
  const std::uint32_t form =
      r.features.bits & (Features::finite | Features::infinitive | Features::participle | Features::present).bits;
  // Present tells participles apart; finite tenses are one reading with several tenses.
  return std::tuple(r.form, r.upos, r.features.any(Features::participle) ? form : form & ~Features::present);
}

// One reading for a form, part of speech, verb form and lemma; the features of several are joined.
void join(std::vector<FormReading>& all) {
  std::stable_sort(all.begin(), all.end(), [](const FormReading& a, const FormReading& b) {
    if (sort_key(a) != sort_key(b)) return sort_key(a) < sort_key(b);
    return a.lemma != b.lemma && better(a, b);
  });
  std::vector<FormReading> joined;
  for (FormReading& r : all) {
    if (!joined.empty() && sort_key(joined.back()) == sort_key(r) && joined.back().lemma == r.lemma) {
      joined.back().features |= r.features;
    } else {
      joined.push_back(std::move(r));
    }
  }
  all = std::move(joined);
}

class Writer {
 public:
  void add(std::vector<FormReading>::const_iterator begin, std::vector<FormReading>::const_iterator end) {
    std::vector<std::uint32_t> set;
    for (auto r = begin; r != end; ++r) set.push_back(reading(*r));
    const auto [known, is_new] = set_places_.try_emplace(set, static_cast<std::uint32_t>(sets_.size()));
    if (is_new) {
      for (std::size_t i = 0; i < set.size(); ++i)
        sets_.push_back(set[i] | (i + 1 == set.size() ? lexicon_format::last_of_set : 0));
    }
    automaton_.add(begin->form, known->second);
  }

  void write(const std::string& path) {
    std::vector<std::uint32_t> arcs;
    lexicon_format::Header header;
    header.root = automaton_.write(arcs);
    header.arcs = static_cast<std::uint32_t>(arcs.size());
    header.sets = static_cast<std::uint32_t>(sets_.size());
    header.readings = static_cast<std::uint32_t>(readings_.size());
    header.edits = static_cast<std::uint32_t>(edits_.size());
    header.text_bytes = static_cast<std::uint32_t>(texts_.size());
    std::ofstream out(path, std::ios::binary);
    const auto put = [&](const void* data, std::size_t size) {
      out.write(static_cast<const char*>(data), static_cast<std::streamsize>(size));
    };
    put(&header, sizeof header);
    put(readings_.data(), readings_.size() * sizeof readings_[0]);
    put(arcs.data(), arcs.size() * sizeof arcs[0]);
    put(sets_.data(), sets_.size() * sizeof sets_[0]);
    put(edits_.data(), edits_.size() * sizeof edits_[0]);
    put(texts_.data(), texts_.size());
    if (!out.flush()) throw std::runtime_error(path + ": cannot be written");
    std::printf("%u arcs, %u sets of %u readings, %u lemma edits\n", header.arcs, header.sets, header.readings,
                header.edits);
  }

 private:
  std::uint32_t reading(const FormReading& r) {
    const std::uint64_t packed = lexicon_format::pack(r.upos, edit(r.form, r.lemma), r.features);
    const auto [known, is_new] = reading_ids_.try_emplace(packed, static_cast<std::uint32_t>(readings_.size()));
    if (is_new) readings_.push_back(packed);
    return known->second;
  }

  // How to get the lemma: bytes to take from the end of the form, and the text to put there.
  std::uint16_t edit(const std::string& form, const std::string& lemma) {
    std::size_t common = 0;
    while (common < std::min(form.size(), lemma.size()) && form[common] == lemma[common]) ++common;
    while (common > 0 && common < form.size() && (static_cast<unsigned char>(form[common]) & 0xC0) == 0x80) --common;
    while (common > 0 && common < lemma.size() && (static_cast<unsigned char>(lemma[common]) & 0xC0) == 0x80) --common;
    const auto key = std::pair(form.size() - common, lemma.substr(common));
    const auto [known, is_new] = edit_ids_.try_emplace(key, static_cast<std::uint32_t>(edits_.size()));
    if (is_new) {
      if (edits_.size() > 0xFFFF) throw std::runtime_error("more than 65 536 ways from a form to its lemma");
      edits_.push_back(static_cast<std::uint32_t>(key.first) << 24 | static_cast<std::uint32_t>(texts_.size()));
      texts_ += key.second;
      texts_ += '\0';
    }
    return static_cast<std::uint16_t>(known->second);
  }

  Automaton automaton_;
  std::vector<std::uint32_t> sets_, edits_;
  std::vector<std::uint64_t> readings_;
  std::string texts_;
  std::map<std::vector<std::uint32_t>, std::uint32_t> set_places_;
  std::map<std::uint64_t, std::uint32_t> reading_ids_;
  std::map<std::pair<std::size_t, std::string>, std::uint32_t> edit_ids_;
};

void build(const std::string& dictionary, const std::string& supplement, const std::string& out) {
  Dictionary source;
  source.read_affixes(dictionary + ".aff");
  std::vector<FormReading> all;
  source.read_entries(dictionary + ".dic",
                      [&](const std::string& stem, const std::vector<Form>& forms) { add_readings(stem, forms, all); });
  if (all.size() < 100000)
    throw std::runtime_error(dictionary +
                             ".dic: no grammatical fields (po:, is:) in this dictionary; Calame reads that of "
                             "the Debian package hunspell-fr-comprehensive");
  settle_compounds(all);
  std::vector<FormReading> own;
  add_supplement(supplement, own);
  std::set<std::pair<std::string_view, Upos>> replaced;
  for (const FormReading& r : own) replaced.emplace(r.form, r.upos);
  std::erase_if(all, [&](const FormReading& r) { return replaced.count({r.form, r.upos}) > 0; });
  all.insert(all.end(), own.begin(), own.end());
  std::erase_if(all, [](const FormReading& r) { return r.form.empty(); });
  join(all);
  Writer writer;
  std::size_t forms = 0;
  for (auto begin = all.cbegin(); begin != all.cend(); ++forms) {
    auto end = begin;
    while (end != all.cend() && end->form == begin->form) ++end;
    writer.add(begin, end);
    begin = end;
  }
  std::printf("%zu forms, ", forms);
  writer.write(out);
}

}  // namespace
}  // namespace calame::lexicon

int main(int argc, char** argv) try {
  if (argc != 4) {
    std::fprintf(stderr, "usage: calame_lexicon_builder DICTIONARY SUPPLEMENT OUT\n");
    return 2;
  }
  calame::lexicon::build(argv[1], argv[2], argv[3]);
} catch (const std::exception& e) {
  std::fprintf(stderr, "calame_lexicon_builder: %s\n", e.what());
  return 1;
}
