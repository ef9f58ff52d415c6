// One sentence of the policy, whole, with what it answers below it.
import { make } from './dom.mjs';
import { chargesFrom } from './charges_beside.mjs';
import { entriesFrom, entriesOf } from './entries.mjs';
import { withCapital } from './findings.mjs';
import { isFree } from './free.mjs';
import { PROMISE } from './in_short.mjs';
import { isSaidPlainly } from './plain_words.mjs';
import { promisesFrom, takePromise } from './promise.mjs';
import { Line } from './reading_line.mjs';
import { seePart } from './shown.mjs';

// What a charge answers already.
const OF_CHARGES = 'free-training';
// A cell of a table says no more than its charge.
const OF_TABLE = /\btable \d/;
const OF_LEVEL = 'accessible-delivery';
// Who pays nothing because they pay for the partnership is asked for all the same.
const PAYS = /\b(?:contribut|fund|subscri|partner agenc|member agenc)/i;

// The number of its section: "4.1" also of "4.1, Trainers" and of "Trainers, 4.1"; nothing of a heading without one.
export const numberIn = ({ section }) => /^\d[\d.]*/.exec(section)?.[0] ?? /, (\d[\d.]*)$/.exec(section)?.[1] ?? '';

export class Sentence {
  element = make('li', { className: 'sentence' });
  #lines;
  #beside = make('div', { className: 'readings' });

  // `tools` are `{ theme, next, others, mayNod, isReadBack }`.
  constructor(form, sentence, tools) {
    const charges = sentence.entry ? [] : chargesFrom(form, sentence);
    const line = (part, taken) => new Line(form, sentence, part, { ...tools, more, isOfPart, hasCharge: charges.length > 0 }, taken);
    // One more answer: to a question, or to one that is still to be chosen.
    const more = (row) => {
      const added = line(row ? partFor(sentence, row.Standard) : sentence.parts.at(-1), undefined);
      added.offer({ isOpen: true });
      this.#lines.push(added);
      this.#beside.append(added.element);
      if (row) return added.choose(row);
      return added.focus();
    };
    this.sentence = sentence;
    const { says, entry } = sentence;
    if (!tools.isReadBack) for (const { pointer } of charges) seePart(form, pointer);
    const entries = entry ? [entry] : entriesFrom(entriesOf(form.tools), sentence, tools.others);
    const taken = [...entries, ...(entry ? [] : promisesOf(form.tools, sentence, entries))];
    // What is parted in two stands there whole, and in its parts below.
    const isOfPart = sentence.parts.some(({ words }) => words !== sentence.parts[0].words);
    const parts = charges.length > 0 && !(isFree(says) && PAYS.test(says) && !OF_TABLE.test(sentence.from)) ? withoutCharges(sentence.parts) : sentence.parts;
    // A part of which the record has nothing yet is asked about beside one that it has.
    // How a level is taught is recorded of one half of a sentence.
    const counted = sentence.isOfLevel ? taken.filter(({ standard }) => standard !== OF_LEVEL) : taken;
    const isLeft = (part) => counted.length === 0 || (isOfPart && !tools.isReadBack && taken.every((one) => one.says !== part.words));
    const partOf = (one) => parts.find(({ words }) => words === one.says) ?? sentence.parts[0];
    // What was worded anew still belongs to its clause.
    const reworded = taken.filter((one) => one.says && one.says !== says && parts.every(({ words }) => words !== one.says)).length;
    const left = parts.filter(isLeft);
    this.#lines = [...charges.map((charge) => line(sentence.parts[0], charge)), ...taken.map((one) => line(partOf(one), one)), ...left.slice(isOfPart ? reworded : 0).map((part) => line(part, undefined))];
    this.#beside.append(...this.#lines.map(({ element }) => element));
    const number = [numberIn(sentence), sentence.own && !sentence.caption ? withCapital(`${sentence.scheme} ${sentence.own}`) : sentence.caption].filter(Boolean).join(', ');
    this.element.append(make('p', {}, number && make('strong', { textContent: `${number} ` }), wholeOf(sentence)), this.#beside);
  }

  get lines() { return this.#lines; }

  get isTaken() { return this.#lines.some(({ isTaken }) => isTaken); }

  // Whether it only tells why the policy is there, or what it is.
  get isTold() { return !this.isTaken && this.sentence.parts.every((part) => part.isTold); }

  // Whether all that is ticked of it is a plain duty that answers no question: it can be kept unread.
  get isRule() { return this.#lines.length > 0 && this.#lines.every((line) => line.isRule) && isPlainDuty(this.sentence); }

  // Whether it waits for somebody to choose.
  get isAsked() { return !this.isTold && this.#lines.some(({ isAsked }) => isAsked); }

  // Whether all that is recorded of it was shown beside it as it stands.
  get isShown() { return this.#lines.every((line) => !line.isTaken || line.isShown); }
}

// What hopes, denies, leaves a way out or says two things as strongly as each other is looked at by somebody.
const NO_PLAIN_DUTY = /\b(?:hop\w+|aspir\w+|intends?|plans?|consider\w*|normally|usually|generally|typically|where possible|in time|later|future|not|no|nobody|never|none|cannot|unless|except\w*|if|instead)\b/i;
const STRENGTH = /\b(?:must|shall|should|will|may|can)\b/gi;
const isPlainDuty = ({ says, isLater }) => !isLater && !NO_PLAIN_DUTY.test(says) && new Set(says.toLowerCase().match(STRENGTH)).size < 2;

// The part of a sentence that has words of a question, else its first.
export const partFor = ({ parts }, standard) => parts.find(({ words }) => isSaidPlainly(standard, words)) ?? parts[0];

// The sentence as it is read: an item of a list with what stands above it.
const wholeOf = ({ says, parts }) => (parts.length === 1 && parts[0].words.endsWith(says.replace(/[;,.]?(?: and| or)?$/, '.')) ? parts[0].words : says);

// What a charge says of a sentence is not asked once more.
const withoutCharges = (parts) => parts.map((part) => ({ ...part, standards: part.standards.filter((standard) => standard !== OF_CHARGES) })).filter(({ standards }) => standards.length > 0);

// The promises of the record that are from it, and for which no answer waits that is shown itself.
function promisesOf(tools, sentence, entries) {
  const left = promisesFrom(tools, sentence).filter((id) => entries.every(({ action }) => action !== id));
  return left.map((id) => ({ words: PROMISE, undo: () => takePromise(tools, id) }));
}
