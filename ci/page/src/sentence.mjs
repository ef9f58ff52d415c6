// One sentence of the policy on the screen of all of them: with the question that it may answer and what it gives of it, or, once it
// is taken over, in one line.
import { button, make } from './dom.mjs';
import { detailsIn, kindsOf, written } from './details.mjs';
import { wordsOf } from './fields.mjs';
import { addFree, isFree } from './free.mjs';
import { ShortWord } from './given.mjs';
import { writtenLevel } from './levels.mjs';
import { addPromise } from './promise.mjs';
import { madeName } from './parts.mjs';
import { othersOf, questionsFor } from './sentences.mjs';
import { isTakenOver, takeBack, takeOver } from './taken_over.mjs';
import { topic } from './steps.mjs';

const OTHERWISE = { delegated: 'left to others', deferred: 'not yet', refuses: 'not done' };
const PROMISE = 'A promise for later';
const OWN = 'A rule of its own';
const shorten = (words) => (words.length > 60 ? `${words.slice(0, 60)} …` : words);

export class Sentence {
  element = make('li', { className: 'sentence' });
  #form;
  #tools;
  #asked;
  #word;
  #chips = [];
  #open = [];
  // What it was taken over as: `{ words, undo }`.
  #taken = [];

  constructor(form, sentence, { theme, next, taken }) {
    Object.assign(this, { sentence });
    this.#form = form;
    this.#tools = { theme, next };
    this.#asked = questionsFor(form, sentence);
    for (const row of taken) this.#tookOver(topic(row), () => takeBack(form, { standard: row.Standard, says: sentence.says }));
    for (const { list, undo } of othersOf(form, sentence)) this.#tookOver(list === 'actions' ? PROMISE : OWN, undo);
    if (this.isTaken) this.#close();
    else this.#offer(this.#asked.likely[0]);
  }

