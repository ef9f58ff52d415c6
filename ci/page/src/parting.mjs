// How a sentence that says several things is parted, and an item of a list made whole. Nothing of a sentence is lost.
import { strengthOf } from './suggestions.mjs';

const MODAL = /\b(?:must|will|should|may|shall|can|is|are|has|have)\b/i;

const OTHER_SUBJECT = /, (?:and|but|whereas) (?!(?:which|who|where|that|until|if|then)\b)(?=(?:[\w’'-]+ ){1,8}?(must|should|may|will|shall|is|are)\b)/i;
const WORDS = { must: 'must', shall: 'must', should: 'should', will: 'will', may: 'may' };
// How few words are no clause.
const FEWEST = 5;
const OF_ANOTHER = /\bby\b|[,;] (?:who|which|whose|where)\b/i;

// One thing in one word and another in a different one: "must ..., and should ...".
const SECOND = /,? (?:and|but) (?=(?:also )?(must|should|may|will)\b)/i;

// The parts of a sentence, `{ says, words, ... }`, with what the command suggests of each: `says` are the sentence's own words, of which
// each stands in one part, and `words` those of a sentence of its own.
export function partedIn({ says, parts: [first = {}, ...others] }) {
  const told = others.length > 0 ? pieces(says, [first, ...others]) : [{ ...first, says }];
  const apart = told.flatMap(inTwo);
  return apart.length > 1 ? apart.map((part) => ({ ...part, words: wholeWords(part.says, says) })) : apart;
}

// The words of the sentence by the parts in whose order they stand: each reaches to the end of its own words, and the last to the end.
function pieces(whole, parts) {
  let from = 0;
  return parts.map((part, at) => {
    const end = at === parts.length - 1 ? whole.length : Math.max(from, whole.indexOf(part.says) + part.says.length);
    const says = whole.slice(from, end);
    from = end;
    return { ...part, says };
  }).filter(({ says }) => says.trim() !== '');
}

function inTwo(part) {
  const second = SECOND.exec(part.says);
  const word = second && /\b(must|should|may|will)\b/i.exec(part.says.slice(0, second.index))?.[1].toLowerCase();
  if (!word || word === second[1].toLowerCase()) return ofTwoSubjects(part);
  return [{ ...part, says: part.says.slice(0, second.index), word }, { says: part.says.slice(second.index), standards: [], word: second[1].toLowerCase() }];
}

// "Each trainer shall be observed, and courses will normally be led by two": each clause has its own subject.
function ofTwoSubjects(part) {
  const second = OTHER_SUBJECT.exec(part.says);
  const first = second && MODAL.exec(part.says.slice(0, second.index))?.[0];
  if (!first || part.says.slice(0, second.index).split(' ').length < FEWEST) return [part];
  return [{ ...part, says: part.says.slice(0, second.index), word: WORDS[first.toLowerCase()] ?? 'will' }, { says: part.says.slice(second.index), standards: [], word: WORDS[second[1].toLowerCase()] ?? 'will' }];
}

// A part as a sentence of its own: with the subject of the whole, where it begins with its verb. "Managers must release staff, and
// should discuss ..." becomes "Managers should discuss ...".
function wholeWords(says, whole) {
  const own = says.replace(/^[,;]? *(?:and|but)? */, '').replace(/[,;]$/, '');
  const [subject] = whole.split(MODAL);
  // Of "courses are delivered by the pool, who must ..., and must ..." the subject is not the first one.
  const isOfFirst = !OF_ANOTHER.test(whole.slice(0, Math.max(whole.indexOf(own), 0)));
  const words = MODAL.exec(own)?.index === 0 && !whole.startsWith(own) && isOfFirst ? `${subject.trim()} ${own}` : own;
  return /[.;!?]$/.test(words) ? words : `${words}.`;
}

// What stands above the items of a list: "Each trainer must:", of which each item says only the rest.
export function leadOf({ says, section }, passages) {
  if (!/^\p{Ll}/u.test(says)) return undefined;
  const at = passages.findIndex((passage) => passage.says === says && passage.section === section);
  const before = passages.slice(0, at).findLast((passage) => !/^\p{Ll}/u.test(passage.says));
  return before?.section === section && before.says.endsWith(':') ? before : undefined;
}

// An item with what stands above it, and how strongly the two say it.
export function ledBy({ says: lead }, item) {
  const words = `${lead.replace(/:$/, '')} ${item.replace(/[;,.]?(?: and| or)?$/, '')}.`;
  return { words, strength: strengthOf(words, 'must') };
}
