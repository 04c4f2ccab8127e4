// Collects a Document while a reader walks its input: tree, prose, segments, blocks.
//
// White space: readers hand verbatim text to text() and collapsible white space (line breaks with
// their prefixes, runs of HTML space) to space(). A pending space reaches the prose only when more
// text of the same block follows, so blocks never begin nor end with it. It belongs to the elements
// that hold text on both of its sides, so no inline element begins or ends with it either.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "calame/document.h"

namespace calame {

class DocumentBuilder {
 public:
  DocumentBuilder(Format, const Limits&);
  // So many bytes of source, most of them text: what grows with them is made room for at once.
  void expect(std::size_t bytes);

  // Tree. `source` begins with the element's markup; close() sets its end. A block-level tag ends
  // the flow of the block around it.
  NodeId open(Tag, SourceOffset begin, std::string_view name = {});
  void close(SourceOffset end);
  NodeId current() const;              // innermost open node
  void set_inner(NodeId, SourceSpan);  // without it: the whole source of the node
  void set_implied(NodeId);
  void set_region(NodeId, Region);  // of the node; finish() hands it down
  void set_syntax(Syntax);          // of the blocks that start from here on
  void set_role(Role);              // likewise; finish() turns `body` outside the article
                                    // into `chrome` or `metadata` by the node's region
  void end_flow();                  // the next text begins a new block

  // Prose of the current node's block.
  void text(std::string_view verbatim, SourceOffset at);
  void decoded(std::string_view text, SourceSpan from);  // an entity or escape
  void space(SourceSpan from, char shown = ' ');         // collapsible; shown = ' ' or '\n'
  // Verbatim white space at the end of a run: kept as it is when more text of the block follows.
  // Must stay alive until then (readers pass views of the source).
  void waiting(std::string_view blanks, SourceOffset at);
  void hard_break(SourceSpan from);    // <br>: '\n' that stays between two texts
  bool in_flow() const;                // text would continue a block
  void limit_space(SourceOffset end);  // waiting space stands before `end`
  bool space_waits() const;            // white space would come before it

  // Attributes belong to the node opened last, before anything is put in it. A prose attribute's
  // value is given in pieces (verbatim or decoded) that become its run.
  struct Piece {
    std::string text;
    SourceSpan from;
    Mapping mapping = Mapping::verbatim;
  };
  void attribute(std::string name, std::string value, SourceSpan source, SourceSpan value_source);
  void prose_attribute(std::string name, std::vector<Piece> pieces, SourceSpan source, SourceSpan value_source, Syntax,
                       Role = Role::attribute);

  void comment(SourceSpan);
  Document& document();  // for format, page, lang, front matter…

  // False once a limit of Limits is passed: the reader stops and returns `limit_message()`.
  bool within_limits() const { return !*over_limits_; }
  Message limit_message() const;

  // Closes what is open, appends attribute runs, hands regions down, merges adjacent verbatim
  // segments. `end` = size of the source.
  Document finish(SourceOffset end);

 private:
  struct State;
  struct Deleter {
    void operator()(State*) const;
  };
  std::unique_ptr<State, Deleter> state_;
  const bool* over_limits_;  // the state's: readers ask after each event
};

}  // namespace calame
