// The questions that the text itself asks and answers at once, gathered; at least two, or it is no list.
#include <algorithm>

#include "restructure/draft.h"

namespace calame {
namespace {

constexpr std::uint32_t longest_question = 110, shortest_answer = 60, longest_answer = 320;

// « Pourquoi la gare prend-elle du retard ? »: the pronoun behind the verb stands for the subject before it.
bool stands_alone(const Draft& d, const Sentence& q) {
  for (std::uint32_t i = q.first_token; i < q.token_end; ++i) {
    const std::string& w = d.words[i].lower;
    if (w.starts_with('-') || w == "sa" || w == "son" || w == "ses" || w == "leur" || w == "leurs") continue;
    if (leans(d, i, i + 1)) return false;
  }
  return !deictic(d, q.first_token, q.token_end);
}

bool asks(const Draft& d, std::uint32_t s) {
  const Sentence& q = d.sentence(s);
  if (q.token_end < q.first_token + 3 || d.words[q.token_end - 1].lower != "?") return false;
  const auto& openers = d.grammar.list("question-openers");
  if (std::find(openers.begin(), openers.end(), d.words[q.first_token].lower) == openers.end()) return false;
  return letters(d.text(q.span)) <= longest_question && stands_alone(d, q);
}

// A whole sentence that tells.
bool answers(const Draft& d, std::uint32_t s) {
  const Sentence& a = d.sentence(s);
  return a.words >= 5 && d.words[a.token_end - 1].lower == "." && quotes_balanced(d.text(a.span));
}

Drawn draw_sentences(const Draft& d, std::uint32_t first, std::uint32_t end, const char* pattern) {
  Drawing drawing(d);
  drawing.copy({d.sentence(first).span.begin, d.sentence(end - 1).span.end});
  return std::move(drawing).finish(pattern, 0.7);
}

}  // namespace

std::vector<Answered> gather_questions(const Draft& d) {
  std::vector<Answered> out;
  for (std::size_t i = 0; i < d.paragraphs.size(); ++i) {
    const Paragraph& p = d.paragraphs[i];
    if (!p.kept() || p.list_item || p.quotation) continue;
    for (std::uint32_t s = p.first_sentence; s < p.sentence_end; ++s) {
      if (!asks(d, s)) continue;
      const bool beside = s + 1 < p.sentence_end;
      const bool below = !beside && i + 1 < d.paragraphs.size() && d.paragraphs[i + 1].kept() &&
                         !d.paragraphs[i + 1].list_item && !d.paragraphs[i + 1].quotation;
      if (!beside && !below) continue;
      const Paragraph& there = beside ? p : d.paragraphs[i + 1];
      const std::uint32_t first = beside ? s + 1 : there.first_sentence;
      if (first >= there.sentence_end || !answers(d, first)) continue;
      std::uint32_t end = first + 1;
      if (letters(d.text(d.sentence(first).span)) < shortest_answer && end < there.sentence_end && answers(d, end))
        ++end;
      Answered found{draw_sentences(d, s, s + 1, "question"), draw_sentences(d, first, end, "sentence")};
      if (letters(found.answer.text) <= longest_answer) out.push_back(std::move(found));
    }
  }
  constexpr std::size_t most = 6;
  if (out.size() < 2) out.clear();
  if (out.size() > most) out.resize(most);
  return out;
}

std::string faq_title(const Plan& plan) { return plan.lang.starts_with("en") ? "Questions" : "Questions fréquentes"; }

}  // namespace calame
