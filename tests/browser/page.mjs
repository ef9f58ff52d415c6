// Uses the page that holds the whole command as people do, opened from disk with the network off:
// `node page.mjs MODULES CHROMIUM PAGE PARAMOUNT TESTS SCRATCH`, where TESTS is the folder tests. Prints what is wrong, a line
// each, and ends with 1 where anything is.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, executablePath, page, paramount, tests, scratch] = process.argv.slice(2);
const require = createRequire(resolve(modules, 'package.json'));
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const DAY = '2026-11-26';
const QUIET = ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
// However slow the machine is.
const PATIENCE = 60_000;

const record = (number) => `paramount: policy/v1\npolicy: area-${number}\nedition: "2025"\ntitle: Training strategy\nstatus: draft\n`;
const HOSTILE = `paramount: policy/v1
policy: ashford
edition: "2024"
title: "</title></template></iframe><script>alert(1)</script>"
area: "\\"><img src=http://example.org/x onerror=alert(1)>"
status: published
review: {next_due: 2020-01, by: "<iframe srcdoc='<script>parent.alert(1)</script>'>"}
"<img src=x onerror=alert(2)>": "x"
commitments:
  - {standard: two-trainers, section: "</textarea><script>alert(3)</script>", strength: should, says: "<svg/onload=alert(4)>", details: {minimum: 2}}
`;
// What has one mend, beside what nothing may change.
const SLIPS = '# Kept as it is.\nparamount: policy/v1\npolicy: example-shire\nedition: "2025"\ntitle: Training: a strategy   # and this\nstatus: draft\napproval: {by: Executive Group, date: 5 November 2024}\n';

const FIRST = '  - standard: two-trainers\n    section: "1"\n    strength: should\n    says: Two lead.\n    details: {minimum: 2}\n';
const SECOND = '  - standard: refresher\n    section: "2"   # kept\n    strength: must\n    says: Each year.\n    details: {every: 1 year}\n';

const close = (tab) => tab.context().close();
const text = (tab, selector) => tab.locator(selector).innerText();
const judged = (tab, words) => tab.locator('#look-status').filter({ hasText: words }).waitFor();

const faults = [];
const browser = await chromium.launch({ executablePath, args: QUIET });
const scenes = [
  examples, repository, manyFiles, aStopper, aCrash, hostileRecords, mends, answers, aReload, aWordFile, fortyQuestions,
];
for (const scene of scenes) {
  const say = (fault) => faults.push(`${scene.name}: ${fault}`);
  await scene(say).catch((fault) => say(fault.stack));
}
await browser.close();
faults.forEach((fault) => console.log(fault));
process.exitCode = faults.length > 0 ? 1 : 0;

// Opens the page without a network, and listens to what it does.
async function open(say, { at = '', prepare, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(PATIENCE);
  await context.setOffline(true);
  const tab = await context.newPage();
  const url = pathToFileURL(resolve(page)).href;
  tab.on('console', (message) => say(`the console says ${message.type()}: ${message.text()}`));
  tab.on('pageerror', (error) => say(`a script failed: ${error}`));
  tab.on('dialog', (dialog) => { say(`a dialog: ${dialog.message()}`); dialog.dismiss(); });
  tab.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('blob:')) say(`asks for ${request.url().slice(0, 100)}`);
  });
  // The browser's own dialog for saving takes nobody's answer here; the page then gives a download.
  await tab.addInitScript(() => { delete window.showSaveFilePicker; });
  if (prepare) await tab.addInitScript(prepare);
  await tab.goto(url + at);
  await tab.locator('#version').filter({ hasText: 'paramount' }).waitFor();
  await tab.evaluate((day) => { document.getElementById('day').value = day; }, DAY);
  return tab;
}


async function saved(tab, button) {
  const [download] = await Promise.all([tab.waitForEvent('download'), tab.getByRole('button', { name: button, exact: true }).click()]);
  return readFileSync(await download.path());
}

