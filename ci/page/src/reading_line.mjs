// One answer that a sentence of the policy gives: as it is read, to be nodded to; as a choice, where it is not plain; or as the record
// has it.
import { make } from './dom.mjs';
import { caption } from './captions.mjs';
import { entriesFrom, entriesOf, isInLines } from './entries.mjs';
import { kindsOf } from './details.mjs';
import { addFree, isFree } from './free.mjs';
import { NOTHING, OWN, PROMISE, inShort } from './in_short.mjs';
import { addPromise } from './promise.mjs';
import { grouped, readingForm } from './reading_form.mjs';
import { isPlain, questionsFor, readingOf } from './sentences.mjs';
import { change, faultsOf, putRight, takeOver } from './taken_over.mjs';

export const shorten = (words, most = 60) => (words.length > most ? `${words.slice(0, most).replace(/\s+\S*$/, '')} …` : words);
let lineNumber = 0;

export class Line {
  element = make('div', { className: 'reading' });
  #form;
  #tools;
  // By what the answer is found in the record: `{ standard, id }`; or what takes something else back.
  #key;
  #nod;

  // `tools` are `{ theme, next, others, more, mayNod, isShort }`; `taken` says that the record has it.
  constructor(form, sentence, part, tools, taken) {
    Object.assign(this, { sentence, part });
    this.#form = form;
    this.#tools = tools;
    if (taken?.undo) this.#tookOther(taken);
    else if (taken) this.#took(taken, { isJudged: true });
    else this.offer();
  }