  get isTaken() { return this.#taken.length > 0; }

  // Whether it waits for a press.
  get isOffered() { return !this.isTaken && this.#asked.likely.length > 0; }

  focus() { this.element.querySelector('button')?.focus(); }

  // The sentence with what it may answer; `row` is the question that it is held against.
  #offer(row) {
    const { sentence } = this;
    const says = make('p', {}, sentence.section && make('strong', { textContent: `${sentence.section} ` }), sentence.says);
    if (!row || sentence.isLater) { this.element.replaceChildren(says, this.#plain(row)); return; }
    const kinds = kindsOf(row);
    const details = detailsIn(kinds, sentence.says, row.Standard === sentence.standards[0] ? sentence.numbers : new Map());
    this.#word = sentence.answer ? undefined : new ShortWord(this.#word?.value || sentence.strength, this.#id('word'));
    this.#chips = [...details].map(([name, value]) => ({ name, value, input: box(this.#id(name), `${wordsOf(name).replace(/\?$/, '')}: ${value.replaceAll('-', ' ')}`) }));
    // What the question asks for alone is asked for here; of several another sentence may give the rest.
    const asked = kinds.filter(({ isAsked }) => isAsked);
    this.#open = asked.length === 1 && !details.has(asked[0].name) ? asked.map(({ name }) => ({ name, input: field(this.#id(name), wordsOf(name)) })) : [];
    this.scope = sentence.levels.length > 0 && box(this.#id('levels'), `Only for ${sentence.scheme}${sentence.levels.length > 1 ? 's' : ''} ${sentence.levels.join(', ')}`);
    const isSure = sentence.isSure && row === this.#asked.likely[0];
    this.element.replaceChildren(says, make('div', { className: 'read' },
      this.#word?.element ?? make('span', { className: 'hint', textContent: `Read as: ${OTHERWISE[sentence.answer] ?? sentence.answer}` }),
      ...[...this.#chips, ...this.#open].map(({ input }) => input.parentElement), this.scope ? this.scope.parentElement : '',
      make('p', { className: 'actions' }, this.#press(`${topic(row)}`, () => this.#take(row, kinds), isSure ? '' : 'second'), this.#others(row))));
  }

  // One that no question is offered for.
  #plain(row) {
    const { isLater, says } = this.sentence;
    return make('p', { className: 'actions' }, isLater ? this.#press(PROMISE, () => this.#promise()) : isFree(says) ? this.#press('A charge of 0.00', () => this.#free()) : '', this.#others(row));
  }

  #press(words, click, className = 'second') {
    return make('button', { type: 'button', className, textContent: words, attr: { 'aria-label': `${words}: ${shorten(this.sentence.says)}` }, on: { click: () => this.#form.inTurn(click) } });
  }

  // All else that may be done with it, made once somebody opens it.
  #others(row) {
    const fold = make('details', { className: 'otherwise' }, make('summary', { textContent: 'Something else', attr: { 'aria-label': `Something else: ${shorten(this.sentence.says)}` } }));
    fold.addEventListener('toggle', () => {
      if (fold.open && fold.childElementCount === 1) fold.append(...this.#choices(row));
    });
    return fold;
  }

  #choices(row) {
    const { likely, others } = this.#asked;
    const { theme } = this.#tools;
    const all = [...likely, ...others];
    const option = (one) => make('option', { value: one.Standard, textContent: topic(one) });
    const select = make('select', { attr: { 'aria-label': 'Another question' } }, make('option', { value: '', textContent: 'Another question' }),
      ...[...new Set(all.map(theme))].map((name) => make('optgroup', { label: name }, ...all.filter((one) => theme(one) === name).map(option))));
    select.addEventListener('change', () => { const chosen = all.find(({ Standard }) => Standard === select.value); if (chosen) this.#instead(chosen); });
    return [
      ...likely.filter((one) => one !== row).map((one) => this.#press(topic(one), () => this.#instead(one))), select,
      isFree(this.sentence.says) && row ? this.#press('A charge of 0.00', () => this.#free()) : '',
      this.#press(PROMISE, () => this.#promise()), this.#press('A rule that no question asks for', () => this.#ownRule()),
    ].filter(Boolean);
  }

  // Holds it against another question, whose own press comes next.
  #instead(row) {
    this.sentence.isLater = false;
    this.#offer(row);
    this.focus();
  }

  #id(name) { return `${this.sentence.key}-${name}`; }

  get #levels() { return this.scope?.checked ? this.sentence.levels.map(writtenLevel).join(', ') : ''; }

  async #take(row, kinds) {
    if (this.#word && !this.#word.isChosen) { this.#word.refuse(); return; }
    const given = [...this.#chips.filter(({ input }) => input.checked).map(({ name, value }) => [name, value]), ...this.#open.map(({ name, input }) => [name, input.value.trim()])];
    const details = written(kinds, new Map(given));
    const { says, isCut } = this.sentence;
    const isAgain = isTakenOver(this.#form, { standard: row.Standard, says });
    const wrote = isAgain || await takeOver(this.#form, this.sentence, { standard: row.Standard, strength: this.#word?.value, details, scope: this.#levels });
    if (wrote) this.#end(`${topic(row)}${details ? ` (${given.filter(([, value]) => value).map(([, value]) => value).join(', ')})` : ''}`, () => takeBack(this.#form, { standard: row.Standard, says, isCut }));
  }

  // What the policy commits itself to beside all questions.
  async #ownRule() {
    const { says, strength, isCut } = this.sentence;
    const name = madeName('commitments', { words: says.split(' ').slice(0, 6).join(' '), others: this.#form.tools.text.leaves('/commitments').filter(({ path }) => path.at(-1) === 'id').map(({ words }) => words) });
    const chosen = this.#word?.value ?? strength;
    if (await takeOver(this.#form, this.sentence, { id: name, strength: chosen, scope: this.#levels })) this.#end(OWN, () => takeBack(this.#form, { id: name, says, isCut }));
  }

  async #promise() {
    const undo = addPromise(this.#form, this.sentence);
    await this.#form.tools.judge();
    this.#end(PROMISE, undo);
  }

  async #free() {
    const { says, section } = this.sentence;
    const undo = addFree(this.#form.tools, { says, section, levels: this.#levels || this.sentence.levels.map(writtenLevel).join(', ') });
    await this.#form.tools.judge();
    this.#end('A charge of 0.00', undo);
  }

  #tookOver(words, undo) { this.#taken.push({ words, undo }); }

  #end(words, undo) {
    this.#tookOver(words, undo);
    this.#close();
    this.#tools.next(this);
  }

  // In one line, with the ways back and on.
  #close() {
    const { sentence } = this;
    const back = async () => {
      for (const { undo } of this.#taken.splice(0)) await undo();
      await this.#form.tools.judge();
      this.#offer(this.#asked.likely[0]);
      this.focus();
      this.#tools.next(undefined);
    };
    const more = () => { this.#offer(this.#asked.likely.find((row) => !this.#taken.some(({ words }) => words.startsWith(topic(row)))) ?? this.#asked.likely[0]); this.element.querySelector('details')?.setAttribute('open', ''); this.focus(); };
    const free = isFree(sentence.says) && !this.#taken.some(({ words }) => words.startsWith('A charge')) ? this.#press('It is a charge of 0.00 too', () => this.#free()) : '';
    this.element.replaceChildren(make('p', { className: 'done actions' }, make('span', {}, make('strong', { textContent: `✓ ${this.#taken.map(({ words }) => words).join('; ')}` }), ` ${sentence.section} ${shorten(sentence.says)}`),
      this.#press('Undo', back), free, this.#press('One question more', more)));
  }
}

function box(id, words) {
  const input = make('input', { type: 'checkbox', id, checked: true });
  make('span', { className: 'chip' }, input, make('label', { htmlFor: id, textContent: words }));
  return input;
}

function field(id, words) {
  const input = make('input', { type: 'text', id, autocomplete: 'off' });
  make('span', { className: 'chip' }, make('label', { htmlFor: id, textContent: words }), input);
  return input;
}
