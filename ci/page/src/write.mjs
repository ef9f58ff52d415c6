// Writing a record: begun, opened or gone on with; judged while somebody writes; mended and saved.
import { by, make, save } from './dom.mjs';
import { chosen, dropped, read, safePath } from './files.mjs';
import { parsed } from './csv.mjs';
import { edit, wordsOf } from './editor.mjs';
import { Stopped } from './client.mjs';
import { OUT } from './engine.mjs';
import { Form } from './form.mjs';
import { withCapital } from './findings.mjs';
import { ask, themes } from './about.mjs';
import { askWaiver } from './ask_waiver.mjs';
import { blocks } from './blocks.mjs';
import { guidanceTitles } from './guidance_titles.mjs';
import { drafts, forget, goOn, keep, letGo, newDraft, whyNotKept } from './store.mjs';
import { passagesOf, pastedFile, readPasted, readPolicy } from './passages.mjs';
import { SETTINGS, Settings } from './settings.mjs';
import { isOfSource, sourceOf } from './source_beside.mjs';
import { silentIn, withSilent } from './silence.mjs';
import { madeName } from './parts.mjs';
import { tellUnkept } from './unkept.mjs';
import { tellVerdict } from './verdict.mjs';
import { change, see } from './look.mjs';
import { bytesOf, day, isRecord, state, texts } from './state.mjs';

// How long nobody has typed before the record is judged, and before mends are looked for, in milliseconds.
const PAUSE = 350;
const LULL = 800;
const ELSEWHERE = 'This record is open in another window too. What you write here is kept by itself, and what you write there is kept as well.';

let path;
let text;
let form;
// Under which name it is kept, and whether anything is there to be kept, and is neither kept nor saved.
let draft;
let isChanged = false;
let isAtRisk = false;
let savedText;
// The policy that the record was begun from, which the record names: the file lies beside the record while the page is open.
let source = [];
// The text of the policy that was pasted, and what in it may answer the questions.
let policy = '';
// What was read of the document that it was begun from: the record with its sentences quoted, and all sentences.
let ofDocument = { quoted: '', told: '' };
// The settings beside the record.
let settings = new Settings();
let passages = [];
let words = new Map();
let waiting;
let resting;
let judged = 0;

export function prepare() {
  by('start-blank').addEventListener('click', () => ask().then((begun) => begun && begin(called(begun), begun, { isBlank: true })));
  by('start-pasted').addEventListener('click', pasted);
  by('start-from').addEventListener('click', () => by('from-file').click());
  by('from-file').addEventListener('change', () => take(by('from-file'), from));
  by('start-open').addEventListener('click', () => by('record-file').click());
  by('record-file').addEventListener('change', () => take(by('record-file'), (name, bytes) => openBytes(name, bytes)));
  by('start-opened').addEventListener('click', () => start(by('open-one').value, state.files.get(by('open-one').value)));
  addEventListener('drop', async (event) => {
    if (!by('write').hidden && path === undefined) await takeFiles(await dropped(event.dataTransfer), start);
  });
  addEventListener('beforeunload', (event) => { if (isAtRisk) event.preventDefault(); });
  by('save').addEventListener('click', saveRecord);
  by('save-settings').addEventListener('click', saveSettings);
  by('mend-all').addEventListener('click', mendAll);
  by('see-report').addEventListener('click', seeReport);
  by('leave').addEventListener('click', leave);
  by('forget-draft').addEventListener('click', () => askToForget(true));
  by('forget-no').addEventListener('click', () => askToForget(false));
  by('forget-yes').addEventListener('click', () => { const id = draft; setAside(); forget(id); offer(); by('start-blank').focus(); });
}

// Shows what can be begun.
export function offer() {
  if (path !== undefined) return;
  tellUnkept(whyNotKept());
  by('kept').hidden = !isKept();
  by('kept-list').replaceChildren(...drafts().map(keptDraft));
  const records = [...state.files.keys()].filter((name) => isRecord(name) || isDocument(name)).sort();
  by('of-opened').hidden = records.length === 0;
  by('open-one').replaceChildren(...records.map((name) => make('option', { value: name, textContent: name })));
}

export const isKept = () => path === undefined && drafts().length > 0;

function keptDraft({ id, path: name, at }) {
  // Two of them may have one name.
  const when = new Date(at).toLocaleString('en-GB');
  const button = (words, click, className = '') => make('button', { type: 'button', className, textContent: words, attr: { 'aria-label': `${words}: ${name}, ${when}` }, on: { click } });
  return make('li', {},
    make('span', {}, make('bdi', { textContent: name }), `, ${when}`),
    button('Go on with it', () => goOnWith(id)),
    button('Forget it', () => { forget(id); offer(); by('start-blank').focus(); }, 'second'));
}

