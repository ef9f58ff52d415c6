// Looking at documents: which are open, what is seen of them, and what is saved.
import { by, counted, make, save } from './dom.mjs';
import { chosen, dropped, read } from './files.mjs';
import { Stopped } from './client.mjs';
import { OUT } from './engine.mjs';
import { offerPair, pair } from './pair.mjs';
import { withoutSource } from './source_beside.mjs';
import { nameStoppers, onlySound, runWithoutStoppers } from './stoppers.mjs';
import { day, dayInWords, examples, setFiles, state, texts, today } from './state.mjs';

const SHEET = ['the answers as a spreadsheet', 'answers.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'];

// What can be seen: its word, the command, the other formats that are saved.
const VIEWS = [
  { id: 'check', name: 'What is wrong', saves: [['csv', 'the findings as a table', 'findings.csv']] },
  { id: 'summary', name: 'The few things that matter most', saves: [] },
  { id: 'due', name: 'What is due when', saves: [['ics', 'the dates for a calendar', 'reviews.ics'], ['csv', 'the dates as a table', 'due.csv']] },
  { id: 'compare', name: 'Side by side', saves: [['csv', 'the comparison as a table', 'compare.csv']] },
  { id: 'coverage', name: 'Who is taught what', saves: [] },
  { id: 'diff', name: 'What changed between two', saves: [] },
];

// How many documents are named that are not open.
const MOST_NAMED = 3;

let view = VIEWS[0];
// Only the last answer is shown, whatever was asked for before it.
let asked = 0;

export function prepare() {
  by('day').value = today();
  by('day').addEventListener('change', show);
  for (const input of [by('files'), by('folder')]) {
    input.addEventListener('change', () => { open(chosen(input)); input.value = ''; });
  }
  by('choose-files').addEventListener('click', () => by('files').click());
  by('choose-folder').addEventListener('click', () => by('folder').click());
  by('open-examples').addEventListener('click', async () => change(new Map([...state.files, ...await examples()])));
  by('close-all').addEventListener('click', () => { change(new Map()).then(() => by('choose-files').focus()); });
  by('views').append(...VIEWS.map((choice) => make('button', { type: 'button', id: `view-${choice.id}`, textContent: choice.name, on: { click: () => choose(choice) } })));
  for (const select of [by('older'), by('newer')]) select.addEventListener('change', show);
  takeDrops();
}

function takeDrops() {
  const drop = by('drop');
  // Anywhere in the window: a file that misses the frame would be opened in the page's place.
  addEventListener('dragover', (event) => { event.preventDefault(); drop.classList.add('over'); });
  addEventListener('dragleave', (event) => { if (!event.relatedTarget) drop.classList.remove('over'); });
  addEventListener('drop', async (event) => {
    event.preventDefault();
    drop.classList.remove('over');
    if (!by('look').hidden) open(await dropped(event.dataTransfer));
  });
}

async function open(named) {
  if (named.length === 0) return;
  const { files, leftOut, namesakes } = await read(named, state.files);
  // They are open at once; to judge them takes its time.
  const shown = change(files);
  askAbout(namesakes);
  await shown;
  if (leftOut.length > 0) {
    by('opened-status').textContent += ` Left out: ${leftOut.map(([path, why]) => `${path}, because ${why}`).join('; ')}.`;
  }
}

// Asks about files that came by the name of another: both are kept until somebody says that the later one is the newer.
function askAbout(namesakes) {
  const box = by('namesakes');
  box.hidden = namesakes.size === 0;
  const answer = (textContent, click) => make('button', { type: 'button', className: 'second', textContent, on: { click } });
  const done = () => {
    box.hidden = true;
    by('choose-files').focus();
  };
  box.replaceChildren(
    make('p', { textContent: 'These have the name of a file that is open already. Both are kept, the later one in a folder with a number:' }),
    make('ul', {}, ...[...namesakes.keys()].map((path) => make('li', {}, make('bdi', { textContent: path })))),
    make('p', { className: 'actions' },
      answer('Keep both', done),
      answer('Take the later ones in place of the earlier', () => {
        change(inPlace(namesakes));
        done();
      })));
}

// The files that are open, with the later ones under the names that they came by.
function inPlace(namesakes) {
  const files = new Map([...state.files].filter(([path]) => !namesakes.has(path)));
  for (const [path, name] of namesakes) if (state.files.has(path)) files.set(name, state.files.get(path));
  return files;
}

