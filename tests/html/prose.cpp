// Which prose a page holds, and which bytes it was read from.
#include <vector>

#include "html_cases.h"

using namespace calame;

namespace {

constexpr std::string_view role_names[] = {"", "chrome:", "meta:", "attr:", "code:"};

// Blocks in order: role (none for body), element, text.
std::string shown(const Document& d) {
  std::string out;
  for (const Block& block : d.blocks) {
    if (!out.empty()) out += " | ";
    out += std::string(role_names[int(block.role)]) + std::string(name_of(d, d.nodes[block.node])) + " " +
           std::string(text_of(d, block.text));
  }
  return out;
}

struct BlockCase {
  std::string_view html, blocks;
};

const BlockCase block_cases[] = {
    {"", ""},
    {"Un texte", "body Un texte"},
    {"<p>Un</p><p>Deux</p>", "p Un | p Deux"},
    {"<p>Un\n  <b>mot</b>   de\tplus </p>", "p Un mot de plus"},
    {"<p> <em>oui</em> !</p>", "p oui !"},
    {"<p><em>oui </em> non</p>", "p oui non"},
    {"<p>a<b>b</b>c</p>", "p abc"},
    {"<p>un<br>deux<br/>trois</p>", "p un\ndeux\ntrois"},
    {"<div>avant<p>dans</p>après</div>", "div avant | p dans | div après"},
    {"<ul><li>Un<li>Deux</ul>", "li Un | li Deux"},
    {"<pre>a  b\n c</pre>", "code:pre a  b\n c"},
    {"<pre>\nx\r\ny</pre>", "code:pre x\ny"},
    {"<pre><code>a &lt; b</code></pre>", "code:pre a < b"},
    {"<p>La <code>x = 1</code> !</p>", "p La x = 1 !"},
    {"<p>a<!-- rien -->b</p>", "p ab"},
    {"<p>a <!-- rien --> b</p>", "p a b"},
    {"<script>var a = 1;</script><style>p {}</style><p>x</p>", "p x"},
    {"<p>x<svg><title>t</title><text>dessin</text></svg>y</p>", "p xy"},
    {"<template><p>caché</p></template><p>x</p>", "p x"},
    {"<p>x</p><noscript>Activez</noscript>", "p x | chrome:body Activez"},
    {"<p>x</p><button>Payer</button> <select><option>Un<option>Deux</select>",
     "p x | chrome:body Payer | chrome:option Un | chrome:option Deux"},
    {"<textarea>à remplir</textarea><p>x</p>", "chrome:textarea à remplir | p x"},
    {"<p>x</p><video>Trop vieux</video>", "p x"},
    {"<title>Un  titre </title><p>x</p>", "meta:title Un titre | p x"},
    {"<img src=a alt='Une  photo'><img alt=''><img alt>", "attr:img Une  photo"},
    {"<a title=\"Vers l&#39;accueil\" aria-label=Accueil href=/>x</a>",
     "body x | attr:a Vers l'accueil | attr:a Accueil"},
    {"<head><meta name=Description content='Du pain'><meta name=robots content=noindex><meta property=og:title "
     "content=Pain></head><p>x",
     "p x | meta:meta Du pain | meta:meta Pain"},
    {"<table><tr><td>un<td>deux</table>", "td un | td deux"},
    {"<table>dehors<tr><td>dedans</table>", "td dedans | body dehors"},
    {"<p>un</x>deux</p>", "p undeux"},
    {"<b><p>un</b>deux</p>", "p undeux"},
    {"<p>a &lt;b&gt; c", "p a <b> c"},
    {"<p>1 < 2 et a <b c", "p 1 < 2 et a"},
    {"<p>un</p>  \n <p>deux</p>\n", "p un | p deux"},
    {"<dl><dt>t<dd>d</dl>", "dt t | dd d"},
    {"<form>un</form>deux", "chrome:form un | body deux"},
    {"<form><p>un</p>deux</form><p>trois</p>", "p un | form deux | p trois"},
    {"<form><p>un</p> <!-- a --></form>deux", "chrome:p un | body deux"},
    {"<center>un</center>deux", "body un | body deux"},
    {"<figure><img alt=A><figcaption>B</figcaption></figure>", "figcaption B | attr:img A"},
    {"<math><mi>x</mi></math>", "body x"},
    {"<frameset><frame src=a></frameset>", ""},
};

struct MapCase {
  std::string html;
  std::string_view text, source;
};

const std::string nul(1, '\0');
const MapCase map_cases[] = {
    {"<p>L&rsquo;&eacute;t&eacute;&nbsp;!</p>", "L’été\u00A0!", "L&rsquo;&eacute;t&eacute;&nbsp;!"},
    {"<p>oui&nbsp;!</p>", "\u00A0", "&nbsp;"},
    {"<p>oui&#8239;!</p>", "\u202F", "&#8239;"},
    {"<p>oui&#x202F;!</p>", "\u202F", "&#x202F;"},
    {"<p>oui&#8239!</p>", "\u202F", "&#8239"},
    {"<p>oui\u202F!</p>", "\u202F", "\u202F"},
    {"<p>R&D et S&amp;P</p>", "R&D", "R&D"},
    {"<p>R&D et S&amp;P</p>", "S&P", "S&amp;P"},
    {"<p>A&ampB</p>", "A&B", "A&ampB"},
    {"<p>&notit; &notin; x</p>", "¬it;", "&notit;"},
    {"<p>&notit; &notin; x</p>", "∉", "&notin;"},
    {"<p>&NotEqualTilde;x</p>", "≂̸", "&NotEqualTilde;"},
    {"<p>&fjlig;ord</p>", "fj", "&fjlig;"},
    {"<p>&unknown; x</p>", "&unknown;", "&unknown;"},
    {"<p>&copy2024 x</p>", "©2024", "&copy2024"},
    {"<p>&#0; &#x110000; &#128;x</p>", "€", "&#128;"},
    {"<p>&; &# &#x; fin</p>", "&; &# &#x; fin", "&; &# &#x; fin"},
    {"<p>un\r\ndeux</p>", " ", "\r\n"},
    {"<p>un\rdeux</p>", " ", "\r"},
    {"<p>un<em>\n deux</em></p>", "deux", "deux"},
    {"<p><em>oui</em> !</p>", "oui !", "oui</em> !"},
    {"<p>un</x>deux</p>", "undeux", "un</x>deux"},
    {"<p>a</x>&lt;b</p>", "<b", "&lt;b"},
    {"<p>a</x title='&lt;'>&lt;b</p>", "a<b", "a</x title='&lt;'>&lt;b"},
    {"<p>a" + nul + "b</p>", "ab", std::string_view("a\0b", 3)},
    {"<title>a < b &amp; c</title>", "a < b & c", "a < b &amp; c"},
    {"<pre>\r\nun\r\ndeux</pre>", "un\ndeux", "un\r\ndeux"},
    {"<table><tr><td>un</td></tr>dehors</table>", "dehors", "dehors"},
    {"<p>un <b>deux <i>trois</b> quatre</i> cinq</p>", "trois quatre", "trois</b> quatre"},
    {"<img alt='L&rsquo;eau'>", "L’eau", "L&rsquo;eau"},
    {"<img alt='a&copy=b'>", "a&copy=b", "a&copy=b"},
    {"<img alt='a&amp=b'>", "a&amp=b", "a&amp=b"},
    {"<img alt='a &amp b'>", "a & b", "a &amp b"},
    {"<p>\x01 fin</p>", "\uFFFD", "\x01"},
    {"<p>un&#32;deux</p>", " ", "&#32;"},
};

}  // namespace

