// The frame that text and Markdown share: html > head + body > article, all implied.
#pragma once

#include "document/builder.h"

namespace calame {

// Opens html and head; the reader puts metadata in, then calls begin_article().
inline void begin_skeleton(DocumentBuilder& builder) {
  builder.set_implied(builder.open(Tag::html, {0}));
  const NodeId head = builder.open(Tag::head, {0});
  builder.set_implied(head);
  builder.set_region(head, Region::head);
  builder.document().head = head;
}

// Closes the head at `begin` and opens body and article there.
inline void begin_article(DocumentBuilder& builder, SourceOffset begin) {
  builder.close(begin);
  builder.set_implied(builder.open(Tag::body, begin));
  const NodeId article = builder.open(Tag::article, begin);
  builder.set_implied(article);
  builder.document().article = article;
}

}  // namespace calame