function native(folder, ...args) {
  return spawnSync(paramount, [...args, '--root', '.'], { cwd: folder, maxBuffer: 1 << 28 });
}

// Nothing is wider than the screen, and axe finds nothing.
async function sound(tab, where, say) {
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate((runOnly) => window.axe.run({ exclude: ['iframe'] }, { runOnly }), WCAG);
  for (const { id, nodes } of violations) say(`axe (${where}): ${id}, ${nodes.length} times, first ${nodes[0].html}`);
  await tab.setViewportSize({ width: 320, height: 700 });
  const wide = await tab.evaluate(() => {
    const most = document.documentElement.clientWidth;
    const runsOut = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > most + 1 && element.checkVisibility());
    return [...runsOut.map((element) => `${element.tagName} ${element.id} ${element.textContent.slice(0, 30)}`)].slice(0, 3);
  });
  if (wide.length > 0) say(`too wide at 320 px (${where}): ${wide.join('; ')}`);
  await tab.setViewportSize({ width: 1280, height: 900 });
}

// The five examples open, and each view shows its page, in light and in dark.
async function examples(say) {
  for (const colorScheme of ['light', 'dark']) {
    const tab = await open(say, { colorScheme });
    await sound(tab, `${colorScheme}, nothing open`, say);
    await tab.getByRole('button', { name: 'Open the five examples' }).click();
    await judged(tab, '5 documents judged as at 26 November 2026');
    for (const [view, heading] of [['summary', 'Summary'], ['due', 'Review calendar'], ['compare', 'Policies side by side'], ['diff', 'What changed'], ['check', 'Findings']]) {
      await tab.locator(`#view-${view}`).click();
      await tab.frameLocator('#report-frame').getByRole('heading', { level: 1, name: heading }).waitFor();
      await judged(tab, 'as at 26 November 2026');
    }
    await sound(tab, `${colorScheme}, the examples`, say);
    await close(tab);
  }
}

// A folder is judged as the command judges it, to the byte, and everything that is saved is what it would write.
async function repository(say) {
  const folder = join(tests, 'examples/course-repo');
  const tab = await open(say);
  await tab.locator('#folder').setInputFiles(folder);
  await judged(tab, 'judged');
  const expected = (...args) => native(folder, ...args, '--today', DAY, '.').stdout;
  for (const [button, args] of [
    ['Save the report as data', ['check', '--format', 'json']],
    ['Save the findings as a table', ['check', '--format', 'csv']],
    ['Save this report as a page', ['check', '--format', 'html']],
  ]) {
    if (!(await saved(tab, button)).equals(expected(...args))) say(`"${button}" gives something else than paramount ${args.join(' ')}`);
  }
  await tab.locator('#view-due').click();
  await tab.frameLocator('#report-frame').getByRole('heading', { level: 1 }).waitFor();
  if (!(await saved(tab, 'Save the dates for a calendar')).equals(expected('due', '--format', 'ics'))) say('the calendar is another one');
  const sheet = await saved(tab, 'Save the answers as a spreadsheet');
  if (sheet.subarray(0, 2).toString() !== 'PK') say('the spreadsheet is none');
  await close(tab);
}

// Drops files on the page, as text by path.
async function drop(tab, files) {
  await tab.evaluate((files) => {
    const dataTransfer = new DataTransfer();
    for (const [name, text] of files) dataTransfer.items.add(new File([text], name));
    document.getElementById('drop').dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
  }, files);
}

async function manyFiles(say) {
  const tab = await open(say);
  await drop(tab, Array.from({ length: 200 }, (_, number) => [`area-${number}.yaml`, record(number)]));
  await judged(tab, '200 documents judged');
  if (!(await text(tab, '#opened-status')).includes('200 files are open')) say('200 files are not open');
  await close(tab);
}

