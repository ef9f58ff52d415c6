// The sentences of the policy as they are gone through with its record: each whole, with what it may answer. Knows no screen.
import { detailsIn, kindsOf } from './details.mjs';
import { isCaptionAt, levelsIn, levelsMeant, levelsNamed, levelsOfParagraphs, numbersOf } from './levels.mjs';
import { isFree } from './free.mjs';
import { isSentence } from './passages.mjs';
import { isSaidPlainly, wordsFound } from './plain_words.mjs';
import { originOf } from './entries.mjs';
import { isAnsweredElsewhere, question } from './steps.mjs';
import { strengthOf } from './suggestions.mjs';

// Which part of the record answers a question that is answered by no sentence.
export const PARTS = { 'learning-levels': '/levels', 'policy-review': '/review', 'document-approval': '/approval', 'policy-lead': '/lead' };
// What is only promised, or not decided yet; a hope is neither.
const LATER = /\b(?:under discussion|being (?:developed|considered|drafted|discussed)|(?:yet|still) to (?:be )?(?:agree|settle|decide|confirm)\w*|to be (?:agreed|settled|decided|confirmed)|not (?:yet )?been (?:agreed|settled|decided)|(?:plans?|intends?) to (?:add|develop|introduce|launch)|will (?:be )?(?:develop|introduce|launch|establish|set up|agreed?|create)\w*[^.]*\bby (?:the end of )?(?:\w+ )?20\d\d)\b/i;
// What is said of the policy itself: the record has entries of their own for its review, its approval and whom it is for.
const DOCUMENT = String.raw`\b(?:this|the|our|these) (?:[\w-]+ )?(?:policy|strategy|framework|document|plan|standards)\b`;
const OF_DOCUMENT = new RegExp(String.raw`^${DOCUMENT}|${DOCUMENT}[^.]*\b(?:review|approv)|\b(?:review|approv|leads? on|owns?|answers? for|lead for)\w*\b[^.]*${DOCUMENT}|\b(?:questions?|queries|contact)\b[^.]*${DOCUMENT}|^it (?:applies|covers|replaces|supersedes|has been written|is reviewed)`, 'i');
// Below such headings the policy tells why it is there.
const TELLS_WHY = /\b(?:introduc|purpose|background|why|scope|applies|contents)/i;
// A heading that the command read as an item of a list, or that a plain text has on a line of its own: "2 Who is trained".
const MOST_OF_HEADING = 10;
// It stands first there: an item of a list below it is none.
const isTitle = ({ says, section }, at, all) => /^\d+$/.test(section) && /^\P{Ll}/u.test(says) && !/[.;:!)]$|\b(?:and|or)$/.test(says) && says.split(' ').length <= MOST_OF_HEADING && all[at - 1]?.section !== section;
const isHeading = (passage, at, all) => (/, \d+$/.test(passage.section) && !/[.;:!)]$/.test(passage.says)) || isTitle(passage, at, all);
// Nobody takes over how somebody is reached.
const CONTACT = /@|\btelephone\b|\btel[.:]/i;
const MOST_LIKELY = 2;
// What policies say for some level alone: where none is named, whoever reads it knows for which.
const OF_LEVELS = ['refresher', 'induction', 'two-trainers'];
const MODAL = /\b(?:must|will|should|may|shall|can|is|are|has|have)\b/i;
// For whom something is: what stands there is no duty. "A course for anyone who meets parents" is no work with parents.
const AUDIENCE = /\bfor (?:(?:all|any|every|those|staff|practitioners|professionals|people|managers|anyone|anybody|everyone|everybody|designated|registered|volunteers)\b)[^.;]*/gi;
// "All staff who meet parents must ..."
const WHO = /\bwho (?:have|has|work|meet|come|care|assess|support|see|look)[^.;]*?(?=\b(?:must|should|will|may)\b)/gi;
export const withoutAudience = (says) => says.replaceAll(AUDIENCE, '').replaceAll(WHO, '');
const SCHEME = /\b(level|group|stage|tier|band)s? (?:[A-H]|\d|one|two|three)\b/i;
// What is only said beside the main clause.
const ASIDE = /[,;] (?:which|who|(?:at least )?\w+ of whom|whose|where|although|though|but|unless)\b.*/i;
// What is no plain statement of what is done: a hope, a refusal, an exception.
const NOT_PLAIN = /\b(?:hope\w*|aspir\w+|would like|intends?|ideally|no|not|never|none|nobody|cannot|unless|except\w*|need not|instead|other than|if|provided|accepted|where(?:ver)? possible|where (?:we|they|it) can)\b/i;
const PASSIVE = /\b(?:be|is|are) \w+(?:ed|en)\b[^.]*\bby\b/i;
// Whoever expects or asks is not who has to act.
const ASKS = /\b(?:expects?|asks?|hopes?|requires?|wants?|encourages?|requests?)\b/i;

