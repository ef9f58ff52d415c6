// What other policies say to a standard: the records that are open, else the five examples, as the command lays them side by
// side.
import { make } from './dom.mjs';
import { Stopped } from './client.mjs';
import { day, examples, isRecord, state, texts } from './state.mjs';

const ANSWERS = {
  commits: 'says so',
  partial: 'says so in part',
  deferred: 'puts it off',
  refuses: 'says that this is not done',
  states: 'states it',
  silent: 'says nothing about this',
  'not-recorded': 'has nothing recorded on this',
  unreadable: 'cannot be read here',
};
const SPEAK = ['commits', 'partial', 'deferred', 'delegated', 'refuses', 'states'];
// How many passages of one policy are shown.
const MOST = 3;

// What was laid side by side last, and of which files.
let known = {};

// Why a standard matters and what others say to it, to be opened. `own` is the record that is written, and `who` says on whom the
// standard rests.
export async function others(standard, own, { who, because }) {
  const { whose, columns, rows } = await sideBySide(own);
  const row = rows.find((row) => row.standard === standard);
  const policies = columns.map(({ kind, name }, at) => ({ kind, name, cell: row?.cells[at] })).filter(({ kind, cell }) => kind === 'policy' && cell);
  if (policies.length === 0) return because;
  const answering = policies.filter(({ cell }) => SPEAK.includes(cell.answer)).length;
  return make('details', { className: 'others' },
    make('summary', { textContent: `Why it matters, and what ${whose} say (${answering} of ${policies.length} answer it)` }), because,
    make('ul', {}, ...policies.map(({ name, cell }) => make('li', {}, make('strong', { textContent: name }), ` ${said(cell)}.`, ...passages(cell)))),
    who && make('p', { className: 'hint', textContent: who }));
}

async function sideBySide(own) {
  const open = [...state.files.keys()].filter((path) => path !== own && !state.setAside.has(path));
  const asked = JSON.stringify([day(), open]);
  if (known.asked !== asked || known.files !== state.files) {
    const opened = open.some(isRecord) ? await compared({ only: open }) : undefined;
    const isOpen = opened?.columns.some(({ kind }) => kind === 'policy');
    const answer = isOpen ? { whose: 'the other open records', ...opened } : { whose: 'the five examples', ...(await compared({ only: [], instead: [...await examples()] })) };
    known = { asked, files: state.files, answer };
  }
  return known.answer;
}

async function compared(files) {
  try {
    const { out } = await state.engine.run(['compare', '--root', '.', '--today', day(), '--format', 'json', '.'], files);
    const { columns, rows } = JSON.parse(texts.decode(out));
    return { columns, rows };
  } catch (fault) {
    // Files that stop the engine, or of which none is a policy, say nothing.
    if (!(fault instanceof Stopped || fault instanceof SyntaxError)) throw fault;
    return { columns: [], rows: [] };
  }
}

function said({ answer, strength, lacks, promise, to, details }) {
  const words = answer === 'delegated' ? `leaves it to ${to ?? 'others'}` : ANSWERS[answer] ?? answer;
  const numbers = details.map(({ name, value }) => `${name.replaceAll('_', ' ')}: ${value}`).join('; ');
  return [
    strength ? `${words} (${strength})` : words,
    lacks && `not there: ${lacks}`,
    promise?.says && `promised: ${promise.says.replace(/\.$/, '')}${promise.due ? `, by ${promise.due}` : ''}`,
    numbers,
  ].filter(Boolean).join('; ');
}

function passages({ sayings }) {
  return sayings.slice(0, MOST).map(({ says, quote, sections }) => make('span', { className: 'passage' },
    quote ? `“${quote}”` : says ?? '', sections.length > 0 ? ` (section ${sections.join(', ')})` : ''));
}
