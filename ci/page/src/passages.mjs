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

// The passages of a text: `{ says, section, strength, numbers, standards }`.
export async function passagesIn(pasted) {
  if (pasted.trim() === '') return [];
  // Lines that were broken to fit a page.
  const policy = pasted.replaceAll(/([^.;:!?\s])[ \t]*\r?\n(?=\p{Ll})/gu, '$1 ');
  try {
    const { code, out } = await state.engine.run(['new', 'policy', '--root', '.', '--from', FILE], { only: [], instead: [[FILE, bytesOf(policy)]] });
    if (code !== 0) return [];
    const record = texts.decode(out);
    const lines = record.split('\n');
    return suggestions(record).map((found) => passage(found, lines.slice(found.from - 1, found.to), policy)).filter(Boolean);
  } catch (fault) {
    if (!(fault instanceof Stopped)) throw fault;
    return [];
  }
}

function passage({ says, standards }, lines, policy) {
  const [, line, begin] = FROM.exec(says) ?? [];
  const value = (pattern) => lines.map((line) => pattern.exec(line)?.[1]).find(Boolean) ?? '';
  return begin && {
    says: whole(begin, Number(line), policy), standards,
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
