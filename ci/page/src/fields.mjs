// The fields of one answer: what the policy says to a standard, how strongly, where, in which words and numbers.
import { make } from './dom.mjs';
import { withCapital } from './findings.mjs';
import { STRENGTHS } from './given.mjs';
import { optionInShort } from './in_short.mjs';
import { lengthsIn } from './lengths.mjs';

// What a policy may say: how strongly it commits itself, or in which other way it answers.
const SAYS = [
  ...STRENGTHS.map((word) => [word, word, '']),
  ['partial', 'Only in part', 'and something is missing'],
  ['deferred', 'Not yet', 'something is promised for later'],
  ['delegated', 'It leaves it to somebody else', ''],
  ['refuses', 'It says that this is not done', ''],
];
const SAYS_WHAT = 'What does the policy say, in its own word?';
// What else counts as each of the words.
const ALSO = 'Required, has to and responsible count as must; is and ensures as will; expected and aims as should; can as may.';
const ALL = ['commits', 'partial', 'deferred', 'delegated', 'refuses'];

// The columns that are text, which answers have them, and how they are asked for.
const TEXTS = [
  ['Section', ALL, 'Where does it say so?', 'Its number or heading; several with | between. Write unstated where it has neither.'],
  ['What the policy says', ALL, 'What does it say?', 'In a sentence or two, no stronger than the policy.'],
  ['What is missing', ['partial'], 'What is missing?', ''],
  ['Promised action', ['deferred'], 'Which promise of the policy is to bring it?', ''],
  ['Left to whom', ['delegated'], 'To whom is it left?', 'A body or a role, not a person.'],
];
const STRONG = ['commits', 'partial'];

// What the numbers of standards are asked for by.
const NUMBERS = {
  after: 'After how long?', before: 'How long before?', checklist: 'Is there a checklist?', children_involved: 'Are children involved?', every: 'How often?',
  families_involved: 'Are families involved?', fee: 'What fee?', free_to: 'Who need not pay?', minimum: 'How many at least?',
  mix_of_agencies: 'Does it look for a mix of agencies?', notice: 'How much notice?', recency: 'How long ago, at most?', reviewed_every: 'Reviewed how often?',
  sanction: 'Does it say what follows otherwise?', substitute: 'May somebody else take the place?', valid_for: 'Valid for how long?', within: 'Within how long?',
};
const HINTS = { count: 'A number, such as 2', duration: 'A length of time, such as 18 months or once a year', money: 'An amount, such as 50.00' };
// What has to be said of single numbers.
const SINGLE = {
  free_to: 'Where it names several, the widest that is free.', recency: 'How old it may be, such as 3 years; not by when something is to be done' };
// What a number is asked for by.
export const wordsOf = (name) => NUMBERS[name] ?? spoken(name);

let fieldNumber = 0;

export class Fields {
  elements = [];
  summary = make('div', { attr: { role: 'alert' } });
  #inputs = new Map();
  #parts = [];
  #details;
  #promises;
  #reworded = new Map();

