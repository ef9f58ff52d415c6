// What may answer the questions, in the policy's own text that somebody pasted: the sentences that the command suggests where it
// begins a record from a document, each whole, with its section, its word and the numbers that it gives.
import { Stopped } from './client.mjs';
import { bytesOf, state, texts } from './state.mjs';
import { suggestions } from './suggestions.mjs';

const FILE = 'policy.txt';
const FROM = /^from: .*\bline (\d+): "(.*)"$/;
// How long a sentence may be.
const LONGEST = 600;
// How many are shown for a question.
const MOST = 4;

// What a record that is begun from a text has found, with the text as it was read.
async function begunFrom(pasted) {
  // Lines that were broken to fit a page.
  const policy = pasted.replaceAll(/([^.;:!?\s])[ \t]*\r?\n(?=\p{Ll})/gu, '$1 ');
  if (policy.trim() === '') return { policy, lines: [] };
  try {
    const { code, out } = await state.engine.run(['new', 'policy', '--root', '.', '--from', FILE], { only: [], instead: [[FILE, bytesOf(policy)]] });
    return { policy, lines: code === 0 ? texts.decode(out).split('\n') : [] };
  } catch (fault) {
    if (!(fault instanceof Stopped)) throw fault;
    return { policy, lines: [] };
  }
}

// The passages of a text: `{ says, section, strength, numbers, standards }`.
export async function passagesIn(pasted) {
  const { policy, lines } = await begunFrom(pasted);
  const found = suggestions(lines.join('\n')).map((found) => passage(found, lines.slice(found.from - 1, found.to), policy)).filter(Boolean);
  return numbered(found);
}

// Where the numbers of a text go on below its headings, a number says enough.
function numbered(passages) {
  const numberOf = ({ section }) => /, (\d[\w.()]*)$/.exec(section)?.[1];
  const sections = new Set(passages.filter(numberOf).map(({ section }) => section));
  const numbers = new Set(passages.map(numberOf).filter(Boolean));
  return sections.size === numbers.size ? passages.map((passage) => ({ ...passage, section: numberOf(passage) ?? passage.section })) : passages;
}

// What the text says of the policy itself, by the name of the entry with that of the part before it: "approval date".
export async function foundIn(pasted) {
  const { lines } = await begunFrom(pasted);
  const found = new Map();
  let part = '';
  for (const line of lines) {
    const [, indent, key, value] = /^( *)([a-z_]+):(?: "?(.*?)"? +# from: .*)?$/.exec(line) ?? [];
    if (indent === '' && value === undefined) part = `${key} `;
    if (value !== undefined) found.set(indent === '' ? key : part + key, value);
  }
  return found;
}

function passage({ says, standards }, lines, policy) {
  const [, line, begin] = FROM.exec(says) ?? [];
  const value = (pattern) => lines.map((line) => pattern.exec(line)?.[1]).find(Boolean) ?? '';
  return begin && {
    says: whole(begin, Number(line), policy).replace(/;$/, '.'), standards,
    section: value(/^\s*section: "?(.*?)"?$/), strength: value(/^\s*strength: (\w+)$/),
    numbers: new Map([...value(/^\s*#details: \{(.*)\}$/).matchAll(/(\w+): ("[^"]*"|[^,]+)/g)].map(([, name, number]) => [name, number.replaceAll('"', '')])),
  };
}

// A sentence of which only the begin is known, as far as it goes.
function whole(begin, line, policy) {
  if (!begin.endsWith(' ...')) return begin;
  const text = policy.split(/\r?\n/).slice(line - 1).join(' ').replaceAll(/\s+/g, ' ');
  const from = text.indexOf(begin.slice(0, -4));
  if (from < 0) return begin;
  const [, sentence] = /^(.*?[.;!?])(?=\s|$)/.exec(text.slice(from, from + LONGEST)) ?? [];
  return sentence ?? begin;
}

// Those that may answer a standard, the likely ones first.
export function passagesFor(standard, passages) {
  const rank = ({ standards }) => standards.indexOf(standard);
  return passages.filter((passage) => rank(passage) >= 0).sort((one, other) => rank(one) - rank(other)).slice(0, MOST);
}
