// An edit of prose is right when the file, read again, reads as wanted, and nothing else moved.
#include <random>

#include "calame/edit.h"
#include "catch.h"

using namespace calame;

namespace {

Source source_of(std::string bytes) {
  auto source = Source::decode(std::move(bytes), "a");
  REQUIRE(source);
  return *std::move(source);
}

Document document_of(const Source& source, Format format) {
  auto document = read_document(source, format);
  REQUIRE(document);
  return *std::move(document);
}

std::string with_edit(const Source& source, const Edit& edit) {
  std::string out(source.text().substr(0, edit.span.begin.value));
  out += edit.replacement;
  out += source.text().substr(edit.span.end.value);
  return out;
}

struct Case {
  Format format;
  std::string source, prose, replacement;  // `prose` stands once in Document::prose
  std::optional<std::string> edited;
};

}  // namespace

TEST_CASE("the smallest range is touched, in the notation of its place") {
  const Case cases[] = {
      {Format::text, "Vraiment ?\n", "Vraiment ?", "Vraiment\u202F?", "Vraiment\u202F?\n"},
      {Format::text, "Vraiment?\n", "t?", "t\u202F?", "Vraiment\u202F?\n"},
      {Format::text, "l'été\n", "l'é", "l’é", "l’été\n"},
      {Format::html, "<p>Oui <em>non</em> ?</p>", "non ?", "non\u202F?", "<p>Oui <em>non</em>\u202F?</p>"},
      {Format::html, "<p>Un&nbsp;: deux ?</p>", "deux ?", "deux\u202F?", "<p>Un&nbsp;: deux&#8239;?</p>"},
      {Format::html, "<p>deux&nbsp;?</p>", "deux\u00A0?", "deux\u202F?", "<p>deux&#8239;?</p>"},
      {Format::html, "<p>a et b</p>", "et", "<&>", "<p>a &lt;&amp;&gt; b</p>"},
      {Format::html, "<p>x</p><img alt=\"un mot\" src=\"a.png\">", "un mot", "un \"mot\"",
       "<p>x</p><img alt=\"un &quot;mot&quot;\" src=\"a.png\">"},
      {Format::html, "<p>x</p><img alt='un mot' src='a.png'>", "un mot", "un ’mot'",
       "<p>x</p><img alt='un ’mot&#39;' src='a.png'>"},
      {Format::html, "<p>gros<em>mot</em></p>", "grosmot", "gros mot", "<p>gros <em>mot</em></p>"},
      {Format::html, "<p><em>oui</em>?</p>", "oui?", "oui\u202F?", "<p><em>oui</em>\u202F?</p>"},
      {Format::html, "<p>un <b>mot</b> ici</p>", "un mot", "une phrase", std::nullopt},
      {Format::markdown, "Oui **non** ?\n", "non ?", "non\u202F?", "Oui **non**\u202F?\n"},
      {Format::markdown, "gros**mot**\n", "grosmot", "gros\u00A0mot", "gros\u00A0**mot**\n"},
      {Format::markdown, "une étoile\n", "étoile", "*étoile*", "une \\*étoile\\*\n"},
      {Format::markdown, "mot - suite\n", "mot - suite", "- suite", "\\- suite\n"},
      {Format::markdown, "# Titre\n\nTexte ?\n", "Texte ?", "Texte\u202F?", "# Titre\n\nTexte\u202F?\n"},
      {Format::markdown, "---\ntitle: Le titre\n---\nTexte\n", "Le titre", "Le : titre", std::nullopt},
      {Format::markdown, "---\ntitle: 'Le titre'\n---\nTexte\n", "Le titre", "L’un : l'autre",
       "---\ntitle: 'L’un : l''autre'\n---\nTexte\n"},
      {Format::markdown, "---\ntitle: \"Le titre\"\n---\nTexte\n", "titre", "\"titre\"",
       "---\ntitle: \"Le \\\"titre\\\"\"\n---\nTexte\n"},
      {Format::text, "un mot\n", "mot", "mot\nautre", std::nullopt},
  };
  for (const Case& each : cases) {
    CAPTURE(each.source, each.prose, each.replacement);
    const Source source = source_of(each.source);
    const Document document = document_of(source, each.format);
    const std::size_t at = document.prose.find(each.prose);
    REQUIRE(at != std::string::npos);
    const TextSpan span(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + each.prose.size()));
    const auto edit = prose_edit(document, source, span, each.replacement);
    REQUIRE(edit.has_value() == each.edited.has_value());
    if (edit) CHECK(with_edit(source, *edit) == *each.edited);
  }
}

