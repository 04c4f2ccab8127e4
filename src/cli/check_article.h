// One article of `calame check`: read, audited, with what `fix` would bring where a report shows it.
#pragma once

#include <optional>
#include <string>

#include "calame/report.h"
#include "cli/json_lines.h"
#include "cli/known_debt.h"
#include "cli/options.h"
#include "cli/rulebook.h"

namespace calame {

struct Job {
  std::string path;
  std::optional<JsonLine> line;  // of `path`, which holds the article
  std::size_t number = 0;        // in the run, from 1
};

struct CheckRun {
  const Options& options;
  const Rulebook& rules;
  KnownDebt& debt;
  std::string today;
  Limits limits;
};

FileReport check_article(const Job&, const CheckRun&);

}  // namespace calame
