// What may answer the questions, in the policy's own text that somebody pasted: the sentences that the command suggests where it
// begins a record from a document, each whole, with its section, its word and the numbers that it gives.
import { Stopped } from './client.mjs';
import { bytesOf, state, texts } from './state.mjs';
import { strengthOf, suggestions } from './suggestions.mjs';

const FILE = 'policy.txt';
const FROM = /^from: .*\bline (\d+): "(.*)"$/;
// The number or letter before a paragraph.
const NUMBER = /^\s*(?:section\s+)?((?:\d+\.)*\d+|\([a-z\d]+\)|[a-z](?=[.)]))[.):]?\s+/i;
// How many are shown for a question before all others.
const MOST = 2;
const STRENGTHS = ['must', 'will', 'should', 'may'];
// Words that every policy has.
const COMMON = /^(?:train|safeg|polic|does|that|this|they|each|every|agenc|cours|what|which|when|where|there|have|with|from|about|their|whom|says|state|asks?|people)/;

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

// The sentences of a text: `{ says, section, strength, numbers, standards }`. What the command makes of one stands with it: which
// standards it may answer, the likely one first, its word, and the numbers that belong to the first.
export async function passagesIn(pasted) {
  const { policy, lines } = await begunFrom(pasted);
  const passages = sentences(policy);
  for (const found of suggestions(lines.join('\n'))) {
    const read = suggested(found, lines.slice(found.from - 1, found.to));
    const passage = passages.find(({ says, line }) => read && line === read.line && says.includes(read.begin));
    if (passage) add(passage, read);
  }
  return passages;
}

// The sentences that a record quotes which the command began from a document. `remark` says where each was found.
export function passagesOf(quoted) {
  const lines = quoted.split('\n');
  return suggestions(quoted).flatMap((found) => {
    const own = lines.slice(found.from - 1, found.to);
    const [says, section] = ['quote', 'section'].map((key) => unquoted(own, key));
    const read = suggested({ ...found, says: found.says.replace(/\b(?:paragraph|table) (\d+)/, 'line $1') }, own);
    return says ? [{ says, section, remark: found.says, standards: found.standards, strength: strengthOf(says, read?.strength), numbers: read?.numbers ?? new Map() }] : [];
  });
}

function unquoted(lines, key) {
  const words = lines.map((line) => new RegExp(`^ *${key}: (.*)$`).exec(line)?.[1]).find(Boolean) ?? '';
  return words.startsWith('"') ? JSON.parse(words) : words;
}

// All sentences, each under the number of its paragraph, else under the heading above it. A short line without a number and a full
// stop is a heading.
function sentences(policy) {
  let heading = '';
  return policy.split('\n').flatMap((text, at) => {
    const [whole = '', number] = NUMBER.exec(text) ?? [];
    const words = text.slice(whole.length).replaceAll(/\s+/g, ' ').trim();
    if (words === '') return [];
    if (!/[.;!,]$/.test(words) && words.split(' ').length <= 8) {
      heading = number && /^\d+$/.test(number) ? heading : words;
      return [];
    }
    return words.split(/(?<=[.!?])\s+(?=[\p{Lu}\d"'“‘(])/u).map((says) => ({ says, line: at + 1, section: number?.replaceAll(/[()]/g, '') ?? heading, strength: '', numbers: new Map(), standards: [] }));
  });
}

function suggested({ says, standards }, lines) {
  const [, line, begin] = FROM.exec(says) ?? [];
  const value = (pattern) => lines.map((line) => pattern.exec(line)?.[1]).find(Boolean) ?? '';
  return begin && {
    line: Number(line), begin: begin.replace(/ \.\.\.$/, ''), standards, strength: value(/^\s*strength: (\w+)$/),
    numbers: new Map([...value(/^\s*#details: \{(.*)\}$/).matchAll(/(\w+): ("[^"]*"|[^,]+)/g)].map(([, name, number]) => [name, number.replaceAll('"', '')])),
  };
}

// Of two parts of a sentence the weaker word is that of the whole.
function add(passage, { standards, strength, numbers }) {
  if (passage.standards.length === 0) passage.numbers = numbers;
  passage.standards.push(...standards.filter((standard) => !passage.standards.includes(standard)));
  passage.strength = STRENGTHS[Math.max(STRENGTHS.indexOf(strength), STRENGTHS.indexOf(passage.strength))] ?? '';
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

// Those that may answer a standard, the likely ones first, and all others: by what the command makes of them, and by the words
// that they share with the question.
export function passagesFor({ Standard, Question, 'What it asks': asks }, passages) {
  const wanted = stems(`${Question} ${asks}`);
  const scored = passages.map((passage) => {
    const rank = passage.standards.indexOf(Standard);
    const shared = [...stems(passage.says)].filter((stem) => wanted.has(stem)).length;
    return { passage, score: (rank < 0 ? 0 : 3 - Math.min(rank, 2)) + shared };
  });
  const likely = scored.filter(({ score }) => score > 0).sort((one, other) => other.score - one.score).slice(0, MOST).map(({ passage }) => passage);
  return { likely, others: passages.filter((passage) => !likely.includes(passage)) };
}

const stems = (words) => new Set(words.toLowerCase().match(/[a-z]{4,}/g)?.filter((word) => !COMMON.test(word)).map((word) => word.slice(0, 5)));
