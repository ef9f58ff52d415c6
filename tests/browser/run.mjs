// Looks at pages in a real browser: `node run.mjs MODULES CHROMIUM PAGE...`. Prints what is wrong, a line each, and ends
// with 1 where anything is.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

// How many steps of the Tab key are taken one by one; the rest of a long page is asked about at once.
const STEPS = 40;

const [modules, executablePath, ...pages] = process.argv.slice(2);
const require = createRequire(resolve(modules, 'package.json'));
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const { HtmlValidate } = require('html-validate');

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// Colours change with the scheme, widths do not.
const WIDTHS = { light: [320, 400, 960, 1280, 1920], dark: [1280] };
// What axe is asked at which width: everything once, and then what a narrow screen or another scheme can change.
const RULES = {
  light: { 320: ['target-size', 'scrollable-region-focusable'], 1280: WCAG },
  dark: { 1280: ['color-contrast'] },
};
// A4 less its margins, in the pixels of a stylesheet.
const PAPER = 688;
const QUIET = ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

const faults = [];
const browser = await chromium.launch({ executablePath, args: QUIET });
for (const page of pages) {
  const say = (fault) => faults.push(`${basename(page)}: ${fault}`);
  await validate(page, say);
  for (const colorScheme of ['light', 'dark']) await look(page, colorScheme, say);
  await withoutScripts(page, say);
  await cells(page, say);
}
await browser.close();
faults.forEach((fault) => console.log(fault));
process.exitCode = faults.length > 0 ? 1 : 0;

// Opens a page as somebody would, and listens to what it does.
async function open(page, options, say) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const tab = await context.newPage();
  const url = pathToFileURL(resolve(page)).href;
  tab.on('console', (message) => say(`the console says ${message.type()}: ${message.text()}`));
  tab.on('pageerror', (error) => say(`a script failed: ${error}`));
  tab.on('dialog', (dialog) => { say(`a dialog: ${dialog.message()}`); dialog.dismiss(); });
  tab.on('request', (request) => { if (request.url() !== url) say(`asks for ${request.url()}`); });
  await tab.goto(url);
  return tab;
}

async function look(page, colorScheme, say) {
  const tab = await open(page, { colorScheme }, say);
  for (const width of WIDTHS[colorScheme]) {
    await tab.setViewportSize({ width, height: 900 });
    await fits(tab, `at ${width} px`, say);
    if (RULES[colorScheme][width]) await accessible(tab, `${colorScheme}, ${width} px`, RULES[colorScheme][width], say);
  }
  if (colorScheme === 'light') {
    await keyboard(tab, say);
    await holdsItsReport(tab, say);
    await tab.emulateMedia({ media: 'print' });
    await tab.setViewportSize({ width: PAPER, height: 900 });
    await fits(tab, 'on paper', say);
    await onPaper(page, tab, say);
  }
  await tab.context().close();
}

// Nothing is wider than the screen, what scrolls in a frame of its own apart, and no cell has text that runs out of it.
async function fits(tab, where, say) {
  const wide = await tab.evaluate(() => {
    const root = document.documentElement;
    // Words that are there for a screen reader alone.
    const isClipped = (element) => element.closest('.say')?.offsetWidth <= 1;
    const runsOut = [...document.querySelectorAll('main *')].filter((element) => {
      const box = element.getBoundingClientRect();
      return !element.closest('.hidden, thead, .frame > *') && !isClipped(element) && box.width > 0 && box.right > root.clientWidth + 1;
    });
    const cells = [...document.querySelectorAll('tbody th, tbody td')].filter((cell) => cell.scrollWidth > cell.clientWidth + 1);
    const named = [...runsOut, ...cells].slice(0, 3).map((element) => `${element.tagName} ${element.textContent.slice(0, 40)}`);
    return root.scrollWidth > root.clientWidth ? ['the page', ...named] : named;
  });
  if (wide.length > 0) say(`too wide ${where}: ${wide.join('; ')}`);
}

// A summary is one side of A4, whatever its documents say.
async function onPaper(page, tab, say) {
  const pdf = (await tab.pdf({ preferCSSPageSize: true })).toString('latin1');
  const sides = pdf.match(/\/Type\s*\/Page\b/g).length;
  const sizes = [...pdf.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, ...sides]) => sides.map(Math.round).join(' by '));
  if (sizes.some((size) => !/^59[56] by 84[12]$/.test(size))) say(`is not on A4, but ${sizes[0]} points`);
  if (basename(page).startsWith('summary') && sides !== 1) say(`takes ${sides} sides of paper`);
}

async function accessible(tab, where, rules, say) {
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate((runOnly) => window.axe.run({ runOnly }), rules);
  for (const { id, nodes } of violations) say(`axe (${where}): ${id}, ${nodes.length} times, first ${nodes[0].html}`);
}

