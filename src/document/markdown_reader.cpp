#include "calame/document.h"
#include "document/front_matter.h"
#include "document/markdown_prepare.h"
#include "document/markdown_tree.h"
#include "document/skeleton.h"

namespace calame {

Result<Document> read_markdown(const Source& source, const Limits& limits) {
  const std::string_view text = source.text();
  Result<FrontMatter> front = read_front_matter(source);
  if (!front) return front.errors();
  const std::uint32_t begin = front->span.end.value;
  DocumentBuilder builder(Format::markdown, limits);
  builder.document().front_matter = front->span;
  begin_skeleton(builder);
  build_metadata(builder, *std::move(front));
  begin_article(builder, {begin});
  builder.set_syntax(Syntax::markdown);
  const bool mdx = source.path().size() > 4 && source.path().compare(source.path().size() - 4, 4, ".mdx") == 0;
  const PreparedMarkdown prepared = prepare_markdown(text, begin, mdx);
  for (const SourceSpan c : prepared.comments) builder.comment(c);
  MarkdownTree tree(text, begin, prepared, builder, limits);
  const bool read = tree.read();
  if (read && builder.within_limits()) {
    Document document = builder.finish({static_cast<std::uint32_t>(text.size())});
    if (builder.within_limits()) return document;
  }
  const std::string why = builder.limit_message();
  return Error{source.path(),
               {},
               why.empty() ? "link targets repeat to more than " + std::to_string(limits.prose_bytes) + " bytes" : why};
}

}  // namespace calame
