// What a finding stands on, for baselines and for the fingerprints of reports.
#pragma once

#include <string>

#include "calame/audit.h"

namespace calame {

// Of what a finding stands on, 16 hexadecimal digits: the words at its place, with a word on either side; of a long
// place its first words alone; "document" for the whole of it. Spaces and punctuation around count for nothing.
std::string snippet_hash(const Document&, const Source&, const Diagnostic&);

}  // namespace calame
