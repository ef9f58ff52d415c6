// What the command suggests where it begins a record from a document: sentences that sound like duties, each to be given to one
// of some standards, or to be taken out.

// What stands above each: where the sentence is, and which standards it may answer.
const REMARK = /^\s*# ?/;
const MAY = 'It may answer: ';

// The suggestions in a text, by its lines: `{ id, says, standards, from, to }`, lines from 1.
export function suggestions(text) {
  const lines = text.split(/\r?\n/);
  return lines.flatMap((line, at) => {
    const id = /^\s*- id: (suggestion-\d+)\s*$/.exec(line)?.[1];
    return id ? [suggestion(lines, at, id)] : [];
  });
}

function suggestion(lines, at, id) {
  const depth = lines[at].indexOf('-');
  let from = at;
  while (from > 0 && new RegExp(`^ {${depth}}#`).test(lines[from - 1])) from -= 1;
  let to = at;
  while (to + 1 < lines.length && /^\s*\S/.test(lines[to + 1]) && lines[to + 1].search(/\S/) > depth) to += 1;
  const remarks = lines.slice(from, at).map((line) => line.replace(REMARK, '')).join(' ');
  const [says, may = ''] = remarks.split(MAY);
  return { id, says: says.trim(), standards: may.split(',').map((name) => name.trim()).filter(Boolean), from: from + 1, at: at + 1, to: to + 1 };
}

const STRENGTHS = ['must', 'will', 'should', 'may'];
// The words by which a sentence itself says more or less than that something is done; the others count where none of these stands.
const OWN = [
  ['may', /\b(?:may|can|could|might)\b/i],
  ['should', /\bshould\b/i],
  ['must', /\b(?:must|shall)\b/i],
];
const OTHERS = [['must', /\b(?:required?|requires|(?:has|have|had|are|is) to|responsible|mandatory|obliged)\b/i]];
// What has to come first is no word of what is done: "must be completed before a place can be booked".
const FIRST = /\b(?:before|until)\b.*/i;
// Where a clause begins that says more of another: "must be refreshed, which may include briefings".
const BEHIND = /[,;]? (?:which|that|who|whose|where|although|though|but|unless|so that|in order to)\b|;/i;
// What a clause only adds is not the word of the sentence.
const BESIDE = /,? which [^.;]*/gi;
// What counts as one of them, as the record's own head explains: a hope is never more than may.
const COUNTS_AS = [
  ['may', /\b(?:hop(?:e|es|ed|ing)|aspir\w+|ideally)\b/i],
  ['should', /\b(?:expect\w*|targets?|aims? (?:to|for|at|is)|encourag\w+|intends?|strives?|seeks? to|endeavours?|would)\b/i],
];
const WHERE_POSSIBLE = /\bwhere(?:ver)? possible\b/i;
// What nobody may do is no permission.
const FORBIDS = /\b(?:no|nobody|none)\b[^.;]*\b(?:may|can)\b|\b(?:may|can|need) ?not\b/i;
// Where the main clause has its verb already.
const HAS_VERB = /\b(?:will|is|are|has|have)\b/i;
// How strongly a sentence says it: no stronger than the command read it with the heading above, and than the words of its main
// clause. Nothing where these leave that open, or are several.
export function strengthOf(says, read) {
  const clause = says.split(BEHIND)[0].replace(FIRST, '').replace(/\bwho (?:are|is) required to\b/gi, '');
  const main = ownWords(clause);
  const [own, ...others] = main.length > 0 || HAS_VERB.test(clause) ? main : ownWords(says.replaceAll(BESIDE, ''));
  // "May be refused, and will be treated as absent" says two things.
  // An aim with a way out is what whoever reads it takes it for.
  if (WHERE_POSSIBLE.test(clause) && own === undefined) return '';
  const isOfTwo = others.length > 0 || (own === 'may' && /\bwill\b/i.test(clause));
  if (isOfTwo || FORBIDS.test(clause)) return '';
  const [counts] = COUNTS_AS.find(([, words]) => words.test(clause)) ?? [];
  return STRENGTHS[Math.max(...[read, own ?? 'will', counts].map((word) => STRENGTHS.indexOf(word)))];
}

function ownWords(says) {
  const found = (list) => list.filter(([, words]) => words.test(says)).map(([word]) => word);
  return found(OWN).length > 0 ? found(OWN) : found(OTHERS);
}
