// The answers of the record as its lines have them: each with the sentence of the policy that it is from. A sentence and its answer
// belong together by where the sentence stands, so that an answer may be worded anew.
import { suggestions } from './suggestions.mjs';

const isKept = (words) => /^\[insert\b/.test(words ?? '');
const unlessKept = (words) => (isKept(words) ? '' : words ?? '');

// All of them: `{ number, standard, id, says, strength, by, answer, action, section, details, levels, origin }`. The number counts from 1, and
// no levels are given where the scope says more than that.
export function entriesOf({ text, linesOf }) {
  return Array.from({ length: text.countItems(['commitments']) }, (_, at) => entryAt({ text, linesOf }, at + 1)).filter(({ id }) => !/^suggestion-\d+$/.test(id));
}

function entryAt({ text, linesOf }, number) {
  const leaves = text.leaves(`/commitments/${number - 1}`);
  const word = (key) => unlessKept(leaves.find(({ path }) => path.join('/') === key)?.words);
  const scope = leaves.filter(({ path }) => path[0] === 'scope');
  const details = new Map();
  for (const { path: [key, name], words } of leaves) if (key === 'details' && name && !isKept(words)) details.set(name, details.has(name) ? `${details.get(name)}, ${words}` : words);
  return {
    number, standard: word('standard'), id: word('id'), says: word('says') || word('quote'), strength: word('strength'), by: word('by'), answer: word('answer'), action: word('action'), section: leaves.filter(({ path }) => path[0] === 'section').map(({ words }) => unlessKept(words)).join(', '),
    details, levels: scope.every(({ path }) => path[1] === 'levels') ? scope.map(({ words }) => words) : undefined, origin: originAbove(text, linesOf(number).from),
  };
}

const originAbove = (text, line) => /^\s*# (from: .*)$/.exec(text.lines(line, line)[0])?.[1] ?? '';

// Where a sentence is from, as it stands above its answer.
export const originOf = ({ from, says }) => `from: ${from}: ${JSON.stringify(says.length > 60 ? `${says.slice(0, 60)} ...` : says)}`;

// Those that are from a sentence, by its words or else by where it stands; `others` are the words of all sentences.
export function entriesFrom(entries, { says, parts, origins }, others) {
  const words = [says, ...parts.flatMap((part) => [part.says, part.words])];
  return entries.filter((entry) => words.includes(entry.says) || (origins.includes(entry.origin) && !others.has(entry.says)));
}

// The lines of an answer with other values, `{ standard, id, section, by, strength, says, details, scope }` as they are written: where
// one is nothing, its key is taken out. All else stays. The lines may be those of a suggestion.
export function withValues(lines, values) {
  const first = lines.findIndex((line) => /^\s*- /.test(line));
  const depth = lines[first].indexOf('-');
  const remarks = lines.slice(0, first).filter((line) => !/^\s*# It may answer:/.test(line));
  const blocks = new Map();
  let last;
  for (const line of lines.slice(first).filter((other) => !/^\s*#(?:standard|details):/.test(other))) {
    const [, key] = new RegExp(`^ {${depth}}[- ] ([a-z_]+):`).exec(line) ?? [];
    if (key) blocks.set(last = key, []);
    blocks.get(last).push(`${' '.repeat(depth + 2)}${line.slice(depth + 2)}`);
  }
  const indent = ' '.repeat(depth + 2);
  for (const [key, value] of Object.entries(values)) {
    if (!value) blocks.delete(key);
    else blocks.set(key, key === 'says' ? [`${indent}says: >-`, `${indent}  ${value}`] : [`${indent}${key}: ${value}`]);
  }
  const isName = ([key]) => key === 'standard' || key === 'id';
  const all = [...[...blocks].filter(isName), ...[...blocks].filter((block) => !isName(block))].flatMap(([, written]) => written);
  return [...remarks, `${' '.repeat(depth)}- ${all[0].slice(depth + 2)}`, ...all.slice(1)];
}

// Whether an answer is written a line for each of its keys, so that single ones can be changed.
export const isInLines = (lines) => /^\s*- [a-z_]+: *\S/.test(lines.find((line) => /^\s*- /.test(line)) ?? '');

// What stands in place of an answer that the command did not suggest.
const blank = ({ origins }) => [`# ${origins.at(-1)}`, '- id: suggestion-0'];

// What tells two answers of one sentence to one question apart.
export const markOf = ({ levels, details, strength, by, answer }) => JSON.stringify([levels ?? [], [...details ?? []], strength, by, answer ?? '']);

// By what an answer is found again where others were written or taken out since.
export const keyOf = (entry, entries) => ({ standard: entry.standard, id: entry.id, says: entry.says, mark: markOf(entry), place: alike(entries, entry).findIndex(({ number }) => number === entry.number) });

const alike = (entries, { standard, id, says }) => entries.filter((entry) => entry.standard === standard && entry.id === id && entry.says === says);

// The answer that has a key, by what it says for whom, or else by its place among those alike.
export function entryBy(entries, key) {
  const found = alike(entries, key);
  const named = entries.filter(({ standard, id }) => standard === key.standard && id === key.id);
  if (found.length === 0) return named.length === 1 ? named[0] : undefined;
  return found.length > 1 ? found.find((entry) => markOf(entry) === key.mark) ?? found[key.place] : found[0];
}

// The suggestion that became an answer goes; where there was none, the answer is written behind all others. Gives its key.
export function addEntry(tools, sentence, values) {
  const { text } = tools;
  const found = suggestions(text.text).find(({ says }) => sentence.origins.includes(says));
  if (found) text.setLines(found.from, found.to, withValues(text.lines(found.from, found.to), { id: '', standard: '', quote: '', ...values }));
  else text.addCommitment(withValues(blank(sentence), { id: '', ...values }));
  const entries = entriesOf(tools);
  const written = found ? entries.find(({ number }) => tools.linesOf(number).from === found.from) ?? entries.at(-1) : entries.at(-1);
  return keyOf(written, entries);
}

// Writes other values into an answer that is there.
export function changeEntry({ text, linesOf }, number, values) {
  const { from, to } = linesOf(number);
  text.setLines(from, to, withValues(text.lines(from, to), values));
}