// What an engine is like that never answers for one file, and has no memory left for another.
function failing() {
  const Real = Worker;
  window.Worker = class extends Real {
    postMessage(message) {
      if (message.type === 'files') this.names = [...message.files.keys()];
      const names = message.type === 'run' ? message.only ?? this.names : [];
      window.hangs = names.includes('hangs.yaml');
      if (window.hangs) return;
      if (names.includes('crashes.yaml')) setTimeout(() => this.dispatchEvent(new MessageEvent('message', { data: { id: message.id, fault: 'out of memory' } })));
      else super.postMessage(message);
    }
  };
}

// Files that stop the engine are set aside and named, and the others are judged.
async function aStopper(say) {
  const tab = await open(say, { prepare: failing });
  await tab.clock.install();
  await drop(tab, [['good.yaml', record(1)], ['hangs.yaml', record(2)], ['crashes.yaml', record(3)], ['fine.yaml', record(4)]]);
  const isDone = () => tab.locator('#look-status').filter({ hasText: '2 documents judged' }).isVisible();
  for (let step = 0; step < 600 && !(await isDone()); step += 1) {
    // Time passes for an engine that hangs alone: others answer as fast as the machine lets them.
    if (await tab.evaluate(() => window.hangs)) await tab.clock.fastForward(31_000);
    await new Promise((resume) => { setTimeout(resume, 200); });
  }
  const aside = await text(tab, '#set-aside');
  if (!/2 files stopped the check/.test(aside) || !/hangs\.yaml: it took longer/.test(aside) || !/crashes\.yaml: out of memory/.test(aside)) say(`of the two files is said: ${aside}`);
  await close(tab);
}

// A worker that breaks off is followed by another one.
async function aCrash(say) {
  const tab = await open(say);
  await tab.getByRole('button', { name: 'Open the five examples' }).click();
  await judged(tab, '5 documents judged');
  await tab.workers()[0].evaluate(() => { setTimeout(() => { throw new Error('broken'); }); });
  await tab.locator('#view-due').click();
  await tab.frameLocator('#report-frame').getByRole('heading', { level: 1, name: 'Review calendar' }).waitFor();
  await close(tab);
}

// Text of documents and names of files are text, in the reports and beside the editor.
async function hostileRecords(say) {
  const tab = await open(say);
  await drop(tab, [['<img src=x onerror=alert(1)>.yaml', HOSTILE], ['../../up.yaml', record(1)]]);
  await judged(tab, 'judged');
  await tab.locator('#opened summary').click();
  if (!(await text(tab, '#opened-list')).includes('up.yaml')) say('a file with dots in its path is not open');
  for (const view of ['compare', 'due', 'summary']) {
    await tab.locator(`#view-${view}`).click();
    await judged(tab, /As at/);
  }
  await tab.getByRole('link', { name: 'Write a record' }).click();
  await tab.locator('#open-one').selectOption({ index: 0 });
  await tab.getByRole('button', { name: 'Begin with it' }).click();
  await tab.locator('#verdict').filter({ hasText: 'error' }).waitFor();
  const made = await tab.evaluate(() => document.querySelectorAll('main img, main svg, main script').length);
  if (made > 0) say('a text of the document became a part of the page');
  await close(tab);
}

async function openRecord(tab, name, contents) {
  await tab.locator('#record-file').setInputFiles({ name, mimeType: 'text/yaml', buffer: Buffer.from(contents) });
  await tab.locator('#verdict').filter({ hasText: 'As at' }).waitFor();
}

// What has one mend is mended by a click, as the command mends it, and no other byte changes.
async function mends(say) {
  const tab = await open(say, { at: '#write' });
  await openRecord(tab, 'slips.yaml', SLIPS);
  await sound(tab, 'a record with findings', say);
  await tab.getByRole('button', { name: /^Mend: put the whole text in quotes/ }).click();
  await tab.getByRole('button', { name: 'Mend all that has only one mend' }).click();
  await tab.locator('.cm-content').filter({ hasText: '2024-11-05' }).waitFor();
  const folder = join(scratch, 'mends');
  mkdirSync(folder);
  writeFileSync(join(folder, 'slips.yaml'), SLIPS);
  native(folder, 'check', '--today', DAY, '--fix', 'slips.yaml');
  const mended = await saved(tab, 'Save the record');
  if (!mended.equals(readFileSync(join(folder, 'slips.yaml')))) say(`it is mended otherwise: ${mended}`);
  await close(tab);
}