async function goOnWith(id) {
  const found = await goOn(id);
  if (!found) {
    offer();
    tell('That draft was forgotten in another window.');
    return;
  }
  begin(found.path, found.text, found);
  if (found.isElsewhere) tell(ELSEWHERE);
}

const isDocument = (name) => /\.(docx|odt|md|txt)$/i.test(name);

// Writes in a record, or begins one from a document.
const start = (name, bytes) => (isRecord(name) ? openBytes(name, bytes) : from(name, bytes));

async function take(input, use) {
  const named = chosen(input);
  input.value = '';
  await takeFiles(named, use);
}

async function takeFiles([named], use) {
  if (!named) return;
  const { files, leftOut } = await read([named], new Map());
  if (leftOut.length > 0) tell(`${named[0]} is not opened, because ${leftOut[0][1]}.`);
  for (const [name, bytes] of files) await use(name, bytes);
}

const tell = (sentence) => { by('write-status').textContent = sentence; };

function openBytes(name, bytes) {
  try {
    begin(name, new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    tell(`${name} is not in UTF-8, so it cannot be written in here. Save it as UTF-8 first.`);
  }
}

// Begins a record from the document that the policy is, or from its text: then no file lies beside the record.
async function from(name, bytes, policy) {
  tell(`Reading ${policy ? 'the text' : name} …`);
  try {
    const { code, out, errors } = await state.engine.run(['new', 'policy', '--root', '.', '--from', name], { only: [], instead: [[name, bytes]] });
    if (code !== 0) return tell(errors);
    const begun = named(policy ? withoutFile(texts.decode(out)) : texts.decode(out));
    await begin(called(begun), begun, { isNew: true, ...(policy ? { policy } : { source: [[name, bytes]], ...await readPolicy(name, bytes) }) });
    tell(`Begun from ${policy ? 'the text' : name}. Compare every value with the policy before you rely on it.`);
  } catch (fault) {
    if (!(fault instanceof Stopped)) throw fault;
    tell(`${name} cannot be read here: ${fault.message}.`);
  }
  return undefined;
}

function pasted() {
  const policy = by('policy-text').value;
  if (policy.trim() === '') {
    tell('Paste the text of the policy first.');
    by('policy-text').focus();
  } else from(...pastedFile(policy), policy);
}

// What says of which file a record is; one without any keeps no place for it.
const withoutFile = (begun) => begun.replace(/^source:\n((?:  .*\n)*)/m, (_, entries) => {
  const left = entries.replaceAll(/^ +(?:file|sha256): .*\n/gm, '');
  return /^ +[a-z]/m.test(left) ? `source:\n${left}` : '';
}).replace(/^# It was begun from \S+\. /m, '# It was begun from its text. ').replace(/^# The document itself, and its fingerprint.*\n\n/m, '');

// A policy whose short name nobody could read off is called by its title.
function named(begun) {
  const title = /^title: "(?!\[insert)(.*)"/m.exec(begun)?.[1];
  return title ? begun.replace(/^policy: "\[insert[^"]*"/m, () => `policy: ${madeName('policy', { words: title, others: [] })}`) : begun;
}

// What a record that has no name yet is called: by its policy and edition, where it says them.
function called(begun) {
  const word = (key) => new RegExp(`^${key}: "?([\\w-]+)"?`, 'm').exec(begun)?.[1];
  return `${[word('policy') ?? 'record', word('edition')].filter(Boolean).join('-')}.yaml`;
}

async function begin(name, begun, { isBlank = false, isNew = isBlank, id = newDraft(), source: from = [], policy: pasted = '', quoted = '', told = '', settings: there = settingsOpened() } = {}) {
  path = safePath(name);
  [draft, isChanged, source] = [id, isNew, from];
  [isAtRisk, savedText] = [false, undefined];
  // A record that was begun elsewhere has the sentences that the command suggested.
  [policy, ofDocument, settings] = [pasted, { quoted: quoted || begun, told }, new Settings(there)];
  by('save-settings').hidden = there === settingsOpened();
  tell('');
  by('verdict').textContent = 'Working …';
  by('findings').replaceChildren();
  by('questions').replaceChildren();
  by('begin').hidden = true;
  by('desk').hidden = false;
  by('text-title').textContent = path;
  // Where somebody is until there is a question.
  by('verdict').focus({ preventScroll: true });
  by('text-fold').open = true;
  text = edit(by('editor'), begun, { changed: wait, words: () => words });
  // A start shows one answer as an example; whoever is asked the questions needs none.
  if (isBlank) takeOut(1);
  form = new Form(by('questions'), { text, write, takeOut, linesOf, judge, run, sayNothing, keepList, passages: () => passages, waive, askWaiver: waiverFor, blocks: await blocks(), theme: await themes(), titles: await guidanceTitles(), save: saveRecord, closeText });
  passages = passagesOf(policy === '' ? ofDocument : { ...await readPasted(policy), pasted: policy });
  await learn();
  await judge();
  by('desk').classList.toggle('guided', ofDocument.told !== '' || policy !== '');
  if (isNew) form.begin();
  else form.contents();
}

// The format's own words, of the kind that the record says it is.
async function learn() {
  const kind = /^paramount: (policy|course|standards|config|guidance)\//m.exec(text.text)?.[1] ?? 'policy';
  words = wordsOf(JSON.parse(texts.decode((await state.engine.run(['schema', kind])).out)));
}

// Runs the command with the record as it is now. Two runs of one record may have other files between them.
function run(args, { instead = [], ...options } = {}) {
  return state.engine.run(args, { ...options, instead: [...beside(), [path, bytesOf(text.text)], ...instead] });
}

// What lies beside the record: the policy itself, where it was begun from that, and the settings.
const beside = () => [...source, ...settings.files];

function settingsOpened() {
  const bytes = state.files.get(SETTINGS);
  return bytes && texts.decode(bytes);
}

// Writes a waiver into the settings; gives what the command has against it, and writes nothing where there is anything.
async function waive(rule, words) {
  const faults = await settings.waive({ ...words, rule, document: path }, async () => (await checked()).findings);
  if (!faults) return [`This cannot be written from here. Write it in ${SETTINGS} itself.`];
  if (faults.length > 0) return faults.map(({ message, help }) => `${withCapital(message)}. ${withCapital(help)}.`);
  isChanged = true;
  by('save-settings').hidden = false;
  await judge();
  return [];
}

async function saveSettings() {
  if (await save(SETTINGS, settings.files[0][1], 'application/yaml')) tell(`${SETTINGS} is saved. It counts where it lies in the same folder as the record.`);
}

// Writes that the policy is silent on some standards, or no longer, into the record as it is or is to be.
function sayNothing(standards, isNothing, record = text.text) {
  const silent = silentIn(record);
  for (const standard of standards) {
    if (isNothing) silent.add(standard);
    else silent.delete(standard);
  }
  write(withSilent(record, silent));
}

// Keeps what was changed since the record was opened.
function keepDraft() {
  if (!isChanged) return;
  const { id, why } = keep(draft, { path, text: text.text, policy, ...ofDocument, settings: settings.text });
  isAtRisk = why !== undefined && text.text !== savedText;
  tellUnkept(why);
  if (id && id !== draft) tell(ELSEWHERE);
  draft = id ?? draft;
}

function wait() {
  isChanged = true;
  if (savedText !== undefined && / is saved\./.test(by('write-status').textContent)) {
    tell('');
    form.tellSaved('It was changed since it was saved.');
  }
  keepDraft();
  clearTimeout(waiting);
  waiting = setTimeout(judge, PAUSE);
}

// What the command finds in the record as it is now.
async function checked() {
  const { out } = await run(['check', '--root', '.', '--today', day(), '--format', 'json', path]);
  return JSON.parse(texts.decode(out));
}

// Judges the record, shows what is found and tells the form.
async function judge() {
  clearTimeout(waiting);
  keepDraft();
  judged += 1;
  const mine = judged;
  try {
    const report = await checked();
    const sheet = await run(['sheet', 'out', `${OUT}/answers.csv`, '--root', '.', path]);
    if (mine !== judged || path === undefined) return;
    const isAlone = source.length === 0 && sourceOf(path, text.text) !== undefined;
    const own = report.findings.filter((finding) => finding.document.path === path && !(isAlone && isOfSource(finding)));
    const findings = own.filter((finding) => !finding.suppressed);
    const answers = sheet.written.get('answers.csv');
    const { status } = report.documents.find((document) => document.path === path) ?? {};
    // Of a policy of which no standard asks anything there is no sheet, and all the same a record.
    const rows = answers ? parsed(texts.decode(answers)) : status === 'checked' ? [] : undefined;
    show(findings, rows ?? [], own.length - findings.length);
    clearTimeout(resting);
    resting = setTimeout(() => offerMends(mine), LULL);
    form.know(findings, rows);
    // Of what cannot be read nobody knows what else is wrong with it.
    if (status !== 'checked') by('verdict').append(' The record can be read only in part: what else is wrong shows once that is put right.');
  } catch (fault) {
    if (!(fault instanceof Stopped)) throw fault;
    if (mine === judged) by('verdict').textContent = `The check stopped: ${fault.message}. What you wrote is still here.`;
  }
}

// Says whether all that has only one mend can be mended, once nobody has written for a while.
async function offerMends(mine) {
  const { changed } = await run(MENDING()).catch(() => ({ changed: new Map() }));
  if (mine !== judged) return;
  by('mend-all').hidden = !changed.has(path);
  by('mend-all').dataset.times = mine;
}

const MENDING = () => ['check', '--root', '.', '--today', day(), '--fix', path];

const waiverFor = (finding) => askWaiver(form, finding);

function show(findings, rows, waived) {
  text.show(findings);
  by('verdict').dataset.times = judged;
  const absent = source.length === 0 ? sourceOf(path, text.text) : undefined;
  tellVerdict(findings, { rows, waived, form, absent, tools: { text, judge, askWaiver: waiverFor, openBeside } });
}

// Lays the document that the record names beside it.
function openBeside(name) {
  const input = make('input', { type: 'file' });
  input.addEventListener('change', () => take(input, async (_, bytes) => {
    source = [[name, bytes]];
    await judge();
  }));
  input.click();
}

async function mendAll() {
  const { changed } = await run(MENDING());
  if (changed.has(path)) write(texts.decode(changed.get(path)));
  await judge();
  by('verdict').focus();
}

function write(now) {
  text.text = now;
}

// The lines of an answer, with those above it that say where it was found.
function linesOf(number) {
  const { from, to } = text.numbersOf(text.itemOf(['commitments'], number));
  let first = from;
  while (first > 1 && /^\s*# from: /.test(text.lines(first - 1, first - 1)[0])) first -= 1;
  return { from: first, to };
}

// Takes an answer out, by its number among the commitments: its lines, and nothing else. A list of which nothing is left is
// written as an empty one.
function takeOut(number) {
  const lines = text.itemOf(['commitments'], number);
  if (!lines) return;
  const { from, to } = linesOf(number);
  text.setLines(from, to, []);
  keepList();
}

function keepList() {
  const line = text.countItems(['commitments']) === 0 && text.placeOf('commitments')?.line;
  if (line && /^commitments:\s*$/.test(text.lines(line, line)[0])) text.setLines(line, line, ['commitments: []']);
}

// What the head of a record that was begun here says of places that are still open.
const STILL_OPEN = /\d+ entr(?:y still says|ies still say)\r?\n# \[insert \.\.\.\], and paramount check names (?:it|them)\./;

// What it says of who has read it.
const UNREAD = new RegExp('Hold every one against the document: a machine has read it, and nobody else\\.'.replaceAll(' ', '[\\s#]+'));

// Takes that back once none is left, and once somebody has read all of it back.
function recount() {
  if (!/^[^#\n]*\[insert\b/m.test(text.text)) write(text.text.replace(STILL_OPEN, 'Nothing is left open.'));
  if (form.isReadBack) write(text.text.replace(UNREAD, form.folded.size > 0 ? 'Whoever is named under\n# recorded was shown its answers beside the words of the policy;\n# other sentences are kept as they stand there.' : 'Whoever is named under\n# recorded was shown all of it beside the words of the policy.'));
}

// Folds the text of a record that was begun from a policy, once nothing of it is left to be asked.
function closeText() {
  if (!by('desk').classList.contains('guided')) return;
  recount();
  by('text-fold').open = false;
}

async function saveRecord() {
  const name = path.split('/').pop();
  recount();
  const now = text.text;
  if (!(await save(name, bytesOf(now), 'application/yaml'))) return;
  const file = source.length > 0 ? source[0][0] : '';
  const said = `${name} is saved.${file && ` Keep it in one folder with ${file}, and open the two together.`}`;
  tell(said);
  form.tellSaved(said);
  savedText = now;
  isAtRisk = isAtRisk && text.text !== now;
}

async function seeReport() {
  await change(new Map([...state.files, ...beside(), [path, bytesOf(text.text)]]));
  see('check');
}

// What is forgotten is gone, so somebody says so twice.
function askToForget(isAsking) {
  by('forgetting').hidden = !isAsking;
  (isAsking ? by('forget-no') : by('forget-draft')).focus();
}

// Leaves the record, once somebody has said that it may be lost where it would be.
function leave() {
  if (isAtRisk) {
    askToForget(true);
    return;
  }
  setAside();
  by('start-blank').focus();
}

// Leaves the record, which stays kept.
function setAside() {
  by('forgetting').hidden = true;
  [isChanged, isAtRisk] = [false, false];
  letGo(draft);
  clearTimeout(waiting);
  clearTimeout(resting);
  path = undefined;
  by('desk').hidden = true;
  by('begin').hidden = false;
  tell('');
  offer();
}
