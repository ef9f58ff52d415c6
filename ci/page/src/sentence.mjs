// One sentence of the policy, whole, with what it answers beside it.
import { make } from './dom.mjs';
import { entriesFrom, entriesOf } from './entries.mjs';
import { PROMISE } from './in_short.mjs';
import { Line, shorten } from './reading_line.mjs';
import { takeFrom } from './items.mjs';

// How much of a sentence that was read before stands beside what is read back.
const LONGEST = 100;

export class Sentence {
  element = make('li', { className: 'sentence' });
  #lines;
  #beside = make('div', { className: 'readings' });

  // `tools` are `{ theme, next, others, isShort }`.
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
    const { says, section, entry } = sentence;
    const taken = entry ? [entry] : [...entriesFrom(entriesOf(form.tools), sentence, tools.others), ...promisesOf(form.tools, sentence)];
    this.#lines = taken.length > 0 ? taken.map((one) => line(sentence.parts[0], one)) : sentence.parts.map((part) => line(part, undefined));
    this.#beside.append(...this.#lines.map(({ element }) => element));
    this.element.append(make('p', {}, section && make('strong', { textContent: `${section} ` }), tools.isShort ? shorten(says, LONGEST) : says), this.#beside);
  }

  get lines() { return this.#lines; }

  get isTaken() { return this.#lines.some(({ isTaken }) => isTaken); }
}

// The promises of the record that have its words.
function promisesOf(tools, { says }) {
  const idAt = (at) => tools.text.leaves(`/actions/${at}`).find(({ path }) => path.join() === 'id')?.words;
  const found = tools.text.leaves('/actions').filter(({ path, words }) => path.length === 2 && path[1] === 'says' && words === says).map(({ path: [at] }) => idAt(at));
  return found.filter(Boolean).map((id) => ({ words: PROMISE, undo: () => takeFrom(tools, 'actions', id) }));
}
