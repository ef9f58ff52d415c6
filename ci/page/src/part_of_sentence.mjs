// One thing that a sentence of the policy says: which questions it may answer, as what it is read, and whether that needs only a nod.
// Knows no screen.
import { detailsIn, kindsOf } from './details.mjs';
import { isFree } from './free.mjs';
import { levelsNamed, numbersOf } from './levels.mjs';
import { isOfStarting, isSaidPlainly, wordsFound } from './plain_words.mjs';
import { isAnsweredElsewhere, question } from './steps.mjs';
import { strengthOf } from './suggestions.mjs';

// Which part of the record answers a question that is answered by no sentence.
const PARTS = ['learning-levels', 'policy-review', 'document-approval', 'policy-lead'];
// What is only promised, or not decided yet; a hope is neither.
// "Is not confirmed until the manager has approved it" is a condition.
export const isLater = ({ kind, says }) => (kind === 'open' || kind === 'promised') && !/\bnot \w+ (?:until|unless)\b/i.test(says);
// What is said of the policy itself: the record has entries of their own for its review, its approval and whom it is for.
const DOCUMENT = String.raw`\b(?:this|the|our|these) (?:[\w-]+ )?(?:policy|strategy|framework|document|plan|standards)\b`;
const OF_DOCUMENT = new RegExp(String.raw`^${DOCUMENT}|${DOCUMENT}[^.]*\b(?:review|approv)|\b(?:review|approv|leads? on|owns?|answers? for|lead for)\w*\b[^.]*${DOCUMENT}|\b(?:questions?|queries|contact)\b[^.]*${DOCUMENT}|^it (?:applies|does not (?:apply|cover|replace)|covers|replaces|supersedes|has been written|(?:is|will be|must be) reviewed|(?:should|must|is to) be read (?:with|alongside|together|in conjunction|beside))`, 'i');
// What the same sentence asks of somebody besides, which no entry has.
const DUTY = /\b(?:agenc\w+|employers?|staff|trainers?|managers?|participants?|delegates?|they|it|who|and|that)\b[^.]*\bmust\b|\breports?\b[^.]*\b(?:every|each|quarterly|monthly|annually|once)\b|\btargets?\b|\bper cent\b|\d ?%/i;
// What tells only what the document is.
const TELLS_WHAT = new RegExp(String.raw`^${DOCUMENT} (?:sets out|describes|explains|applies|is for|tells)`, 'i');
// Below such headings the policy tells why it is there.
const TELLS_WHY = /^(?!.*\bresponsib).*\b(?:introduc|purpose|background|why|scope|applies|contents|about (?:this|the|our))/i;
// What only leads to a list or a table.
const LEADS_ON = /\b(?:as follows|the following [\w ]+ apply|the following\b[^.]*(?=:)|(?:set out|shown|listed|given) (?:below|in the table)|depends? on the (?:group|level|stage|tier|band)s?)[.:]?$|^(?!.*\b(?:must|shall|should|will|may|to)\b).*:$/i;
const ASKED_OF_SOMEBODY = /\b(?:must|shall|should|will|may|can|expects?|expected|required?)\b/i;
// What it says of its reasons, unless somebody has to act.
const ACTS = /\b(?:must|shall|should|will|reports?|responsible|accountable)\b/i;
const MOST_LIKELY = 2;
// What policies say for some level alone: where none is named, whoever reads it knows for which.
const OF_LEVELS = ['refresher', 'induction', 'two-trainers'];
const MODAL = /\b(?:must|will|should|may|shall|can|is|are|has|have)\b/i;
// For whom something is: what stands there is no duty. "A course for anyone who meets parents" is no work with parents.
const AUDIENCE = /\bfor (?:(?:all|any|every|those|staff|practitioners|professionals|people|managers|anyone|anybody|everyone|everybody|designated|registered|volunteers)\b)[^.;]*/gi;
// "All staff who meet parents must ..."
const WHO = /\bwho (?:have|has|work|meet|come|care|assess|support|see|look)[^.;]*?(?=\b(?:must|should|will|may)\b)/gi;
export const withoutAudience = (says) => says.replaceAll(AUDIENCE, '').replaceAll(WHO, '');
// What is only said beside the main clause.
const ASIDE = /[,;] (?:which|who|(?:at least )?\w+ of whom|whose|where|although|though|but|unless)\b.*/i;
// What is no plain statement of what is done: a refusal, an exception.
const NOT_PLAIN = /\b(?:intends?|no|not|never|none|nobody|cannot|unless|except\w*|need not|instead|other than|if|provided|accepted|refused|where(?:ver)? possible|where (?:we|they|it) can)\b/i;
const PASSIVE = /\b(?:be|is|are) \w+(?:ed|en)\b[^.]*\bby\b/i;
// Whoever expects or asks is not who has to act.
const ASKS = /\b(?:expects?|asks?|hopes?|requires?|wants?|encourages?|requests?)\b/i;

