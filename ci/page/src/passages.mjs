// What the policy's own text says, where somebody pasted it or began from the document: its sentences as the command reads them,
// each with its section, and of those that sound like duties which standards they may answer, their word and their numbers.
import { Stopped } from './client.mjs';
import { bytesOf, state, texts } from './state.mjs';
import { isSaidPlainly } from './plain_words.mjs';
import { strengthOf, suggestions } from './suggestions.mjs';
import { parted, rowsAmong } from './tables.mjs';

const FILE = 'policy.txt';
const FROM = /^from: (.*?): "(.*)"$/;
// How many are shown for a question before all others.
const MOST = 3;
// How few words of a list's item without a full stop may be a sentence.
const FEWEST = 5;
const STRENGTHS = ['must', 'will', 'should', 'may'];
// Words that every policy has.
const COMMON = /^(?:train|safeg|polic|does|that|this|they|each|every|agenc|cours|what|which|when|where|there|have|with|from|about|their|whom|says|state|asks?|people)/;

// What the command reads in a document: the record that it begins with the sentences quoted, and all sentences.
export async function readPolicy(name, bytes) {
  const read = async (option) => {
    const { code, out } = await state.engine.run(['new', 'policy', '--root', '.', '--from', name, option], { only: [], instead: [[name, bytes]] });
    return code === 0 ? texts.decode(out) : '';
  };
  try {
    return { quoted: await read('--quote'), told: await read('--sentences') };
  } catch (fault) {
    if (!(fault instanceof Stopped)) throw fault;
    return { quoted: '', told: '' };
  }
}

// A text that was pasted, as the command reads it.
export function pastedFile(pasted) {
  // Lines that were broken to fit a page.
  return [FILE, bytesOf(parted(pasted.replaceAll(/([^.;:!?\s])[ \t]*\r?\n(?=\p{Ll})/gu, '$1 ')).plain)];
}

export const readPasted = (pasted) => (pasted.trim() === '' ? { quoted: '', told: '' } : readPolicy(...pastedFile(pasted)));

// The sentences: `{ says, section, from, heading, told, isSure, near, kind, standards, strength, numbers, parts }`. A part is what the command
// suggests by itself, with the remark that stands above it in the record; `told` names what else the sentence may answer, `near` that of which it has a
// word, and `kind` what it is where it commits nobody: said of the document itself, open, promised, hoped, or a charge.
export function passagesOf({ quoted, told, pasted = '' }) {
  const sentences = sentencesOf(told);
  const passages = [...sentences, ...(pasted === '' ? rowsAmong(sentences) : parted(pasted).rows)].map((sentence) => ({ ...sentence, standards: [], strength: '', numbers: new Map(), parts: [] }));
  const lines = quoted.split('\n');
  for (const found of suggestions(quoted)) {
    const part = partOf(found, lines.slice(found.from - 1, found.to));
    let passage = passages.find(({ says, from }) => from === part.from && says.includes(part.says));
    if (!passage) {
      passage = { told: [], ...part, standards: [], strength: '', numbers: new Map(), parts: [] };
      passages.push(passage);
    }
    add(passage, part);
  }
  return passages;
}

// As a line of a record may have it.
const inOneLine = (words) => words.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();

// Each as the command parts them, so that what stands behind a semicolon is a row of its own; a question is a heading.
function sentencesOf(told) {
  return rowsOf(told).map(({ says, section, from, heading, standards, is_sure: isSure, near, kind }) => (
    { says: inOneLine(says), section: inOneLine(section ?? ''), from: inOneLine(from), heading: inOneLine(heading ?? ''), told: standards ?? [], isSure, near: near ?? [], kind: kind ?? '' }
  )).filter(({ says }) => !says.endsWith('?'));
}

function rowsOf(told) {
  try {
    return JSON.parse(told || '[]');
  } catch {
    return [];
  }
}

// One suggestion, by its remark and its lines.
export function partOf({ says: remark, standards }, lines) {
  const value = (pattern) => lines.map((line) => pattern.exec(line)?.[1]).find(Boolean) ?? '';
  const written = (key) => unquoted(value(new RegExp(`^ *${key}: (.*)$`)));
  const [, from = '', begin = ''] = FROM.exec(remark) ?? [];
  const section = written('section');
  const quote = written('quote');
  const says = inOneLine(quote || begin.replace(/ \.\.\.$/, ''));
  const [word, by] = [value(/^\s*strength: (\w+)$/), written('by')];
  return {
    // A record that was begun without its sentences has only how each begins.
    remark, isCut: !quote && begin.endsWith(' ...'), from, says, standards, section: section === 'unstated' ? '' : section, strength: strengthOf(says, word), word, by: isKept(by) ? '' : by,
    answer: written('answer'), to: written('to'), numbers: numbersIn(value(/^\s*#details: \{(.*)\}$/)),
  };
}

const isKept = (words) => /^\[insert\b/.test(words);

// "every: 3 years, modes: [e-learning, blended]", each as a cell of the sheet has it.
const numbersIn = (details) => new Map([...details.matchAll(/(\w+): (\[[^\]]*\]|"[^"]*"|[^,]+)/g)].map(([, name, value]) => [name, value.replaceAll(/["[\]]/g, '')]));

