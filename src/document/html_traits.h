// What the HTML standard's tree construction asks about an element, by gumbo's tag number.
#pragma once

#include <gumbo.h>

#include <array>
#include <cstdint>
#include <initializer_list>

namespace calame {

enum HtmlTrait : std::uint16_t {
  trait_void = 1,        // never holds anything
  trait_formatting = 2,  // opened again in the blocks that follow when left open
  trait_scope = 4,       // end tags do not reach beyond it
  trait_closes_p = 8,    // its start ends an open paragraph
  trait_special = 16,    // ends the search of "any other end tag"
  trait_raw = 32,        // holds text only
  trait_breakout = 64,   // ends svg and math around it
  trait_row_group = 128,
  trait_integration = 256,  // HTML again inside svg or math
  trait_table_part = 512    // belongs to a table and is ignored outside
};

constexpr auto html_traits = [] {
  std::array<std::uint16_t, GUMBO_TAG_LAST + 1> traits{};
  const auto set = [&](std::uint16_t trait, std::initializer_list<GumboTag> tags) {
    for (const GumboTag tag : tags) traits[tag] = std::uint16_t(traits[tag] | trait);
  };
#define T(name) GUMBO_TAG_##name
  set(trait_void, {T(AREA), T(BASE), T(BASEFONT), T(BGSOUND), T(BR), T(COL), T(EMBED), T(FRAME), T(HR), T(IMAGE),
                   T(IMG), T(INPUT), T(KEYGEN), T(LINK), T(META), T(PARAM), T(SOURCE), T(TRACK), T(WBR)});
  set(trait_formatting,
      {T(A), T(B), T(BIG), T(CODE), T(EM), T(FONT), T(I), T(NOBR), T(S), T(SMALL), T(STRIKE), T(STRONG), T(TT), T(U)});
  set(trait_scope, {T(APPLET), T(CAPTION), T(TABLE), T(TD), T(TH), T(MARQUEE), T(OBJECT), T(TEMPLATE)});
  set(trait_closes_p,
      {T(ADDRESS), T(ARTICLE),  T(ASIDE),      T(BLOCKQUOTE), T(CENTER),  T(DETAILS), T(DIR),     T(DIV),
       T(DL),      T(FIELDSET), T(FIGCAPTION), T(FIGURE),     T(FOOTER),  T(HEADER),  T(HGROUP),  T(MAIN),
       T(MENU),    T(NAV),      T(OL),         T(P),          T(SECTION), T(SUMMARY), T(UL),      T(H1),
       T(H2),      T(H3),       T(H4),         T(H5),         T(H6),      T(PRE),     T(LISTING), T(FORM),
       T(LI),      T(DD),       T(DT),         T(PLAINTEXT),  T(TABLE),   T(HR),      T(XMP)});
  set(trait_special,
      {T(ADDRESS),  T(APPLET),     T(ARTICLE), T(ASIDE),   T(BLOCKQUOTE), T(BODY),     T(BUTTON),   T(CAPTION),
       T(CENTER),   T(COLGROUP),   T(DD),      T(DETAILS), T(DIR),        T(DIV),      T(DL),       T(DT),
       T(FIELDSET), T(FIGCAPTION), T(FIGURE),  T(FOOTER),  T(FORM),       T(FRAMESET), T(H1),       T(H2),
       T(H3),       T(H4),         T(H5),      T(H6),      T(HEAD),       T(HEADER),   T(HGROUP),   T(HTML),
       T(LI),       T(LISTING),    T(MAIN),    T(MARQUEE), T(MENU),       T(NAV),      T(NOSCRIPT), T(OBJECT),
       T(OL),       T(P),          T(PRE),     T(SECTION), T(SELECT),     T(SUMMARY),  T(TABLE),    T(TBODY),
       T(TD),       T(TEMPLATE),   T(TFOOT),   T(TH),      T(THEAD),      T(TR),       T(UL)});
  set(trait_raw, {T(SCRIPT), T(STYLE), T(TITLE), T(TEXTAREA), T(XMP), T(IFRAME), T(NOEMBED), T(NOFRAMES)});
  set(trait_breakout,
      {T(B),     T(BIG),   T(BLOCKQUOTE), T(BODY),   T(BR),   T(CENTER), T(CODE),  T(DD), T(DIV),  T(DL),   T(DT),
       T(EM),    T(EMBED), T(H1),         T(H2),     T(H3),   T(H4),     T(H5),    T(H6), T(HEAD), T(HR),   T(I),
       T(IMG),   T(LI),    T(LISTING),    T(MENU),   T(META), T(NOBR),   T(OL),    T(P),  T(PRE),  T(RUBY), T(S),
       T(SMALL), T(SPAN),  T(STRONG),     T(STRIKE), T(SUB),  T(SUP),    T(TABLE), T(TT), T(U),    T(UL),   T(VAR)});
  set(trait_row_group, {T(TBODY), T(THEAD), T(TFOOT)});
  set(trait_integration,
      {T(FOREIGNOBJECT), T(DESC), T(TITLE), T(MI), T(MO), T(MN), T(MS), T(MTEXT), T(ANNOTATION_XML)});
  set(trait_table_part, {T(CAPTION), T(COLGROUP), T(TBODY), T(THEAD), T(TFOOT), T(TR), T(TD), T(TH)});
#undef T
  return traits;
}();

constexpr bool has_trait(GumboTag tag, std::uint16_t trait) { return (html_traits[tag] & trait) != 0; }

}  // namespace calame
