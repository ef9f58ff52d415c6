// Uses the page that holds the whole command as people do, opened from disk with the network off:
// `node page.mjs MODULES CHROMIUM PAGE PARAMOUNT TESTS SCRATCH`, where TESTS is the folder tests, and SCRATCH has a policy,
// strategy.docx, and a folder slips of records. Prints what is wrong, a line each, and ends with 1 where anything is.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
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

const WITH_LEVELS = ['# Westmarch Safeguarding Children Partnership', '## Training Policy 2025', '## Levels', '2.1 Training is offered at three levels.',
  '2.2 Level 1 is for everyone who meets children at work. It takes two hours and may be done online.',
  '2.3 Level 2 is for staff who work regularly with children and families. It is a one-day course.',
  '2.4 Level 3 is for designated safeguarding leads and social workers.', '## Refreshers', '3.1 Level 1 training must be refreshed every three years.',
  '3.2 Staff at Level 2 and Level 3 must attend refresher training every two years.', '3.3 The partnership expects agencies to release staff for training.'].join('\n\n');

const close = (tab) => tab.context().close();
const text = (tab, selector) => tab.locator(selector).innerText();
const judged = (tab, words) => tab.locator('#look-status').filter({ hasText: words }).waitFor();

const faults = [];
const browser = await chromium.launch({ executablePath, args: QUIET });
const scenes = [
  examples, repository, manyFiles, namesakes, twoEditions, aSlowRun, aStopper, aCrash, hostileRecords, mends, slips, answers, otherPolicies, otherParts, forAdults, unsavedAnswers, ownWords, silence, pastedText, charges, aReload,
  nothingKept, twoWindows, aWordFile, aLongCharge, foundSentences, readOnce, nothingFalse, eachByItself, askedFor, readBack, levels, pressedTwice, leftOut, aPromise, aWaiver, writing, fortyQuestions,
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
  await tab.evaluate((day) => { document.getElementById('day').value = day; }, DAY);
  return tab;
}


// Opens the sentences that are kept in the policy's own words.
function unfold(tab) {
  return tab.locator('#questions summary').filter({ hasText: 'own words' }).click();
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

// On a narrow screen the buttons that lead on stay in view, and nothing that has the focus is hidden behind them.
async function stays(tab, where, say) {
  await tab.setViewportSize({ width: 320, height: 700 });
  await tab.locator('#questions h3').focus();
  for (let step = 0; step < 12; step += 1) {
    await tab.keyboard.press('Tab');
    const { isInView, isBehind, words } = await tab.evaluate(() => {
      const [at, bar] = [document.activeElement.getBoundingClientRect(), document.querySelector('#questions .actions.main').getBoundingClientRect()];
      const isOfBar = document.activeElement.closest('.actions.main') !== null;
      return { isInView: bar.top >= 0 && bar.bottom <= innerHeight + 1, isBehind: !isOfBar && at.bottom > bar.top + 1 && at.top < bar.bottom, words: document.activeElement.outerHTML.slice(0, 60) };
    });
    if (!words.includes('<button') && !isInView) say(`the button that leads on is out of view (${where})`);
    if (isBehind) say(`what has the focus is behind the buttons (${where}): ${words}`);
    if (words.includes('submit')) break;
  }
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

// Two files of one name stay both open, until somebody says that the later one is the newer.
async function namesakes(say) {
  const tab = await open(say);
  const paths = async () => (await tab.locator('#opened-list bdi').allTextContents()).join(' ');
  await drop(tab, [['old.yaml', record(1)], ['old.yaml', record(2)]]);
  await judged(tab, '2 documents judged');
  await drop(tab, [['old.yaml', record(1)], ['new.yaml', record(4)]]);
  await judged(tab, '3 documents judged');
  if (await paths() !== '2/old.yaml new.yaml old.yaml') say(`of files with one name are open: ${await paths()}`);
  await drop(tab, [['new.yaml', record(5)]]);
  await tab.locator('#namesakes').filter({ hasText: '2/new.yaml' }).waitFor();
  await sound(tab, 'two files of one name', say);
  await tab.getByRole('button', { name: 'Take the later ones' }).click();
  await judged(tab, '3 documents judged');
  if (await paths() !== '2/old.yaml new.yaml old.yaml') say(`after the later one is taken are open: ${await paths()}`);
  if (!(await saved(tab, 'Save the report as data')).includes('area-5@')) say('the earlier one was taken');
  await close(tab);
}

// The older and the newer document are so by their editions, whatever their files are called, until somebody chooses others.
async function twoEditions(say) {
  const tab = await open(say);
  const pair = () => tab.locator('#pair select').evaluateAll((selects) => selects.map(({ value }) => value).join(' '));
  const offered = (path) => tab.locator(`#older option[value="${path}"]`).waitFor({ state: 'attached' });
  const edition = (words) => record(2).replace('2025', words);
  await drop(tab, [['a-new.yaml', edition('2027')], ['b-old.yaml', edition('2026')], ['c-other.yaml', record(1)]]);
  await judged(tab, '3 documents judged');
  await tab.locator('#view-diff').click();
  await judged(tab, 'As at');
  if (await pair() !== 'b-old.yaml a-new.yaml') say(`the older and the newer are ${await pair()}`);
  if (!(await text(tab, '#older')).includes('area-2, edition 2026')) say(`the choice says: ${await text(tab, '#older')}`);
  await drop(tab, [['d-newest.yaml', edition('2028')]]);
  await offered('d-newest.yaml');
  await judged(tab, 'As at');
  if (await pair() !== 'a-new.yaml d-newest.yaml') say(`with a newer one they are ${await pair()}`);
  await tab.locator('#older').selectOption('c-other.yaml');
  await judged(tab, 'As at');
  await drop(tab, [['e.yaml', edition('2029')]]);
  await offered('e.yaml');
  await judged(tab, 'As at');
  if (await pair() !== 'c-other.yaml d-newest.yaml') say(`what was chosen became ${await pair()}`);
  await close(tab);
}

// An engine that answers when it is let.
function slow() {
  const Real = Worker;
  window.Worker = class extends Real {
    postMessage(message) {
      if (message.type === 'run' && window.isSlow) window.answer = () => super.postMessage(message);
      else super.postMessage(message);
    }
  };
}

// Many files have more time than few, somebody who waits is told so, and nothing is saved of a view that is not there yet.
async function aSlowRun(say) {
  const tab = await open(say, { prepare: slow });
  await drop(tab, Array.from({ length: 60 }, (_, number) => [`area-${number}.yaml`, record(number)]));
  await judged(tab, '60 documents judged');
  await tab.clock.install();
  await tab.evaluate(() => { window.isSlow = true; });
  await tab.locator('#view-due').click();
  await tab.waitForFunction(() => window.answer);
  await tab.clock.fastForward(35_000);
  await judged(tab, /Working … \d+ seconds so far/);
  if (await tab.locator('#saves button').count() > 0) say('a report can be saved that is not there yet');
  await tab.evaluate(() => window.answer());
  await judged(tab, 'As at');
  if (await tab.locator('#set-aside').isVisible()) say(`files are set aside: ${await text(tab, '#set-aside')}`);
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
    if (await tab.evaluate(() => window.hangs)) await tab.clock.fastForward(40_000);
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
  await tab.getByRole('button', { name: 'It says nothing about this' }).click();
  await tab.locator('.cm-content').filter({ hasNotText: 'Two lead.' }).waitFor();
  const written = (await saved(tab, 'Save the record')).toString();
  if (written !== `${record(1)}# Looked for, and the policy says nothing about it: two-trainers\r\ncommitments:\r\n  # One.\r\n  # Two.\n${SECOND.replace('must', 'should')}`) say(`it is written otherwise: ${JSON.stringify(written)}`);
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
  await tab.getByRole('button', { name: 'Start with a blank record' }).waitFor();
  if (await tab.locator('#kept').isVisible()) say('what was forgotten is still kept');
  for (const number of [1, 2]) {
    await openRecord(tab, `${number}.yaml`, record(number));
    await tab.locator('.cm-content').click();
    await tab.keyboard.type(`# ${number}`);
    await tab.getByRole('button', { name: 'Close the record' }).click();
  }
  const kept = await tab.locator('#kept-list li').allInnerTexts();
  if (kept.length !== 2) say(`of two records that were begun are kept: ${kept}`);
  await tab.getByRole('button', { name: 'Forget it: 1.yaml' }).click();
  await tab.getByRole('button', { name: 'Go on with it: 2.yaml' }).click();
  await tab.locator('.cm-content').filter({ hasText: '# 2' }).waitFor();
  await inAnotherWindow(tab);
  await tab.keyboard.press('Control+End');
  await tab.locator('.cm-content').click();
  await tab.keyboard.type('# here');
  await tab.locator('#write-status').filter({ hasText: 'in another window' }).waitFor();
  await tab.getByRole('button', { name: 'Forget this draft' }).click();
  await tab.getByRole('button', { name: 'Forget it for good' }).click();
  await tab.getByRole('button', { name: 'Start with a blank record' }).waitFor();
  const left = await tab.locator('#kept-list li').allInnerTexts();
  if (left.length !== 1 || !left[0].includes('2.yaml')) say(`after one window has forgotten its draft are kept: ${left}`);
  await close(tab);
}

// Another window writes the record that is kept.
async function inAnotherWindow(tab) {
  await tab.evaluate(() => {
    const id = localStorage.key(0);
    localStorage.setItem(id, JSON.stringify({ ...JSON.parse(localStorage.getItem(id)), text: '# there' }));
  });
}

// A browser that has no room left.
function full() {
  Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
}

// A browser that lets pages keep nothing.
function blocked() {
  Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });
}

