// The page's style sheet: text in a serif, everything about the text in a sans; colour never speaks alone.
#include "report/html_page.h"

namespace calame {

const std::string_view html_style = R"css(
:root{color-scheme:light dark;
--paper:#fff;--wash:#f6f6f4;--ink:#1d1f24;--soft:#5b5f69;--line:#dcdcd8;--rail:#e9e9e5;--accent:#23468c;
--add:#0f5f3c;--addbg:#e3f3ea;--cut:#9c2222;--cutbg:#fbe8e6;
--structure:#3d4fb0;--meta:#0b6675;--readability:#7d3c98;--keyphrase:#8a5200;--typography:#b3262e;
--trust:#2b6a2f;--links:#1a62a8;--data:#52575f;--style:#a0306e;--other:#52575f;
--serif:"Iowan Old Style","Palatino Linotype",Palatino,"Book Antiqua",Georgia,"Source Serif 4","Noto Serif","DejaVu Serif",serif;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue","Noto Sans","Liberation Sans",Arial,sans-serif;
--mono:ui-monospace,"SF Mono",Menlo,Consolas,"Liberation Mono","DejaVu Sans Mono",monospace}
@media screen and (prefers-color-scheme:dark){:root{
--paper:#16181c;--wash:#1e2126;--ink:#e7e5df;--soft:#a6a9b1;--line:#353941;--rail:#2b2f36;--accent:#a3bdf2;
--add:#8fd6ae;--addbg:#16352a;--cut:#f2a29c;--cutbg:#402020;
--structure:#a9b6f7;--meta:#74cbdc;--readability:#d7a6ec;--keyphrase:#e8b565;--typography:#f59a97;
--trust:#94d197;--links:#86bdf3;--data:#b6bbc4;--style:#f09cc8;--other:#b6bbc4}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font:400 1rem/1.55 var(--sans);overflow-wrap:break-word}
[hidden]{display:none!important}
main{max-width:74rem;margin:0 auto;padding:2.5rem clamp(1rem,4vw,3rem) 4rem}
main:focus{outline:none}
a{color:var(--accent);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:1rem;z-index:9;background:var(--paper);padding:.5rem 1rem}
h1,h2,h3,h4,h5,h6{line-height:1.2;text-wrap:balance;margin:0}
p{margin:.5rem 0}
code{font:.9em var(--mono)}
.back{max-width:74rem;margin:0 auto;padding:1rem clamp(1rem,4vw,3rem) 0;font-size:.875rem}.back+main{padding-top:1.5rem}
.masthead{max-width:52rem;margin-bottom:2rem}
.kicker{margin:0 0 1rem;font-size:.8125rem;letter-spacing:.04em;color:var(--soft)}
.masthead h1,.masthead h2{font:500 clamp(1.75rem,4.4vw,2.75rem)/1.15 var(--serif);letter-spacing:-.01em}
.masthead em{color:var(--soft)}
.file{display:block;color:var(--soft);font-size:.875rem;margin-top:.75rem;overflow-wrap:anywhere}
.verdict{display:grid;grid-template-columns:auto minmax(0,1fr);gap:0 2.5rem;border-top:1px solid var(--ink);padding-top:1.5rem}
.verdict .facts,.verdict .gates,.verdict>:is(h2,h3){grid-column:1/-1}
.score{margin:0;line-height:1;text-align:center}
.figure{display:block;font:400 clamp(4rem,11vw,6.5rem)/.85 var(--serif);font-variant-numeric:lining-nums;letter-spacing:-.03em}
.of{font-size:.8125rem;color:var(--soft);display:inline-block;margin-top:.75rem}
.says .sentence{font:400 clamp(1.125rem,2.2vw,1.375rem)/1.4 var(--serif);margin:0;max-width:42rem}
.second{color:var(--soft);margin:.4rem 0 0}
.ruler{display:block;overflow:visible;margin-top:1rem}
.ruler text,.histogram text{font:.75rem var(--sans);fill:var(--soft)}.histogram .axis{font-size:.6875rem}
.r-rail{fill:var(--rail)}.r-score{fill:var(--accent)}.r-now{fill:var(--accent);stroke:var(--paper);stroke-width:2}
.r-tick{stroke:var(--line)}.r-gate{stroke:var(--cut);stroke-width:2.5}.r-min{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:3 3}
.r-before{fill:var(--paper);stroke:var(--soft);stroke-width:2}.r-after{fill:var(--paper);stroke:var(--add);stroke-width:2.5}
.r-raw{stroke:var(--accent);stroke-width:2;stroke-dasharray:2 4}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:.25rem 0 0;padding:0;font-size:.8125rem;color:var(--soft)}
.legend li::before{content:"";display:inline-block;vertical-align:-.1em;margin-right:.45em;width:.7rem;height:.7rem;border-radius:50%;border:2px solid var(--soft)}
.legend .l-after::before{border-color:var(--add)}
.legend .l-gate::before{width:0;border-radius:0;border-width:0 0 0 3px;border-color:var(--cut);height:.9rem}
.legend .l-min::before{width:0;border-radius:0;border-width:0 0 0 2px;border-style:dashed;border-color:var(--ink);height:.9rem}
.legend .l-raw::before{height:0;border-radius:0;border-width:2px 0 0;border-style:dotted;border-color:var(--accent);vertical-align:.25em;width:1.1rem}
.facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(7.5rem,1fr));gap:1rem 1.5rem;margin:1.75rem 0 0;padding:1rem 0;border-block:1px solid var(--line)}
.facts div{display:flex;flex-direction:column-reverse;justify-content:flex-end}
.facts dt{font-size:.8125rem;color:var(--soft);max-width:9.5rem;line-height:1.3}
.facts dd{margin:0;font:400 1.5rem/1.2 var(--serif);font-variant-numeric:lining-nums tabular-nums}
.verdict>:is(h2,h3){font:600 1rem var(--sans);margin:1.5rem 0 .25rem}
.gates{margin:0;padding:0;list-style:none}
.gates li{border-left:3px solid var(--cut);padding:.1rem 0 .1rem .9rem;margin:.5rem 0;max-width:46rem}
.toc ul{list-style:none;display:flex;flex-wrap:wrap;gap:.35rem 1.4rem;margin:1.5rem 0 0;padding:0;font-size:.9375rem}
.sec{margin-top:4rem}
.sec .sh{font:500 1.75rem/1.2 var(--serif);padding-top:1rem;border-top:1px solid var(--ink);margin:0 0 .5rem}
.sec h3,.sec h4{font:600 1rem var(--sans);margin:2rem 0 .5rem}
.intro{color:var(--soft);max-width:42rem;margin:.25rem 0 1.25rem}
.more,.times{color:var(--soft);font-size:.8125rem}
.times{font-variant-numeric:tabular-nums}
.warn{border-left:3px solid var(--cut);padding-left:.9rem}
figure{margin:1rem 0}
figcaption{font-size:.8125rem;color:var(--soft)}
details{margin:1rem 0}
summary{cursor:pointer;width:fit-content;color:var(--accent)}
.columns{columns:18rem;column-gap:2.5rem;padding-left:1.1rem;margin:.75rem 0}
.columns li{break-inside:avoid;margin-bottom:.3rem}
.top{list-style:none;margin:0;padding:0;max-width:52rem}
.top li{display:grid;grid-template-columns:7.5rem minmax(0,1fr);gap:0 1.5rem;padding:1rem 0;border-top:1px solid var(--line)}
.top li:first-child{border-top:0}
.top p{margin:.15rem 0}
.gain{color:var(--soft);font-size:.8125rem;text-align:right;white-space:nowrap}
.gain span{display:block;font:400 2rem/1.1 var(--serif);color:var(--ink);font-variant-numeric:lining-nums tabular-nums}
.what{font-weight:600}
.cat{font-weight:400;font-size:.8125rem;color:var(--k);margin-left:.5em}
.snippets{display:grid;grid-template-columns:minmax(0,41.5rem) minmax(0,24rem);gap:1.5rem 2.5rem}
.snippet{margin:0;min-width:0}
.snippet>div{border:1px solid var(--line);border-radius:.5rem;padding:1rem 1.25rem;margin-top:.5rem}
.snippet p{margin:0}
.address{font-size:.8125rem;color:var(--soft)}
.st{font:400 20px/1.3 Arial,"Liberation Sans",sans-serif;color:var(--accent)}
.sd{font:400 14px/1.55 Arial,"Liberation Sans",sans-serif;color:var(--soft)}
.snippet .none{font-style:italic;color:var(--cut)}
.scroll{overflow-x:auto;margin:1.25rem 0}
table{border-collapse:collapse;width:100%;font-size:.9375rem}
caption{text-align:left;font-weight:600;padding-bottom:.4rem}
th,td{text-align:left;font-weight:400;padding:.45rem .9rem .45rem 0;border-bottom:1px solid var(--line);vertical-align:baseline}
thead th{color:var(--soft);font-size:.8125rem}
.num{text-align:right}
td.num,th.num{font-variant-numeric:lining-nums tabular-nums;white-space:nowrap}
tfoot th,tfoot td{font-weight:600;border-bottom:0;border-top:2px solid var(--ink)}
th code{color:var(--soft);font-size:.75rem;margin-left:.35rem}
.barcell{min-width:6rem;width:32%}
.bar .rail{fill:var(--rail)}.bar .fill{fill:var(--k,var(--accent))}.bar.over .fill{fill:var(--cut)}
.chip{display:inline-block;width:.65rem;height:.65rem;border-radius:2px;background:var(--k);margin-right:.55rem}
.equation{font:400 1.25rem/1.4 var(--serif);font-variant-numeric:lining-nums}
.outline,.planned{list-style:none;margin:0;padding:0;max-width:52rem}
.outline li{display:grid;grid-template-columns:2.2rem minmax(0,1fr) auto;gap:0 .75rem;padding:.55rem 0;border-bottom:1px solid var(--line)}
.outline .bar{grid-column:2/-1;height:3px;margin-top:.4rem}
.lv,.wd{font-size:.8125rem;color:var(--soft);padding-top:.2em}
.ti{font-family:var(--serif);font-size:1.0625rem}
.ti a{color:inherit;text-decoration-color:var(--line)}
.o2 .ti{padding-left:1rem}.o3 .ti{padding-left:2rem}.o4 .ti,.o5 .ti,.o6 .ti{padding-left:3rem}
.o1 .ti{font-size:1.1875rem}
.strip{display:block}
.s-ground{fill:var(--rail)}.s-intro{fill:var(--keyphrase);opacity:.22}
.s-heading{stroke:var(--soft);stroke-width:2}.s-key{stroke:var(--keyphrase);stroke-width:2.5}.s-key.loose{stroke-dasharray:4 3}
.ends{display:flex;justify-content:space-between;font-size:.75rem;color:var(--soft);margin:.15rem 0 .4rem}
.histogram{display:block;max-width:46rem;overflow:visible}
.h-bar{fill:var(--accent);opacity:.8}.h-long{fill:var(--readability)}.h-base{stroke:var(--soft)}
.longest,.hunks{padding:0;list-style:none;max-width:52rem}
.longest li{display:grid;grid-template-columns:5rem minmax(0,1fr);gap:1rem;margin:.75rem 0}
.longest q{font-family:var(--serif)}
q:lang(fr){quotes:"«\00a0" "\00a0»" "“" "”"}
q a{color:inherit;text-decoration-color:var(--line)}
del,ins{text-decoration:none;padding:0 .1em}
del{color:var(--cut);background:var(--cutbg);border-bottom:2px dotted var(--cut)}ins{color:var(--add);background:var(--addbg);border-bottom:2px solid var(--add);font-weight:600}
.hunks li{display:grid;grid-template-columns:5rem minmax(0,1fr);gap:1rem;padding:.45rem 0;border-bottom:1px solid var(--line)}
.hunks .line{font-size:.8125rem;color:var(--soft);padding-top:.15em}
.hunks .words{font-family:var(--serif);white-space:pre-wrap}
.hunks del,.hunks ins{font-family:var(--mono);margin:0 .1em}
.change{font-family:var(--mono);font-size:1em}
.settings div{display:grid;grid-template-columns:11rem minmax(0,1fr);gap:1rem;padding:.4rem 0;border-bottom:1px solid var(--line)}
.settings dt{color:var(--soft)}.settings dd{margin:0;overflow-wrap:anywhere}
.limits{max-width:42rem;padding-left:1.1rem}
.colophon{max-width:74rem;margin:0 auto;padding:1.5rem clamp(1rem,4vw,3rem) 3rem;color:var(--soft);font-size:.8125rem}
)css"
                                    // The annotated article.
                                    R"css(