const unquoted = (words) => (words.startsWith('"') ? JSON.parse(words) : words);

// Of two parts of a sentence the weaker word is that of the whole, and what is sure of one alone is not sure of it.
function add(passage, part) {
  if (passage.standards.length === 0) passage.numbers = part.numbers;
  const weaker = STRENGTHS[Math.max(STRENGTHS.indexOf(part.strength), STRENGTHS.indexOf(passage.strength))] ?? '';
  passage.strength = passage.parts.some(({ strength }) => strength === '') || part.strength === '' ? '' : weaker;
  passage.standards.push(...part.standards.filter((standard) => !passage.standards.includes(standard)));
  passage.parts.push(part);
}

// A cell of a table or a title is no sentence to be taken over.
export const isSentence = ({ says, section, from, cells }) => !cells && ((/\btable \d/.test(from) ? /[.;]$/ : /[.;:!)]$/).test(says) || (section !== '' && !/\btable \d/.test(from) && says.split(' ').length >= FEWEST));

// Those that may answer a standard, the likely ones first, and all others: by what the command makes of them, and by the words
// that they share with the question. What no answer of the record has yet comes first.
export function passagesFor({ Standard, Question, 'What it asks': asks }, all, record) {
  const wanted = stems(`${Question} ${asks}`);
  const isUsed = ({ says }) => record.includes(says);
  const sentences = all.filter((passage) => isSentence(passage) && (isSaidPlainly(Standard, passage.says) !== false || isSaidPlainly(Standard, passage.heading ?? '')));
  const passages = [...sentences.filter((passage) => !isUsed(passage)), ...sentences.filter(isUsed)];
  const scored = passages.map((passage) => {
    const rank = passage.standards.indexOf(Standard);
    const shared = [...stems(passage.says)].filter((stem) => wanted.has(stem)).length;
    const isPlain = isSaidPlainly(Standard, passage.says) || isSaidPlainly(Standard, passage.heading ?? '');
    return { passage, score: (rank < 0 ? 0 : 3 - Math.min(rank, 2)) + (isPlain ? 3 : 0) + shared };
  });
  const likely = scored.filter(({ score }) => score > 0).sort((one, other) => other.score - one.score).slice(0, MOST).map(({ passage }) => passage);
  // Somebody may look for a row of a table, too.
  const rest = all.filter((passage) => isSentence(passage) || passage.cells);
  return { likely, others: [...rest.filter((passage) => !isUsed(passage)), ...rest.filter(isUsed)].filter((passage) => !likely.includes(passage)) };
}

const stems = (words) => new Set(words.toLowerCase().match(/[a-z]{4,}/g)?.filter((word) => !COMMON.test(word)).map((word) => word.slice(0, 5)));

// What in the text may say something about a part of the record that answers no standard: the words by which it is found.
const SPEAKS = {
  review: /\b(?:policy|strategy|framework|document|procedure|it)\b.*\breview|\breview\w*\s+(?:of\s+)?(?:this|the|our)\s+(?:\w+\s+)?(?:policy|strategy|framework|document)|\bnext review\b/i,
  approval: /\b(?:approv|ratif|endors|sign(?:ed|s)? off)/i,
  lead: /\b(?:policy|strategy|document) (?:lead|owner)\b|\b(?:is|as) the (?:\w+ )?lead (?:officer )?(?:for|on) (?:this|the|our) |\b(?:responsible for|owns?|leads? on|answers? for) (?:this|the) (?:\w+ )?(?:policy|strategy|document|training)/i,
};
export const isOfReview = (says) => SPEAKS.review.test(says);
const MOST_OF_PART = 3;

// `remark` is what stands above an entry that the command began: "from: 6.1, line 63: "Private ..."".
export function passagesAbout(entry, remark, passages) {
  const [, from, begin] = FROM.exec(remark) ?? [];
  const words = begin?.replace(/ \.\.\.$/, '');
  // A row of a table is a sentence only in what the command says of it.
  const there = passages.filter((passage) => passage.from === from && passage.says.includes(words));
  if (from) return there.length > 0 ? there : [{ says: words }];
  return SPEAKS[entry] ? passages.filter(({ says }) => SPEAKS[entry].test(says)).slice(0, MOST_OF_PART) : [];
}
