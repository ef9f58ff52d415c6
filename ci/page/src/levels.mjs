// The levels of training that the policy's text speaks of, and those that the record has. Some policies call them groups or stages.

import { counted } from './dom.mjs';
import { inFigures } from './numerals.mjs';

const WORD = '(level|group|stage|tier|band)s?';
const NUMBER = String.raw`(?:\d{1,2}|[A-H]|one|two|three|four|five|six|seven|eight)\b`;
const NAMED = new RegExp(String.raw`\b${WORD} (${NUMBER}(?:(?:,| and| or| to|, and) (?:${WORD} )?${NUMBER})*)`, 'gi');
const FOR = /\b(?:is|are|will be)\s+(?:(?:training|an? (?:[\w-]+ ){0,3}(?:course|module|session|workshop|programme)|aimed|designed|intended|meant|suitable|appropriate|required|needed|compulsory|mandatory)\s+)*(?:for|at|by)\s+([^;]*?)[.]?(?:;\s*(.*))?$/i;
// What tells how long training takes, or how it is taught.
const HOW = /\b(?:hours?|minutes|days?|half[- ]day|e-learning|online|face[- ]to[- ]face|in person|classroom|webinar|workshop)\b/i;
const HOW_MANY = new RegExp(String.raw`\b(?:two|three|four|five|six|\d) ${WORD}\b`, 'i');

// The word behind which a sentence says something of what it is about.
const VERB = /\b(?:is|are|must|will|should|may|shall|can|has|have)\b/i;

// A level that is known by a name keeps that as it is written.
const plain = (number) => (number.includes(' ') ? number : inFigures(number).toUpperCase());
export const isSameLevel = (one = '', other = '') => one.toUpperCase() === other.toUpperCase();

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

// What stands beside a level that the sentence is not for: "before Level 2", "trained to Group C", "no time limit is set for".
const NOT_FOR = /\b(?:before|until|after completing|(?:trained|up to date|familiar) (?:to|with)|completed|holds?|held|holding|pre-?requisite|no(?! later)|not|without|unless|other than|except|instead)\b/i;

// What has to come first is a condition of the level whose paragraph says so: "Level 1 must have been completed first."
const FIRST = /\b(?:before|until|after completing|completed|pre-?requisite)\b/i;
// "Trainers must have completed Level 3 and a course for trainers": whoever has completed it is known by that, for whichever level.
const AFTER = new RegExp(String.raw`\b(?:have|has) completed (?:the )?(?:${WORD} ${NUMBER}(?: training)?)`, 'gi');
// "Level 3 and above" is more than it names.
const AND_MORE = /\b(?:and|or) (?:above|higher|over|upwards|below|lower)\b/i;

// For which levels a sentence is: `{ named, meant }`. Meant are those that it is about by its own words, and where it begins with a word for
// what stands before, those of the sentence `before`; which of the others are, whoever reads it knows. `own` is the level whose
// paragraph it stands in.
export function levelsMeant(says, { before = '', own = '' } = {}) {
  const named = levelsNamed(says.replaceAll(AFTER, ''));
  const [subject] = says.split(VERB);
  const about = NOT_FOR.test(subject) ? [] : levelsNamed(subject);
  if (AND_MORE.test(says) && named.length > 0) return { named, meant: [] };
  if (own && (named.length === 0 || !named.includes(own) || FIRST.test(says))) return { named: [own], meant: [own] };
  if (about.length > 0) return { named, meant: about.length < named.length && NOT_FOR.test(says) ? [] : about };
  // "Each course has one trainer, and Level 2 courses have a second": the first half is for all.
  const [half, ...more] = says.split(/, (?:and|but|while) /);
  if (more.length > 0 && VERB.test(half) && levelsNamed(half).length === 0 && named.length > 0) return { named, meant: [] };
  // "At Levels 2 and 3" names them in one breath.
  const isOne = named.length === 1 || [...says.matchAll(NAMED)].length === 1;
  if (named.length > 0) return { named, meant: isOne && !NOT_FOR.test(says) ? named : [] };
  const there = /^(?:It|This|They)\b/.test(says) && before !== '' ? levelsMeant(before).meant : [];
  return { named: there, meant: there };
}

