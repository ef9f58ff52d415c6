// Two fields that every answer may have: the word by which the policy commits itself, and the levels for which alone it does.
import { make } from './dom.mjs';
import { numbersOf, writtenLevel } from './levels.mjs';

export const STRENGTHS = ['must', 'will', 'should', 'may'];

let fieldNumber = 0;

// The levels, to be ticked where it speaks of some only. Those that are ticked beforehand the sentence names.
export class Scope {
  #inputs;
  #before;

  // `isOpen` where another answer is for some levels already.
  constructor(text, chosen, { isOpen = false } = {}) {
    fieldNumber += 1;
    const levels = [...new Set([...numbersOf(text), ...chosen])].sort();
    this.#inputs = levels.map((value, at) => make('input', { type: 'checkbox', value, id: `scope-${fieldNumber}-${at}`, checked: chosen.includes(value) }));
    this.#before = this.value;
    const choices = make('fieldset', { className: 'in-line' }, make('legend', { textContent: 'For these levels only' }), ...this.#inputs.map((input) => choice(input, input.value)));
    const folded = () => make('details', {}, make('summary', { textContent: 'For some levels only' }), choices);
    this.element = levels.length === 0 ? '' : chosen.length > 0 || isOpen ? choices : folded();
  }

  // As a record writes it: '1, "A"'; nothing for all levels.
  get value() {
    return this.#inputs.filter(({ checked }) => checked).map(({ value }) => writtenLevel(value)).join(', ');
  }

  get isChanged() { return this.value !== this.#before; }
}

// The levels of an answer, by its number; nothing where its scope says more than that, which is written in the record itself.
export function scopeOf(text, number) {
  const leaves = text.leaves(`/commitments/${number - 1}`).filter(({ path }) => path[0] === 'scope');
  return leaves.every(({ path }) => path[1] === 'levels') ? leaves.map(({ words }) => words) : undefined;
}

// Writes the levels of an answer, or that it is for all.
export function writeScope({ text, linesOf }, number, levels) {
  const { from, to } = linesOf(number);
  const lines = text.lines(from, to);
  const at = lines.findIndex((line) => /^\s*scope:/.test(line));
  const depth = lines.find((line) => /^\s*- /.test(line)).indexOf('-') + 2;
  const written = levels ? [`${' '.repeat(depth)}scope: {levels: [${levels}]}`] : [];
  // A scope of several lines goes with those below it.
  const behind = lines.findIndex((line, number) => number > at && line.search(/\S/) <= depth);
  if (at < 0) text.insertLines(to, written);
  else text.setLines(from + at, from + (behind < 0 ? lines.length : behind) - 1, written);
}

const choice = (input, words) => make('div', { className: 'choice' }, input, make('label', { htmlFor: input.id, textContent: words }));