TEST_CASE("random edits: the file read again has the wanted prose") {
  const std::pair<Format, std::string> files[] = {
      {Format::text, "Un mot, puis deux ; l’eau.\n\nAutre « bloc » ici !\n"},
      {Format::html,
       "<!doctype html><html lang=fr><head><title>Un &amp; deux</title>"
       "<meta name=\"description\" content=\"Une &quot;desc&quot; ici\"></head><body><main>"
       "<p>Du <em>texte</em>&nbsp;ici &lt;b&gt;, <a href=x>un lien</a>!</p><ul><li>un</li><li>deux &eacute;</li></ul>"
       "<p>x<img alt='une image' src=a.png></p></main></body></html>"},
      {Format::markdown,
       "---\ntitle: \"Le titre d’ici\"\ndescription: 'Une d''ici'\n---\n\n# Un titre\n\nDu *texte* et `code` ici, un "
       "[lien](x) &amp; "
       "l’eau.\n\n> Une citation\n> de deux lignes\n\n- un point\n- deux \\* points\n\n| a | b |\n|---|---|\n| mot | "
       "autre |\n"},
  };
  const std::string pieces[] = {"",  " ",  "\u00A0", "\u202F", "é",  "mot", "*",  "_",   "<b>",    "&amp;",
                                "&", "\"", "'",      "\\",     ": ", "#",   "- ", "1. ", "[x](y)", "`",
                                "|", "«",  "~~",     "{{",     "!",  "> ",  "=",  "{%"};
  std::mt19937 random(5);
  int edited = 0;
  for (const auto& [format, text] : files) {
    const Source source = source_of(text);
    const Document document = document_of(source, format);
    for (int round = 0; round < 20000; ++round) {
      const std::size_t b = random() % document.blocks.size();
      const Block& block = document.blocks[b];
      if (block.text.empty() || block.role == Role::code) continue;
      std::vector<std::uint32_t> borders;
      for (std::uint32_t i = block.text.begin.value; i <= block.text.end.value; ++i)
        if (i == document.prose.size() || (static_cast<unsigned char>(document.prose[i]) & 0xC0) != 0x80)
          borders.push_back(i);
      std::uint32_t from = borders[random() % borders.size()];
      std::uint32_t to = borders[random() % borders.size()];
      if (from > to) std::swap(from, to);
      if (to > from + 8) to = from;
      const std::string replacement = pieces[random() % std::size(pieces)] + pieces[random() % std::size(pieces)];
      const auto edit = prose_edit(document, source, TextSpan(from, to), replacement);
      if (!edit) continue;
      std::string wanted(text_of(document, TextSpan(block.text.begin.value, from)));
      wanted += replacement;
      wanted += text_of(document, TextSpan(to, block.text.end.value));
      // Readers collapse white space and drop it at the ends of a block: compare without it.
      const auto squeezed = [](std::string_view s) {
        std::string out;
        for (const char c : s)
          if (c != ' ' && c != '\n') out += c;
        return out;
      };
      if (squeezed(wanted).empty()) continue;
      const std::string after = with_edit(source, *edit);
      const Source again = source_of(after);
      const Document read = document_of(again, format);
      CAPTURE(after, wanted, replacement);
      REQUIRE(read.blocks.size() == document.blocks.size());
      CHECK(squeezed(text_of(read, read.blocks[b].text)) == squeezed(wanted));
      ++edited;
    }
  }
  CHECK(edited > 1000);
}