// What is asked of a level by itself, however it is taught.
const DUTY = /\b(?:within|every|each year|refresh\w*|must have|before)\b/i;
// "It is a one-hour course and must be completed within four weeks": the half before the duty tells how.
const howIn = (says) => {
  if (isOfHow(says)) return says;
  const [half] = says.split(/,? and (?=(?:must|is|should|will|has to|are)\b)|,? (?=(?:to be )?(?:completed|finished|taken|attended)\b)|,? (?=within\b)/);
  return isOfHow(half) ? `${half.replace(/[.,]$/, '')}.` : '';
};
// What else has hours and days in it is about other things: "Contractors who are on site for fewer than five days ..."
const OF_COURSE = /^(?:it|this|the (?:course|module|session|training|days?|two days|first|second)|levels?|groups?|stages?|tiers?|about|one|two|three|half|full|\d+|delivered|taught|held|online|face|in|an? (?:[\w-]+ ){0,3}(?:[\w-]*hour|[\w-]*minute|[\w-]*day|course|module|workshop|session|webinar|e-learning))\b/i;
export const isOfHow = (says) => OF_COURSE.test(says) && HOW.test(says) && !DUTY.test(says);
// "It is a one-day course delivered by two trainers" answers a question besides.
const OF_LEVEL = ['accessible-delivery', 'learning-levels'];
const saysMore = ({ told }) => told.some((standard) => !OF_LEVEL.includes(standard));
// What the columns of a table of levels are about.
const COLUMNS = [
  ['title', /course|title|programme|name|training|content/i], ['audience', /who|audience|staff|role|people/i],
  ['how', /length|duration|how(?! often)|format|deliver|method|mode|time/i], ['every', /refresh|renew|updat|frequency|how often|repeat/i],
];

const HOW_COLUMN = COLUMNS.find(([key]) => key === 'how')[1];
// What is written as a title is no way of teaching: "Child Protection Conferences and Core Groups".
const TITLE = /\b[A-Z][\w’'-]*(?:\s+(?:(?:and|of|to|in|for|the|with)\s+)*[A-Z][\w’'-]*)+/g;

// The words of how a level is taught without what is the title of a course.
export const withoutTitles = (how) => how.replaceAll(TITLE, '');

// "Core Safeguarding Practice, classroom, 1 day" by what is its name and what is not.
function partedCell(cell) {
  const parts = cell.split(/[,;(]\s*|\)\s*/).map((part) => part.trim()).filter(Boolean);
  const isHow = (part) => HOW.test(withoutTitles(part));
  return { title: parts.flatMap((part) => (isHow(part) ? part.match(TITLE) ?? [] : [part])).join(', '), how: parts.filter(isHow).map((part) => withoutTitles(part).trim()).join(', ') };
}

const TITLED = new RegExp(String.raw`^(?:[\d.]+\s+)?${WORD} (${NUMBER})\s*[:–-]\s*((?!(?:every|each|annual|annually|yearly|once|within|no)\b)\S[^.;]{0,80}?)\.?$`, 'i');
// "Level 1." alone before what is said of it, and who has to do it: "All staff must complete Level 1 within six weeks."
const BARE = new RegExp(String.raw`^(?:[\d.]+\s+)?${WORD} (${NUMBER})[.:]?$`, 'i');
// "Group A - everybody who works with children."
const WHO_HEAD = new RegExp(String.raw`^(?:[\d.]+\s+)?${WORD} (${NUMBER})\s*[:–-]\s*((?:everybody|everyone|anybody|anyone|all|any|those|staff|people|practitioners|professionals)\b.+?)\.?$`, 'i');
const WHO_MUST = /^(.+?),? (?:must|should|will|shall|are required to|need to) (?:complete|attend|undertake|do|take|have)\b/i;
// "Required of all those who work with children."
const REQUIRED = /^(?:(?:it|this) is )?(?:required|intended|meant|compulsory|mandatory|aimed|designed) (?:of|for|at) (.+?)\.?$/i;
// What is no end of what stands in brackets: "45 minutes for lunch), ...".
const isWhole = (words) => (words.match(/\(/g)?.length ?? 0) === (words.match(/\)/g)?.length ?? 0);
// "A half-day course (three hours) for anyone who meets children": how long, and for whom, without a verb.
const COURSE_FOR = /^(?:(.*?),? )??for ((?!the (?:first|whole)\b).+?)\.?$/i;
// What is taught at a level, or at all of them.
const TAUGHT = /^(?:all levels|every level|each level|levels?\b.*?|it) (?:covers?|adds|includes?|teach(?:es)?|looks? at|introduces?)\b/i;
// The same in the paragraph of a level.
export const IT_COVERS = /^it (?:also )?(?:covers?|adds|includes?|teach(?:es)?|looks? at|introduces?)\b/i;
const OF_ALL = /^(?:all|every|each) levels?\b/i;