// An answer is changed in its own place, and one that the policy does not give is taken out with its lines; nothing else changes.
async function answers(say) {
  const tab = await open(say, { at: '#write' });
  await openRecord(tab, 'answers.yaml', `${record(1)}commitments:\r\n  # One.\r\n${FIRST}  # Two.\n${SECOND}`);
  await tab.getByRole('button', { name: /how often training is refreshed/ }).click();
  await tab.getByLabel('should').check();
  await tab.getByRole('button', { name: 'Save', exact: true }).click();
  await tab.locator('.cm-content').filter({ hasNotText: 'strength: must' }).waitFor();
  await tab.getByRole('button', { name: 'All questions' }).click();
  await tab.getByRole('button', { name: /how many trainers/ }).click();
  await tab.getByLabel('It says nothing about this').check();
  await tab.getByRole('button', { name: 'Save', exact: true }).click();
  await tab.locator('.cm-content').filter({ hasNotText: 'two-trainers' }).waitFor();
  const written = (await saved(tab, 'Save the record')).toString();
  if (written !== `${record(1)}commitments:\r\n  # One.\r\n  # Two.\n${SECOND.replace('must', 'should')}`) say(`it is written otherwise: ${JSON.stringify(written)}`);
  await close(tab);
}

// What was written is there after the window was closed, until somebody forgets it.
async function aReload(say) {
  const tab = await open(say, { at: '#write' });
  await openRecord(tab, 'mine.yaml', record(7));
  await tab.locator('.cm-content').click();
  await tab.keyboard.press('Control+End');
  await tab.keyboard.type('area: Reloaded');
  await tab.reload();
  await tab.getByRole('button', { name: 'Go on with it' }).click();
  await tab.locator('.cm-content').filter({ hasText: 'area: Reloaded' }).waitFor();
  await tab.getByRole('button', { name: 'Close the record' }).click();
  await tab.getByRole('button', { name: 'Forget it' }).click();
  await tab.reload();
  await tab.locator('#version').filter({ hasText: 'paramount' }).waitFor();
  if (await tab.locator('#kept').isVisible()) say('what was forgotten is still kept');
  await close(tab);
}

// A record is begun from the document itself, as the command begins it.
async function aWordFile(say) {
  const folder = join(scratch, 'document');
  mkdirSync(folder);
  writeFileSync(join(folder, 'strategy.md'), '# Training strategy 2025\n\n## 1. Trainers\n\nEach session must be led by at least two trainers.\n');
  const tab = await open(say, { at: '#write' });
  await tab.locator('#from-file').setInputFiles(join(folder, 'strategy.md'));
  await tab.locator('#verdict').filter({ hasText: 'As at' }).waitFor();
  const begun = await saved(tab, 'Save the record');
  if (!begun.equals(native(folder, 'new', 'policy', '--from', 'strategy.md').stdout)) say('it is begun otherwise');
  await close(tab);
}

