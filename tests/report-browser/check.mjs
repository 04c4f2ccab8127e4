// Opens reports in a browser as a reader does, and asserts what CLI.md and WCAG 2.2 AA ask of them:
// node check.mjs CHROMIUM FOLDER. A failure is a line; the exit code is 1 when there was one.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [, , executablePath, folder] = process.argv;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const browser = await chromium.launch({ executablePath, args });
let failures = 0, checks = 0;

// A page of its own context; what it logs or asks of the network is a failure.
async function open(file, check, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const url = pathToFileURL(file).href;
  const expect = (good, what) => {
    ++checks;
    if (good) return;
    ++failures;
    console.log(`FAILED ${basename(file)}: ${what}`);
  };
  page.on('console', m => expect(!['error', 'warning'].includes(m.type()), `console: ${m.text()}`));
  page.on('pageerror', e => expect(false, `exception: ${e.message}`));
  page.on('dialog', d => { expect(false, 'a dialog'); d.dismiss(); });
  page.on('request', r => expect(r.url().split('#')[0] === url, `request of ${r.url().slice(0, 80)}`));
  await page.goto(url);
  await check(page, expect);
  await context.close();
}
const unfold = page => page.evaluate(() => document.querySelectorAll('details').forEach(d => { d.open = true; }));

async function accessible(page, expect) {
  await unfold(page);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  expect(violations.length === 0, violations.map(v =>
    `axe ${v.id} × ${v.nodes.length}: ${v.nodes[0].target} ${v.nodes[0].failureSummary.split('\n')[1]}`).join('\n  '));
}

// 1280 px at 400 % leave 320: the page scrolls one way; only tables and code scroll by themselves.
async function narrow(page, expect) {
  await unfold(page);
  const wrong = await page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    const scrolls = e => e && (['auto', 'scroll'].includes(getComputedStyle(e).overflowX) || scrolls(e.parentElement));
    const out = document.documentElement.scrollWidth > wide ? [`scrolls to ${document.documentElement.scrollWidth}`] : [];
    for (const e of document.querySelectorAll('body *')) {
      const box = e.getBoundingClientRect();
      if (box.width > 1 && box.right > wide + 1 && !scrolls(e)) out.push(`out of the page: ${e.outerHTML.slice(0, 90)}`);
      const style = getComputedStyle(e);
      if (box.width > 1.5 && style.overflowX === 'hidden' && e.scrollWidth > e.clientWidth + 1)
        out.push(`cut: ${e.outerHTML.slice(0, 90)}`);
    }
    return out.slice(0, 3);
  });
  expect(wrong.length === 0, `at ${page.viewportSize().width} px: ${wrong.join('; ')}`);
}

async function withoutScript(page, expect) {
  const got = await page.evaluate(() => ({
    h1: document.querySelectorAll('h1').length,
    dead: [...document.querySelectorAll('button, input')].filter(e => e.checkVisibility()).length,
    lost: [...document.querySelectorAll('a[href^="#"]')].filter(a => !document.getElementById(a.hash.slice(1))).length,
    visible: document.body.innerText.length > 80,
  }));
  expect(got.h1 === 1 && got.visible, 'without JavaScript: nothing to read');
  expect(got.dead === 0, `without JavaScript: ${got.dead} controls that do nothing`);
  expect(got.lost === 0, `${got.lost} links that lead nowhere`);
}

async function prints(page, expect) {
  const pdf = await page.pdf({ printBackground: true });
  expect(pdf.length > 5000 && pdf.subarray(0, 5).toString() === '%PDF-', 'prints nothing');
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.setViewportSize({ width: 658, height: 985 }); // A4 within its margins
  const cut = await page.evaluate(() => [document.documentElement, ...document.querySelectorAll('.scroll, .sheet')]
    .filter(e => e.scrollWidth > e.clientWidth + 1).map(e => `${e.tagName} ${e.className} ${e.scrollWidth} px`));
  expect(cut.length === 0, `wider than the sheet of paper: ${cut[0]}`);
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(paper === 'rgb(255, 255, 255)', `prints on ${paper}`);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ['color-contrast'] }));
  expect(violations.length === 0, `printed from a dark screen, hard to read: ${violations[0]?.nodes[0].html.slice(0, 99)}`);
}

