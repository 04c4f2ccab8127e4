#include "calame/document.h"
#include "document/front_matter.h"
#include "document/markdown_prepare.h"
#include "document/markdown_tree.h"
#include "document/skeleton.h"
#include "document/worded.h"

namespace calame {
namespace {

// In Markdown an entity is the exception: only a file that uses it all along wants more of them.
bool writes_entity_spaces(std::string_view prose, std::size_t entities) {
  if (entities < 3) return false;
  std::size_t all = 0;
  for (const std::string_view space : {"\xC2\xA0", "\xE2\x80\xAF"}) {
    for (std::size_t at = 0; (at = prose.find(space, at)) != std::string_view::npos; at += space.size()) ++all;
  }
  return entities * 2 > all;
}

}  // namespace

Result<Document> read_markdown(const Source& source, const Limits& limits) {
  const std::string_view text = source.text();
  Result<FrontMatter> front = read_front_matter(source);
  if (!front) return front.errors();
  const std::uint32_t begin = front->span.end.value;
  DocumentBuilder builder(Format::markdown, limits);
  builder.expect(text.size());
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
    document.entity_spaces = writes_entity_spaces(document.prose, tree.entity_spaces());
    index_tags(document);
    if (builder.within_limits()) return document;
  }
  const Message why = builder.limit_message();
  return Error{source.path(),
               {},
               why.fr.empty() ? worded("les cibles des liens, répétées, dépassent {} octets\u202F; raccourcissez-les",
                                       "link targets repeat to more than {} bytes; shorten them", limits.prose_bytes)
                              : why};
}

}  // namespace calame
