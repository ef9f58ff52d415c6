// The lengths of time that a sentence gives, by the names of the numbers that ask for one: "within six weeks", "every two years",
// "each year". Numbers are given in figures, as records have them.
import { IN_WORDS, inFigures } from './numerals.mjs';

const NUMBER = String.raw`an?|${IN_WORDS.join('|')}|\d+`;
const LENGTH = String.raw`(?:${NUMBER}) (?:working |school )?(?:day|week|month|year)s?`;
const ANY = new RegExp(String.raw`\b(${LENGTH})\b`, 'gi');
const PATTERNS = {
  within: [String.raw`\bwithin (${LENGTH})\b`], every: [String.raw`\bevery (${LENGTH})\b`, String.raw`\bvalid for (${LENGTH})\b`],
  after: [String.raw`\bafter (${LENGTH})\b`, String.raw`\b(${LENGTH}) (?:later|after)\b`],
};

const plain = (length) => length.toLowerCase().replace(/^\w+/, (number) => (/^an?$/.test(number) ? '1' : inFigures(number)));

// How often, where no number is given.
const ONCE = /\b(?:every|each) (day|week|month|year)\b|\b(annual|annually|yearly|once a year)\b|\b(?:every|each) (?:January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter)\b/gi;

// Of two lengths of one kind neither is the length of the whole.
export function lengthsIn(sentence) {
  return new Map(Object.entries(PATTERNS).flatMap(([name, patterns]) => {
    const found = patterns.flatMap((pattern) => [...sentence.matchAll(new RegExp(pattern, 'gi'))].map(([, length]) => plain(length)));
    if (name === 'every') found.push(...[...sentence.matchAll(ONCE)].map(([, unit]) => `1 ${(unit ?? 'year').toLowerCase()}`));
    return new Set(found).size === 1 ? [[name, found[0]]] : [];
  }));
}

// The length of time of a sentence that gives no other.
export function onlyLengthIn(sentence) {
  const found = [...sentence.matchAll(ANY)].map(([length]) => length);
  return found.length === 1 ? plain(found[0]) : '';
}