// Whatever can be used is reached by the Tab key, the way past the head first, and is seen to be. What is folded opens by
// the Enter key.
async function keyboard(tab, say) {
  await tab.setViewportSize({ width: 1280, height: 900 });
  const usable = 'a[href], summary, input, select, [tabindex="0"]';
  for (let step = 0; step < STEPS; step += 1) {
    await tab.keyboard.press('Tab');
    const { isBehind, isNext, isClosed, text } = await tab.evaluate(([usable, step]) => {
      const at = document.activeElement;
      const visible = [...document.querySelectorAll(usable)].filter((element) => element.checkVisibility());
      const isClosed = at.matches('details:not([open]) > summary');
      return { isBehind: step >= visible.length, isNext: at === visible[step], isClosed, text: at.textContent.slice(0, 40) };
    }, [usable, step]);
    // Behind the last one Tab leaves the page.
    if (isBehind) break;
    if (!isNext) say(`number ${step + 1} of the Tab key is out of order: "${text}"`);
    if (isClosed) {
      await tab.keyboard.press('Enter');
      if ((await tab.locator('details:not([open]) > summary:focus').count()) > 0) say(`Enter does not open "${text}"`);
    }
  }
  const faults = await tab.evaluate((usable) => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    const fault = (element) => {
      element.focus({ preventScroll: true });
      if (document.activeElement !== element || element.tabIndex !== 0) return 'cannot be reached';
      return getComputedStyle(element).outlineStyle === 'none' ? 'does not show that it is reached' : undefined;
    };
    const visible = [...document.querySelectorAll(usable)].filter((element) => element.checkVisibility());
    const found = visible.map((element) => [element.textContent.slice(0, 40), fault(element)]);
    return found.filter(([, fault]) => fault).map(([text, fault]) => `"${text}" ${fault}`);
  }, usable);
  for (const fault of faults.slice(0, 5)) say(`${fault} by the keyboard (${faults.length} in all)`);
}

async function holdsItsReport(tab, say) {
  // One script is the tool's own, and only its hash lets it run.
  const text = await tab.evaluate(() => document.querySelector('template#report').content.textContent);
  if (!/^[a-z]+-report\/v1$/.test(JSON.parse(text).paramount)) say('its own report cannot be read');
  const scripts = await tab.evaluate(() => document.querySelectorAll('script:not(head > [type=module]), iframe, img, object, link').length);
  if (scripts > 0) say('it has elements that fetch or run something');
}

async function withoutScripts(page, say) {
  const withThem = await open(page, {}, say);
  const without = await open(page, { javaScriptEnabled: false }, say);
  const says = async (tab) => (await tab.locator('header, main, footer').allInnerTexts()).join('\n');
  const [one, other] = await Promise.all([withThem, without].map(says));
  if (one !== other || one.length < 100) say('it says something else without scripts');
  await Promise.all([withThem, without].map((tab) => tab.context().close()));
}

// A sign of the picture leads to its cell and opens it, with scripts or without; the controls leave out what they say.
async function cells(page, say) {
  for (const javaScriptEnabled of [true, false]) {
    const tab = await open(page, { javaScriptEnabled }, say);
    const signs = tab.locator('.picture td a');
    if (await signs.count() > 0) {
      await signs.last().focus();
      await tab.keyboard.press('Enter');
      const isOpen = await tab.evaluate(() => document.querySelector(':target')?.closest('details')?.open);
      if (!isOpen) say(`a link opens no cell with${javaScriptEnabled ? '' : 'out'} scripts`);
      if (javaScriptEnabled) await controls(tab, say);
    }
    await tab.context().close();
  }
}

async function controls(tab, say) {
  const shown = () => tab.evaluate(() => [...document.querySelectorAll('.standard')]
    .filter((standard) => standard.checkVisibility()).map((standard) => standard.dataset.theme));
  const theme = await tab.locator('[name=theme] option').last().getAttribute('value');
  await tab.locator('[name=theme]').selectOption(theme);
  const left = await shown();
  if (left.length === 0 || left.some((other) => other !== theme)) say(`the theme ${theme} leaves ${left}`);
  await tab.locator('[name=words]').fill('no standard says this');
  if ((await shown()).length > 0) say('words that nobody says leave a standard');
  await tab.locator('.controls summary').click();
  await tab.locator('[name=document]').first().uncheck();
  const rest = await tab.evaluate(() => [...document.querySelectorAll('[data-at="0"]')].filter((part) => part.checkVisibility()).length);
  if (rest > 0) say(`${rest} parts of a document stay that was left out`);
}

async function validate(page, say) {
  const rules = {
    // How the markup is written is not how it is read.
    'long-title': 'off', 'no-trailing-whitespace': 'off', 'doctype-style': 'off', 'void-style': 'off',
    // Tables say their roles, since the stylesheet lays them out as cards.
    'no-redundant-role': 'off', 'prefer-native-element': 'off',
  };
  const report = await new HtmlValidate({ extends: ['html-validate:recommended'], rules }).validateFile(page);
  for (const { messages } of report.results) {
    for (const { ruleId, message, line } of messages.slice(0, 5)) say(`line ${line}: ${message} (${ruleId})`);
  }
}