// From nothing to a record with an answer to each standard, by the keyboard alone; the command calls it what the page does.
async function fortyQuestions(say) {
  const tab = await open(say);
  const focused = () => tab.evaluate(() => {
    const at = document.activeElement;
    return { words: at.textContent || at.labels?.[0]?.textContent || '', type: at.type, group: at.closest('fieldset')?.querySelector('legend').textContent ?? '' };
  });
  // Moves on by the Tab key until something is reached.
  const reach = async (isThere) => {
    for (let step = 0; step < 400; step += 1) {
      const at = await focused();
      if (isThere(at)) return at;
      await tab.keyboard.press('Tab');
    }
    throw new Error(`the Tab key does not reach ${isThere}`);
  };
  const press = async (words) => {
    await reach((at) => at.words.startsWith(words) && at.type !== 'text');
    await tab.keyboard.press('Enter');
  };
  await press('Write a record');
  await press('Start with a blank record');
  await tab.locator('#about input').first().waitFor();
  for (const answer of ['Example Shire', 'Training strategy', '2025', 'published', 'Executive Group', '5 November 2024', '', '', 'every 2 years', '2027-03', 'Training manager', 'Officer']) {
    const before = await focused();
    await reach((at) => at.type === 'text' && at.words !== before.words);
    await tab.keyboard.type(answer);
  }
  await press('Begin the record');
  await tab.getByRole('heading', { name: 'Questions', exact: true }).waitFor();
  await sound(tab, 'all questions', say);
  let answered = 0;
  await press('Go on with the next question');
  for (let question = 0; question < 80; question += 1) {
    await tab.locator('#questions .of').waitFor();
    const isStandard = await tab.locator('#questions fieldset').count() > 0;
    if (!isStandard) await place();
    else if (await standard()) answered += 1;
    const of = await text(tab, '#questions .of');
    if (/^Question (\d+) of \1$/.test(of)) break;
    await press('Next');
    // Why a standard matters is looked up first.
    await tab.locator('#questions .of').filter({ hasNotText: of }).waitFor();
  }
  if (answered < 40) say(`${answered} standards are answered`);
  const folder = join(scratch, 'forty');
  mkdirSync(folder);
  writeFileSync(join(folder, 'record.yaml'), await saved(tab, 'Save the record'));
  const own = native(folder, 'check', '--today', DAY, '--format', 'json', '.');
  await tab.getByRole('button', { name: 'See the whole report' }).click();
  await judged(tab, '1 document judged');
  if (!(await saved(tab, 'Save the report as data')).equals(own.stdout)) say('the command judges the record otherwise');
  const left = JSON.parse(own.stdout).findings.filter(({ severity }) => severity === 'error');
  for (const { message, place } of left) say(`line ${place.line} of the record: ${message}`);
  await close(tab);

  // A place that is still open: the record's own readers, levels and what it was read against.
  async function place() {
    const asked = await text(tab, '#questions h3');
    await reach((at) => at.type === 'text');
    await tab.keyboard.type({ 'recorded, read against': 'shared@2026-11-26', 'levels, list, number': '1' }[asked] ?? 'unstated');
    await tab.keyboard.press('Enter');
    await tab.getByRole('button', { name: 'Next', exact: true }).and(tab.locator(':focus')).waitFor();
  }

  async function standard() {
    if (await tab.locator('#questions').filter({ hasText: 'The record has this answered under' }).count() > 0) return true;
    await reach((at) => at.group === 'What does the policy say?' && at.type === 'radio');
    await tab.keyboard.press('Space');
    await reach((at) => at.group.startsWith('How strongly') && at.type === 'radio');
    await tab.keyboard.press('Space');
    for (;;) {
      await tab.keyboard.press('Tab');
      const at = await focused();
      if (at.words === 'Save') break;
      if (at.type === 'checkbox') await tab.keyboard.press('Space');
      else if (at.type === 'select-one') await tab.keyboard.press('ArrowDown');
      else await tab.keyboard.type(answerTo(at.words));
    }
    await tab.keyboard.press('Enter');
    await tab.locator('#questions').getByRole('button', { name: 'Next question' }).and(tab.locator(':focus')).waitFor();
    return true;
  }
}

function answerTo(label) {
  if (label.startsWith('Where does it say so')) return '3.1';
  if (label.startsWith('What does it say')) return 'Every agency is to see to it: nobody is left out.';
  if (/^(Every|Recency|Within|Notice|After|Valid for|Reviewed every|Before)/.test(label)) return '1 year';
  return /^Fee/.test(label) ? '50.00' : '2';
}