  // `row` is what the sheet has, `details` the numbers that the standard knows, and `promises` what the record promises for
  // later, `{ id, says }`.
  constructor(row, details, promises) {
    this.row = row;
    this.#promises = promises;
    this.#details = Object.entries(details);
    this.#says(row);
    this.#strength(row);
    for (const [column, answers, words, hint] of TEXTS) this.#text(column, answers, words, hint);
    const known = numbersOf(row.Numbers);
    for (const [name, detail] of this.#details) this.#number(name, detail, known.get(name) ?? '');
    this.#shown();
  }

  // Whether anything was filled in that the record does not say.
  get isTouched() { return Object.keys(this.changed()).length > 0; }

  // Whether it is said which way the policy answers; where the record has an answer, that is what it says.
  get isChosen() { return this.row.Entry !== '' || this.#value('Answer') !== undefined; }

  // Whether it is said how strongly, and with all numbers that are asked for.
  get isWhole() { return STRENGTHS.includes(this.#value('Answer')) && this.#details.every(([name, { asked }]) => !asked || this.#value(`number ${name}`).trim() !== ''); }

  // The way in which it answers, and how strongly.
  #answer() {
    const says = this.#value('Answer');
    return STRENGTHS.includes(says) ? ['commits', says] : [says ?? 'commits', says === 'partial' ? this.#value('Strength') : ''];
  }

  // The cells that say something else than the record does.
  changed() {
    const [answer, strength] = this.#answer();
    const cells = {};
    if (this.#value('Answer') !== undefined) Object.assign(cells, { Answer: answer, Strength: strength });
    for (const [column, answers] of TEXTS) if (answers.includes(answer)) cells[column] = this.#value(column).replaceAll(/\s+/g, ' ').trim();
    if (this.#details.length > 0 && STRONG.includes(answer)) cells.Numbers = this.#numbers();
    return Object.fromEntries(Object.entries(cells).filter(([column, cell]) => cell !== '' && !isSame(column, cell, this.row)));
  }

  // What is promised here, where it is no promise that the record has: `{ says, section }`.
  get promised() {
    const says = this.#value('What the policy says').replaceAll(/\s+/g, ' ').trim();
    return this.#answer()[0] === 'deferred' && this.#value('Promised action') === '' && says ? { says, section: this.#value('Section').trim() } : undefined;
  }

  set promise(id) {
    const [input] = this.#parts.find(({ column }) => column === 'Promised action').inputs;
    if (![...input.options].some(({ value }) => value === id)) input.append(make('option', { value: id, textContent: id }));
    input.value = id;
  }

  // Puts what the command would have had in place of what was typed, where that has one reading; whether there was any.
  reword(refusals) {
    let isReworded = false;
    for (const { number, instead } of refusals) {
      const input = number && instead?.isAll && /\d/.test(instead.text) && this.#parts.find((part) => part.number === number)?.inputs[0];
      if (!input || input.value === instead.text || isOfAnotherKind(input.value, this.#details.find(([name]) => name === number)[1])) continue;
      this.#reworded.set(number, `“${input.value}” is written as ${instead.text}`);
      input.value = instead.text;
      isReworded = true;
    }
    return isReworded;
  }

  // Fills in what a passage of the policy says: beside what is there, and no stronger than either.
  take({ says, section, strength, numbers, standards }) {
    const [, there] = this.#answer();
    const weaker = STRENGTHS[Math.max(STRENGTHS.indexOf(strength), STRENGTHS.indexOf(there))];
    const add = (column, words, between) => {
      const [input] = this.#parts.find((part) => part.column === column).inputs;
      if (words && !input.value.includes(words)) input.value = [input.value.trim(), words].filter(Boolean).join(between);
    };
    const choices = this.#parts.find(({ column }) => column === 'Answer').inputs;
    for (const input of choices) if (input.value === weaker) input.checked = true;
    add('Section', section, ' | ');
    add('What the policy says', says.replace(/;$/, '.'), ' ');
    this.takeNumbers({ says, numbers, standards });
    this.#shown();
    // To what is to be compared now.
    (choices.find(({ checked }) => checked) ?? choices[0]).focus();
  }

  // Fills in the numbers that a passage gives, where nothing is there. What the command read of them belongs to the first standard
  // that the passage may answer.
  takeNumbers({ says, numbers, standards }) {
    for (const [name, number] of [...(standards[0] === this.row.Standard ? numbers : []), ...lengthsIn(says)]) {
      const input = this.#parts.find((part) => part.number === name)?.inputs[0];
      if (input?.type === 'text' && input.value === '') input.value = number;
    }
  }

  // What was written otherwise than it was typed, in words that stand behind others.
  get reworded() { return [...this.#reworded.values()].map((words) => ` ${words}.`).join(''); }

  // What is asked for at a place of the answer.
  labelOf(pointer) {
    const name = pointer.split('/').at(-1);
    const column = { section: 'Section', says: 'What the policy says', strength: 'Strength', lacks: 'What is missing', action: 'Promised action', to: 'Left to whom' }[name];
    return TEXTS.find(([known]) => known === column)?.[2] ?? (column ? SAYS_WHAT : this.#wordsOf(name));
  }

  // Takes what the record says now.
  saved(row) {
    this.row = row ?? this.row;
  }

  // Adds that what was refused may be left all the same.
  mayBeLeft() {
    this.summary.firstElementChild?.append(make('p', { textContent: 'Put it right, or press the same button again to leave it unsaved.' }));
  }

  // Says what was refused, beside its field where it is about one, and offers what to write instead.
  refuse(refusals) {
    for (const { wrong, inputs } of this.#parts) {
      wrong.replaceChildren();
      for (const input of inputs) input.removeAttribute('aria-invalid');
    }
    const items = refusals.map(({ column, number, instead, words }) => {
      const ofColumn = this.#parts.filter((part) => part.column === column);
      const part = ofColumn.find((part) => part.number === number) ?? ofColumn[0];
      if (part) {
        part.wrong.textContent = words;
        for (const input of part.inputs) input.setAttribute('aria-invalid', 'true');
        const [input] = part.inputs;
        if (instead && input.type === 'text') part.wrong.append(' ', make('button', { type: 'submit', textContent: `Write ${instead.text}`, on: { click: () => { input.value = instead.text; } } }));
      }
      return make('li', { textContent: words });
    });
    this.summary.replaceChildren(...(items.length > 0 ? [make('div', { className: 'notice bad' },
      make('p', {}, make('strong', { textContent: 'Nothing was written' })), make('ul', {}, ...items))] : []));
    const first = this.#parts.find(({ wrong }) => wrong.textContent !== '');
    (first?.inputs.find(({ checked }) => checked) ?? first?.inputs[0])?.focus();
  }

  #value(name) { return this.#inputs.get(name)?.(); }

  #add(column, answers, element, { wrong, inputs, number }) {
    this.#parts.push({ column, answers, element, wrong, inputs, number });
    this.elements.push(element);
  }

  #says(row) {
    fieldNumber += 1;
    const name = `choice-${fieldNumber}`;
    const known = row.Entry && (!row.Answer || row.Answer === 'commits') ? row.Strength : row.Answer;
    const wrong = make('span', { className: 'wrong' });
    const inputs = SAYS.map(([value], at) => make('input', { type: 'radio', name, value, id: `${name}-${at}`, checked: value === known }));
    const choices = SAYS.map(([, label, hint], at) =>
      make('div', { className: 'choice' }, inputs[at], make('label', { htmlFor: inputs[at].id }, label, hint ? make('span', { className: 'hint', textContent: hint }) : '')));
    const most = STRENGTHS.length;
    const element = make('fieldset', {}, make('legend', { textContent: SAYS_WHAT }), wrong, make('div', { className: 'in-line' }, ...choices.slice(0, most)),
      make('details', { open: known !== '' && !STRENGTHS.includes(known) }, make('summary', { textContent: 'In part, later, left to others, or not' }), ...choices.slice(most), make('p', { className: 'hint', textContent: ALSO })));
    element.addEventListener('change', () => this.#shown());
    this.#inputs.set('Answer', () => inputs.find(({ checked }) => checked)?.value);
    this.#add('Answer', undefined, element, { wrong, inputs });
  }

  // Of what it says in part too, how strongly.
  #strength(row) {
    const select = make('select', {}, ...['', ...STRENGTHS].map((value) => make('option', { value, textContent: value })));
    select.value = STRENGTHS.includes(row.Strength) ? row.Strength : '';
    this.#input('Strength', ['partial'], 'How strongly, in its own word?', '', select);
  }

  #text(column, answers, words, hint) {
    if (column === 'Promised action') return this.#input(column, answers, words, hint, this.#promise(unopened(this.row[column])));
    const isLong = column === 'What the policy says';
    this.#input(column, answers, words, hint, make(isLong ? 'textarea' : 'input', { value: unopened(this.row[column]), ...(isLong ? {} : { type: 'text', autocomplete: 'off' }) }));
  }

  #promise(chosen) {
    const known = this.#promises.some(({ id }) => id === chosen) || chosen === '' ? this.#promises : [...this.#promises, { id: chosen, says: chosen }];
    const select = make('select', {}, ...[{ id: '', says: 'What it says here' }, ...known].map(({ id, says }) => make('option', { value: id, textContent: says })));
    select.value = chosen;
    return select;
  }

  #input(column, answers, words, hint, input, number) {
    fieldNumber += 1;
    input.id = `field-${fieldNumber}`;
    const about = make('span', { className: 'hint', id: `${input.id}-hint`, textContent: hint });
    const wrong = make('span', { className: 'wrong', id: `${input.id}-wrong` });
    input.setAttribute('aria-describedby', `${about.id} ${wrong.id}`);
    this.#inputs.set(number ? `number ${number}` : column, () => input.value);
    const box = make('p', { className: 'field' }, make('label', { htmlFor: input.id, textContent: words }), hint ? about : '', wrong, input);
    this.#add(column, answers, box, { wrong, inputs: [input], number });
  }

  #number(name, { type, options, asked }, value) {
    const words = this.#wordsOf(name);
    const label = asked ? words : `${words} (where it says so)`;
    if (type === 'set') return this.#several(name, label, options, value.split(',').map((part) => part.trim()));
    const choices = type === 'yes-no' ? ['yes', 'no'] : type === 'choice' ? options : undefined;
    if (choices) {
      const select = make('select', {}, ...['', ...choices, 'unstated'].map((option) => make('option', { value: option, textContent: spoken(option) })));
      select.value = value;
      return this.#input('Numbers', STRONG, label, SINGLE[name] ?? '', select, name);
    }
    return this.#input('Numbers', STRONG, label, `${SINGLE[name] ?? HINTS[type]}. Write unstated where the policy leaves it open.`, make('input', { type: 'text', autocomplete: 'off', value: unopened(value) }), name);
  }

  // What a number is asked for by; of a count, with what it counts.
  #wordsOf(name) {
    const counted = new RegExp(`\\b${name}: the number of ([\\w ]+)`).exec(this.row['Numbers that belong here'])?.[1];
    return counted && name === 'minimum' ? `How many ${counted} at least?` : wordsOf(name);
  }

  #several(number, words, options, chosen) {
    fieldNumber += 1;
    const wrong = make('span', { className: 'wrong' });
    const inputs = options.map((option, at) => make('input', { type: 'checkbox', value: option, id: `several-${fieldNumber}-${at}`, checked: chosen.includes(option) }));
    const element = make('fieldset', {}, make('legend', { textContent: words }), wrong, ...inputs.map((input) =>
      make('div', { className: 'choice' }, input, make('label', { htmlFor: input.id, textContent: spoken(input.value) }))));
    this.#inputs.set(`number ${number}`, () => inputs.filter(({ checked }) => checked).map(({ value }) => value).join(', '));
    this.#add('Numbers', STRONG, element, { wrong, inputs, number });
  }

  #numbers() {
    const given = this.#details.map(([name]) => [name, this.#value(`number ${name}`).trim()]);
    return given.filter(([, value]) => value !== '').map(([name, value]) => `${name}: ${value}`).join('; ');
  }

  // Only what goes with the answer is asked for.
  #shown() {
    const [answer] = this.#answer();
    for (const { answers, element } of this.#parts) element.hidden = answers !== undefined && !answers.includes(answer);
  }
}

// "free_to" as "Free to", or what stands for it.
const spoken = (name) => withCapital(optionInShort(name));

// Whether what was typed for a number is of another kind: "two years" are not two trainers, and "-5" is no fee.
const isOfAnotherKind = (typed, { type }) => /^\s*[-–−]/.test(typed) || (type === 'count' && /(year|month|week|day|hour|minute|term)s?\b|[£%]/i.test(typed));

// A cell that only keeps a place is empty for whoever fills it in.
const unopened = (cell) => (/^\[insert\b/.test(cell) ? '' : cell);

function numbersOf(cell) {
  const pairs = cell.split(';').map((part) => part.split(/:(.*)/s).map((word) => word?.trim()));
  return new Map(pairs.filter(([name, value]) => name && value));
}

// A record that gives no answer by name commits itself.
function isSame(column, cell, row) {
  if (column === 'Numbers') {
    const [one, other] = [numbersOf(cell), numbersOf(row.Numbers)];
    return one.size === other.size && [...one].every(([name, value]) => other.get(name) === value);
  }
  return cell === row[column];
}
