// The levels of training that the policy's text speaks of, and those that the record has. Some policies call them groups or stages.

import { counted } from './dom.mjs';

const WORD = '(level|group|stage|tier|band)s?';
const NUMBER = String.raw`(?:\d{1,2}|[A-H]|one|two|three|four|five|six|seven|eight)\b`;
const IN_WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
const NAMED = new RegExp(String.raw`\b${WORD} (${NUMBER}(?:(?:,| and| or| to|, and) (?:${WORD} )?${NUMBER})*)`, 'gi');
const FOR = /\b(?:is|are|will be)\s+(?:(?:training|a course|aimed|designed|intended|meant|suitable|appropriate|required|needed|compulsory|mandatory)\s+)*(?:for|at|by)\s+([^;]*?)[.]?(?:;\s*(.*))?$/i;
// What tells how long training takes, or how it is taught.
export const HOW = /\b(?:hours?|minutes|days?|half[- ]day|e-learning|online|face[- ]to[- ]face|classroom|webinar|workshop)\b/i;
const HOW_MANY = new RegExp(String.raw`\b(?:two|three|four|five|six|\d) ${WORD}\b`, 'i');

const BEGINS = new RegExp(String.raw`^${WORD} ${NUMBER}`, 'i');
// The word behind which a sentence says something of what it is about.
const VERB = /\b(?:is|are|must|will|should|may|shall|can|has|have)\b/i;

const plain = (number) => (IN_WORDS.includes(number.toLowerCase()) ? String(IN_WORDS.indexOf(number.toLowerCase()) + 1) : number.toUpperCase());

// A level as a scope names it.
export const writtenLevel = (number) => (/^[1-9]\d*$/.test(number) ? number : JSON.stringify(number));

// The numbers or letters that a sentence names; "levels 1 to 3" are all between.
export function levelsNamed(says) {
  const named = [...says.matchAll(NAMED)].flatMap(([, , list]) => {
    const numbers = [...list.matchAll(new RegExp(NUMBER, 'g'))].map(([number]) => plain(number));
    const [from, to] = / to /.test(list) ? numbers.map(Number) : [];
    return to - from < 12 ? Array.from({ length: to - from + 1 }, (_, at) => String(from + at)) : numbers;
  });
  return [...new Set(named)];
}

// The levels of which a sentence speaks: those that it is about by its own words, else that of the heading above it or of the
// sentence with which its paragraph begins, else those that it names in passing.
export function levelsFor({ says, from, section }, passages) {
  const about = levelsNamed(says.split(VERB)[0]);
  if (about.length > 0) return about;
  const above = levelsNamed(`${section}; ${from}`);
  if (above.length > 0) return above;
  const first = passages.find((passage) => passage.from === from && BEGINS.test(passage.says));
  const isBehind = first && passages.indexOf(first) < passages.findIndex((passage) => passage.from === from && passage.says.includes(says));
  return isBehind ? levelsNamed(first.says.split(VERB)[0]) : levelsNamed(says);
}

// The levels that the text sets out, `{ number, audience, how, sentences }`: each with the sentence that begins with it, and with
// those behind that in the same paragraph, up to the next that names a level. `scheme` is the word for one.
export function levelsIn(passages) {
  const found = new Map();
  let scheme = '';
  for (const [at, passage] of passages.entries()) {
    const [, word, number] = new RegExp(String.raw`^${WORD} (${NUMBER})`, 'i').exec(passage.says) ?? [];
    const [, audience, more = ''] = FOR.exec(passage.says) ?? [];
    if (!number || !audience || found.has(plain(number))) continue;
    scheme ||= word.toLowerCase();
    const behind = passages.slice(at + 1);
    const end = behind.findIndex(({ from, says }) => from !== passage.from || levelsNamed(says).length > 0);
    const sentences = end < 0 ? behind : behind.slice(0, end);
    const how = [more, ...sentences.map(({ says }) => says)].filter((says) => HOW.test(says)).join(' ');
    found.set(plain(number), { number: plain(number), audience, how, section: passage.section, sentences: [passage, ...sentences] });
  }
  return { scheme, levels: [...found.values()], about: passages.filter(({ says }) => HOW_MANY.test(says) && levelsNamed(says).length === 0 && says.split(' ').length < 20) };
}

// Those that the record has, by their places in its list.
export function levelsOf(text) {
  return Array.from({ length: text.countItems(['levels', 'list']) }, (_, at) => new Map(text.leaves(`/levels/list/${at}`).map(({ path, words }) => [path.join('/'), words])));
}

export const numbersOf = (text) => levelsOf(text).map((level) => level.get('number') ?? '').filter((number) => !/^\[insert\b/.test(number));

// What the text says of levels that the record does not have, in a sentence; nothing where it has them all.
export function missingLevels(text, passages) {
  const there = numbersOf(text).map(plain);
  const { levels, about } = levelsIn(passages);
  const missing = levels.map(({ number }) => number).filter((number) => !there.includes(number));
  if (missing.length > 0) return `The policy’s text sets out ${counted(missing.length, 'level')} of training that the record does not have: ${missing.join(', ')}.`;
  const more = about.find(({ says }) => Number(plain(HOW_MANY.exec(says)[0].split(' ')[0])) > there.length);
  return more && `The policy’s text says: “${more.says}” The record has ${there.length}.`;
}
