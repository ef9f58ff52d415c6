// The questions that a record leaves to be asked, in their order, and how each stands. Knows what the check and the sheet say of
// the record, and no screen.
import { isAboutRecord, withCapital } from './findings.mjs';
import { nameOfPart, partOf } from './parts.mjs';
import { replacementIn } from './replacement.mjs';
import { suggestions } from './suggestions.mjs';

export const ABOUT = 'About';
// What says that the whole policy was gone through, which is so once all else is answered.
export const READ_AGAINST = '/recorded/read_against';
// The screen of all sentences of the policy.
export const SENTENCES = 'sentences of the policy';
// What is asked for once the sentences were gone through, which say more of it.
export const CHARGES = '/charges';
const AFTER_SENTENCES = /^\/(?:charges|actions)\b/;
// The columns of a sheet by their letters, as its refusals name them.
const LETTERS = 'ABCDEFGHIJKLMNOP';

const isOpen = (cell) => /^\[insert\b/.test(cell);
const isUnder = (standard) => standard[ABOUT].startsWith('answered under');

// A question in short: "How often training is refreshed".
export const topic = (row) => withCapital(question(row).replace(/^Does it (?:say (?:that )?|record |set out )/, '').replace(/^Does it ask /, 'Asks ').replace(/\?$/, ''));
export const question = (row) => row.Question.replace(/ \(core\)$/, '');
export const isAnsweredElsewhere = (row) => isUnder(row) && !row.Entry;
// Whether a row is a question to which the record says nothing, in whatever place.
export const isFree = (row) => !row.Entry && !isUnder(row);
// The names of the numbers that a question asks for, and that its answer does not give.
export function lacking({ Entry, Answer, Numbers, 'Numbers that belong here': belong }) {
  if (!Entry || !['', 'commits', 'partial'].includes(Answer)) return [];
  const asked = belong.replaceAll(/\([^)]*\)/g, '').split(';').map((part) => /^ *(\w+):/.exec(part)?.[1]).filter(Boolean);
  return asked.filter((name) => !Numbers.split(';').some((part) => part.trim().startsWith(`${name}:`)));
}
// The number of a row's commitment, from 1.
export const numberOf = (row) => Number(row.Entry.split(' ').at(-1));

// Parts of the record that are still open or at fault, the sentences of the policy while the record has suggestions
// from it, and the standards: `{ key, part | isSentences | row | isReadThrough }`.
export function stepsOf(findings, rows, text) {
  const found = suggestions(text);
  const entries = new Set(rows.filter(({ Entry }) => Entry).map((row) => `/commitments/${numberOf(row) - 1}/`));
  const isAsked = ({ place: { pointer, line } }) => [...entries].some((entry) => pointer.startsWith(entry)) || found.some(({ from, to }) => line >= from && line <= to);
  const open = findings.filter((finding) => isOpenPlace(finding) && !isAsked(finding)).map(({ place }) => place.pointer);
  const parts = together([...new Set(open.filter((pointer) => pointer !== READ_AGAINST).map(partOf))]);
  const seen = new Map();
  const standards = rows.map((row) => {
    const number = (seen.get(row.Standard) ?? 0) + 1;
    seen.set(row.Standard, number);
    return { key: `${row.Standard} ${number}`, row, number };
  });
  return [
    ...parts.filter((part) => !AFTER_SENTENCES.test(part)).map((part) => ({ key: part, part })),
    ...(found.length > 0 ? [{ key: SENTENCES, isSentences: true }] : []),
    ...parts.filter((part) => AFTER_SENTENCES.test(part)).map((part) => ({ key: part, part })),
    ...standards,
    ...(open.includes(READ_AGAINST) ? [{ key: READ_AGAINST, isReadThrough: true }] : []),
  ];
}

// Several charges are asked for on one screen.
function together(parts) {
  const isCharge = (part) => part.startsWith('/charges/');
  return parts.filter(isCharge).length > 1 ? [...parts.filter((part) => !isCharge(part)), CHARGES] : parts;
}

// Whether a finding asks for something to be written in a part of the record: it is open, or what stands there cannot be read.
function isOpenPlace(finding) {
  const { rule, severity, place: { pointer } } = finding;
  if (rule === 'document/placeholder') return true;
  return severity === 'error' && isAboutRecord(finding) && pointer !== '' && !/^\/(commitments|source)\b/.test(pointer);
}

// How a question stands. `isSilent` says of a standard whether the policy says nothing about it.
export function standing({ row }, isSilent) {
  if (!row) return 'open';
  if (!row.Entry && isUnder(row)) return 'answered';
  if (!row.Entry) return isSilent(row.Standard) ? 'the policy says nothing' : 'no answer in the record';
  return Object.values(row).some(isOpen) ? 'begun, with places still open' : 'answered';
}

export const isDone = (step, isSilent) => ['answered', 'the policy says nothing'].includes(standing(step, isSilent));

export function nameOf({ row, number, part, isSentences }) {
  if (isSentences) return 'The sentences of the policy';
  if (part) return nameOfPart(part);
  return row ? question(row) + among(row, number) : 'Have you been through the whole policy?';
}

// What tells apart several answers to one question.
function among(row, number) {
  const parts = [isUnder(row) ? '' : row[ABOUT], row.Section && `section ${row.Section}`].filter(Boolean);
  return number === 1 && parts.length === 0 ? '' : ` (${parts.join(', ') || `answer ${number}`})`;
}

// What was refused, each by the column of the cell that it names, with the one thing to write instead where there is one.
export function refusals(said, columns) {
  const found = said.trim().split(/\n(?=paramount: )/).filter((part) => part.startsWith('paramount: '));
  return found.map((part) => {
    const [words, ...rest] = part.replace(/\nnothing was written\.$/, '').split('\n');
    const [, letter, message] = /^paramount: (?:([A-P])\d+: )?(.*)$/.exec(words);
    const help = rest.map((line) => line.replace('what to do', '').trim()).join(' ');
    const [, number] = /^([a-z_]+): /.exec(message) ?? [];
    return { column: columns[LETTERS.indexOf(letter)], number, instead: replacementIn(help), words: [message, help].filter(Boolean).join('. ') };
  });
}
