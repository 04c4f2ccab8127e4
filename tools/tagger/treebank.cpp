#include "treebank.h"

#include <charconv>
#include <fstream>
#include <stdexcept>
#include <string_view>

#include "analysis/characters.h"

namespace calame::tagger {
namespace {

std::vector<std::string_view> split(std::string_view line, char at) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto end = line.find(at);
    parts.push_back(line.substr(0, end));
    if (end == std::string_view::npos) return parts;
    line.remove_prefix(end + 1);
  }
}

std::uint32_t number(std::string_view text) {
  std::uint32_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

GoldWord read_word(const std::vector<std::string_view>& fields) {
  GoldWord word;
  word.form = fields[1];
  const auto upos = upos_from_name(fields[3]);
  if (!upos) throw std::runtime_error("unknown part of speech " + std::string(fields[3]));
  word.upos = *upos;
  word.head = number(fields[6]);
  Features features;
  bool relative = false;
  for (const std::string_view feature : split(fields[5], '|')) {
    if (feature == "VerbForm=Inf") features |= Features::infinitive;
    if (feature == "VerbForm=Part") features |= Features::participle;
    if (feature == "Tense=Pres") features |= Features::present;
    relative = relative || feature == "PronType=Rel";
  }
  word.tag = fine_tag_of(word.upos, features);
  if (word.upos == Upos::pron && relative) word.tag = FineTag::pron_relative;
  return word;
}

// Where each token stands in the text: in order, with nothing but white space between them.
void place_tokens(TreebankSentence& sentence) {
  std::size_t at = 0;
  for (GoldToken& token : sentence.tokens) {
    while (at < sentence.text.size() && space_size(sentence.text, at) > 0) at += space_size(sentence.text, at);
    if (sentence.text.compare(at, token.form.size(), token.form) != 0)
      throw std::runtime_error(sentence.id + ": « " + token.form + " » does not stand in its text");
    token.text_begin = static_cast<std::uint32_t>(at);
    at += token.form.size();
    token.text_end = static_cast<std::uint32_t>(at);
  }
}

class Reader {
 public:
  void line(std::string_view text) {
    if (text.empty()) {
      finish();
    } else if (text.starts_with("# sent_id = ")) {
      sentence_.id = text.substr(12);
    } else if (text.starts_with("# text = ")) {
      sentence_.text = text.substr(9);
    } else if (text.front() != '#') {
      word(split(text, '\t'));
    }
  }
  void finish() {
    if (!sentence_.words.empty()) {
      place_tokens(sentence_);
      sentences.push_back(std::move(sentence_));
    }
    sentence_ = {};
    joined_until_ = 0;
  }
  std::vector<TreebankSentence> sentences;

 private:
  void word(const std::vector<std::string_view>& fields) {
    if (fields.size() != 10) throw std::runtime_error("not ten fields");
    const std::string_view id = fields[0];
    if (id.find('.') != std::string_view::npos) return;  // empty nodes are not in the text
    if (const auto dash = id.find('-'); dash != std::string_view::npos) {
      const std::uint32_t first = number(id.substr(0, dash)) - 1, end = number(id.substr(dash + 1));
      sentence_.tokens.push_back({std::string(fields[1]), first, end, 0, 0, FineTag::x});
      joined_until_ = end;
      return;
    }
    const auto index = static_cast<std::uint32_t>(sentence_.words.size());
    sentence_.words.push_back(read_word(fields));
    const GoldWord& added = sentence_.words.back();
    if (index >= joined_until_) {
      sentence_.tokens.push_back({added.form, index, index + 1, 0, 0, added.tag});
    } else if (index + 1 == joined_until_) {
      GoldToken& token = sentence_.tokens.back();
      const FineTag first = sentence_.words[token.first].tag;
      token.tag = first == FineTag::adp ? FineTag::adp_contracted : first;
    }
  }

  TreebankSentence sentence_;
  std::uint32_t joined_until_ = 0;
};

}  // namespace

std::vector<TreebankSentence> read_treebank(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::runtime_error(path + ": cannot be read");
  Reader reader;
  std::string text;
  std::size_t number_of_line = 0;
  try {
    while (std::getline(in, text)) {
      ++number_of_line;
      if (!text.empty() && text.back() == '\r') text.pop_back();
      reader.line(text);
    }
    reader.finish();
  } catch (const std::runtime_error& e) {
    throw std::runtime_error(path + ":" + std::to_string(number_of_line) + ": " + e.what());
  }
  return std::move(reader.sentences);
}

}  // namespace calame::tagger
