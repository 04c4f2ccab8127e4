// Recognises, at one place of a text, the notations that other tools put into Markdown. Each
// function returns the end of the notation, or `at` when it does not stand there. `limit` = end of
// the paragraph. None looks further than `limit`.
#pragma once

#include <cstdint>
#include <string_view>

namespace calame {

inline constexpr std::uint32_t ran_out = 0xFFFFFFFFu;  // jsx_tag: open up to `limit`; the next one would be too
std::uint32_t jsx_tag(std::string_view text, std::uint32_t at, std::uint32_t limit);  // <Note a={b}>, </Note>, <>
std::uint32_t jsx_expression(std::string_view text, std::uint32_t at, std::uint32_t limit);      // {a.b}
std::uint32_t attribute_list(std::string_view text, std::uint32_t at, std::uint32_t limit);      // {#id .class k=v}
std::uint32_t footnote_reference(std::string_view text, std::uint32_t at, std::uint32_t limit);  // [^id]
std::uint32_t inline_math(std::string_view text, std::uint32_t at, std::uint32_t limit);         // $x$, $$x$$
bool esm_line(std::string_view line);  // import … / export …
// "{{< highlight go >}}": the text that ends what it opens when that is no prose; "" otherwise.
std::string_view raw_shortcode_end(std::string_view opening);
// Whether the line at `at` makes a table of the line before it: its rows are parsed one by one.
bool is_table_underline(std::string_view text, std::uint32_t at);
// "[a]: /b" without a title: the parser takes those off line by line.
bool is_plain_definition(std::string_view text, std::uint32_t at);

}  // namespace calame