// The levels that the text sets out, `{ number, title, audience, how, every, section, told, sentences }`: of a table, or each with the
// sentence that begins with it or stands first below its heading, and with those behind that. `scheme` is the word for one, and
// `told` are the sentences of which the level itself says all.
export function levelsIn(passages) {
  const found = new Map();
  let scheme = '';
  // A heading of a plain text is a line of its own: "Level 2: Practice".
  const titles = new Map(passages.filter(({ says }) => !WHO_HEAD.test(says)).map(({ says }) => TITLED.exec(says)).filter(Boolean).map(([, , number, title]) => [plain(number), title]));
  const learn = passages.filter(({ says, cells }) => !cells && TAUGHT.test(says) && !DUTY.test(says) && (OF_ALL.test(says) || levelsNamed(says).length > 0));
  for (const [at, passage] of passages.entries()) {
    const { word = '', number, title } = isCourse(passage, at, passages) ? { number: passage.says.replace(/\.$/, '') } : numbered(passage);
    if (!number || found.has(plain(number))) continue;
    const level = passage.cells ? ofRow(passage) : ofSentence(passage, passages.slice(at + 1));
    if (!level) continue;
    const taught = learn.filter(({ says }) => OF_ALL.test(says) || levelsNamed(says).join() === plain(number));
    if (taught.length > 0) Object.assign(level, { outcome: [...taught.map(({ says }) => says), level.outcome].filter(Boolean).join(' '), told: [...level.told, ...taught] });
    scheme ||= word.toLowerCase();
    // A course that has a title of its own is how such a level is taught.
    const name = title || titles.get(plain(number));
    const course = name && level.title ? { title: name, how: [level.title, level.how].filter(Boolean).join(', ') } : {};
    found.set(plain(number), { title: name, section: passage.section, ...level, ...course, head: passage, number: plain(number) });
  }
  return { scheme, levels: [...found.values()], about: passages.filter(({ says }) => HOW_MANY.test(says) && levelsNamed(says).length === 0 && says.split(' ').length < 20) };
}

// A course that is known by its name and not by a number, and that people have to take.
function isCourse(passage, at, all) {
  if (!isCaptionAt(passage, at, all) || BARE.test(passage.says) || TITLED.test(passage.says)) return false;
  const paragraph = all.slice(at + 1).filter(({ from }) => from === passage.from);
  return WHO_MUST.test(paragraph[0].says) && paragraph.some(({ says }) => HOW.test(says));
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
  const above = TITLED.exec(heading) ?? BARE.exec(heading);
  const [, word, number, own] = new RegExp(String.raw`${begins.source}(?:\s*[–:(-]+\s*([^.;:]{1,60}?)\)?(?=,? (?:is|are|will|must|should)\b))?`, 'i').exec(says) ?? above ?? [];
  return { word, number, title: own && own !== above?.[3] ? own : above && plain(above[2]) === plain(number) ? above[3] : '' };
}

function ofRow({ cells, says }) {
  const [, ...columns] = [...cells];
  const level = {};
  const add = (key, words) => { if (words) level[key] = level[key] ? `${level[key]}, ${words}` : words; };
  for (const [name, cell] of columns) {
    const [key] = COLUMNS.find(([, words]) => words.test(name)) ?? [];
    if (key === 'title' && (HOW_COLUMN.test(name) || HOW.test(cell))) {
      const { title, how } = partedCell(cell);
      add('title', title);
      add('how', how);
    } else if (key) add(key, cell);
  }
  return { ...level, told: [], sentences: [{ says, from: '', parts: [] }] };
}

const isHeadOfLevel = ({ says }) => WHO_HEAD.test(says) || TITLED.test(says) || BARE.test(says);

