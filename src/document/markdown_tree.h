// Turns md4c's events into a document. md4c tells what stands where only for text; the places of
// blocks and spans follow from the bytes between what was read last (`cursor_`) and the next text:
// they are markup, and the order of open blocks and spans says whose.
#pragma once

#include <md4c.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "document/builder.h"
#include "document/html_markup.h"
#include "document/markdown_prepare.h"

namespace calame {

class MarkdownTree {
 public:
  MarkdownTree(std::string_view text, std::uint32_t begin, const PreparedMarkdown&, DocumentBuilder&, const Limits&);

  // Feeds the body to md4c; false when a limit stopped it.
  bool read();
  std::size_t entity_spaces() const { return entity_spaces_; }  // no-break spaces written as entities

 private:
  struct Span {
    MD_SPANTYPE type = MD_SPAN_EM;
    bool opened = false;
    NodeId node = no_node;
    std::uint32_t begin = 0, content = 0;
    bool raw = false;         // an element written as HTML
    bool link = false;        // with a target, in HTML
    bool ending = false;      // its end tag came; Markdown's markup inside ends first
    std::string name;         // of an element written as HTML
    std::string href, title;  // src of an image
    SourceSpan href_at;       // where md4c took it from; empty when it made a copy
    std::vector<DocumentBuilder::Piece> alt;
  };
  struct Block {
    MD_BLOCKTYPE type = MD_BLOCK_P;
    Tag tag = Tag::other;  // other = no node of its own
    NodeId node = no_node;
    bool opened = false;
    std::uint32_t begin = 0, content = 0;
    std::uint32_t hidden = none;  // first hidden notation, when it comes before any text
    char mark = 0;                // bullet or delimiter of a list item, fence of a code block
    int level = 0;                // heading
    std::uint32_t task = none;    // offset of the [ of a task mark
    std::uint32_t info = none;    // offset of a fence's info string
    std::uint32_t lines = 0;      // of a code block before its first text
  };
  static constexpr std::uint32_t none = 0xFFFFFFFFu;
  struct RawMarkup {
    std::uint32_t begin = none, end = 0;
    bool goes_on = false;  // on the next line
    std::vector<SourceSpan> gaps;
  };

  // md4c's callbacks.
  int enter_block(MD_BLOCKTYPE, void* detail);
  int leave_block(MD_BLOCKTYPE);
  int enter_span(MD_SPANTYPE, void* detail);
  int leave_span(MD_SPANTYPE);
  int text(MD_TEXTTYPE, const char*, std::uint32_t size);

  // Text.
  void normal(std::uint32_t begin, std::uint32_t end);
  void visible(std::uint32_t begin, std::uint32_t end);
  void shown_text(std::uint32_t begin, std::uint32_t end);
  void hidden(SourceSpan);
  void entity(std::uint32_t begin, std::uint32_t end);
  void code(std::uint32_t begin, std::uint32_t end, bool block);
  void html(std::uint32_t begin, std::uint32_t end);
  void line_break(char shown, bool hard);
  void put(std::string_view, SourceSpan, Mapping);

  // Raw HTML.
  void raw_piece(std::uint32_t begin, std::uint32_t end);
  std::string_view raw_markup(std::string& copy) const;
  void raw_attributes(Tag, std::string_view markup, const std::vector<HtmlAttribute>&);
  void end_raw_tag();  // when one has been read
  void raw_start(const HtmlTag&, std::string_view markup, const std::vector<HtmlAttribute>&);
  void raw_end(const std::string& name);
  void forget_raw(const Span&);
  void close_raw(Span&, std::uint32_t inner_end, std::uint32_t end);
  void html_block();
  void link_text(std::string_view markup, std::size_t begin, std::size_t end);

  // Places.
  void locate(std::uint32_t first);  // opens everything pending before text at `first`
  std::uint32_t span_begin(const Span&, std::uint32_t at) const;
  std::uint32_t span_end(Span&, std::uint32_t at);
  std::uint32_t block_begin(const Block&, std::uint32_t at) const;
  std::uint32_t item_begin(const Block&, std::uint32_t at) const;
  std::uint32_t fence_begin(const Block&, std::uint32_t at) const;
  std::uint32_t block_end(Block&);
  std::uint32_t place_of_empty(const Block&);  // a block without text: found from the cursor on
  std::uint32_t place_of_empty_cell();
  std::uint32_t place_of_mark(std::string_view mark, const Span&);  // of a link or image without text
  void begin_row();
  void open_span(Span&);
  void close_span(Span&);
  void close_image();
  void leave_last_span();
  void set_link_places(Span&, std::uint32_t close, std::uint32_t& end);

  // Bytes.
  bool inside(const char* p) const { return p >= parsed_.data() && p < parsed_.data() + parsed_.size(); }
  std::uint32_t offset_of(const char* p) const { return static_cast<std::uint32_t>(p - parsed_.data()); }
  std::string value_of(const MD_ATTRIBUTE&) const;
  std::uint32_t back_over_blanks(std::uint32_t at) const;
  std::uint32_t line_begin(std::uint32_t at) const;
  std::uint32_t line_end(std::uint32_t at) const;
  std::uint32_t next_line(std::uint32_t end) const;
  std::uint32_t after_prefix(std::uint32_t line) const;
  std::uint32_t trimmed_end(std::uint32_t begin, std::uint32_t end) const;
  int go_on() const { return builder_.within_limits() && attribute_bytes_ <= limits_.prose_bytes ? 0 : 1; }

  std::string_view text_, parsed_;  // as written; as md4c sees it
  const PreparedMarkdown& prepared_;
  DocumentBuilder& builder_;
  Limits limits_;
  std::uint32_t begin_, cursor_;
  std::size_t next_hidden_ = 0, next_comment_ = 0;
  std::vector<Block> blocks_;
  std::vector<Span> spans_;
  RawMarkup raw_;
  std::map<std::string, std::uint32_t> raw_open_;  // in spans_, by name
  std::uint32_t raw_links_ = 0, raw_depth_ = 0;
  std::size_t image_ = 0;          // 1 + index of the outermost open image in spans_
  std::uint32_t quotes_ = 0;       // open block quotes
  std::uint32_t last_row_ = none;  // a place in the table's last row
  std::uint32_t body_rows_ = 0;    // seen in the current table
  std::size_t entity_spaces_ = 0;
  std::uint64_t attribute_bytes_ = 0, wasted_ = 0;
};

}  // namespace calame
