// One sentence of the policy, whole, with what it answers below it.
import { make } from './dom.mjs';
import { chargesFrom } from './charges_beside.mjs';
import { entriesFrom, entriesOf } from './entries.mjs';
import { withCapital } from './findings.mjs';
import { isFree } from './free.mjs';
import { PROMISE } from './in_short.mjs';
import { promisesFrom, takePromise } from './promise.mjs';
import { Line } from './reading_line.mjs';
import { seePart } from './shown.mjs';

// What a charge answers already.
const OF_CHARGES = 'free-training';

// The number of its section: "4.1" also of "4.1, Trainers" and of "Trainers, 4.1"; nothing of a heading without one.
const numberIn = ({ section }) => /^\d[\d.]*/.exec(section)?.[0] ?? /, (\d[\d.]*)$/.exec(section)?.[1] ?? '';

export class Sentence {
  element = make('li', { className: 'sentence' });
  #lines;
  #beside = make('div', { className: 'readings' });

  // `tools` are `{ theme, next, others, mayNod, isReadBack }`.
  constructor(form, sentence, tools) {
    const charges = sentence.entry ? [] : chargesFrom(form, sentence);
    const line = (part, taken) => new Line(form, sentence, part, { ...tools, more, isOfPart, hasCharge: charges.length > 0 }, taken);
    const more = () => {
      const added = line(sentence.parts.at(-1), undefined);
      added.offer({ isOpen: true });
      this.#lines.push(added);
      this.#beside.append(added.element);
      added.focus();
    };
    this.sentence = sentence;
    const { says, entry } = sentence;
    if (!tools.isReadBack) for (const { pointer } of charges) seePart(form, pointer);
    const entries = entry ? [entry] : entriesFrom(entriesOf(form.tools), sentence, tools.others);
    const taken = [...entries, ...(entry ? [] : promisesOf(form.tools, sentence, entries))];
    // What is parted in two stands there in its parts.
    const isOfPart = taken.length === 0 && sentence.parts.some(({ words }) => words !== says);
    const parts = charges.length > 0 && !isFree(says) ? withoutCharges(sentence.parts) : sentence.parts;
    this.#lines = [...charges.map((charge) => line(sentence.parts[0], charge)), ...(taken.length > 0 ? taken.map((one) => line(sentence.parts[0], one)) : parts.map((part) => line(part, undefined)))];
    this.#beside.append(...this.#lines.map(({ element }) => element));
    const number = [numberIn(sentence), sentence.own && !sentence.caption ? withCapital(`${sentence.scheme} ${sentence.own}`) : sentence.caption].filter(Boolean).join(', ');
    this.element.append(make('p', {}, number && make('strong', { textContent: `${number} ` }), isOfPart ? '' : says), this.#beside);
  }

  get lines() { return this.#lines; }

  get isTaken() { return this.#lines.some(({ isTaken }) => isTaken); }

  // Whether it only tells why the policy is there, or what it is.
  get isTold() { return !this.isTaken && this.sentence.parts.every((part) => part.isTold); }

  // Whether nothing is asked about it: what it says is taken over, or ticked.
  get isPlain() { return this.#lines.every((line) => line.isTaken || line.isNodded); }

  // Whether all that is recorded of it was shown beside it as it stands.
  get isShown() { return this.#lines.every((line) => !line.isTaken || line.isShown); }
}

// What a charge says of a sentence is not asked once more.
const withoutCharges = (parts) => parts.map((part) => ({ ...part, standards: part.standards.filter((standard) => standard !== OF_CHARGES) })).filter(({ standards }) => standards.length > 0);

// The promises of the record that are from it, and for which no answer waits that is shown itself.
function promisesOf(tools, sentence, entries) {
  const left = promisesFrom(tools, sentence).filter((id) => entries.every(({ action }) => action !== id));
  return left.map((id) => ({ words: PROMISE, undo: () => takePromise(tools, id) }));
}