// Other documents are open now.
export async function change(files) {
  by('namesakes').hidden = true;
  await setFiles(files);
  by('opened-status').textContent = files.size === 0 ? 'No document is open.' : `${counted(files.size, 'file is', 'files are')} open.`;
  by('with-documents').hidden = files.size === 0;
  const alone = withoutSource(files);
  if (alone.length > 0) by('opened-status').append(` Open together with them: ${[...new Set(alone.map(([, source]) => source))].slice(0, MOST_NAMED).join(', ')}, which ${alone.length === 1 ? 'a record names' : 'records name'} as the source.`);
  list();
  if (files.size > 0) await show();
}

function list() {
  by('opened-list').replaceChildren(...[...state.files.keys()].sort().map((path) => make('li', {},
    make('bdi', { textContent: path }), ' ',
    make('button', { type: 'button', className: 'second', textContent: 'Close', attr: { 'aria-label': `Close ${path}` }, on: { click: () => close(path) } }),
  )));
}

async function close(path) {
  await change(new Map([...state.files].filter(([other]) => other !== path)));
  (by('with-documents').hidden ? by('choose-files') : by('opened').querySelector('summary')).focus();
}

function choose(choice) {
  view = choice;
  show();
}

// Shows one of the views of the documents that are open, for whoever comes from elsewhere in the page.
export function see(id) {
  location.hash = '#look';
  choose(VIEWS.find((choice) => choice.id === id));
  by('result-title').focus();
}

// What the command is told, whatever the format.
function argumentsFor(which) {
  const paths = which.id === 'diff' ? pair() : ['.'];
  return [which.id, '--root', '.', '--today', day(), ...paths];
}

async function show() {
  asked += 1;
  const mine = asked;
  for (const choice of VIEWS) by(`view-${choice.id}`).setAttribute('aria-pressed', String(choice === view));
  by('pair').hidden = view.id !== 'diff';
  by('result').hidden = false;
  by('result-title').textContent = view.name;
  by('look-status').textContent = 'Working …';
  // What would be saved is not there yet, and what is there answers something else.
  by('saves').replaceChildren();
  by('said').hidden = true;
  by('report-frame').ariaBusy = 'true';
  if (view.id === 'diff') await offerPair();
  if (mine !== asked) return;
  const args = argumentsFor(view);
  const answer = await runWithoutStoppers([...args, '--format', 'html', '--report', `json=${OUT}/report.json`]);
  if (mine !== asked) return;
  nameStoppers();
  if (answer) fill(answer, args);
}

// Shows an answer. What is saved is this answer in other formats, so that it is asked for in the same words.
function fill({ out, errors, written }, args) {
  const isPage = out.byteLength > 0;
  by('look-status').textContent = sentence(written.get('report.json'), isPage);
  by('said').hidden = errors === '';
  by('said').textContent = errors.trim();
  const frame = by('report-frame');
  frame.hidden = !isPage;
  frame.ariaBusy = 'false';
  frame.title = view.name;
  // The frame is shut off from this page: it keeps nothing, asks for nothing, and runs the one script that its own page allows.
  frame.srcdoc = isPage ? texts.decode(out) : '';
  const tables = view.saves.map(([format, words, name]) => saving(words, name, 'text/plain', () => printed(args, format)));
  const page = saving('this report as a page', `${view.id}.html`, 'text/html', () => out);
  const data = saving('the report as data', `${view.id}.json`, 'application/json', () => written.get('report.json'));
  const sheet = saving(...SHEET, async () => (await state.engine.run(['sheet', 'out', `${OUT}/answers.xlsx`, '--root', '.', '.'], onlySound())).written.get('answers.xlsx'));
  by('saves').replaceChildren(...(isPage ? [page, ...tables, data, sheet] : []));
}

async function printed(args, format) {
  return (await state.engine.run([...args, '--format', format], onlySound())).out;
}

function saving(words, name, type, bytes) {
  const click = async () => {
    try {
      const made = await bytes();
      if (!made) by('look-status').textContent = 'There is nothing to save: no record of a policy is open.';
      else if (await save(name, made, type)) by('look-status').textContent = `${name} is saved.`;
    } catch (fault) {
      if (!(fault instanceof Stopped)) throw fault;
      by('look-status').textContent = `${name} could not be made: ${fault.message}.`;
    }
  };
  return make('button', { type: 'button', className: 'second', textContent: `Save ${words}`, on: { click } });
}

function sentence(json, isPage) {
  if (!isPage) return 'There is nothing to show.';
  const summary = json && JSON.parse(texts.decode(json)).summary;
  if (view.id !== 'check' || !summary) return `As at ${dayInWords()}.`;
  const { documents, error, warning, note } = summary;
  return `${counted(documents, 'document')} judged as at ${dayInWords()}: ${counted(error, 'error')}, ${counted(warning, 'warning')}, ${counted(note, 'note')}.`;
}
