#include "calame/document.h"

namespace calame {

Result<Document> read_markdown(const Source& source, const Limits& limits) { return read_text(source, limits); }

}  // namespace calame
