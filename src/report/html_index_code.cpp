// Style and script of an index, on top of those of every page.
#include "report/html_index.h"

namespace calame {

const std::string_view html_index_style = R"css(
.sortable th button{all:unset;cursor:pointer;text-decoration:underline 1px var(--line);text-underline-offset:.25em}
.sortable th button:hover{color:var(--ink);text-decoration-color:currentcolor}
.sortable th button:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.sortable th[aria-sort]{color:var(--ink);font-weight:600;white-space:nowrap}
th[aria-sort=ascending]::after{content:" ▲";font-size:.7em}th[aria-sort=descending]::after{content:" ▼";font-size:.7em}
.path{display:block;font-size:.75rem;color:var(--soft);overflow-wrap:anywhere}
.sortable tbody th{min-width:12rem}.sortable tbody :is(th,td:not(.num)){overflow-wrap:anywhere}
.scored{width:9rem;min-width:5rem}.said{min-width:15rem}.who{min-width:6.5rem}.scored .bar{display:block;height:4px;margin-top:.25rem}
.h-min{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:4 3}
.folded{margin-top:4rem;padding-top:1rem;border-top:1px solid var(--ink)}
.review{margin:0;border-bottom:1px solid var(--line)}
.review>summary{width:auto;display:grid;grid-template-columns:4rem minmax(0,1fr);align-items:baseline;padding:.7rem 0;color:var(--ink);list-style:none}
.review>summary::-webkit-details-marker{display:none}
.review>summary h2{font:500 1.1875rem/1.3 var(--serif)}
.review>summary h2::after{content:" ▸";color:var(--accent)}.review[open]>summary h2::after{content:" ▾"}
.review>summary:hover h2{text-decoration:underline;text-underline-offset:.15em}
.rated{font:400 1.5rem/1 var(--serif);font-variant-numeric:lining-nums tabular-nums}
.review>.report{padding:0 0 3rem;scroll-margin-top:5rem}
.review .file{grid-column:2;margin:0;font-size:.8125rem}
@media (max-width:36rem){.sortable tbody th{min-width:9rem}}
@media print{.sortable tbody th,.said,.who{min-width:0}.sortable tbody th{width:38%}.scored{width:2cm}.path{font-size:7pt}.review:not([open]),.folded{display:none}.sortable th[aria-sort]::after{content:none}}
)css";

// Headers become buttons here, so that none is there that does nothing. A review opens when a link leads into it.
const std::string_view html_index_script = R"js(
'use strict';
const words = new Intl.Collator(document.documentElement.lang, {numeric: true});
for (const table of document.querySelectorAll('.sortable')) {
  const heads = [...table.tHead.rows[0].cells];
  const body = table.tBodies[0];
  heads.forEach((head, column) => {
    const isNumber = head.classList.contains('num');
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = head.textContent;
    button.title = table.dataset.sort.replace('{0}', head.textContent);
    head.replaceChildren(button);
    button.addEventListener('click', () => {
      const now = head.getAttribute('aria-sort');
      const up = now ? now === 'descending' : !isNumber;
      for (const other of heads) other.removeAttribute('aria-sort');
      head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
      const value = row => isNumber ? Number(row.cells[column].dataset.v) : row.cells[column].textContent;
      const order = (a, b) => isNumber ? value(a) - value(b) : words.compare(value(a), value(b));
      body.append(...[...body.rows].sort((a, b) => up ? order(a, b) : order(b, a)));
    });
  });
}
const reveal = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const review = target && target.closest('.review');
  if (!review || review.open) return;
  review.open = true;
  target.scrollIntoView();
};
addEventListener('hashchange', reveal);
reveal();
)js";

}  // namespace calame