  get isTaken() { return this.#key !== undefined; }

  // Whether it is read without having been asked about, and is to be taken over.
  get isNodded() { return this.#nod?.input.checked === true && !this.isTaken; }

  // Whether it waits for somebody to choose.
  get isAsked() { return !this.isTaken && this.#nod === undefined && this.element.querySelector('button') !== null; }

  get entry() { return this.#key && entriesFrom(entriesOf(this.#form.tools), this.sentence, this.#tools.others).find(({ standard, id }) => standard === this.#key.standard && id === this.#key.id); }

  focus() { this.element.querySelector('button, input, select')?.focus(); }

  // Writes what is read.
  take(reading = this.#nod.reading) {
    this.#took(takeOver(this.#form, this.sentence, reading));
  }

  // What it may answer, which nobody has said yet. `isOpen` where it answers something already, and one more is asked for.
  offer({ isOpen = false } = {}) {
    [this.#key, this.#nod] = [undefined, undefined];
    const { likely, others } = questionsFor(this.#form, this.part);
    const { sentence, part } = this;
    const reading = likely.length > 0 && readingOf(sentence, part, likely[0]);
    if (reading && !isOpen && this.#tools.mayNod && isPlain(sentence, part, reading)) this.#showNod(reading);
    else this.#showChoices(sentence.isLater ? [] : likely, others);
  }

  #showNod(reading) {
    lineNumber += 1;
    const id = `nod-${lineNumber}`;
    // Where it is wrong, something else may be chosen.
    const wrong = () => { this.offer({ isOpen: true }); this.focus(); this.#tools.next(); };
    const input = make('input', { type: 'checkbox', id, checked: true, on: { change: wrong } });
    this.#nod = { reading, input };
    this.element.replaceChildren(make('span', { className: 'chip' }, input, make('label', { htmlFor: id, textContent: inShort(reading, this.sentence.scheme) })),
      this.#button('Change', () => this.#edit(reading, this.sentence.says)));
  }

  #showChoices(likely, others) {
    const { says, isLater } = this.sentence;
    const isAsked = likely.length > 0 || isLater || !this.part.isTold;
    this.element.replaceChildren(
      ...likely.map((row) => this.#button(caption(row), () => this.#choose(row))),
      isLater ? this.#button(PROMISE, () => this.#promise()) : '',
      !isLater && isFree(says) ? this.#button(NOTHING, () => this.#free()) : '',
      isAsked ? this.#button(OWN, () => this.#choose()) : '',
      this.#anything(others));
  }

  // All else that it may be, taken over by choosing it.
  #anything(others) {
    const { theme } = this.#tools;
    const input = make('select', { attr: { 'aria-label': `Something else: ${shorten(this.sentence.says)}` } }, make('option', { value: '', textContent: 'Something else' }),
      ...[OWN, PROMISE, ...(isFree(this.sentence.says) ? [NOTHING] : [])].map((words) => make('option', { value: words, textContent: words })), ...grouped(others, theme));
    const chosen = { [OWN]: () => this.#choose(), [PROMISE]: () => this.#promise(), [NOTHING]: () => this.#free() };
    input.addEventListener('change', () => { if (input.value !== '') this.#form.inTurn(chosen[input.value] ?? (() => this.#choose(others.find(({ Standard }) => Standard === input.value)))); });
    return input;
  }

  #button(words, click) {
    return make('button', { type: 'button', className: 'second', textContent: words, attr: { 'aria-label': `${words}: ${shorten(this.sentence.says)}` }, on: { click: () => this.#form.inTurn(click) } });
  }

  // Takes it over as an answer to a question, or as a rule of the policy's own; what the question asks for, or the word, is asked for
  // where the sentence leaves it open.
  #choose(row) {
    const reading = readingOf(this.sentence, this.part, row);
    const asked = row ? kindsOf(row).filter(({ isAsked }) => isAsked) : [];
    const isOpen = (reading.strength === '' && !reading.answer) || (asked.length === 1 && !reading.details.has(asked[0].name)) || this.sentence.levels.length > this.part.meant.length;
    if (isOpen) { this.#edit(reading, this.sentence.says); return; }
    this.take(reading);
    this.#tools.next(this);
  }

  async #promise() {
    const undo = addPromise(this.#form, this.sentence);
    await this.#form.tools.judge();
    this.#tookOther({ words: PROMISE, undo });
    this.#tools.next(this);
  }

  async #free() {
    const { says, section } = this.sentence;
    const undo = addFree(this.#form.tools, { says, section, levels: this.part.meant.map((level) => JSON.stringify(level)).join(', ') });
    await this.#form.tools.judge();
    this.#tookOther({ words: NOTHING, undo });
    this.#tools.next(this);
  }

  #edit(reading, says) {
    const { others } = questionsFor(this.#form, this.part);
    const { entry } = this;
    const leave = () => (entry ? this.#took(this.#key) : this.offer());
    const save = (now, words) => this.#form.inTurn(async () => {
      const isNew = this.entry === undefined;
      this.#key = isNew ? takeOver(this.#form, { ...this.sentence, says: words }, now) : change(this.#form, this.entry, { ...now, says: words });
      await putRight(this.#form, [this.entry?.number]);
      this.#took(this.#key, { isJudged: true });
      this.#tools.next(isNew ? this : undefined);
      if (!isNew) this.focus();
    });
    this.element.replaceChildren(readingForm(this.#form, { reading, says, sentence: this.sentence, rows: others, theme: this.#tools.theme, save, leave }));
    this.element.querySelector('select, input').focus();
  }

  // As the record has it, with the ways to change it, and what the check says of it once it was judged.
  #took(key, { isJudged = false } = {}) {
    this.#key = key;
    this.#nod = undefined;
    const { entry } = this;
    if (!entry) { this.offer(); return; }
    const row = this.#form.rows.find(({ Standard }) => Standard === entry.standard);
    const lines = this.#form.tools.linesOf(entry.number);
    const isPlainText = isInLines(this.#form.tools.text.lines(lines.from, lines.to));
    const back = async () => {
      this.#form.tools.takeOut(this.entry?.number);
      await this.#form.tools.judge();
      this.offer();
      this.focus();
      this.#tools.next();
    };
    const faults = isJudged ? faultsOf(this.#form, entry.number) : [];
    this.element.replaceChildren(make('span', { className: 'done' }, make('strong', { textContent: `✓ ${inShort({ ...entry, row }, this.sentence.scheme)}` })),
      entry.says === this.sentence.says ? '' : make('span', { className: 'hint', textContent: `In other words: ${entry.says}` }),
      ...faults.map(({ message, help }) => make('span', { className: 'wrong', textContent: `${message}. ${help}.` })),
      isPlainText ? this.#button('Change', () => this.#edit({ ...entry, row }, this.entry.says)) : '', this.#button('Undo', back), this.#tools.isShort ? '' : this.#button('And more', () => this.#tools.more()));
  }

  #tookOther({ words, undo }) {
    this.#key = {};
    this.#nod = undefined;
    this.element.replaceChildren(make('span', { className: 'done' }, make('strong', { textContent: `✓ ${words}` })),
      this.#button('Undo', async () => { await undo(); await this.#form.tools.judge(); this.offer(); this.focus(); this.#tools.next(); }));
  }
}
