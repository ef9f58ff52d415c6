// One sentence of the policy, whole, with what it answers beside it.
import { make } from './dom.mjs';
import { entriesFrom, entriesOf } from './entries.mjs';
import { PROMISE } from './in_short.mjs';
import { Line, shorten } from './reading_line.mjs';
import { takeFrom } from './items.mjs';

// How much of a sentence that was read before stands beside what is read back.
const LONGEST = 100;

// The number of its section: "4.1" also of "4.1, Trainers" and of "Trainers, 4.1"; nothing of a heading without one.
const numberIn = ({ section }) => /^\d[\d.]*/.exec(section)?.[0] ?? /, (\d[\d.]*)$/.exec(section)?.[1] ?? '';

export class Sentence {
  element = make('li', { className: 'sentence' });
  #lines;
  #beside = make('div', { className: 'readings' });

  // `tools` are `{ theme, next, others, mayNod, isShort }`.
  constructor(form, sentence, tools) {
    const line = (part, taken) => new Line(form, sentence, part, { ...tools, more }, taken);
    const more = () => {
      const added = line(sentence.parts.at(-1), undefined);
      added.offer({ isOpen: true });
      this.#lines.push(added);
      this.#beside.append(added.element);
      added.focus();
    };
    this.sentence = sentence;
    const { says, entry } = sentence;
    const section = numberIn(sentence);
    const taken = entry ? [entry] : [...entriesFrom(entriesOf(form.tools), sentence, tools.others), ...promisesOf(form.tools, sentence)];
    this.#lines = taken.length > 0 ? taken.map((one) => line(sentence.parts[0], one)) : sentence.parts.map((part) => line(part, undefined));
    this.#beside.append(...this.#lines.map(({ element }) => element));
    this.element.append(make('p', {}, section && make('strong', { textContent: `${section} ` }), tools.isShort ? shorten(says, LONGEST) : says), this.#beside);
  }

  get lines() { return this.#lines; }

  get isTaken() { return this.#lines.some(({ isTaken }) => isTaken); }
}

// The promises of the record that are from it.
function promisesOf(tools, { says, origins }) {
  const { text } = tools;
  const all = Array.from({ length: text.countItems(['actions']) }, (_, at) => ({ at, leaves: text.leaves(`/actions/${at}`) }));
  const word = ({ leaves }, key) => leaves.find(({ path }) => path.join() === key)?.words;
  const origin = ({ at }) => {
    const { from } = text.numbersOf(text.itemOf(['actions'], at + 1));
    const [above, own] = text.lines(Math.max(from - 1, 1), from);
    return / # (from: .*)$/.exec(own ?? above)?.[1] ?? /^\s*# (from: .*)$/.exec(above)?.[1];
  };
  const found = all.filter((one) => word(one, 'id') && (word(one, 'says') === says || origins.includes(origin(one))));
  return found.map((one) => ({ words: PROMISE, undo: () => takeFrom(tools, 'actions', word(one, 'id')) }));
}