// Every stop of the first keyboard walk shows its focus; filters, moves and sortable headers are among them.
async function keyboard(page, expect) {
  const wanted = await page.evaluate(() => [...document.querySelectorAll('.tools input, .tools button, th button')]
    .filter(e => e.checkVisibility()).length);
  let met = 0, bare = '';
  for (let i = 0; i < 600 && met < wanted; ++i) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const e = document.activeElement, style = getComputedStyle(e);
      return { met: e.matches('.tools input, .tools button, th button'), html: e.outerHTML.slice(0, 90),
        ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && e.getBoundingClientRect().left > -1 };
    });
    met += stop.met;
    if (!stop.ring) bare ||= stop.html;
  }
  expect(met === wanted, `the keyboard reaches ${met} controls of ${wanted}`);
  expect(!bare, `focus not visible: ${bare}`);
}

async function controls(page, expect) {
  await unfold(page);
  const tools = page.locator('.tools').first();
  if (await tools.count()) {
    const shown = () => page.locator('.sec-article').first().locator('.note:visible').count();
    const all = await shown(), box = tools.locator('input').first();
    await box.focus();
    await page.keyboard.press('Space');
    expect(await shown() < all, 'a filter hides nothing');
    await page.keyboard.press('Space');
    expect(await shown() === all, 'a filter does not give back what it hid');
    if (await page.locator('.sec-article').first().locator('.call').count()) {
      await tools.locator('[data-move="1"]').focus();
      await page.keyboard.press('Enter');
      expect(await page.locator('.call.lit').count() > 0, '“next” leads to no remark');
      expect(await tools.locator('button:focus').count() === 1, '“next” loses the keyboard');
    }
  }
  const header = page.locator('.sortable th button').first();
  if (await header.count()) {
    const rows = () => page.locator('.sortable').first().locator('tbody tr').allInnerTexts();
    const before = await rows();
    await header.focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('.sortable th').first().getAttribute('aria-sort') === 'ascending', 'a header does not sort');
    const after = await rows();
    expect(before.length < 4 || before.join() !== after.join(), 'sorting moves no row');
    expect([...before].sort().join() === [...after].sort().join(), 'sorting loses rows');
  }
}

async function harmless(page, expect) {
  await unfold(page);
  const got = await page.evaluate(() => ({
    broken: window.broken !== undefined,
    scripts: document.querySelectorAll('script').length - [...document.scripts].filter(s => s.textContent.startsWith("\n'use strict'")).length,
    handlers: [...document.querySelectorAll('*')].filter(e => e.getAttributeNames().some(n => /^on|^style$|^src$/.test(n))).length,
    links: [...document.querySelectorAll('[href]')].filter(a => !/^(#|index\.html$|[a-z0-9-]+\.html$)/.test(a.getAttribute('href'))).length,
    hidden: /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/.test(document.documentElement.outerHTML),
    shown: document.body.textContent.includes('<script>'),
  }));
  for (const what of ['broken', 'scripts', 'handlers', 'links', 'hidden']) expect(!got[what], `article text got out: ${what}`);
  if (/hostile/.test(page.url())) expect(got.shown, 'hostile text is not shown');
}

function files(of) {
  return readdirSync(of).sort().flatMap(name => {
    const path = join(of, name);
    return statSync(path).isDirectory() ? files(path) : name.endsWith('.html') ? [path] : [];
  });
}
for (const file of statSync(folder).isDirectory() ? files(folder) : [folder]) {
  const before = failures;
  for (const colorScheme of ['light', 'dark']) await open(file, accessible, { colorScheme });
  await open(file, narrow, { viewport: { width: 320, height: 225 } });
  await open(file, narrow, { viewport: { width: 360, height: 740 } });
  await open(file, withoutScript, { javaScriptEnabled: false });
  await open(file, prints, { colorScheme: 'dark' });
  await open(file, keyboard);
  await open(file, controls);
  await open(file, harmless);
  console.log(`${failures === before ? 'good  ' : '      '} ${file.slice(folder.length + 1) || basename(file)}`);
}
await browser.close();
console.log(`${checks} checks, ${failures} failed`);
process.exit(failures > 0 ? 1 : 0);
