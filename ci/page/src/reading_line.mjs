// One answer that a sentence of the policy gives: as it is read, to be nodded to; as a choice, where it is not plain; or as the record
// has it.
import { make } from './dom.mjs';
import { caption } from './captions.mjs';
import { entriesFrom, entriesOf, entryBy, isInLines, keyOf } from './entries.mjs';
import { kindsOf } from './details.mjs';
import { addFree, isFree } from './free.mjs';
import { NOTHING, OWN, PROMISE, inShort } from './in_short.mjs';
import { takeFrom } from './items.mjs';
import { addPromise, takePromise } from './promise.mjs';
import { grouped, readingForm } from './reading_form.mjs';
import { isOfPaying, isPlain, isPlainRule, questionsFor, readingOf } from './part_of_sentence.mjs';
import { isEntrySeen, seeEntry } from './shown.mjs';
import { isReadThrough } from './silence.mjs';
import { change, faultsOf, putRight, takeOver } from './taken_over.mjs';

const shorten = (words, most = 60) => (words.length > most ? `${words.slice(0, most).replace(/\s+\S*$/, '')} …` : words);
const TWICE = 'commitment/stated-twice';
let lineNumber = 0;

// A question that somebody said a sentence does not answer.
export const refusal = ({ says }, { Standard }) => `${Standard} ${says}`;

export class Line {
  element = make('div', { className: 'line' });
  // What it answers, below its own words where those are only some of the sentence.
  #answer = make('div', { className: 'reading' });
  #form;
  #tools;
  // By what the answer is found in the record: `{ standard, id, says }`, of which the words tell two answers to one question apart;
  // or what takes something else back.
  #key;
  #nod;
  // What is no answer to a question, such as a charge, with its sentence.
  #other;