TEST_CASE("prose flows through inline tags and stops at blocks") {
  for (const BlockCase& c : block_cases) {
    INFO(c.html);
    const HtmlRead read = read_page(std::string(c.html));
    CHECK(shown(read.document) == c.blocks);
    check_invariants(read.source, read.document);
  }
}

TEST_CASE("text knows the bytes that it was read from") {
  for (const MapCase& c : map_cases) {
    INFO(c.html);
    const HtmlRead read = read_page(c.html);
    check_invariants(read.source, read.document);
    const std::size_t at = read.document.prose.find(c.text);
    INFO(read.document.prose);
    REQUIRE(at != std::string::npos);
    const TextSpan span{std::uint32_t(at), std::uint32_t(at + c.text.size())};
    CHECK(read.source.text_of(source_span(read.document, span)) == c.source);
  }
}

TEST_CASE("syntax tells how an attribute is quoted") {
  const HtmlRead read = read_page("<img alt=\"a\"><img alt='b'><img alt=c><p>d</p>");
  std::vector<Syntax> found;
  for (const Block& block : read.document.blocks) found.push_back(block.syntax);
  CHECK(found == std::vector<Syntax>{Syntax::html_text, Syntax::html_double_quoted, Syntax::html_single_quoted,
                                     Syntax::html_unquoted});
}

TEST_CASE("no-break spaces are written as the file writes most of them") {
  CHECK(read_page("<p>a&nbsp;b&#8239;c\u00A0d</p>").document.entity_spaces);
  CHECK_FALSE(read_page("<p>a&nbsp;b\u202Fc\u00A0d</p>").document.entity_spaces);
  CHECK_FALSE(read_page("<p>a b</p>").document.entity_spaces);
}
