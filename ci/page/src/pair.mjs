// Which two documents are compared: by their editions, as the command reads them, until somebody chooses others.
import { by, make } from './dom.mjs';
import { Stopped } from './client.mjs';
import { onlySound } from './stoppers.mjs';
import { day, isRecord, state, texts } from './state.mjs';

// For which files the choice is there, and what was taken of them.
let offered;
let taken = [];

export const pair = () => [by('older').value, by('newer').value];

// Offers the records that are open, those of one policy in the order of their editions, and takes the two newest editions of a
// policy that has several. What somebody chose stays, as long as it is open.
export async function offerPair() {
  const { files } = state;
  if (offered === files) return;
  const records = await inOrder([...files.keys()].filter(isRecord));
  if (state.files !== files) return;
  offered = files;
  const isChosen = pair().some((path, at) => path !== taken[at]) && pair().every((path) => files.has(path));
  taken = newestTwo(records).map(({ path }) => path);
  const shown = isChosen ? pair() : taken;
  for (const [at, select] of [by('older'), by('newer')].entries()) {
    select.replaceChildren(...records.map((record) => make('option', { value: record.path, textContent: label(record) })));
    select.value = shown[at] ?? '';
  }
}

// The path is shut off from what stands around it, since letters in it may turn round the direction of others.
const label = ({ path, name, edition }) => (edition ? `${name}, edition ${edition} (\u2068${path}\u2069)` : path);

async function inOrder(paths) {
  const ids = await idsByPath();
  const records = paths.map((path) => {
    const [name, edition] = ids.get(path)?.split('@') ?? [];
    return { path, name, edition };
  });
  return records.sort((one, other) => compare(one.name, other.name) || compare(one.edition, other.edition) || compare(one.path, other.path));
}

// "9" before "10", "2024-25" before "2025", and what has no name last.
const compare = (one = '\uffff', other = '\uffff') => one.localeCompare(other, 'en', { numeric: true });

// What the command calls each document, such as "ashford@2026"; nothing of those that it cannot read.
async function idsByPath() {
  try {
    const { out } = await state.engine.run(['due', '--root', '.', '--today', day(), '--format', 'json', '.'], onlySound());
    return new Map(JSON.parse(texts.decode(out)).documents.filter(({ id }) => id).map(({ path, id }) => [path, id]));
  } catch (fault) {
    // Where the engine stops, or has nothing to say, the order is that of the paths.
    if (!(fault instanceof Stopped || fault instanceof SyntaxError)) throw fault;
    return new Map();
  }
}

function newestTwo(records) {
  const last = records.findLastIndex(({ name }, at) => name !== undefined && name === records[at - 1]?.name);
  const from = last > 0 ? last - 1 : 0;
  return [records[from], records[Math.min(from + 1, records.length - 1)]].filter(Boolean);
}
