// The levels of training that the policy's text speaks of, and those that the record has. Some policies call them groups or stages.

import { counted } from './dom.mjs';

const WORD = '(level|group|stage|tier|band)s?';
const NUMBER = String.raw`(?:\d{1,2}|[A-H]|one|two|three|four|five|six|seven|eight)\b`;
const IN_WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
const NAMED = new RegExp(String.raw`\b${WORD} (${NUMBER}(?:(?:,| and| or| to|, and) (?:${WORD} )?${NUMBER})*)`, 'gi');
const FOR = /\b(?:is|are|will be)\s+(?:(?:training|a course|aimed|designed|intended|meant|suitable|appropriate|required|needed|compulsory|mandatory)\s+)*(?:for|at|by)\s+([^;]*?)[.]?(?:;\s*(.*))?$/i;
// What tells how long training takes, or how it is taught.
const HOW = /\b(?:hours?|minutes|days?|half[- ]day|e-learning|online|face[- ]to[- ]face|classroom|webinar|workshop)\b/i;
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
export function levelsFor({ says, from, section, heading = '' }, passages) {
  const about = levelsNamed(says.split(VERB)[0]);
  if (about.length > 0) return about;
  const above = levelsNamed(`${heading}; ${section}; ${from}`);
  if (above.length > 0) return above;
  const first = passages.find((passage) => passage.from === from && BEGINS.test(passage.says));
  const isBehind = first && passages.indexOf(first) < passages.findIndex((passage) => passage.from === from && passage.says.includes(says));
  return isBehind ? levelsNamed(first.says.split(VERB)[0]) : levelsNamed(says);
}

// What is asked of a level by itself, however it is taught.
const DUTY = /\b(?:within|every|each year|refresh\w*|must have|before)\b/i;
const isOfHow = (says) => HOW.test(says) && !DUTY.test(says);
// What the columns of a table of levels are about.
const COLUMNS = [
  ['title', /course|title|programme|name|training|content/i], ['audience', /who|audience|staff|role|people/i],
  ['how', /length|duration|how(?! often)|format|deliver|method|mode|time/i], ['every', /refresh|renew|updat|frequency|how often|repeat/i],
];

const TITLED = new RegExp(String.raw`^(?:[\d.]+\s+)?${WORD} (${NUMBER})\s*[:–-]\s*(\S[^.;:]{0,80})$`, 'i');

// The levels that the text sets out, `{ number, title, audience, how, every, section, told, sentences }`: of a table, or each with the
// sentence that begins with it or stands first below its heading, and with those behind that. `scheme` is the word for one, and
// `told` are the sentences of which the level itself says all.
export function levelsIn(passages) {
  const found = new Map();
  let scheme = '';
  // A heading of a plain text is a line of its own: "Level 2: Practice".
  const titles = new Map(passages.map(({ says }) => TITLED.exec(says)).filter(Boolean).map(([, , number, title]) => [plain(number), title]));
  for (const [at, passage] of passages.entries()) {
    const { word, number, title } = numbered(passage);
    if (!number || found.has(plain(number))) continue;
    const level = passage.cells ? ofRow(passage) : ofSentence(passage, passages.slice(at + 1));
    if (!level) continue;
    scheme ||= word.toLowerCase();
    found.set(plain(number), { title: title || titles.get(plain(number)), section: passage.section, ...level, number: plain(number) });
  }
  return { scheme, levels: [...found.values()], about: passages.filter(({ says }) => HOW_MANY.test(says) && levelsNamed(says).length === 0 && says.split(' ').length < 20) };
}

// Which level something sets out: by its own first words, the first cell of a row, or the heading above.
function numbered({ says, cells, heading = '' }) {
  const begins = new RegExp(String.raw`^${WORD} (${NUMBER})`, 'i');
  if (cells) {
    const [[head, cell]] = cells;
    const [, word] = new RegExp(`^${WORD}`, 'i').exec(head) ?? [];
    const [, number, title = ''] = new RegExp(String.raw`^(?:${WORD} )?(${NUMBER})[:.]?\s*(.*)$`, 'i').exec(cell)?.filter((_, at) => at !== 1) ?? [];
    return { word, number, title };
  }
  const title = TITLED.exec(heading);
  const [, word, number] = begins.exec(says) ?? title ?? [];
  return { word, number, title: title && plain(title[2]) === plain(number) ? title[3] : '' };
}

function ofRow({ cells, says }) {
  const [, ...columns] = [...cells];
  const level = {};
  for (const [name, cell] of columns) {
    const key = COLUMNS.find(([, words]) => words.test(name))?.[0];
    if (key && cell) level[key] = level[key] ? `${level[key]}, ${cell}` : cell;
  }
  return { ...level, told: [], sentences: [{ says, from: '', parts: [] }] };
}

function ofSentence(passage, behind) {
  const [, audience, more = ''] = FOR.exec(passage.says) ?? [];
  if (!audience) return undefined;
  const end = behind.findIndex(({ from, says }) => from !== passage.from || levelsNamed(says).length > 0);
  const sentences = end < 0 ? behind : behind.slice(0, end);
  const told = sentences.filter(({ says }) => isOfHow(says));
  return { audience, how: [...(HOW.test(more) ? [more] : []), ...told.map(({ says }) => says)].join(' '), told: [passage, ...told], sentences: [passage, ...told] };
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
