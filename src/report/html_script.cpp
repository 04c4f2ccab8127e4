// The page's script: filters, next and previous, the remark and its mark lit together. All of it can be done without.
#include "report/html_page.h"

namespace calame {

const std::string_view html_script = R"js(
'use strict';
for (const section of document.querySelectorAll('.sec-article')) {
  const tools = section.querySelector('.tools');
  if (!tools) continue;
  const boxes = [...tools.querySelectorAll('input')];
  const notes = [...section.querySelectorAll('.note')];
  const calls = [...section.querySelectorAll('.call')];
  const marks = [...section.querySelectorAll('mark')];
  const status = tools.querySelector('[role=status]');
  const byNumber = new Map();
  const add = (element, number) => {
    if (!byNumber.has(number)) byNumber.set(number, []);
    byNumber.get(number).push(element);
  };
  for (const element of [...calls, ...marks, ...section.querySelectorAll('.num')])
    for (const number of element.dataset.n.split(' ')) add(element, number);

  const filter = () => {
    const off = {k: new Set(), s: new Set()};
    for (const box of boxes) {
      if (box.checked) continue;
      if (box.dataset.k) off.k.add(box.dataset.k); else off.s.add(box.dataset.s);
    }
    const hidden = new Set();
    let shown = 0;
    for (const note of notes) {
      note.hidden = off.k.has(note.dataset.k) || off.s.has(note.dataset.s);
      for (const num of note.querySelectorAll('.num')) {
        if (note.hidden) hidden.add(num.dataset.n); else shown++;
      }
    }
    for (const call of calls) call.hidden = hidden.has(call.dataset.n);
    for (const mark of marks) mark.classList.toggle('off', mark.dataset.n.split(' ').every(n => hidden.has(n)));
    for (const pin of section.querySelectorAll('.pin')) pin.hidden = pin.nextElementSibling.hidden;
    status.textContent = tools.dataset.shown.replace('{n}', shown);
  };

  const light = (number, on) => {
    for (const element of byNumber.get(number) || []) {
      element.classList.toggle('lit', on);
      const note = element.closest('.note');
      if (note) note.classList.toggle('lit', on);
    }
  };
  const watch = (element) => {
    const numbers = element.dataset.n.split(' ');
    for (const [on, type] of [[true, 'mouseenter'], [false, 'mouseleave'], [true, 'focus'], [false, 'blur']])
      element.addEventListener(type, () => numbers.forEach(n => light(n, on)));
  };
  [...calls, ...marks, ...section.querySelectorAll('.num')].forEach(watch);

  let current = -1, timer = 0, dim = () => {};
  calls.forEach((call, i) => call.addEventListener('focus', () => { current = i; }));
  for (const button of tools.querySelectorAll('button'))
    button.addEventListener('click', () => {
      const step = Number(button.dataset.move);
      for (let i = 0, at = current; i < calls.length; i++) {
        at = (at + step + calls.length) % calls.length;
        if (calls[at].hidden) continue;
        current = at;
        calls[at].focus({preventScroll: true});
        const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
        calls[at].scrollIntoView({block: 'center', behavior: calm ? 'auto' : 'smooth'});
        // Focus comes back, so that the next press goes on; what was found is said and lit.
        button.focus({preventScroll: true});
        status.textContent = calls[at].getAttribute('aria-label');
        dim();
        light(calls[at].dataset.n, true);
        dim = () => light(calls[at].dataset.n, false);
        clearTimeout(timer);
        timer = setTimeout(() => dim(), 2500);
        break;
      }
    });
  boxes.forEach(box => box.addEventListener('change', filter));
  tools.hidden = false;
  filter();
}
document.addEventListener('keydown', event => {
  if (event.key === 'Escape') document.body.classList.add('quiet');
});
document.addEventListener('mousemove', () => document.body.classList.remove('quiet'));
)js";

}  // namespace calame
