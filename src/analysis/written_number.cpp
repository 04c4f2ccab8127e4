#include "analysis/written_number.h"

namespace calame {
namespace {

// 1 000 with plain spaces is a token a group.
WrittenNumber read_one(const TokenWindow& tokens, std::size_t i) {
  WrittenNumber n;
  n.first = i;
  n.end = i + 1;
  n.shape = number_shape(tokens.text(i));
  if (n.shape.digits > 3 || n.shape.decimals || n.shape.groups || tokens.text(i)[0] == '0') return n;
  while (n.end < tokens.end() && tokens.plain_space(n.end - 1) && tokens.kind(n.end) == TokenKind::number &&
         is_group(tokens.text(n.end))) {
    n.shape.decimals = tokens.text(n.end).size() > 3;
    n.shape.groups = true;
    ++n.end;
    if (n.shape.decimals) break;
  }
  return n;
}

}  // namespace

WrittenNumber read_number(const TokenWindow& tokens, std::size_t i) {
  WrittenNumber n = read_one(tokens, i);
  if (!tokens.adjacent(n.end - 1) || n.shape.decimals) return n;
  const char32_t joint = tokens.first_of(n.end);
  const bool dash = joint == '-' || joint == 0x2013 || joint == 0x2010 || joint == 0x2011;
  if ((!dash && joint != '/') || !tokens.adjacent(n.end) || tokens.kind(n.end + 1) != TokenKind::number) return n;
  const WrittenNumber second = read_one(tokens, n.end + 1);
  n.end = second.end;
  n.second = second.shape;
  n.joint = dash ? '-' : '/';
  return n;
}

}  // namespace calame
