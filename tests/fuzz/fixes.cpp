// fix_text on any bytes: it ends stable within five passes, a second run changes nothing, and the
// edits of each finding ascend without overlap inside the file.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "calame/audit.h"

namespace {

using namespace calame;

void require(bool condition, const char* what, const std::string& detail = {}) {
  if (condition) return;
  std::fprintf(stderr, "fixes: %s%s%s\n", what, detail.empty() ? "" : ": ", detail.c_str());
  std::abort();
}

const Ruleset& builtin_ruleset() {
  static const Result<Ruleset> ruleset = load_ruleset({});
  require(ruleset.ok(), "the built-in packs do not load",
          ruleset.ok() ? "" : to_string(ruleset.errors().front(), UiLanguage::en));
  return *ruleset;
}

void check_edits(const Audited& audited) {
  const std::size_t size = audited.source.text().size();
  for (const Diagnostic& diagnostic : audited.result.diagnostics) {
    require(diagnostic.span.begin <= diagnostic.span.end && diagnostic.span.end.value <= size, "span outside the file");
    if (!diagnostic.fix) continue;
    SourceOffset last{0};
    for (const Edit& edit : diagnostic.fix->edits) {
      require(last <= edit.span.begin && edit.span.begin <= edit.span.end, "edits overlap or do not ascend",
              builtin_ruleset().rules[diagnostic.rule].id);
      require(edit.span.end.value <= size, "edit outside the file");
      last = edit.span.end;
    }
  }
}

std::string joined(const std::vector<std::string>& ids) {
  std::string text;
  for (const std::string& id : ids) text += (text.empty() ? "" : ", ") + id;
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // The size chooses, so that the files of the corpus are read as they are.
  const Format format = Format(size % 3);
  const Applicability minimum = size % 2 == 0 ? Applicability::unsafe : Applicability::safe;
  const std::string input(reinterpret_cast<const char*>(data), size);
  const Ruleset& ruleset = builtin_ruleset();

  const Result<Audited> audited = audit_text(input, "input", format, ruleset, {}, {}, UiLanguage::fr);
  if (!audited) return 0;
  check_edits(*audited);

  const Result<FixRun> first = fix_text(input, "input", format, ruleset, {}, {}, UiLanguage::fr, minimum);
  if (!first) return 0;
  require(first->stable, "does not converge", joined(first->cycle));
  require(first->passes <= 5, "more than five passes");
  const Result<FixRun> second = fix_text(first->bytes, "input", format, ruleset, {}, {}, UiLanguage::fr, minimum);
  require(second.ok(), "its own output cannot be read");
  require(second->bytes == first->bytes, "a second run changes the file");
  return 0;
}
