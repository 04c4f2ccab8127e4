// The report for a person at a terminal.
#include <algorithm>

#include "calame/report.h"
#include "report/escape.h"
#include "report/frame.h"
#include "report/summary.h"
#include "report/writers.h"

namespace calame {
namespace {

struct Paint {
  bool on;
  [[nodiscard]] std::string operator()(std::string_view code, std::string_view text) const {
    if (!on) return std::string(text);
    return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
  }
};

std::string_view colour_of(Severity s) { return s == Severity::error ? "1;31" : s == Severity::warning ? "33" : "36"; }

std::string place(const std::string& path, LineColumn at) {
  return visible_line(path) + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
}

void write_frame(std::string& out, const Source& source, SourceSpan span, std::string_view colour,
                 const ReportOptions& o, const Paint& paint) {
  const Frame frame = frame_of(source, span);
  const std::string number = std::to_string(frame.line), margin(number.size(), ' ');
  out += " " + paint("2", number + " |") + " " + frame.text + "\n";
  out += " " + paint("2", margin + " |") + " " + std::string(frame.indent, ' ') +
         paint(colour, std::string(frame.width, '^'));
  if (frame.continues)
    out += " " + paint("2", say(o.ui, Text::to_line, {std::to_string(source.position(span.end).line)}));
  out += "\n";
}

std::string fix_note(const Diagnostic& d, UiLanguage ui) {
  if (!d.fix || d.fix->edits.empty()) return {};
  switch (d.fix->applicability) {
    case Applicability::safe:
      return say(ui, Text::fixable_safe, {"1"});
    case Applicability::unsafe:
      return say(ui, Text::fixable_unsafe);
    case Applicability::display_only:
      break;
  }
  return say(ui, Text::fixable_display);
}

/// What the fix puts there, when it is short enough to be read at a glance.
std::string proposal(const Source& source, const Diagnostic& d, UiLanguage ui) {
  constexpr std::size_t longest = 60;
  if (!d.fix || d.fix->edits.size() != 1) return {};
  const Edit& edit = d.fix->edits.front();
  const std::string old = visible_spaces(source.text_of(edit.span)), now = visible_spaces(edit.replacement);
  if (scalar_count(old) + scalar_count(now) > longest) return {};
  const std::string colon = ui == UiLanguage::fr ? "\u00A0: " : ": ";
  if (now.empty()) return colon + say(ui, Text::delete_it) + " " + old;
  if (old.empty()) return colon + say(ui, Text::insert_it) + " " + now;
  return colon + old + " → " + now;
}

void write_diagnostic(std::string& out, const FileReport& file, const Diagnostic& d, const Ruleset& rules,
                      const ReportOptions& o, const Paint& paint) {
  const Source& source = file.audited->source;
  const Rule& rule = rule_of(rules, d);
  const LineColumn at = d.whole_document ? LineColumn{1, 1} : source.position(d.span.begin);
  out += paint("1", place(file.path, at)) + " " + paint(colour_of(d.severity), severity_label(o.ui, d.severity)) + " " +
         paint("1", rule.id) + " " + rule.name + (o.ui == UiLanguage::fr ? "\u00A0: " : ": ") +
         visible_line(d.message) + "\n";
  if (!d.whole_document) write_frame(out, source, d.span, colour_of(d.severity), o, paint);
  for (const Related& r : d.related) {
    const LineColumn there = source.position(r.span.begin);
    out += "   = " +
           say(o.ui, r.message.empty() ? Text::see_place : Text::see_line,
               {std::to_string(there.line), std::to_string(there.column), visible_line(r.message)}) +
           "\n";
    if (there.line != at.line) write_frame(out, source, r.span, "36", o, paint);
  }
  if (const std::string note = fix_note(d, o.ui); !note.empty())
    out += "   = " + paint("32", note) + proposal(source, d, o.ui) + "\n";
  out += "\n";
}

void write_header(std::string& out, const FileReport& file, const ReportOptions& o, const Paint& paint) {
  out += paint("1;4", visible_line(file.path));
  if (file.audited) {
    const AuditResult& r = file.audited->result;
    out += " · " + std::string(format_name(file.format)) + " · " +
           (r.lang.empty() ? say(o.ui, Text::no_lang) : r.lang) + " · " + count(o.ui, r.metrics.words) + " " +
           say(o.ui, Text::facts_words, {count(o.ui, r.metrics.words)});
  }
  out += "\n\n";
}

void write_file(std::string& out, const FileReport& file, const Ruleset& rules, const ReportOptions& o,
                const Paint& paint) {
  write_header(out, file, o, paint);
  for (const Error& e : file.errors) {
    Error named = e;
    if (named.path.empty()) named.path = file.path;
    out += paint("1;31", severity_label(o.ui, Severity::error)) + " " + visible_line(to_string(named, o.ui)) + "\n\n";
  }
  if (!file.audited) return;
  const AuditResult& result = file.audited->result;
  const Tally t = tally(result);
  const auto shown = shown_findings(result, o.max_findings);
  for (const Diagnostic* d : shown) write_diagnostic(out, file, *d, rules, o, paint);
  if (shown.size() < t.findings)
    out += say(o.ui, Text::more_findings, {count(o.ui, t.findings - shown.size())}) + "\n\n";
  out += paint("1", score_line(file, rules, o)) + "\n" + summary_sentence(o.ui, t) + "\n";
}

class FullWriter : public ReportWriter {
 public:
  explicit FullWriter(const RunFacts& run) : run_(run) {}

  [[nodiscard]] std::string render(const FileReport& file) const override {
    std::string out;
    write_file(out, file, rules_of(file, run_), run_.options, Paint{run_.options.color});
    return out;
  }

  std::string add(const FileReport& file, std::string rendered) override {
    if (file.audited) all_ += tally(file.audited->result);
    return files_++ == 0 ? rendered : "\n" + rendered;
  }

  std::string end() override {
    if (files_ < 2) return {};
    const UiLanguage ui = run_.options.ui;
    const std::string sum = lower_first(summary_sentence(ui, all_));
    return "\n" + Paint{run_.options.color}("1", say(ui, Text::files_summary, {count(ui, files_), sum})) + "\n";
  }

 private:
  RunFacts run_;
  Tally all_;
  std::size_t files_ = 0;
};

}  // namespace

std::unique_ptr<ReportWriter> full_writer(const RunFacts& run) { return std::make_unique<FullWriter>(run); }

}  // namespace calame