// `{ says, words, standards, isTold, isDuty, isHope, isSure, isFirstSure, strength, numbers, meant, by, answer, to }`: `words` are what is recorded, and what
// is only told asks for nothing; of several questions that it may answer the first alone may be sure.
export function partOf(passage, part, { meant, lead }) {
  const { says: whole, heading = '', told } = passage;
  const isOfDocument = TELLS_WHAT.test(whole) || ((passage.kind === 'document' || OF_DOCUMENT.test(whole)) && !DUTY.test(whole.replace(/\breview\w*\b[^.]*/i, '')));
  const isSuggested = part.remark !== undefined;
  const isDuty = isSuggested || [ASKED_OF_SOMEBODY, DUTY, ACTS].some((words) => words.test(whole)) || lead !== undefined;
  const tellsWhy = TELLS_WHY.test(heading) && !ACTS.test(whole);
  // What brings a review forward no entry has.
  const isTold = (isOfDocument && !/\bor (?:sooner|earlier)\b/i.test(whole)) || (!isLater(passage) && (tellsWhy || LEADS_ON.test(whole) || (!isDuty && told.length === 0)));
  // A half has what the command suggests of it, and not what it says of the whole.
  const isFirst = !part.isHalf && (part.standards?.length !== 0 || isSuggested);
  const standards = isTold ? [] : part.standards?.length > 0 ? part.standards : isFirst && /[.;]$/.test(whole) ? told : [];
  return {
    says: part.says, words: part.words ?? whole, standards, meant, isTold, isDuty, isHope: passage.kind === 'hope', isSure: isSure(passage, standards, part), isFirstSure: passage.isSure === true, strength: strengthOf(part.says, part.word || 'will'), numbers: part.numbers ?? new Map(),
    by: bearer(part.by, whole), answer: part.answer, to: part.to,
  };
}

// What a sentence may answer is sure where the command is, or where only the likeliest has its own words there.
function isSure({ isSure: isTold, told, says }, [first, ...others], { words = says, isHalf }) {
  const plain = withoutAudience(words);
  const isAlone = (standards) => first !== 'commissioning' && standards.filter((standard) => isSaidPlainly(standard, plain)).join() === first;
  // Half of a sentence is read by its own words.
  if (isHalf) return isAlone([first, ...others]) || (isTold && told.includes(first));
  return told[0] === first && (isTold || isAlone(told));
}

// Who has to act, where the sentence itself says that they do.
function bearer(by, says) {
  const [subject] = says.split(MODAL);
  // Whoever is observed does not observe.
  if (PASSIVE.test(says)) return '';
  return by && !ASKS.test(subject) ? by : '';
}