.k-structure{--k:var(--structure);--u:solid}.k-meta{--k:var(--meta);--u:double}.k-readability{--k:var(--readability);--u:wavy}
.k-keyphrase{--k:var(--keyphrase);--u:dashed}.k-typography{--k:var(--typography);--u:dotted}.k-trust{--k:var(--trust);--u:solid}
.k-links{--k:var(--links);--u:double}.k-data{--k:var(--data);--u:dashed}.k-style{--k:var(--style);--u:wavy}.k-other{--k:var(--other);--u:solid}
.tools{position:sticky;top:0;z-index:2;background:var(--paper);border-block:1px solid var(--line);padding:.6rem 0;margin-bottom:1.5rem;
display:flex;flex-wrap:wrap;gap:.5rem 2rem;font-size:.875rem;align-items:center}
.tools fieldset{border:0;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1rem}
.tools legend{position:absolute;padding:0;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.tools label{white-space:nowrap;text-decoration:underline 2px var(--u,none) var(--k,transparent);text-underline-offset:.3em;cursor:pointer}
.tools .moves{margin:0 0 0 auto}
.tools .moves{display:flex;align-items:center;gap:.5rem;min-width:0}.tools [role=status]{color:var(--soft);font-size:.8125rem;white-space:nowrap;overflow:hidden;text-overflow:ellipsis;max-width:26rem}
button{font:inherit;color:var(--ink);background:var(--wash);border:1px solid var(--soft);border-radius:.35rem;padding:.2rem .7rem;cursor:pointer}
.sheet{margin-top:1.5rem}
.row{display:grid;grid-template-columns:minmax(0,40rem) minmax(15rem,1fr);gap:0 2.5rem;margin:0 0 1.1rem;scroll-margin-top:8rem}
.cell{position:relative;padding-left:2.75rem;min-width:0}
.sign{position:absolute;right:calc(100% - 2.25rem);top:.3em;white-space:nowrap;font-size:.75rem;color:var(--soft);line-height:1.4}
.text{font:400 1.1875rem/1.62 var(--serif);white-space:pre-wrap;hanging-punctuation:first}
.r-head{margin-top:2rem}
.head .text{line-height:1.25;font-weight:600}
.t1 .text{font-size:1.875rem}.t2 .text{font-size:1.4375rem}.t3 .text{font-size:1.25rem}
.head .sign{top:.5em}.t1 .sign{top:.9em}
.item{margin-bottom:.35rem}.item .sign{right:calc(100% - 3.25rem);font-size:1rem;top:.2em;font-family:var(--serif)}
.cell.item{padding-left:3.75rem}.cell.d2{margin-left:1.5rem}.cell.d3{margin-left:3rem}.cell.d4{margin-left:4.5rem}
.cell.quote::before{content:"";position:absolute;left:1.5rem;top:.2rem;bottom:.2rem;border-left:2px solid var(--line)}
.quote .text{font-style:italic}
.pre .text{font:400 .875rem/1.5 var(--mono);background:var(--wash);padding:.75rem 1rem;overflow-x:auto}
.alt .text,.caption .text{font-size:1rem;color:var(--soft)}
.r-field{margin-bottom:.5rem}
.cell.field{padding-left:0}.field .sign{position:static;display:block}
.field .text{font-size:1.0625rem}
.r-field+.row:not(.r-field){margin-top:2rem}
.grid{display:table;border-collapse:collapse;width:100%}.tr{display:table-row}
.td,.th{display:table-cell;border-bottom:1px solid var(--line);padding:.4rem .8rem .4rem 0}
.table .text{font:400 1rem/1.45 var(--serif)}
.table .th .text{font-weight:600}
.cell.table{overflow-x:auto}
.link{border-bottom:1px solid var(--soft)}
mark{color:inherit;background:transparent;background:color-mix(in srgb,var(--k) 11%,transparent);
text-decoration:underline 2px var(--u) var(--k);text-underline-offset:.22em;text-decoration-skip-ink:none;padding:.08em 0}
mark.s-error{text-decoration-thickness:3px}mark.s-info{background:transparent}
mark.ws{padding:0 .1em}mark.ws::before{content:attr(data-g);color:var(--k);font-family:var(--mono);font-style:normal;font-weight:400;font-size:.8em}
mark.lit,.note.lit{background:color-mix(in srgb,var(--k) 24%,transparent)}
mark.off{background:none;text-decoration:none;padding:0}mark.off::before{content:none}
mark::after{content:attr(data-m);position:absolute;left:2.75rem;right:0;width:fit-content;max-width:34rem;margin-top:2em;z-index:3;
background:var(--ink);color:var(--paper);font:400 .8125rem/1.4 var(--sans);padding:.45rem .7rem;border-radius:.35rem;white-space:normal;
text-decoration:none;pointer-events:none;display:none}
mark:hover::after{display:block}
mark.off::after,.quiet mark::after{display:none!important}
.call{font:600 .6875rem/1 var(--sans);vertical-align:super;color:var(--soft);text-decoration:none;padding:.3em .18em;margin-left:.05em;
font-style:normal;user-select:none;-webkit-user-select:none;white-space:nowrap}
.call::before{content:"\2060"}
.call:hover,.call.lit{color:var(--accent);text-decoration:underline}
.call:target{background:var(--ink);color:var(--paper);border-radius:2px}
.pin{display:inline-block;border-left:2px solid var(--k);height:1em;vertical-align:-.1em;margin:0 .1em}
.notes{list-style:none;margin:0;padding:.3rem 0 0;font-size:.8125rem;line-height:1.42}
.note{border-left:3px solid var(--k);padding:.15rem 0 .15rem .7rem;margin:0 0 .7rem}
.note.s-info{border-left-style:dotted}.note.s-warning{border-left-style:solid}.note.s-error{border-left-style:double;border-left-width:6px}
.note p{margin:0}
.note .more{margin-top:.1rem}
.num{font-variant-numeric:tabular-nums}
.note .num{display:inline-block;font-weight:600;color:var(--ink);text-decoration-color:var(--line);min-width:1.2em;text-align:left}
.note:has(:target){background:var(--wash)}
.fix{color:var(--add)}
.s-error .sev{color:var(--cut);font-weight:600}
.change{display:inline-block;max-width:100%;white-space:pre-wrap}
.wide{max-width:52rem;font-size:.9375rem}
.did{margin:1.5rem 0}.did>div{display:grid;grid-template-columns:8rem minmax(0,1fr);gap:0 1.5rem;padding:.9rem 0;border-top:1px solid var(--line)}
.did dt{color:var(--soft);padding-top:.15rem}.did dd{margin:0;min-width:0}
.did p,.planned p,.points p{margin:.1rem 0}
.drawn{font:500 1.1875rem/1.4 var(--serif)}
.from{font-size:.875rem;color:var(--soft)}.from q{font-family:var(--serif);color:var(--ink)}
.did details,.planned details{margin:.35rem 0;font-size:.9375rem}
.inline{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;margin:0;padding:0}
.planned li{display:grid;grid-template-columns:2.2rem minmax(0,1fr);gap:0 .75rem;padding:.8rem 0;border-top:1px solid var(--line)}
.planned li li{display:list-item;border:0;padding:.1rem 0}
.planned .o3{margin-left:1.5rem}.planned .o4{margin-left:3rem}
.removed,.todo,.points{max-width:46rem;padding-left:1.1rem}
.removed li,.todo li,.points li{margin:.6rem 0}
.removed del{font-family:var(--serif);white-space:pre-wrap;border:0}
.todo{list-style:"☐  "}
.todo q{display:block;font-family:var(--serif);color:var(--soft)}
@media (max-width:60rem){.snippets{grid-template-columns:minmax(0,1fr)}.snippet:nth-child(2){max-width:24rem}.row{grid-template-columns:minmax(0,1fr)}.notes{padding-left:2.75rem}.r-field .notes,.wide{padding-left:0}}
@media (max-width:36rem){.axis.alt{display:none}main{padding-top:1.5rem}.verdict{grid-template-columns:minmax(0,1fr);gap:1rem}.score{text-align:left;display:flex;align-items:baseline;gap:.6rem}
.top li,.did>div,.settings div,.hunks li,.longest li{grid-template-columns:minmax(0,1fr);gap:.1rem}.gain{text-align:left}.gain span{display:inline}
.cell{padding-left:0}.sign,.item .sign{position:static;display:inline-block;margin-right:.4rem}.cell.item{padding-left:0}
.item .text{display:inline}.notes{padding-left:0}.cell.quote{padding-left:1rem}.cell.quote::before{left:0}mark::after{left:0}
.cell.d2{margin-left:1rem}.cell.d3,.cell.d4{margin-left:1.5rem}.sec{margin-top:3rem}.tools{position:static}.tools .moves{margin:0;flex-wrap:wrap}.tools [role=status]{white-space:normal}
.text{font-size:1.0625rem}.barcell{min-width:3.5rem;width:auto}th code{display:block;margin:0}.outline li{grid-template-columns:1.8rem minmax(0,1fr) auto}}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media (forced-colors:active){mark{forced-color-adjust:none;color:#000;background:#ff0}.bar .fill,.r-score,.h-bar,.h-long{fill:CanvasText}.bar .rail,.r-rail{fill:GrayText}}
@media print{:root{color-scheme:light;--paper:#fff;--ink:#000;--soft:#444;--line:#bbb}main{max-width:none;padding:0}body{font-size:10pt}
.toc,.tools,.skip,.colophon a,.back{display:none}.row{display:block}.row>div{break-inside:avoid}.notes{columns:2;column-gap:.8cm;font-size:8pt;padding:.1cm 0 0 1.4cm}.note .more{font-size:7pt}.top li{padding:.25cm 0}.r-field .notes,.wide{padding-left:0}.scroll{overflow:visible}table{font-size:8.5pt}th,td{padding:.1cm .25cm .1cm 0}.barcell{min-width:2cm}.facts dd{font-size:13pt}.sec .sh{font-size:15pt}.gain span{font-size:15pt}

.widths{break-inside:avoid}.cell{padding-left:1.4cm}.sign{right:calc(100% - 1.2cm)}.text{font-size:10.5pt}.sec{margin-top:1cm}h2,h3{break-after:avoid}
.top li,.note,tr,figure,.snippet{break-inside:avoid}a{color:inherit;text-decoration:none}mark,.bar,.ruler,.chip,del,ins{-webkit-print-color-adjust:exact;print-color-adjust:exact}
@page{margin:1.8cm}}
)css";

}  // namespace calame