// Where the browser keeps nothing, that is said, and a record that is not saved is not left without a question.
async function nothingKept(say) {
  for (const prepare of [full, blocked]) {
    const tab = await open(say, { at: '#write', prepare });
    const asks = () => tab.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));
    const isClosed = () => tab.getByRole('button', { name: 'Start with a blank record' }).isVisible();
    await tab.locator('#unkept').filter({ hasText: 'keeps nothing' }).waitFor();
    if ((await text(tab, 'footer')).includes('kept in this browser')) say('it is promised all the same');
    await openRecord(tab, 'mine.yaml', record(7));
    if (await asks()) say('it asks about a record in which nothing is written');
    await tab.locator('.cm-content').click();
    await tab.keyboard.type('# mine');
    if (!(await asks())) say('a record that is not kept is lost without a question');
    await tab.getByRole('button', { name: 'Close the record' }).click();
    await tab.getByRole('button', { name: 'Keep it' }).click();
    if (await isClosed()) say('the record is closed although somebody keeps it');
    await saved(tab, 'Save the record');
    if (await asks()) say('it asks about a record that is saved');
    await tab.getByRole('button', { name: 'Close the record' }).click();
    if (!(await isClosed())) say('a record that is saved cannot be closed');
    await close(tab);
  }
}

// Two windows that go on with one record keep both of what is written, and the second one says so.
async function twoWindows(say) {
  const first = await open(say, { at: '#write' });
  await openRecord(first, 'mine.yaml', record(7));
  await first.locator('.cm-content').click();
  await first.keyboard.type('# one ');
  const second = await first.context().newPage();
  await second.goto(first.url());
  await second.getByRole('button', { name: 'Go on with it' }).click();
  await second.locator('#write-status').filter({ hasText: 'open in another window' }).waitFor();
  for (const [tab, words] of [[second, '# two '], [first, '# three ']]) {
    await tab.locator('.cm-content').click();
    await tab.keyboard.type(words);
  }
  const kept = await first.evaluate(() => Object.values(localStorage).sort().map((draft) => JSON.parse(draft).text));
  if (kept.length !== 2 || !kept.some((draft) => draft.includes('# two')) || !kept.some((draft) => draft.includes('# three'))) say(`of two windows is kept: ${kept}`);
  await first.close();
  await second.waitForFunction(async () => (await navigator.locks.query()).held.length === 1);
  // Its own draft may be the newest, as it is kept once more when it is closed.
  for (const at of [0, 1]) {
    await second.getByRole('button', { name: 'Close the record' }).click();
    await second.getByRole('button', { name: 'Go on with it' }).nth(at).click();
    await second.locator('.cm-content').filter({ hasText: /# (two|three)/ }).waitFor();
    if ((await text(second, '.cm-content')).includes('# three')) break;
  }
  if (!(await text(second, '.cm-content')).includes('# three')) say('the second window does not go on with what the first one wrote');
  if (await text(second, '#write-status') !== '') say(`once the first window is closed, the second one says: ${await text(second, '#write-status')}`);
  await second.context().close();
}

// An answer that is filled in is saved before the next question, and one that is refused only once it is put right or left.
async function unsavedAnswers(say) {
  const tab = await open(say, { at: '#write' });
  await openRecord(tab, 'mine.yaml', `${record(7)}commitments:\n${FIRST}`);
  const ask = (name) => tab.getByRole('button', { name }).click();
  await ask(/how many trainers/);
  await tab.getByLabel('What does it say?').fill('Three lead.');
  await ask('Save and go on');
  await tab.locator('.cm-content').filter({ hasText: 'Three lead.' }).waitFor();
  await ask('All questions');
  await ask(/how often training is refreshed/);
  await tab.getByLabel(/^must/).check();
  await tab.getByLabel('How often?').fill('a year or so');
  await ask('All questions');
  await tab.getByText('press the same button again').waitFor();
  if (await tab.getByLabel('How often?').getAttribute('aria-invalid') !== 'true') say('the field that is wrong is not marked');
  if (await tab.getByLabel('How often?').inputValue() !== 'a year or so') say('what was typed is gone');
  await close(tab);
}

// What an officer types is written as records have it, where it has one reading, and stays as it is where it has none.
async function ownWords(say) {
  const tab = await open(say, { at: '#write' });
  await openRecord(tab, 'mine.yaml', `${record(7)}commitments:\n${FIRST}`);
  const answer = async (name, numbers) => {
    await tab.locator('#questions').getByRole('button', { name }).click();
    await tab.getByLabel(/^must/).check();
    await tab.getByLabel('Where does it say so?').fill('3.10');
    await tab.getByLabel('What does it say?').fill('It says so.');
    for (const [label, words] of Object.entries(numbers)) await tab.getByLabel(label).fill(words);
    await tab.getByRole('button', { name: 'Save', exact: true }).click();
  };
  const go = () => tab.getByRole('button', { name: 'All questions' }).click();
  await answer(/when a place is cancelled/, { 'How much notice?': 'five working days', 'What fee?': '£50' });
  await tab.getByText('“five working days” is written as 5 working days. “£50” is written as 50.00.').waitFor();
  await go();
  await answer(/how often training is refreshed/, { 'How often?': 'every three years' });
  await tab.getByText('Saved in the record.').waitFor();
  await go();
  await answer(/ask trainers for experience/, { 'How many trainers at least?': 'two years' });
  await tab.getByText('Nothing was written').waitFor();
  const typed = await tab.getByLabel('How many trainers at least?').inputValue();
  if (typed !== 'two years') say(`of what has another meaning is made: ${typed}`);
  const written = await text(tab, '.cm-content');
  for (const words of ['notice: 5 working days', 'fee: "50.00"', 'every: 3 years', 'section: "3.10"']) if (!written.includes(words)) say(`the record has no ${words}`);
  await close(tab);
}

// Of all that is open on one screen, only what somebody says they have looked for counts as silence. The file keeps it, and the
// policy counts as read through only once nothing is left.
async function silence(say) {
  const tab = await open(say, { at: '#write' });
  const ask = (name) => tab.locator('#questions').getByRole('button', { name }).click();
  const silent = () => tab.locator('#questions li').filter({ hasText: 'the policy says nothing' }).count();
  await openRecord(tab, 'mine.yaml', `${record(7)}recorded: {by: officer, date: 2026-11-20}\ncommitments:\n${FIRST}`.replace(' 2026-11-20}', ' 2026-11-20, read_against: "[insert shared@2026-11-26]"}'));
  await ask('See all open questions on one screen');
  await tab.getByRole('heading', { name: 'Which of these does the policy not speak of?' }).waitFor();
  await ask('Ask each by itself');
  await tab.locator('#questions .of').waitFor();
  await ask('All questions');
  if (await silent() > 0) say('silence is recorded that nobody has looked for');
  await ask('See all open questions on one screen');
  await ask('Tick all');
  await tab.getByLabel(/how often training is refreshed/i).uncheck();
  await sound(tab, 'all open questions on one screen', say);
  await ask('I have read the whole policy: it says nothing about those with a tick');
  await tab.getByRole('heading', { name: /how often training is refreshed/ }).waitFor();
  const written = (await saved(tab, 'Save the record')).toString();
  await tab.getByRole('button', { name: 'Close the record' }).click();
  await openRecord(tab, 'mine.yaml', written);
  if (await silent() < 35) say(`opened again, ${await silent()} standards have nothing said of them: ${written}`);
  await ask('Have you been through the whole policy?');
  await tab.getByText('1 question has no answer yet').waitFor();
  if (await tab.getByRole('button', { name: 'Yes, all of it' }).count() > 0) say('the policy may be read through with a question left');
  await ask('All questions');
  await ask(/how often training is refreshed/);
  await tab.getByRole('heading', { name: /how often training is refreshed/ }).and(tab.locator(':focus')).waitFor();
  await ask('It says nothing about this');
  await tab.getByRole('heading', { name: 'Have you been through' }).waitFor();
  await sound(tab, 'whether the policy is read through', say);
  await ask('Yes, all of it');
  await tab.locator('.cm-content').filter({ hasText: 'read_against: shared@2026-11-26}' }).waitFor();
  if (/Looked for/.test(await text(tab, '.cm-content'))) say('the remark stays where the record says the same');
  await close(tab);
}

// A record is begun from the policy's text as from its file; then a question shows which sentences may answer it, and takes one over
// whole: with its section, its word and its number. The text is kept with the draft.
async function pastedText(say) {
  const tab = await open(say, { at: '#write' });
  const policy = 'Example Shire Safeguarding Children Partnership\nTraining policy\n\nVersion\t2.1\nStatus\tPublished\n\n1.4 New staff must complete their safeguarding induction\nwith their own line manager within the agency.\n1.5 They fill in a form; it is kept.\nWho is trained?\n2.5 Everyone should attend a refresher every three years.\n3.1 This policy will be reviewed every two years; the next review is due on 14 March 2027.\n4. Levels\nLevel\tWho\tCourse\tRefresh\n1\tEveryone\tAwareness\tEvery 3 years\n2\tSocial workers\tPractice\tEvery year\n';
  await tab.getByRole('button', { name: 'Begin from this text' }).click();
  await tab.getByText('Paste the text of the policy first.').waitFor();
  await tab.getByLabel('Paste the text of the policy').fill(policy);
  await tab.getByRole('button', { name: 'Begin from this text' }).click();
  await tab.getByRole('heading', { name: 'What was read from your document' }).waitFor();
  if (await tab.getByLabel('When is its next review due?').inputValue() !== '2027-03-14') say('the day of the review is not filled in from the text');
  if (await tab.getByLabel('Which edition is it?').inputValue() !== '2.1') say('a table of two columns is not read');
  const begun = (await saved(tab, 'Save the record')).toString();
  if (/file:|sha256:|policy\.txt/.test(begun)) say('a record that is begun from a text names a file');
  await tab.getByRole('button', { name: 'All questions' }).click();
  await tab.locator('#questions').getByRole('button', { name: 'Levels of training' }).first().click();
  if (await tab.getByLabel('What is it called?').nth(1).inputValue() !== 'Practice') say('a table of levels is not read');
  await tab.getByRole('button', { name: 'Save and go on' }).click();
  await tab.getByRole('heading', { name: 'Levels of training' }).waitFor({ state: 'detached' });
  await tab.getByRole('button', { name: 'All questions' }).click();
  await tab.getByRole('button', { name: /safeguarding induction/ }).click();
  await tab.locator('.passages > ul').getByText('1.4 New staff must complete their safeguarding induction with their own line manager within the agency.').waitFor();
  await tab.locator('.passages summary').click();
  const find = tab.getByLabel('Find a sentence by a word');
  await find.fill('trained');
  await tab.getByText('No sentence has these words.').waitFor();
  await find.fill('1.5 form');
  await tab.locator('.passages details li').filter({ hasText: '1.5 They fill in a form;' }).waitFor();
  await tab.reload();
  await tab.getByRole('button', { name: 'Go on with it' }).click();
  await tab.getByRole('button', { name: /needs are analysed/ }).click();
  await tab.locator('.passages summary').click();
  await find.fill('three years');
  await tab.locator('.passages li').filter({ hasText: 'every three years' }).getByRole('button', { name: 'Take this over' }).click();
  await sound(tab, 'sentences to be taken over', say);
  await tab.getByRole('button', { name: 'Save', exact: true }).click();
  await tab.getByText('Saved in the record.').waitFor();
  const written = (await saved(tab, 'Save the record')).toString();
  if (!/standard: needs-analysis\n +section: "2.5"\n +strength: "?should"?\n +says: >-\n +Everyone should attend a refresher every three years.\n +details:\n +every: "?3 years"?\n/.test(written)) say(`the sentence became another answer: ${written.slice(written.indexOf('\ncommitments:'))}`);
  if (!/standard: refresher\n +section: "4"\n +strength: will\n +says: >-\n +Level 2: every year\n +details: \{every: 1 year\}\n +scope: \{levels: \[2\]\}/.test(written)) say('how often a level is refreshed is not taken from the table');
  await close(tab);
}

// A charge is asked for on one screen, gets its short name from its own words, and can be gone into again, with a click for what is
// wrong.
async function charges(say) {
  const tab = await open(say, { at: '#write' });
  const ask = (name) => tab.locator('#questions').getByRole('button', { name, exact: true }).click();
  const written = (words) => tab.locator('.cm-content').filter({ hasText: words }).waitFor();
  await openRecord(tab, 'mine.yaml', `${record(7)}commitments:\n${FIRST}charges:\n  - id: no-show\n    for: Not coming\n    amount: £75\n`);
  await ask('Charge 1');
  await ask(/75\.00/);
  await written('amount: "75.00"');
  await tab.locator('#questions').getByRole('heading', { name: 'Questions', exact: true }).waitFor();
  await ask('Charges');
  await ask('Add one more');
  await tab.getByLabel('Who pays, or what for?').fill('Private organisations');
  await tab.getByLabel('How much?').fill('£60');
  await sound(tab, 'a charge', say);
  await ask('Save and go on');
  await written('amount: "60.00"');
  await written('id: "private-organisations"');
  await ask('All questions');
  await ask('Charges');
  await ask('Charge 2');
  await tab.getByLabel('How much?').fill('sixty or so');
  await ask('Save and go on');
  await tab.locator('#questions .wrong').filter({ hasText: 'sixty or so' }).waitFor();
  await tab.getByLabel('How much?').fill('60');
  await ask('Take it out');
  await tab.locator('.cm-content').filter({ hasNotText: 'private-organisations' }).waitFor();
  await close(tab);
}

// No standard asks anything of a policy for adults alone: its record is finished all the same.
async function forAdults(say) {
  const tab = await open(say, { at: '#write' });
  await openRecord(tab, 'mine.yaml', `${record(7)}subject: adults\nrecorded: {by: officer, date: 2026-11-20, read_against: "[insert shared@2026-11-26]"}\ncommitments: []\n`);
  await tab.locator('#questions').getByRole('button', { name: 'Have you been through the whole policy?' }).click();
  await tab.getByRole('button', { name: 'Yes, all of it' }).click();
  await tab.getByRole('heading', { name: 'Read it back, then save it' }).waitFor();
  await close(tab);
}

// A record is begun from the policy itself, a Word file, as the command begins it.
async function aWordFile(say) {
  const tab = await open(say, { at: '#write' });
  await tab.locator('#from-file').setInputFiles(join(scratch, 'strategy.docx'));
  await tab.locator('#verdict').filter({ hasText: 'As at' }).waitFor();
  const begun = await saved(tab, 'Save the record');
  // The page makes a short name of the title.
  const asTheCommand = native(scratch, 'new', 'policy', '--from', 'strategy.docx').stdout.toString().replace(/^policy: .*$/m, 'policy: training-strategy-2025');
  if (begun.toString() !== asTheCommand) say('it is begun otherwise');
  await tab.getByRole('button', { name: 'All questions' }).click();
  await tab.getByRole('button', { name: 'The sentences of the policy', exact: true }).click();
  await tab.getByLabel('How many trainers · must · at least 2').waitFor();
  await tab.getByRole('button', { name: 'Take over the tick and go on' }).click();
  await tab.getByRole('heading', { name: 'What does each sentence answer?' }).waitFor({ state: 'detached' });
  const folder = join(scratch, 'begun');
  mkdirSync(folder);
  writeFileSync(join(folder, 'record.yaml'), await saved(tab, 'Save the record'));
  const { findings } = JSON.parse(native(folder, 'sheet', 'out', 'answers.csv', '.').status === 0 && native(folder, 'check', '--today', DAY, '--format', 'json', '.').stdout);
  const row = readFileSync(join(folder, 'answers.csv'), 'utf8').split('\r\n').find((line) => line.includes('two-trainers'));
  if (!/must.*Each session must be led by at least two trainers\..*minimum: 2/.test(row) || findings.some(({ rule }) => rule === 'load/unknown-key')) say(`the sentence became no answer: ${row}`);
  await close(tab);
}

// What is taken out is one charge, also once the words of another have been written anew: what stands behind it stays.
async function aLongCharge(say) {
  const tab = await open(say, { at: '#write' });
  const sentences = Array.from({ length: 12 }, (_, at) => `${at + 1}. Each agency must keep record ${at + 1} of the training that its staff have done.`);
  const policy = ['# Example Shire Safeguarding Children Partnership', '## Training policy', ...sentences, '13. A fee of £60 a day is charged.', '14. A fee of £50 a week is charged.'].join('\n\n');
  await tab.locator('#from-file').setInputFiles({ name: 'policy.md', mimeType: 'text/plain', buffer: Buffer.from(policy) });
  await tab.getByRole('button', { name: 'All questions' }).click();
  await tab.locator('#questions').getByRole('button', { name: 'Charges', exact: true }).first().click();
  const left = async (at) => (await tab.getByLabel('Where does it say so?').nth(at).boundingBox()).x;
  if (await left(0) !== await left(1)) say('the fields of two charges do not stand below each other');
  await tab.getByLabel('Who pays, or what for?').first().fill('everybody other than partner agencies and small voluntary organisations, per day');
  await tab.getByLabel('It is a charge of the policy').nth(1).uncheck();
  await sound(tab, 'all charges', say);
  await tab.getByRole('button', { name: 'Save and go on' }).click();
  await tab.getByRole('heading', { name: 'Charges' }).waitFor({ state: 'detached' });
  const written = (await saved(tab, 'Save the record')).toString();
  if (!written.includes('everybody other than') || written.includes('charge-2') || !written.includes('suggestion-12')) say('with a charge more was taken out than the charge');
  await close(tab);
}

// All sentences of the policy are on one screen, and one press takes over what a sentence answers, no stronger than its own words and
// with what it gives; it may be taken back, answer another question too, or be a promise or a rule of its own.
async function foundSentences(say) {
  const tab = await open(say, { at: '#write' });
  const policy = ['# Example Shire Safeguarding Children Partnership', '## Training policy', '## Who is responsible',
    '1. The Training Manager leads on this policy and reports to the Executive Group each quarter.',
    '2. Each partner agency keeps a record of the training its own staff have done and sends a return by the end of April each year.',
    '3. New staff and volunteers must complete safeguarding induction with their own agency within six weeks of starting.', '4. The Executive Group approves this policy and reviews it every two years.',
    '5. Staff must refresh their training every year, which may include briefings.', '6. Agencies are expected to release staff, and may ask for a second date.', '7. Training is free to small voluntary groups.',
    '8. The arrangements for foster carers are yet to be agreed.', '9. People who arrive late must bring a note from their manager.'].join('\n\n');
  const ask = (name) => tab.locator('#questions').getByRole('button', { name, exact: true }).click();
  const row = (words) => tab.locator('.sentence').filter({ hasText: words });
  const press = (words, name) => row(words).getByRole('button', { name }).click();
  const done = (words, said) => row(words).locator('.done').filter({ hasText: said }).waitFor();
  await tab.locator('#from-file').setInputFiles({ name: 'policy.md', mimeType: 'text/plain', buffer: Buffer.from(policy) });
  if (await tab.locator('#findings').isVisible()) say('what is asked for is told as a fault');
  await ask('All questions');
  await tab.locator('#findings').waitFor();
  if (await tab.locator('#findings').getByText('[insert', { exact: false }).filter({ visible: true }).count() !== 1) say('what is not begun is not one line');
  await tab.locator('#questions').getByRole('button', { name: 'Review of the policy' }).first().click();
  await tab.locator('#questions blockquote').filter({ hasText: 'reviews it every two years.' }).waitFor();
  if (!/^(?:two|2) years$/.test(await tab.getByLabel('How often is the policy itself reviewed?').inputValue())) say(`how often it is reviewed is filled in as ${await tab.getByLabel('How often is the policy itself reviewed?').inputValue()}`);
  await ask('All questions');
  await ask('The sentences of the policy');
  await row('within six weeks').waitFor();
  await unfold(tab);
  await sound(tab, 'the sentences of the policy', say);
  await stays(tab, 'the sentences of the policy', say);
  if (await row('approves this policy').getByRole('button').count() > 0) say('a question is offered for what the policy says of itself');
  await row('leads on this policy and reports').getByLabel('A rule of its own · will').waitFor();
  if (!(await row('within six weeks').getByLabel('Induction of new staff · must · within 6 weeks').isChecked())) say('what is plain is not ticked');
  if (await row('may ask for a second date').getByLabel(/must/).count() > 0) say('what is expected became a must');
  await row('which may include').getByLabel('Refreshing training · must · every year').waitFor();
  await press('within six weeks', /^Change/);
  await row('within six weeks').getByLabel('Only for').waitFor({ state: 'detached' });
  await row('within six weeks').getByLabel('Who has to act').selectOption('agencies');
  await sound(tab, 'an answer that is changed', say);
  await row('within six weeks').getByRole('button', { name: 'Save this' }).click();
  await done('New staff and volunteers', '✓ Induction of new staff · must · within 6 weeks · by agencies');
  await press('within six weeks', /^Undo/);
  await row('within six weeks').getByLabel(/within 6 weeks/).waitFor();
  const other = (words) => row(words).getByLabel(/^Something else/);
  await other('keeps a record').selectOption({ label: 'Watching who is reached' });
  await done('Each partner agency keeps', 'Watching who is reached · will');
  await press('Each partner agency keeps', /^And more/);
  await other('keeps a record').selectOption({ label: 'Agencies show they comply' });
  await row('Each partner agency keeps').locator('.done').nth(1).filter({ hasText: 'Agencies show they comply' }).waitFor();
  await done('The arrangements', '✓ Promised');
  await other('free to small').selectOption({ label: 'A charge of 0.00' });
  await done('free to small', 'A charge of 0.00');
  await press('arrive late', /^Change/);
  await row('arrive late').locator('summary').click();
  await row('arrive late').getByLabel('What it answers').selectOption({ label: 'A rule of its own' });
  await row('arrive late').getByRole('button', { name: 'Save this' }).click();
  await done('People who arrive late', '✓ A rule of its own · must');
  await sound(tab, 'sentences that are taken over', say);
  await tab.locator('#questions').getByRole('button', { name: /^Take over the \d ticks and go on$/ }).click();
  await tab.getByRole('heading', { name: 'What does each sentence answer?' }).waitFor({ state: 'detached' });
  const written = (await saved(tab, 'Save the record')).toString();
  const answers = written.slice(written.indexOf('\nactions:'), written.indexOf('# -- Governance'));
  for (const words of [
    /standard: induction\n +section: .*3"?\n +strength: must\n +says: >-\n +New staff and volunteers must complete safeguarding induction with their own agency within six weeks of starting.\n +details: \{within: "?6 weeks"?\}\n/,
    /standard: refresher\n +section: .*\n +strength: must\n(?:.*\n){2} +details: \{every: 1 year\}\n/, /standard: attendance\n +section: .*\n(?: +by: agencies\n)? +strength: will\n/, /standard: agency-assurance\n/,
    /actions:\n(?: +# .*\n)? +- id: [\w-]+(?: # from: .*)?\n +says: "The arrangements.*"\n +due: unstated\n/, /for: "small voluntary groups"\n +amount: "0.00"\n/, /- id: people-who-arrive-late-must-bring\n +section: .*\n +strength: must\n/,
  ]) if (!words.test(answers)) say(`the record has no ${words}: ${answers}`);
  if (/suggestion-|has to act/.test(answers)) say(`more is in the record than was taken over: ${answers}`);
  await close(tab);
}

// Every sentence of the policy is read once: a level's is parted into the places of the level, two duties of one sentence are two
// answers, a charge stands beside its sentence, and read back is only what was typed. An audience is no duty, a list has the verb of the
// line above it, a clause behind a semicolon is whole, and what is left open is so for a question that nothing else answers.
async function readOnce(say) {
  const tab = await open(say, { at: '#write' });
  const policy = ['Example Shire Safeguarding Children Partnership', 'Training policy', 'Version: 2', '', '2. Levels',
    '2.1 Level 1: Foundations. A half-day course (three hours) for anyone who meets children and parents. New starters must complete it within three months of taking up post.',
    '2.2 Level 2. All social workers must complete Level 2 within six months of starting. It is a one-day course held face to face. Level 1 must have been completed first.', '',
    '3. Trainers', '3.1 Each trainer must:', '- have completed a training for trainers course; and', '- deliver at least two courses in each year.', '',
    '4. The rest', '4.1 Line managers must release staff to attend, and should discuss what was learned.', '4.2 Private providers are charged £45 for Level 1.',
    '4.3 The partnership has yet to agree how parents and families will be involved in courses.', '4.4 Attendance records are kept for six years.',
    '4.5 Delegates must attend the whole course to receive a certificate; anyone arriving late may be refused entry and will be treated as absent.', '4.6 The charges for next year have not yet been agreed.'].join('\n');
  const questions = tab.locator('#questions');
  const ask = (name) => questions.getByRole('button', { name, exact: true }).click();
  const row = (words) => tab.locator('.sentence').filter({ hasText: words });
  const value = (label, at) => questions.getByLabel(label).nth(at).inputValue();
  await tab.getByLabel('Paste the text of the policy').fill(policy);
  await tab.getByRole('button', { name: 'Begin from this text' }).click();
  await tab.getByLabel('What is your own role?').fill('Training officer');
  await ask('All of this is right: save and go on');
  await questions.getByRole('heading', { name: 'Levels of training' }).waitFor();
  for (const [label, at, words] of [
    ['What is it called?', 0, 'Foundations'], ['For whom?', 0, 'anyone who meets children and parents'], ['How long, and how taught?', 0, 'A half-day course (three hours).'],
    ['For whom?', 1, 'All social workers'], ['How long, and how taught?', 1, 'Level 2 is a one-day course held face to face.'], ['Where does it say so?', 1, '2.2'],
  ]) if (await value(label, at) !== words) say(`${label} of level ${at + 1} is ${await value(label, at)}`);
  await ask('Save and go on');
  await row('taking up post').getByLabel('Induction of new staff · must · within 3 months · Level 1 only').waitFor();
  await unfold(tab);
  for (const words of ['half-day course', 'held face to face', 'Level 2.']) if (await row(words).count() > 0) say(`what a level says already is asked once more: ${words}`);
  if (await row('yet to agree').getByRole('checkbox').count() > 0) say('what is left open is ticked as a duty');
  await row('six years').getByLabel('A rule of its own · will').waitFor();
  await row('Each trainer must have completed a training for trainers course.').getByLabel(/^Trainers’ own qualification · must/).waitFor();
  if (await row('Each trainer must deliver at least two courses in each year.').count() === 0) say('an item of a list is lost');
  await row('Line managers must release staff to attend.').getByText('Line managers should discuss what was learned.').waitFor();
  await row('£45').locator('.done').filter({ hasText: 'Charge: £45.00 · level 1 · Private providers' }).waitFor();
  await row('completed first').getByLabel('A rule of its own · must · Level 2 only').waitFor();
  await row('will be treated as absent').getByText('anyone arriving late will be treated as absent.').waitFor();
  if (await row('receive a certificate').getByLabel(/^What a certificate needs · must/).count() !== 1) say('of two clauses the first is not read by itself');
  for (const words of ['not yet been agreed', 'yet to agree']) await row(words).locator('.done').filter({ hasText: 'Promised, or left open' }).waitFor();
  await sound(tab, 'sentences of which each is read once', say);
  await questions.getByRole('button', { name: /^Take over the/ }).click();
  await questions.getByRole('heading', { name: 'Which of these does the policy not speak of?' }).waitFor();
  if (await questions.getByLabel(/complaints/).isChecked() === false) say('what no word of the policy speaks of is not ticked');
  const parents = questions.locator('.topic').filter({ hasText: 'work with parents' });
  await parents.locator('.near').filter({ hasText: 'yet to agree' }).getByRole('button', { name: /^It says so here/ }).click();
  await parents.locator('.done').filter({ hasText: 'left open for later' }).waitFor();
  await ask('Tick all');
  await questions.getByRole('button', { name: /I have read the whole policy/ }).click();
  await questions.getByRole('heading', { name: 'Read it back, then save it' }).waitFor();
  if (await row('taking up post').filter({ visible: true }).count() > 0) say('what was nodded to is to be read a second time');
  await sound(tab, 'what is read back in short', say);
  const [download] = await Promise.all([tab.waitForEvent('download'), ask('All of it is right: save the record')]);
  const written = readFileSync(await download.path()).toString();
  for (const words of [
    /strength: must\n +says: >-\n +Line managers must release staff to attend\.\n/, /standard: parents-and-family\n +section: "4\.3"\n +answer: deferred\n +action: [\w-]+\n/, /# recorded was shown all of it/,
  ]) if (!words.test(written)) say(`the record has no ${words}: ${written.slice(written.indexOf('\nactions:'), written.indexOf('# -- Governance'))}`);
  await close(tab);
}

// What would make a record false: a length that becomes a rule, an open matter as a duty, a candidate below the wrong half, one sentence twice, a
// lead that is named and not seen, a silence of which a sentence speaks.
async function nothingFalse(say) {
  const tab = await open(say, { at: '#write' });
  const policy = ['# Example Shire Safeguarding Children Partnership', '## Training policy 2026', '## 1 Roles',
    'The Training Manager is the lead for this policy.', 'Managers are responsible for identifying the level of training each member of staff needs and must keep a record of training completed.',
    'Agencies will send the Partnership a return of training compliance each April.', '## 2 Levels', '### Level 1: Awareness',
    'Level 1 is for all staff who meet children. It is a two-hour e-learning course. It covers the signs of abuse. Level 1 must be refreshed every three years.', '### Level 2: Practice',
    'Level 2 is for practitioners who work with families. It is a one-day course delivered face to face by two trainers. Level 2 must be completed within six months of starting in post and refreshed every two years by a half-day course.',
    '| Level | Length | Who |\n| --- | --- | --- |\n| 1 | 2 hours | All staff |\n| 2 | 1 day | Practitioners |', '## 3 Delivery', 'Agencies should release pool members for at least four days a year.', 'The Subgroup will receive an evaluation report every six months.', 'Training venues must be accessible.', 'Arrangements for evening training are under consideration.', 'The partnership is exploring peer observation as a way to assure quality.', '## 4 Charges', 'Private providers are charged:',
    '- £25 per person for a half-day course', '- £50 per person for a one-day course'].join('\n\n');
  const questions = tab.locator('#questions');
  const ask = (name) => questions.getByRole('button', { name, exact: true }).click();
  const row = (words) => tab.locator('.sentence').filter({ hasText: words });
  await tab.locator('#from-file').setInputFiles({ name: 'policy.md', mimeType: 'text/plain', buffer: Buffer.from(policy) });
  await questions.getByRole('heading', { name: 'What was read from your document' }).waitFor();
  if (await tab.getByLabel('Which role answers for it?').inputValue() !== 'Training Manager') say('the lead that a sentence names is not filled in');
  await tab.getByLabel('What is your own role?').fill('Training officer');
  await ask('All of this is right: save and go on');
  await questions.getByRole('heading', { name: 'Levels of training' }).waitFor();
  if (!await questions.getByLabel('e learning').isChecked()) say('how a level is taught is not ticked by its sentence');
  if (!/the signs of abuse/.test(await questions.getByLabel('What do people learn?').first().inputValue())) say('what a level teaches is not filled in');
  await ask('Save and go on');
  await row('release pool members').getByLabel('Releasing staff to train · should · released to deliver · by agencies').waitFor();
  for (const words of ['under consideration', 'is exploring']) if (await row(words).getByRole('checkbox').count() > 0) say(`what is left open is ticked as a duty: ${words}`);
  await row('venues').getByText('Learning environment').first().waitFor();
  await row('Managers are responsible').locator('.line').first().getByLabel(/^Who needs which training · must/).waitFor();
  if (await row('Managers are responsible').locator('.line').nth(1).getByText('Who needs which training').count() > 0) say('a question stands below the half that does not answer it');
  await row('two trainers').getByLabel('How many trainers · will · at least 2 · Level 2 only').waitFor();
  await row('within six months').getByRole('button', { name: /^And Induction of new staff/ }).click();
  await row('within six months').locator('.done').filter({ hasText: 'Induction of new staff · must · within 6 months · Level 2 only' }).waitFor();
  await row('£25').locator('.done').filter({ hasText: 'Private providers, half-day course' }).waitFor();
  if (await row('are charged:').count() > 0) say('what leads to a list of prices is asked about');
  await row('return of training compliance').getByText('Agencies show they comply').first().waitFor();
  await unfold(tab);
  await row('evaluation report').getByLabel('A rule of its own · will').waitFor();
  await questions.getByRole('button', { name: /^Take over the/ }).click();
  await questions.getByRole('heading', { name: 'Which of these does the policy not speak of?' }).waitFor();
  const topic = (words) => questions.locator('.topic').filter({ hasText: words });
  await sound(tab, 'what the policy does not speak of', say);
  if (await topic('is reported every year').getByRole('checkbox').isChecked()) say('a silence is ticked of which a sentence speaks');
  await topic('is reported every year').locator('.near').filter({ hasText: 'evaluation report' }).getByRole('button', { name: /^It says so here/ }).click();
  await topic('is reported every year').locator('.done').filter({ hasText: 'Yearly report on effect' }).waitFor();
  await ask('Tick all');
  await questions.getByRole('button', { name: /I have read the whole policy/ }).click();
  await questions.getByRole('heading', { name: 'Read it back, then save it' }).waitFor();
  const [download] = await Promise.all([tab.waitForEvent('download'), ask('All of it is right: save the record')]);
  const written = readFileSync(await download.path()).toString();
  const count = (words) => written.split(words).length - 1;
  if (count('will receive an evaluation report every six months.') !== 1) say('a sentence stands in the record twice');
  if (/who wrote it|not who answers/.test(written)) say('the record says that nobody answers for the policy');
  for (const words of [/id: course-length-1\n +.*\n +.*\n +strength: will\n +says: ".*(?:2 hours|two-hour).*"\n/, /standard: accessible-delivery\n.*\n.*\n +says: >-\n +Level 1 is a two-hour e-learning course\.\n +details: \{modes: \[e-learning\]\}\n +scope: \{levels: \[1\]\}/]) if (!words.test(written)) say(`the record has no ${words}: ${written.slice(written.indexOf('\ncommitments:'), written.indexOf('# -- Governance'))}`);
  await close(tab);
}

// Two answers of one sentence to one question stay two, ticks outlive a way to the charges and back, and a word that is chosen wins over what
// was put off.
async function eachByItself(say) {
  const tab = await open(say, { at: '#write' });
  const policy = ['# Example Shire Safeguarding Children Partnership', '## Training policy 2026', '1. Level 1 must be completed within four weeks of taking up post, and Level 2 must be completed within six months of taking up post.',
    '2. Courses are delivered by members of the pool, who must hold an award, and must deliver three courses a year.', '3. Each trainer shall be observed every two years, and courses will normally be led by two trainers.',
    '4. Participants must attend the whole course to receive a certificate.', '5. Private providers are charged £45 a place.', '6. How parents and families take part in courses has yet to be agreed.'].join('\n\n');
  const questions = tab.locator('#questions');
  const ask = (name) => questions.getByRole('button', { name, exact: true }).click();
  const row = (words) => tab.locator('.sentence').filter({ hasText: words });
  const line = (words, at) => row(words).locator('.line').nth(at);
  await tab.locator('#from-file').setInputFiles({ name: 'policy.md', mimeType: 'text/plain', buffer: Buffer.from(policy) });
  await tab.getByLabel('What is your own role?').fill('Training officer');
  await ask('All of this is right: save and go on');
  await questions.getByRole('heading', { name: 'Levels of training' }).waitFor();
  await ask('Save and go on');
  await line('four weeks', 0).getByLabel('Induction of new staff · must · within 4 weeks · Level 1 only').waitFor();
  await line('four weeks', 1).getByLabel('Induction of new staff · must · within 6 months · Level 2 only').waitFor();
  await line('led by two', 1).getByLabel('How many trainers · will normally · at least 2').waitFor();
  if (await questions.getByText('Courses must deliver').count() > 0) say('a clause is given a subject that is not its own');
  await row('£45').getByRole('button', { name: /^Change/ }).click();
  await questions.getByRole('heading', { name: 'Charges' }).waitFor();
  await ask('Save and go on');
  await row('whole course').locator('.done').filter({ hasText: 'What a certificate needs' }).waitFor();
  for (const [at, said] of [[0, 'within 4 weeks · Level 1 only'], [1, 'within 6 months · Level 2 only']]) await line('four weeks', at).locator('.done').filter({ hasText: said }).waitFor();
  await line('four weeks', 1).getByRole('button', { name: /^Change/ }).click();
  await row('four weeks').getByLabel('Its word').selectOption('should');
  await row('four weeks').getByRole('button', { name: 'Save this' }).click();
  await line('four weeks', 1).locator('.done').filter({ hasText: 'should · within 6 months · Level 2 only' }).waitFor();
  await line('four weeks', 0).locator('.done').filter({ hasText: 'must · within 4 weeks · Level 1 only' }).waitFor();
  await ask('Go on');
  await questions.getByRole('heading', { name: 'Which of these does the policy not speak of?' }).waitFor();
  const parents = questions.locator('.topic').filter({ hasText: 'work with parents' });
  await parents.getByRole('button', { name: /^It says so here/ }).first().click();
  await parents.locator('.done').filter({ hasText: 'left open for later' }).waitFor();
  await parents.getByRole('button', { name: /^Change/ }).click();
  await parents.getByLabel('Its word').selectOption('will');
  await parents.getByRole('button', { name: 'Save this' }).click();
  await parents.locator('.done').filter({ hasText: 'Work with parents and families · will' }).waitFor();
  const written = (await saved(tab, 'Save the record')).toString();
  for (const words of [/details: \{within: 4 weeks\}\n +scope: \{levels: \[1\]\}/, /strength: should\n.*\n.*\n +details: \{within: 6 months\}\n +scope: \{levels: \[2\]\}/]) if (!words.test(written)) say(`the record has no ${words}`);
  if (/^ +answer: deferred/m.test(written)) say('what was put off stays so although a word was chosen');
  await close(tab);
}

// What the command took without asking is shown first, with what it cannot decide and what it did not find.
async function askedFor(say) {
  const tab = await open(say, { at: '#write' });
  const policy = ['# Example Shire Safeguarding Children Partnership', '## Training policy 2026',
    '1. Staff must refresh their training, which may include briefings.', '2. Where a place is cancelled late, the agency must pay a fee for the place.'].join('\n\n');
  const ask = (name) => tab.locator('#questions').getByRole('button', { name, exact: true }).click();
  await tab.locator('#from-file').setInputFiles({ name: 'policy.md', mimeType: 'text/plain', buffer: Buffer.from(policy) });
  await tab.getByRole('heading', { name: 'What was read from your document' }).waitFor();
  await sound(tab, 'what was read', say);
  await tab.getByLabel('What is the title on its cover?').fill('Training policy of our own');
  await tab.getByLabel('How often is the policy itself reviewed?').fill('every two years');
  await ask('All of this is right: save and go on');
  await tab.getByRole('heading', { name: 'What was read from your document' }).waitFor({ state: 'detached' });
  const begun = (await saved(tab, 'Save the record')).toString();
  for (const words of [/title: "Training policy of our own"/, /every: "?2 years/, /approval: none/, /lead: none/, /checked_by: "unstated"/]) if (!words.test(begun)) say(`once all is said of the policy itself, the record has no ${words}`);
  if (begun.includes('next_due: "[')) say('what the policy does not say is still open');
  await ask('All questions');
  await ask('The sentences of the policy');
  await tab.locator('.sentence').getByRole('button', { name: /^Refreshing training/ }).click();
  await tab.locator('.reading-form').getByRole('button', { name: 'Save this' }).click();
  await tab.locator('.sentence').filter({ hasText: 'cancelled late' }).getByLabel(/^Something else/).selectOption({ label: 'Cancelled places' });
  await tab.locator('.sentence .done').nth(1).waitFor();
  await ask('Go on');
  await tab.getByRole('heading', { name: 'What does each sentence answer?' }).waitFor({ state: 'detached' });
  await ask('All questions');
  await tab.locator('#questions li').filter({ hasText: 'when a place is cancelled' }).filter({ hasText: 'without “How much notice?” and “What fee?”' }).waitFor();
  await close(tab);
}

// Once all is answered the whole record is read back: what it says of each sentence can be changed there, also in other words, and the
// sentence still belongs to its answer.
async function readBack(say) {
  const tab = await open(say, { at: '#write' });
  const policy = ['# Example Shire Safeguarding Children Partnership', '## Training policy 2026', '1. Staff must refresh their training every two years.',
    '2. Trainers must bring a first aid kit to each course.', '3. Level 1 must be completed before Level 2.'].join('\n\n');
  const questions = tab.locator('#questions');
  const ask = (name) => questions.getByRole('button', { name, exact: true }).click();
  const row = (words) => tab.locator('.sentence').filter({ hasText: words });
  const isBack = () => questions.getByRole('heading', { name: 'Read it back, then save it' }).waitFor();
  await tab.locator('#from-file').setInputFiles({ name: 'policy.md', mimeType: 'text/plain', buffer: Buffer.from(policy) });
  await tab.getByLabel('What is your own role?').fill('Training officer');
  await ask('All of this is right: save and go on');
  await questions.getByRole('heading', { name: 'Levels of training' }).waitFor();
  await ask('The policy has none');
  await unfold(tab);
  await row('first aid').getByLabel('A rule of its own · must').waitFor();
  if (await row('before Level 2').getByLabel(/only/).count() > 0) say('a level that only stands beside another is ticked');
  await ask('Take over the 3 ticks and go on');
  await ask('Tick all');
  await questions.getByRole('button', { name: /I have read the whole policy/ }).click();
  await isBack();
  await questions.locator('summary').filter({ hasText: 'as you saw it' }).click();
  await row('every two years').locator('.done').filter({ hasText: 'Refreshing training · must · every 2 years' }).waitFor();
  await row('first aid').getByRole('button', { name: /^Change/ }).click();
  await row('first aid').locator('summary').click();
  await row('first aid').getByLabel('In these words').fill('Trainers bring a kit.');
  await row('first aid').getByLabel('Its word').selectOption('should');
  await sound(tab, 'an answer that is changed where it is read back', say);
  await row('first aid').getByRole('button', { name: 'Save this' }).click();
  await row('first aid').getByText('In these words: Trainers bring a kit.').waitFor();
  await sound(tab, 'what is read back', say);
  await ask('See the sentences of the policy');
  await row('first aid').locator('.done').filter({ hasText: 'A rule of its own · should' }).waitFor();
  if (await row('first aid').getByLabel(/^Something else/).count() > 0) say('an answer in other words opens its sentence again');
  await ask('Go on');
  await isBack();
  const [download] = await Promise.all([tab.waitForEvent('download'), ask('All of it is right: save the record')]);
  const written = readFileSync(await download.path()).toString();
  if (!/- id: trainers-must-bring-a-first-aid\n +section: .*\n(?: +by: trainers\n)? +strength: should\n +says: >-\n +Trainers bring a kit\.\n/.test(written)) say(`the rule is not changed: ${written.slice(written.indexOf('\ncommitments:'))}`);
  await close(tab);
}

// The levels that the text sets out are on one screen and count as recorded only once they are; what holds for some of them is an
// answer for those.
async function levels(say) {
  const tab = await open(say, { at: '#write' });
  const ask = (name) => tab.locator('#questions').getByRole('button', { name, exact: true }).click();
  const row = (words) => tab.locator('.sentence').filter({ hasText: words });
  await tab.locator('#from-file').setInputFiles({ name: 'policy.md', mimeType: 'text/plain', buffer: Buffer.from(WITH_LEVELS) });
  await ask('All questions');
  await tab.locator('#questions').getByRole('button', { name: 'Levels of training' }).first().click();
  await tab.getByLabel('How long, and how taught?').first().waitFor();
  if (await tab.getByLabel('How long, and how taught?').first().inputValue() !== 'Level 1 takes two hours and may be done online.') say('how a level is taught is not filled in from the text');
  await sound(tab, 'the levels', say);
  await stays(tab, 'the levels', say);
  if (await tab.getByLabel('For whom?').count() !== 3) say(`${await tab.getByLabel('For whom?').count()} levels are offered`);
  await tab.getByLabel('Number or letter').nth(2).fill('');
  await ask('Save and go on');
  await tab.locator('#questions .wrong').filter({ hasText: 'Write its number' }).waitFor();
  await tab.getByLabel('Number or letter').nth(2).fill('3');
  await ask('Save and go on');
  await tab.getByRole('heading', { name: 'Levels of training' }).waitFor({ state: 'detached' });
  await ask('All questions');
  await ask('The sentences of the policy');
  await row('every three years').getByLabel('Refreshing training · must · every 3 years · Level 1 only').waitFor();
  if (await row('It takes two hours').count() > 0) say('what is recorded of a level is asked once more');
  await row('every two years').getByLabel('Refreshing training · must · every 2 years · Level 2, 3 only').waitFor();
  await row('expects agencies').getByLabel(/^Releasing staff to train · should/).waitFor();
  await ask('Take over the 3 ticks and go on');
  await tab.getByRole('heading', { name: 'What does each sentence answer?' }).waitFor({ state: 'detached' });
  const written = (await saved(tab, 'Save the record')).toString();
  for (const words of [/- number: "3" # from: 2\.4, line \d+\n +audience: "designated safeguarding leads and social workers"\n/, /id: level-1-delivery\n/, /Level 1 takes two hours and may be done online\.\n/, /every: 3 years\}\n +scope: \{levels: \[1\]\}\n/, /every: 2 years\}\n +scope: \{levels: \[2, 3\]\}\n/, /standard: staff-release\n +section: "3.3"\n(?: +by: \w+\n)? +strength: should\n/]) {
    if (!words.test(written)) say(`the record has no ${words}: ${written.slice(written.indexOf('\nlevels:'), written.indexOf('# -- Governance'))}`);
  }
  await close(tab);
}

// Buttons that are pressed before the first one is done write what they would have written one after the other.
async function pressedTwice(say) {
  const tab = await open(say, { at: '#write' });
  await openRecord(tab, 'mine.yaml', `${record(7)}lead: none\nreview:\n  every: "[insert how often]"\n  next_due: "[insert the date]"\ncommitments:\n${FIRST}`);
  await tab.locator('#questions').getByRole('button', { name: 'Review of the policy' }).first().click();
  await tab.getByLabel('How often is the policy itself reviewed?').fill('two years');
  await tab.evaluate(async () => {
    const form = document.querySelector('#questions form');
    form.requestSubmit();
    await new Promise((resolve) => { setTimeout(resolve, 40); });
    form.requestSubmit();
    [...form.querySelectorAll('button')].findLast((button) => button.textContent === 'It does not say').click();
  });
  await tab.locator('.cm-content').filter({ hasNotText: 'insert the date' }).waitFor();
  const written = (await saved(tab, 'Save the record')).toString();
  if (!/\nreview:\n +every: "?2 years"?\ncommitments:/.test(written)) say(`the review became ${written.slice(written.indexOf('\nlead:'), written.indexOf('\ncommitments:'))}`);
  await close(tab);
}

// Mended click by click, as long as anything has a mend, the slips of an office are what the command makes of them; what is no
// fault and yet written otherwise than records are goes with the last click.
async function slips(say) {
  const folder = join(scratch, 'slips');
  for (const name of readdirSync(folder)) {
    const tab = await open(say, { at: '#write' });
    await openRecord(tab, name, readFileSync(join(folder, name)));
    const mend = tab.getByRole('button', { name: /^Mend: / });
    for (let click = 0; click < 20 && await mend.count() > 0; click += 1) {
      const before = await tab.locator('#verdict').getAttribute('data-times');
      await mend.first().click();
      await tab.locator(`#verdict:not([data-times="${before}"])`).waitFor();
    }
    const times = await tab.locator('#verdict').getAttribute('data-times');
    await tab.locator(`#mend-all[data-times="${times}"]`).waitFor({ state: 'attached' });
    const all = tab.getByRole('button', { name: 'Mend all that has only one mend' });
    if (await all.isVisible()) {
      await all.click();
      await tab.locator(`#verdict:not([data-times="${times}"])`).waitFor();
    }
    const clicked = await saved(tab, 'Save the record');
    native(folder, 'check', '--today', DAY, '--fix', name);
    const mended = readFileSync(join(folder, name));
    if (!clicked.equals(mended)) say(`${name} is mended otherwise: ${JSON.stringify(clicked.toString())}, and not ${JSON.stringify(mended.toString())}`);
    await close(tab);
  }
}

// Beside a question stands what others say to it: the records that are open, and where there are none, the examples.
async function otherPolicies(say) {
  const tab = await open(say);
  const asked = async () => {
    await tab.getByRole('link', { name: 'Write a record' }).click();
    await openRecord(tab, 'mine.yaml', record(7));
    await tab.getByRole('button', { name: /how many trainers/ }).click();
    await tab.locator('.others summary').click();
    return text(tab, '.others');
  };
  const ofExamples = await asked();
  const wanted = ['what the five examples say (1 of 5 answer it)', 'Norfolk 2024 says nothing about this', 'Southampton 2014 says so (should)', 'minimum: 2'];
  for (const words of wanted) if (!ofExamples.includes(words)) say(`the examples say nothing of "${words}": ${ofExamples}`);
  await tab.getByRole('button', { name: 'Close the record' }).click();
  await tab.getByRole('link', { name: 'Look at documents' }).click();
  await drop(tab, [['other.yaml', `${record(8)}commitments:\n${FIRST}`]]);
  await judged(tab, 'judged');
  const ofOpened = await asked();
  if (!ofOpened.includes('what the other open records say (1 of 1 answer it)')) say(`the open record is not asked: ${ofOpened}`);
  await close(tab);
}

// What answers no standard is added with its places open, and its lists grow; the other lines stay.
async function otherParts(say) {
  const tab = await open(say, { at: '#write' });
  const begin = `${record(7)}#guidance:\n  #- id: "[insert the guidance]"\n    #edition: "[insert the edition]"\n# A remark.\ncommitments:\n${FIRST}`;
  await openRecord(tab, 'mine.yaml', begin);
  const part = async (name, button) => {
    await tab.locator('#questions').getByRole('button', { name, exact: true }).click();
    await tab.locator('#questions').getByRole('button', { name: button }).click();
    if (button !== 'The policy has none') {
      await tab.locator('#questions .of').waitFor();
      await tab.getByRole('button', { name: 'All questions' }).click();
    }
    await tab.getByRole('heading', { name: 'Questions', exact: true }).waitFor();
  };
  await part('Guidance', 'Add it, to be filled in');
  await part('Guidance', 'Add one more');
  await part('Review of the policy', 'The policy has none');
  const written = (await saved(tab, 'Save the record')).toString();
  const guidance = '  - id: "[insert the guidance]"\n    edition: "[insert the edition]"\n';
  const wanted = `${record(7)}review: none\nguidance:\n${guidance}${guidance}# A remark.\ncommitments:\n${FIRST}`;
  if (written !== wanted) say(`it is written otherwise: ${written}`);
  await close(tab);
}

// Of a part that says something, a place is left out by itself; what the policy has none of can be filled in later.
async function leftOut(say) {
  const tab = await open(say, { at: '#write' });
  const ask = (name) => tab.locator('#questions').getByRole('button', { name, exact: true }).first().click();
  const written = (words) => tab.locator('.cm-content').filter({ hasText: words }).waitFor();
  await openRecord(tab, 'mine.yaml', `${record(7)}lead: none\nreview:\n  every: 3 years\n  next_due: "[insert the date]"\n  # Kept.\ncommitments:\n${FIRST}`);
  await ask('Review of the policy');
  if (await tab.getByRole('button', { name: 'The policy has none' }).count() > 0) say('a review that is stated can be wiped out');
  await ask('It does not say');
  await tab.locator('.cm-content').filter({ hasNotText: 'next_due' }).waitFor();
  await ask('All questions');
  await ask('Who answers for the policy');
  await tab.getByText('The record says that the policy has none.').waitFor();
  await ask('It has one, to be filled in');
  await tab.getByLabel('Which role answers for it?').fill('Training manager');
  await sound(tab, 'a part of the record', say);
  await ask('Save and go on');
  await written('role: "Training manager"');
  const whole = (await saved(tab, 'Save the record')).toString();
  if (whole !== `${record(7)}lead:\n  role: "Training manager"\nreview:\n  every: 3 years\n  # Kept.\ncommitments:\n${FIRST}`) say(`it is written otherwise: ${whole}`);
  await close(tab);
}

// What a policy puts off is one of its promises, by what it promises: nobody has to know a short name.
async function aPromise(say) {
  const tab = await open(say, { at: '#write' });
  const ask = (name) => tab.locator('#questions').getByRole('button', { name, exact: true }).click();
  await openRecord(tab, 'mine.yaml', `${record(7)}commitments:\n${FIRST}`);
  await ask('Promises');
  await ask('Add it, to be filled in');
  await tab.getByLabel('What is promised?').fill('A refresher for all staff & volunteers.');
  await ask('Save and go on');
  await tab.locator('.cm-content').filter({ hasText: 'id: "a-refresher-for-all-staff-volunteers"' }).waitFor();
  await ask('All questions');
  await ask('Does it say how often training is refreshed?');
  await tab.locator('#questions summary').filter({ hasText: 'later' }).click();
  await tab.getByLabel('Not yet').check();
  await tab.getByLabel('Where does it say so?').fill('4');
  await tab.getByLabel('What does it say?').fill('It will come.');
  await tab.getByLabel('Which promise of the policy').selectOption({ label: 'A refresher for all staff & volunteers.' });
  await tab.getByRole('button', { name: 'Save', exact: true }).click();
  await tab.locator('.cm-content').filter({ hasText: 'action: a-refresher-for-all-staff-volunteers' }).waitFor();
  await close(tab);
}

// What may stay for a while is said on a screen of its own, and counts for the command as for the page.
async function aWaiver(say) {
  const tab = await open(say, { at: '#write' });
  await openRecord(tab, 'mine.yaml', `${record(7)}review: {every: 2 years, next_due: 2027-05}\ncommitments:\n${FIRST}`);
  const decide = () => tab.getByRole('button', { name: 'Let it stay', exact: true }).click();
  await tab.locator('#findings li').filter({ hasText: 'the standard asks for 1 year' }).getByRole('button', { name: 'Let it stay for a while' }).click();
  await tab.getByLabel('Who decided that?').fill('Executive Group');
  await tab.getByLabel('Until when?').fill('2026-01-31');
  await decide();
  await tab.getByText('Why may it stay? Write it first.').waitFor();
  await tab.getByLabel('Why may it stay?').fill('The next edition: agreed.');
  await decide();
  await tab.locator('#questions .notice.bad').filter({ hasText: 'ended on 31 January 2026' }).waitFor();
  await sound(tab, 'a waiver that is over already', say);
  await tab.getByLabel('Until when?').fill('2027-03-31');
  await decide();
  await tab.locator('#verdict').filter({ hasText: '1 more is waived' }).waitFor();
  const folder = join(scratch, 'waived');
  mkdirSync(folder);
  writeFileSync(join(folder, 'mine.yaml'), await saved(tab, 'Save the record'));
  writeFileSync(join(folder, 'paramount.yaml'), await saved(tab, 'Save paramount.yaml'));
  const { findings } = JSON.parse(native(folder, 'check', '--today', DAY, '--format', 'json', '.').stdout);
  const waived = findings.filter(({ suppressed }) => suppressed).map(({ rule }) => rule).join();
  if (waived !== 'shared/policy-review') say(`for the command is waived: ${waived}`);
  if (findings.some(({ document }) => document.path === 'paramount.yaml')) say('the command has something against the settings');
  await close(tab);
}

// The half in which records are written, screen by screen, in light and in dark.
async function writing(say) {
  for (const colorScheme of ['light', 'dark']) {
    const tab = await open(say, { at: '#write', colorScheme });
    const look = (where) => sound(tab, `${colorScheme}, ${where}`, say);
    await look('how to begin');
    await tab.getByRole('button', { name: 'Start with a blank record' }).click();
    await tab.locator('#about input').first().waitFor();
    await look('about the policy');
    await tab.getByRole('button', { name: 'Back' }).click();
    await openRecord(tab, 'mine.yaml', `${SLIPS}area: "[insert the area]"\ncommitments:\n${FIRST}`);
    await look('a record that cannot be read');
    await tab.getByRole('button', { name: 'Mend all that has only one mend' }).click();
    await tab.getByRole('button', { name: /how many trainers/ }).click();
    await tab.locator('.others summary').click();
    await tab.getByLabel('How many trainers at least?').fill('many');
    await tab.getByRole('button', { name: 'Save', exact: true }).click();
    await tab.getByText('Nothing was written').waitFor();
    await tab.getByRole('button', { name: 'Forget this draft' }).click();
    await look('an answer that is refused');
    await tab.getByRole('button', { name: 'All questions' }).click();
    await tab.getByRole('button', { name: 'Area', exact: true }).first().click();
    await look('a place that is open');
    await close(tab);
  }
}

// From nothing to a record with an answer to each standard, by the keyboard alone; the command calls it what the page does.
async function fortyQuestions(say) {
  const tab = await open(say);
  const focused = () => tab.evaluate(() => {
    const at = document.activeElement;
    const isSeen = at.id === 'editor' || at.tabIndex < 0 || getComputedStyle(at).outlineStyle !== 'none';
    return { isSeen, isFold: at.matches('summary'), words: at.textContent || at.labels?.[0]?.textContent || '', type: at.type, group: at.closest('fieldset')?.querySelector('legend').textContent ?? '' };
  });
  // Moves on by the Tab key until something is reached.
  const reach = async (isThere) => {
    for (let step = 0; step < 400; step += 1) {
      const at = await focused();
      if (!at.isSeen) say(`nobody sees that the Tab key is at "${at.words.slice(0, 40)}"`);
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
  let answered = 0;
  for (;;) {
    await tab.locator('#questions h3').waitFor();
    const asked = await text(tab, '#questions h3');
    if (asked.startsWith('Read it back')) break;
    if (asked === 'Which of these does the policy not speak of?') await press('Ask each by itself');
    else if (asked === 'Have you been through the whole policy?') await press('Yes, all of it');
    else if (await tab.locator('#questions legend').filter({ hasText: 'What does the policy say' }).count() === 0) await part();
    else {
      await standard();
      answered += 1;
    }
    await tab.locator('#questions h3').filter({ hasNotText: asked }).waitFor();
  }
  await sound(tab, 'all questions', say);
  if (answered < 40) say(`${answered} standards are answered`);
  const folder = join(scratch, 'forty');
  mkdirSync(folder);
  writeFileSync(join(folder, 'example-shire-2025.yaml'), await saved(tab, 'Save the record'));
  const own = native(folder, 'check', '--today', DAY, '--format', 'json', '.');
  await tab.getByRole('button', { name: 'See the whole report' }).click();
  await judged(tab, '1 document judged');
  if (!(await saved(tab, 'Save the report as data')).equals(own.stdout)) say('the command judges the record otherwise');
  const left = JSON.parse(own.stdout).findings.filter(({ severity }) => severity === 'error');
  await tab.getByRole('link', { name: 'Write a record' }).click();
  if (!(await text(tab, '#questions')).includes('The record is complete. Read it through')) say('nothing says that the record is complete');
  for (const { message, place } of left) say(`line ${place.line} of the record: ${message}`);
  await close(tab);

  // A part of the record that is open: a level, and who wrote the record.
  async function part() {
    for (let field = await tab.locator('#questions .grows').count(); field > 0; field -= 1) {
      const { words } = await reach((at) => at.type === 'textarea');
      await tab.keyboard.type(words === 'Number or letter' ? '1' : /^(Who else|When|What is your|How long)/.test(words) ? '' : 'All of them');
      await tab.keyboard.press('Tab');
    }
    await press('Save and go on');
  }

  async function standard() {
    await reach((at) => at.group.startsWith('What does the policy say') && at.type === 'radio');
    await tab.keyboard.press('Space');
    for (;;) {
      await tab.keyboard.press('Tab');
      const at = await focused();
      if (at.words === 'Save and go on') break;
      if (at.isFold) continue;
      if (at.type === 'checkbox') await tab.keyboard.press('Space');
      else if (at.type === 'select-one') await tab.keyboard.press('ArrowDown');
      else await tab.keyboard.type(answerTo(at.words));
    }
    await tab.keyboard.press('Enter');
  }
}

function answerTo(label) {
  if (label.startsWith('Where does it say so')) return '3.1';
  if (label.startsWith('What does it say')) return 'Every agency is to see to it: nobody is left out.';
  if (/often|long|notice/.test(label)) return '1 year';
  return /fee/.test(label) ? '50.00' : '2';
}