  // `tools` are `{ theme, next, others, more, mayNod, isReadBack, isOfPart, hasCharge, only }`, where `only` is the one question that is asked;
  // `taken` says that the record has it.
  constructor(form, sentence, part, tools, taken) {
    Object.assign(this, { sentence, part });
    this.#form = form;
    this.#tools = tools;
    this.element.append(...(tools.isOfPart ? [make('p', { textContent: part.words })] : []), this.#answer);
    if (taken?.undo) this.#tookOther(taken);
    else if (taken) this.#took(taken, { isJudged: true });
    else this.offer();
  }

  get isTaken() { return this.#key !== undefined; }

  // Whether it was shown, as the record has it now, beside its sentence.
  get isShown() { return this.entry ? isEntrySeen(this.#form, this.entry) : this.#form.shown.has(this.#other); }

  // Whether it is read without having been asked about, and is to be taken over.
  get isNodded() { return this.#nod?.input.checked === true && !this.isTaken; }

  // Whether what is ticked answers no question.
  get isRule() { return this.isNodded && !this.#nod.reading.row; }

  // Whether it waits for somebody to choose.
  get isAsked() { return !this.isTaken && this.#nod === undefined && this.element.querySelector('button') !== null; }

  get entry() {
    if (!this.#key) return undefined;
    return entryBy(entriesFrom(entriesOf(this.#form.tools), this.sentence, this.#tools.others), this.#key);
  }

  focus() { this.element.querySelector('button, input, select')?.focus(); }

  // What the check says of it now, where something was wrong.
  refresh() {
    const { entry } = this;
    if (entry && this.#answer.querySelector(':scope > .wrong')) this.#took(entry, { isJudged: true });
  }

  // Writes what is read.
  take(reading = this.#nod.reading) {
    this.#took(takeOver(this.#form, { ...this.sentence, says: this.part.words }, reading));
  }

  // Keeps what is shown now as what somebody has seen: the words of the sentence, and not others that were typed.
  see() {
    if (!this.isTaken || this.#tools.isReadBack || this.#form.folded.has(this.sentence.says)) return;
    const { entry } = this;
    if (!entry) this.#form.shown.add(this.#other);
    else if ([this.sentence.says, ...this.sentence.parts.map(({ words }) => words)].includes(entry.says)) seeEntry(this.#form, entry);
  }

  #rowOf({ standard }) { return this.#form.rows.find(({ Standard }) => Standard === standard); }

  // What it may answer, which nobody has said yet. `isOpen` where it answers something already, and one more is asked for.
  offer({ isOpen = false } = {}) {
    [this.#key, this.#nod] = [undefined, undefined];
    const { likely, others } = questionsFor(this.#form, this.part);
    const { sentence, part } = this;
    const { only } = this.#tools;
    if (only) {
      this.#answer.replaceChildren(this.#button('It says so here', () => this.choose(only)));
      return;
    }
    const reading = readingOf(sentence, part, likely[0]);
    const isNod = !isOpen && this.#tools.mayNod && (likely.length > 0 ? isPlain(sentence, part, likely, reading) : isPlainRule(sentence, part));
    if (isNod) this.#showNod(reading, likely.slice(1));
    else this.#showChoices(likely, others);
  }

  // `more` are questions that it may answer besides.
  #showNod(reading, more) {
    lineNumber += 1;
    const id = `nod-${lineNumber}`;
    // Where it is wrong, something else may be chosen.
    const wrong = () => {
      if (reading.row) this.#form.refused.add(refusal(this.sentence, reading.row));
      this.offer({ isOpen: true });
      this.focus();
      this.#tools.next();
    };
    const input = make('input', { type: 'checkbox', id, checked: true, on: { change: wrong } });
    this.#nod = { reading, input };
    const words = inShort({ ...reading, says: this.part.words }, this.sentence.scheme);
    const label = make('label', { htmlFor: id, textContent: words });
    this.#answer.replaceChildren(make('span', { className: 'chip' }, input, label), this.#button('Change', () => this.#edit(reading, this.part.words)), ...(reading.row ? [...more.map((row) => this.#button(`And ${caption(row)}?`, () => this.#tools.more(row))), this.#more('+')] : []));
  }

  #inOtherWords(words) { return words === this.sentence.says || (this.#tools.isOfPart && words === this.part.words) ? '' : make('span', { className: 'hint', textContent: `In these words: ${words}` }); }

  #showChoices(likely, others) {
    const { says, isLater } = this.sentence;
    // A question that is answered elsewhere is not put off by what is left open of it.
    const isOfCharges = /\bcharg|\bfees?\b/i.test(says);
    const open = isLater ? likely.filter((row) => !this.#isAnswered(row) && (!isOfCharges || row.Standard === 'free-training')) : [];
    this.#answer.replaceChildren(
      isLater || this.part.isHope ? this.#button(PROMISE, () => this.#promise()) : '',
      ...(isLater ? open.map((row) => this.#button(`Left open: ${caption(row)}`, () => this.choose(row))) : likely.map((row) => this.#button(caption(row), () => this.choose(row)))),
      !isLater && isFree(says) && !this.#tools.hasCharge ? this.#button(NOTHING, () => this.#free()) : '',
      !isLater && (likely.length > 0 || !this.part.isTold) ? this.#button(OWN, () => this.choose()) : '',
      this.#anything(others));
  }

  #isAnswered({ Standard }) {
    const { rows, tools: { text } } = this.#form;
    return rows.some((row) => row.Standard === Standard && row.Entry) || (Standard === 'free-training' && text.countItems(['charges']) > 0);
  }

  #more(words) { return make('button', { type: 'button', className: 'second', textContent: words, attr: { 'aria-label': `And more: ${shorten(this.sentence.says)}` }, on: { click: () => this.#form.inTurn(() => this.#tools.more()) } }); }

  // All else that it may be, taken over by choosing it.
  #anything(others) {
    const { theme } = this.#tools;
    const input = make('select', { attr: { 'aria-label': `Something else: ${shorten(this.sentence.says)}` } }, make('option', { value: '', textContent: 'Something else' }),
      ...[OWN, PROMISE, ...(isFree(this.sentence.says) ? [NOTHING] : [])].map((words) => make('option', { value: words, textContent: words })), ...grouped(others, theme));
    const chosen = { [OWN]: () => this.choose(), [PROMISE]: () => this.#promise(), [NOTHING]: () => this.#free() };
    input.addEventListener('change', () => { if (input.value !== '') this.#form.inTurn(chosen[input.value] ?? (() => this.choose(others.find(({ Standard }) => Standard === input.value)))); });
    return input;
  }

  #button(words, click) {
    return make('button', { type: 'button', className: 'second', textContent: words, attr: { 'aria-label': `${words}: ${shorten(this.sentence.says)}` }, on: { click: () => this.#form.inTurn(click) } });
  }

  // Takes it over as an answer to a question, or as a rule of the policy's own; what the question asks for, or the word, is asked for
  // where the sentence leaves it open. What is left open for later is so for that question.
  async choose(row) {
    if (row && this.sentence.isLater) { await this.#deferred(row); return; }
    const reading = readingOf(this.sentence, this.part, row);
    const asked = row ? kindsOf(row).filter(({ isAsked }) => isAsked) : [];
    const isOpen = (reading.strength === '' && !reading.answer) || (asked.length === 1 && !reading.details.has(asked[0].name))
      || (row && ((isOfPaying(row, this.part) && !reading.details.has('free_to')) || this.sentence.levels.length > this.part.meant.length));
    if (isOpen) { this.#edit(reading, this.part.words); return; }
    this.take(reading);
    this.#tools.next(this);
  }

  async #deferred(row) {
    const action = addPromise(this.#form, this.sentence);
    this.take({ ...readingOf(this.sentence, this.part, row), details: new Map(), by: '', answer: 'deferred', action });
    await this.#form.tools.judge();
    this.#tools.next(this);
  }

  async #promise() {
    const id = addPromise(this.#form, this.sentence);
    await this.#form.tools.judge();
    this.#tookOther({ words: PROMISE, undo: () => takePromise(this.#form.tools, id) });
    this.#tools.next(this);
  }

  async #free() {
    const id = addFree(this.#form.tools, { ...this.sentence, levels: this.part.meant.map((level) => JSON.stringify(level)).join(', ') });
    await this.#form.tools.judge();
    this.#tookOther({ words: NOTHING, undo: () => takeFrom(this.#form.tools, 'charges', id) });
    this.#tools.next(this);
  }

  #edit(reading, says) {
    const { others } = questionsFor(this.#form, this.part);
    const { entry } = this;
    const leave = () => (entry ? this.#took(this.#key) : this.offer());
    const save = (now, words) => this.#form.inTurn(async () => {
      const isNew = this.entry === undefined;
      const { action } = this.entry ?? {};
      this.#key = isNew ? takeOver(this.#form, { ...this.sentence, says: words }, now) : change(this.#form, this.entry, { ...now, says: words });
      if (action && !now.answer) takePromise(this.#form.tools, action);
      // What is from no sentence is known by its own words.
      if (this.sentence.entry) this.sentence.says = words;
      const { number } = this.entry ?? {};
      await putRight(this.#form, [number]);
      this.#took(entriesOf(this.#form.tools).find((entry) => entry.number === number) ?? this.#key, { isJudged: true });
      this.#tools.next(isNew ? this : undefined);
      if (!isNew) this.focus();
    });
    const promise = () => this.#form.inTurn(async () => {
      if (this.entry) this.#form.tools.takeOut(this.entry.number);
      await this.#promise();
    });
    this.#answer.replaceChildren(readingForm(this.#form, { reading, says, sentence: this.sentence, rows: others, theme: this.#tools.theme, save, leave, promise }));
    this.element.querySelector('select, input, textarea').focus();
    this.element.querySelector('.actions').scrollIntoView({ block: 'nearest' });
  }

  // As the record has it, with the ways to change it, and what the check says of it once it was judged.
  #took(key, { isJudged = false } = {}) {
    const entries = entriesFrom(entriesOf(this.#form.tools), this.sentence, this.#tools.others);
    this.#key = key.number ? keyOf(key, entries) : key;
    this.#nod = undefined;
    const { entry } = this;
    if (!entry) { this.offer(); return; }
    const row = this.#rowOf(entry);
    const lines = this.#form.tools.linesOf(entry.number);
    const isPlainText = isInLines(this.#form.tools.text.lines(lines.from, lines.to));
    const back = async () => {
      const { number, action } = this.entry ?? {};
      this.#form.tools.takeOut(number);
      if (action) takePromise(this.#form.tools, action);
      await this.#form.tools.judge();
      this.offer();
      // A record that was read against all questions is silent on what has no answer.
      if (entry.standard && isReadThrough(this.#form.tools.text.text) && this.#rowOf(entry)?.Entry === '') this.#answer.append(make('span', { className: 'wrong', textContent: 'Without an answer the record now says that the policy says nothing about this.' }));
      this.focus();
      this.#tools.next();
    };
    const faults = isJudged ? faultsOf(this.#form, entry.number) : [];
    this.#answer.replaceChildren(make('span', { className: 'done' }, make('strong', { textContent: `✓ ${inShort({ ...entry, row }, this.sentence.scheme)}` })),
      this.#inOtherWords(entry.says),
      ...faults.flatMap((fault) => this.#wrong(fault, entry)),
      isPlainText ? this.#button('Change', () => this.#edit({ ...entry, row }, this.entry.says)) : '', this.#button('Undo', back), this.#tools.isReadBack || this.#tools.only ? '' : this.#more('And more'));
    this.see();
  }

  // What the check says of it; two answers to one question may both hold.
  #wrong({ rule, message, help }, entry) {
    if (rule !== TWICE) return [make('span', { className: 'wrong', textContent: `${message}. ${help}.` })];
    const keep = async () => {
      this.#key = change(this.#form, entry, { ...entry, row: undefined, details: new Map() });
      await this.#form.tools.judge();
      this.#took(this.#key, { isJudged: true });
      this.#tools.next();
    };
    return [make('span', { className: 'wrong', textContent: 'Another sentence answers the same question otherwise. Say for which level each is, or keep this one in its own words.' }), this.#button('It is for other people: keep its own words', keep)];
  }

  #tookOther({ words, undo, change }) {
    this.#key = {};
    this.#nod = undefined;
    this.#other = `${this.sentence.says} ${words}`;
    this.#answer.replaceChildren(make('span', { className: 'done' }, make('strong', { textContent: `✓ ${words}` })), change ? this.#button('Change', () => change((go) => (this.#tools.leave ? this.#tools.leave(this.sentence, go) : go()))) : '',
      this.#button('Undo', async () => { await undo(); await this.#form.tools.judge(); this.offer(); this.focus(); this.#tools.next(); }),
      change || this.#tools.isReadBack ? '' : this.#more('And more'));
    this.see();
  }
}
