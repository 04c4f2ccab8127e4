#include "report/html_marks.h"

#include <algorithm>

namespace calame {
namespace {

constexpr std::size_t most_notes = 6;  // named on one run; the others still have their own call and remark

std::string shown_space(std::string_view text) {
  for (std::string_view rest = text; !rest.empty();) {
    const Scalar s = first_scalar(rest);
    if (s.value != ' ' && s.value != 0x00A0 && s.value != 0x202F && s.value != '\t') return {};
    rest.remove_prefix(s.size);
  }
  return visible_spaces(text);
}

}  // namespace

Marks::Marks(const ReviewedArticle& article, const std::vector<Placement>& places) : article_(article) {
  make_runs(places);
  for (std::uint32_t i = 0; i < places.size(); ++i)
    if (places[i].placed) calls_.push_back({places[i].span.end.value, i, places[i].span.empty()});
  std::stable_sort(calls_.begin(), calls_.end(), [](const Call& l, const Call& r) { return l.at < r.at; });
}

// A sweep over begins and ends: between two of them the same notes are open.
void Marks::make_runs(const std::vector<Placement>& places) {
  struct Event {
    std::uint32_t at;
    bool begins;
    std::uint32_t note;
  };
  std::vector<Event> events;
  for (std::uint32_t i = 0; i < places.size(); ++i) {
    if (!places[i].placed || places[i].span.empty()) continue;
    events.push_back({places[i].span.begin.value, true, i});
    events.push_back({places[i].span.end.value, false, i});
  }
  std::stable_sort(events.begin(), events.end(), [](const Event& l, const Event& r) { return l.at < r.at; });
  std::vector<std::uint32_t> open;
  std::uint32_t from = 0;
  for (const Event& e : events) {
    if (!open.empty() && e.at > from) {
      Run run{{from, e.at}, {}};
      for (auto it = open.rbegin(); it != open.rend() && run.notes.size() < most_notes; ++it) run.notes.push_back(*it);
      runs_.push_back(std::move(run));
    }
    from = e.at;
    if (e.begins)
      open.push_back(e.note);
    else
      open.erase(std::find(open.begin(), open.end(), e.note));
  }
}

std::string Marks::open(const Run& run, std::string_view text) const {
  const Diagnostic* worst = article_.notes[run.notes.front()];
  std::string numbers, messages;
  for (const std::uint32_t note : run.notes) {
    const Diagnostic* d = article_.notes[note];
    if (d->severity > worst->severity) worst = d;
    numbers += (numbers.empty() ? "" : " ") + std::to_string(note + 1);
    messages += (messages.empty() ? "" : " · ") + d->message;
  }
  const std::string glyphs = shown_space(text);
  std::string out = "<mark class=\"" + category_class(category_of(article_.rules, *worst)) + " s-" +
                    std::string(severity_name(worst->severity)) + (glyphs.empty() ? "" : " ws") + "\" data-n=\"" +
                    numbers + "\" data-m=\"" + html(cut_at_word(messages, 240)) + "\"";
  if (!glyphs.empty()) out += " data-g=\"" + html(glyphs) + "\"";
  return out + ">";
}

std::string Marks::call(const Call& c) const {
  const Diagnostic& d = *article_.notes[c.note];
  const std::string number = std::to_string(c.note + 1);
  std::string out;
  if (c.point)
    out += "<span class=\"pin " + category_class(category_of(article_.rules, d)) + " s-" +
           std::string(severity_name(d.severity)) + "\" aria-hidden=\"true\"></span>";
  return out + "<a class=\"call\" id=\"" + article_.anchor("m", c.note + 1) + "\" href=\"#" +
         article_.anchor("n", c.note + 1) + "\" data-n=\"" + number + "\" aria-label=\"" +
         article_.text(Text::mark_tip, {say(article_.ui(), Text::note_label, {number}), cut_at_word(d.message, 240)}) +
         "\">" + number + "</a>";
}

std::string Marks::calls_at(TextOffset offset) const {
  std::string out;
  auto it = std::lower_bound(calls_.begin(), calls_.end(), offset.value,
                             [](const Call& c, std::uint32_t at) { return c.at < at; });
  for (; it != calls_.end() && it->at == offset.value; ++it) out += call(*it);
  return out;
}

std::string Marks::print(TextSpan span) const {
  const std::string_view prose = article_.audited().document.prose;
  std::string out;
  std::uint32_t at = span.begin.value;
  auto run = std::partition_point(runs_.begin(), runs_.end(), [&](const Run& r) { return r.span.end.value <= at; });
  // A call at the very start belongs to what was printed before, unless it is a point of its own.
  auto next_call = std::upper_bound(calls_.begin(), calls_.end(), at,
                                    [](std::uint32_t value, const Call& c) { return value < c.at; });
  while (at < span.end.value) {
    while (run != runs_.end() && run->span.end.value <= at) ++run;
    const bool marked = run != runs_.end() && run->span.begin.value <= at;
    std::uint32_t stop = span.end.value;
    if (run != runs_.end()) stop = std::min(stop, marked ? run->span.end.value : run->span.begin.value);
    if (next_call != calls_.end()) stop = std::min(stop, next_call->at);
    const std::string_view piece = prose.substr(at, stop - at);
    out += marked ? open(*run, piece) + html(piece) + "</mark>" : html(piece);
    at = stop;
    for (; next_call != calls_.end() && next_call->at == at; ++next_call) out += call(*next_call);
  }
  return out;
}

}  // namespace calame