function ofSentence(passage, behind) {
  const audienceOfHead = WHO_HEAD.exec(passage.says)?.at(-1);
  const isHead = isHeadOfLevel(passage) || isCaption(passage);
  // A heading that is a line of its own is followed by its paragraph.
  const { from } = isHead && behind[0] ? behind[0] : passage;
  const others = behind.findIndex((other) => other.from !== from);
  const next = behind.findIndex((other) => isHeadOfLevel(other));
  const ends = [others, next].filter((end) => end >= 0);
  const paragraph = behind.slice(0, ends.length > 0 ? Math.min(...ends) : undefined);
  if (!isHead) return ofParagraph(passage, paragraph, TITLED.test(passage.heading) || BARE.test(passage.heading));
  const at = audienceOfHead ? -1 : paragraph.findIndex((sentence) => audienceIn(sentence, true).audience);
  const { audience = audienceOfHead, how, isDuty } = at < 0 ? {} : audienceIn(paragraph[at], true);
  if (!audience) return undefined;
  const own = levelsNamed(passage.says);
  const left = paragraph.filter((sentence, number) => number !== at && levelsNamed(sentence.says).every((number) => own.includes(number)));
  const first = [passage, ...(at < 0 || isDuty ? [] : [paragraph[at]])];
  return levelOf({ audience, how, first, others: left, froms: [passage.from, from] });
}

// A level of which the first sentence says for whom it is; what is said of another one ends what is said of it.
function ofParagraph(passage, paragraph, isBelow) {
  const { audience, how, isDuty } = audienceIn(passage, isBelow);
  if (!audience) return undefined;
  const end = paragraph.findIndex(({ says }) => levelsNamed(says).length > 0);
  return levelOf({ audience, how, first: isDuty ? [] : [passage], others: end < 0 ? paragraph : paragraph.slice(0, end), froms: [passage.from] });
}

function levelOf({ audience, how, first, others, froms }) {
  const ways = others.filter(({ says }) => howIn(says));
  const covers = others.filter(({ says }) => IT_COVERS.test(says) && !DUTY.test(says));
  return { audience, outcome: covers.map(({ says }) => says).join(' ') || undefined, how: [...(how ? [how] : []), ...ways.map(({ says }) => howIn(says))].join(' '), froms, told: [...first, ...others.filter((other) => isOfHow(other.says) && !saysMore(other)), ...covers], sentences: [...first, ...ways] };
}

// For whom a level is, and how long it takes where the same sentence says so: `{ audience, how, isDuty }`. Where that is what somebody
// has to do, it is asked about by itself as well. `isBelow` where it stands below the name of the level.
function audienceIn({ says }, isBelow) {
  const [, audience, more = ''] = FOR.exec(says) ?? [];
  if (audience) return { audience, how: HOW.test(more) ? more : '' };
  if (!isBelow) return {};
  const [, how = '', all] = COURSE_FOR.exec(says) ?? [];
  const [whom, duty] = (all ?? '').split(/,? (?=(?:to be )?(?:completed|finished|taken|attended)\b)/);
  const [, required] = REQUIRED.exec(says) ?? [];
  if (required) return { audience: required, how: '' };
  if (whom && isWhole(whom) && !VERB.test(how) && !DUTY.test(how) && (how === '' || HOW.test(how))) return { audience: whom, how: how && `${how}.`, isDuty: duty !== undefined };
  const [, who] = WHO_MUST.exec(says) ?? [];
  return who ? { audience: who, how: '', isDuty: true } : {};
}

// "Adults enhanced." at the head of a paragraph names what all of it is about.
const MOST_OF_CAPTION = 5;
const isCaption = ({ says, section, cells }) => !cells && section !== '' && /^\p{Lu}.*\.$/u.test(says) && says.split(' ').length <= MOST_OF_CAPTION && !VERB.test(says);
export const isCaptionAt = (passage, at, all) => isCaption(passage) && all[at - 1]?.from !== passage.from && all[at + 1]?.from === passage.from;

// The level in whose own paragraph, or below whose heading, each passage stands.
export function levelsOfParagraphs(passages) {
  const { levels } = levelsIn(passages);
  const heads = new Map(levels.filter(({ froms }) => froms).map((level) => [level.head, level]));
  let current;
  return new Map(passages.map((passage) => {
    current = heads.get(passage) ?? (!isHeadOfLevel(passage) && current?.froms.includes(passage.from) ? current : undefined);
    const [, , number] = TITLED.exec(passage.heading) ?? BARE.exec(passage.heading) ?? [];
    return [passage, current?.number ?? (number ? plain(number) : '')];
  }));
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
  const missing = levels.map(({ number }) => number).filter((number) => !there.some((one) => isSameLevel(one, number)));
  if (missing.length > 0) return `The policy’s text sets out ${counted(missing.length, 'level')} of training that the record does not have: ${missing.join(', ')}.`;
  const more = about.find(({ says }) => Number(plain(HOW_MANY.exec(says)[0].split(' ')[0])) > there.length);
  return more && `The policy’s text says: “${more.says}” The record has ${there.length}.`;
}