// The questions that a part of a sentence may answer, by their rows; what the record has a part of its own for is none of them.
export function questionsFor(form, { standards, words, isTold, isHope, isOne }) {
  const rows = [...new Map(form.rows.map((row) => [row.Standard, row])).values()];
  const there = numbersOf(form.tools.text);
  const isNew = there.length === 0 || levelsNamed(words).some((number) => !there.includes(number));
  const isOfPart = ({ Standard }) => PARTS.includes(Standard) && (Standard !== 'learning-levels' || isNew);
  const plain = withoutAudience(words);
  // What the command is not sure of needs words of its own, and a hope answers nothing.
  const likely = isTold || isHope ? [] : wordsFound(plain, standards.filter((standard) => isSaidPlainly(standard, plain) ?? true), { isOne });
  const found = likely.map((standard) => rows.find((row) => row.Standard === standard)).filter((row) => row && !isAnsweredElsewhere(row) && !isOfPart(row));
  const others = rows.filter((row) => !isAnsweredElsewhere(row)).sort((one, other) => question(one).localeCompare(question(other)));
  return { likely: found.slice(0, MOST_LIKELY), others };
}

// How strongly the clause says it that has words of the question, where others have none: "each trainer shall be observed, and courses will
// normally be led by two trainers"; nothing where it has no verb of its own.
const CLAUSES = /; |, (?:and|but|which|who|where|whereas|although)? ?|,? (?:and|but) (?=(?:must|should|will|may|shall|is|are|has|have)\b)/i;
function clauseOf(standard, words) {
  const clauses = words.split(CLAUSES);
  const plain = clauses.filter((clause) => isSaidPlainly(standard, clause));
  if (clauses.length < 2 || plain.length !== 1 || !MODAL.test(plain[0]) || clauses.filter((clause) => MODAL.test(clause)).length < 2) return undefined;
  return { strength: strengthOf(plain[0], 'must'), isFirst: plain[0] === clauses[0] };
}

// A part as an answer to a question: `{ row, strength, details, levels, by, answer, to }`.
export function readingOf(sentence, part, row) {
  const isFirst = row?.Standard === part.standards[0];
  const details = row ? detailsIn(kindsOf(row), part.words, isFirst ? part.numbers : new Map()) : new Map();
  // Who fills a form in is not who evaluates.
  const by = row?.Standard === 'course-evaluation' && part.by === 'participants' ? '' : part.by;
  const clause = row && clauseOf(row.Standard, part.words);
  return { row, strength: clause?.strength ?? part.strength, details, levels: part.meant, by: clause && !clause.isFirst ? '' : by, answer: isFirst ? part.answer : undefined, to: isFirst ? part.to : undefined };
}

// Whether it says who pays nothing: then it is to be said who that is.
export const isOfPaying = (row, { says }) => row.Standard === 'free-training' && isFree(says);

// Whether a part needs only a nod as a rule of the policy's own: it asks something of somebody, and answers no question.
export const isPlainRule = (sentence, { isTold, isDuty, isHope, strength, answer }) => !isTold && isDuty && strength !== '' && !answer && !sentence.isLater && !isHope;

// Whether a reading needs only a nod: nothing of it is left open, and the sentence says plainly that something is done.
export function isPlain(sentence, part, likely, { row, strength, details, answer }) {
  const asked = kindsOf(row).filter(({ isAsked }) => isAsked).map(({ name }) => name);
  const isWhole = asked.every((name) => details.has(name)) && (row.Standard !== 'free-training' || !['', 'some'].includes(details.get('free_to') ?? ''));
  // Below a name that is no level's, whoever reads it knows for whom it is.
  const isOfLevels = (part.levels ?? sentence.levels).length === part.meant.length && (sentence.caption === '' || sentence.own !== '');
  const isOfAll = part.meant.length === 0 && OF_LEVELS.includes(row.Standard) && sentence.hasLevels && !/\binduction\b/i.test(part.words);
  return (likely.length === 1 || (likely.length > 1 && part.isFirstSure)) && !isOfAll && (part.isSure || (row.Standard === 'induction' && isOfStarting(part.words))) && !answer && strength !== '' && isWhole && isOfLevels && !sentence.isLater && !TELLS_WHY.test(sentence.heading) && !NOT_PLAIN.test(part.says.replace(/\bno (?:charge|cost)\b/i, '')) && isSaidPlainly(row.Standard, withoutAudience(part.words).replace(ASIDE, '')) === true;
}