// Each sentence that `record` does not have as what a level is, in the order of the policy: `{ key, says, section, heading, from,
// origins, isLater, scheme, levels, own, caption, hasLevels, parts }`. What says two things is two parts of one sentence:
// `{ says, words, standards, isTold, isSure, strength, numbers, meant, by, answer, to }`, where `words` are what is recorded.
export function sentencesOf(passages, record) {
  const { levels, about, scheme } = levelsIn(passages);
  const known = levels.map(({ number }) => number);
  // Of which the first half is recorded as how a level is taught.
  const halves = new Set(levels.flatMap(({ sentences }) => sentences.slice(1).map(({ says }) => says)));
  const names = levels.map(({ number, title = '' }) => ({ number, name: number.includes(' ') ? number : title.replace(/ *\(.*/, '') })).filter(({ number, name }) => number === name || /^\p{Lu}\p{Ll}+$/u.test(name));
  const isKnown = (number) => known.length === 0 || known.includes(number);
  const ownLevel = levelsOfParagraphs(passages);
  const recorded = new Set([...levels.flatMap(({ told }) => told), ...about].map(({ says }) => says).filter((says) => hasWords(record, says)));
  const shown = passages.filter((passage, at, all) => (isSentence(passage) || passage.parts.length > 0) && !CONTACT.test(passage.says) && !recorded.has(passage.says) && !isHeading(passage, at, all) && !isCaptionAt(passage, at, all));
  const captions = new Map(passages.filter(isCaptionAt).map(({ from, says }) => [from, says.replace(/\.$/, '')]));
  const titles = new Map(passages.filter(isTitle).map(({ section, says }) => [section, says]));
  const leads = new Map(shown.map((found) => [found, leadOf(found, passages)]).filter(([, lead]) => lead));
  const led = new Set(leads.values());
  return shown.filter((found) => !led.has(found)).map((found, at) => {
    const lead = leads.get(found);
    const passage = { ...found, heading: found.heading || titles.get(found.section.split('.')[0]) || '' };
    const { says, section, heading, from } = passage;
    const { named, meant } = withNames(names, says, levelsMeant(says, { before: subjectBefore(passages, passages.indexOf(found)), own: (ownLevel.get(found) ?? '') }));
    const several = partedIn(passage);
    const isOne = several.length < 2;
    const parts = several.map((part, number, all) => partOf(passage, part, { own: isOne ? says : ownWords(part, all[number - 1]), isFirst: number === 0, meant: meant.filter(isKnown) }));
    // Two parts of which the same may be said as strongly are one.
    const apart = parts.filter(({ standards, strength }, number) => number === 0 || standards.join() !== parts[number - 1].standards.join() || strength !== parts[number - 1].strength);
    if (apart.length > 1) for (const part of apart) part.words = wholeWords(part.says, says);
    if (lead && apart.length === 1) ledBy(lead, apart[0]);
    if (halves.has(says)) for (const part of apart) part.standards = part.standards.filter((standard) => standard !== 'accessible-delivery');
    const origins = [...passage.parts.map(({ remark }) => remark), originOf(passage)].filter(Boolean);
    return { key: `sentence-${at + 1}`, says, section, heading, from, origins, isLater: LATER.test(says), scheme: scheme || SCHEME.exec(says)?.[1].toLowerCase() || 'level', levels: named, own: (ownLevel.get(found) ?? ''), hasLevels: known.length > 1, caption: captions.get(from) ?? '', parts: apart };
  });
}

// Levels that are known by a name, or have a title of one word, are meant where that stands.
function withNames(names, says, { named, meant }) {
  const isNamed = ({ number, name }) => (number === name ? says.toLowerCase().includes(name.toLowerCase()) : new RegExp(`\\b${name}\\b`).test(says));
  const there = names.filter(isNamed).map(({ number }) => number);
  const isAll = meant.length === named.length;
  return { named: [...new Set([...named, ...there])], meant: isAll ? [...new Set([...meant, ...there])] : meant };
}

// The sentence of the same paragraph that names what "It" stands for.
function subjectBefore(passages, at) {
  const { from } = passages[at];
  const before = passages.slice(0, at).filter((passage) => passage.from === from);
  return before.findLast(({ says }) => !/^(?:It|This|They)\b/.test(says))?.says ?? '';
}

// What a part says beside the one before it, from whose beginning it is quoted.
const ownWords = ({ says }, before) => (before && says.startsWith(before.says) ? says.slice(before.says.length) : says);

// What stands above the items of a list: "Each trainer must:", of which each item says only the rest.
function leadOf({ says, section }, passages) {
  if (!/^\p{Ll}/u.test(says)) return undefined;
  const at = passages.findIndex((passage) => passage.says === says && passage.section === section);
  const before = passages.slice(0, at).findLast((passage) => !/^\p{Ll}/u.test(passage.says));
  return before?.section === section && before.says.endsWith(':') ? before : undefined;
}

function ledBy({ says: lead }, part) {
  part.words = `${lead.replace(/:$/, '')} ${part.says.replace(/[;,.]?(?: and| or)?$/, '')}.`;
  part.strength = strengthOf(part.words, 'must');
}

// Whether the record has most of the words of a sentence: somebody may have emptied the place that they were put into.
const MOST_OF_WORDS = 0.7;
function hasWords(record, says) {
  const words = says.toLowerCase().match(/\p{L}{5,}/gu) ?? [];
  const there = record.toLowerCase();
  return words.filter((word) => there.includes(word)).length >= words.length * MOST_OF_WORDS;
}

// What the command parted, or a sentence that says one thing in one word and another in a weaker one: "must ..., and should ...".
const SECOND = /,? (?:and|but) (?=(?:also )?(must|should|may)\b)/i;
function partedIn({ says, parts: [first = {}, ...others] }) {
  if (others.length > 0) return [first, ...others];
  const second = SECOND.exec(says);
  const [, word] = second ? /\b(must|should|may|will)\b/i.exec(says.slice(0, second.index)) ?? [] : [];
  if (!word || word.toLowerCase() === second[1].toLowerCase()) return [first];
  return [{ ...first, says: says.slice(0, second.index), word: word.toLowerCase() }, { says, standards: [], word: second[1].toLowerCase() }];
}

// A part as a sentence of its own: with the subject of the whole, where it begins with its verb. "Managers must release staff, and
// should discuss ..." becomes "Managers should discuss ...".
function wholeWords(says, whole) {
  const own = says.replace(/^[,;]? *(?:and|but)? */, '').replace(/[,;]$/, '');
  const [subject] = whole.split(MODAL);
  const words = MODAL.exec(own)?.index === 0 && !whole.startsWith(own) ? `${subject.trim()} ${own}` : own;
  return /[.;!?]$/.test(words) ? words : `${words}.`;
}

function partOf(passage, part, { own: says, isFirst, meant }) {
  const { says: whole, heading = '', told } = passage;
  const isTold = OF_DOCUMENT.test(whole) || (TELLS_WHY.test(heading) && !(part.standards?.length > 0));
  const standards = isTold ? [] : part.standards?.length > 0 ? part.standards : isFirst && /[.;]$/.test(whole) ? told : [];
  return {
    says, words: whole, standards, meant, isTold, isSure: passage.isSure && told[0] === standards[0], strength: strengthOf(says, part.word || 'will'), numbers: part.numbers ?? new Map(),
    by: bearer(part.by, whole), answer: part.answer, to: part.to,
  };
}

// Who has to act, where the sentence itself says that they do.
function bearer(by, says) {
  const [subject] = says.split(MODAL);
  // Whoever is observed does not observe.
  if (PASSIVE.test(says)) return '';
  return by && !ASKS.test(subject) ? by : '';
}

// The questions that a part of a sentence may answer, by their rows; what the record has a part of its own for is none of them.
export function questionsFor(form, { standards, says, isTold }) {
  const rows = [...new Map(form.rows.map((row) => [row.Standard, row])).values()];
  const there = numbersOf(form.tools.text);
  const isNew = there.length === 0 || levelsNamed(says).some((number) => !there.includes(number));
  const isOfPart = ({ Standard }) => PARTS[Standard] && (Standard !== 'learning-levels' || isNew);
  // What the command is not sure of needs words of its own.
  const isLikely = (standard) => isSaidPlainly(standard, withoutAudience(says)) ?? true;
  const found = [...standards.filter(isLikely), ...(isTold ? [] : wordsFound(withoutAudience(says)))];
  const likely = [...new Set(found)].map((standard) => rows.find((row) => row.Standard === standard)).filter((row) => row && !isAnsweredElsewhere(row) && !isOfPart(row));
  const others = rows.filter((row) => !isAnsweredElsewhere(row)).sort((one, other) => question(one).localeCompare(question(other)));
  return { likely: likely.slice(0, MOST_LIKELY), others };
}

// A part as an answer to a question: `{ row, strength, details, levels, by, answer, to }`.
export function readingOf(sentence, part, row) {
  const isFirst = row?.Standard === part.standards[0];
  const details = row ? detailsIn(kindsOf(row), part.says, isFirst ? part.numbers : new Map()) : new Map();
  // Who fills a form in is not who evaluates.
  const by = row?.Standard === 'course-evaluation' && part.by === 'participants' ? '' : part.by;
  return { row, strength: part.strength, details, levels: part.meant, by, answer: isFirst ? part.answer : undefined, to: isFirst ? part.to : undefined };
}

// Whether it says who pays nothing: then it is to be said who that is.
export const isOfPaying = (row, { says }) => row.Standard === 'free-training' && isFree(says);

// Whether a reading needs only a nod: nothing of it is left open, and the sentence says plainly that something is done.
export function isPlain(sentence, part, likely, { row, strength, details, answer }) {
  const asked = kindsOf(row).filter(({ isAsked }) => isAsked).map(({ name }) => name);
  const isWhole = asked.every((name) => details.has(name)) && (row.Standard !== 'free-training' || !['', 'some'].includes(details.get('free_to') ?? ''));
  // Below a name that is no level's, whoever reads it knows for whom it is.
  const isOfLevels = sentence.levels.length === part.meant.length && (sentence.caption === '' || sentence.own !== '');
  const isOfAll = part.meant.length === 0 && OF_LEVELS.includes(row.Standard) && sentence.hasLevels;
  const isEither = row.Standard === 'qualified-trainers' && /\bor\b/.test(part.words);
  return likely.length === 1 && !isOfAll && !isEither && part.isSure && !answer && strength !== '' && isWhole && isOfLevels && !sentence.isLater && !TELLS_WHY.test(sentence.heading) && !NOT_PLAIN.test(part.says.replace(/\bno (?:charge|cost)\b/i, '')) && isSaidPlainly(row.Standard, withoutAudience(part.says).replace(ASIDE, '')) === true;
}
