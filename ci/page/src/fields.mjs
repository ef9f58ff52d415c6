// The fields of one answer: what the policy says to a standard, how strongly, where, in which words and numbers.
import { make } from './dom.mjs';

const ANSWERS = [
  ['commits', 'Yes, it says so'],
  ['partial', 'In part'],
  ['deferred', 'It puts it off: something is promised for later'],
  ['delegated', 'It leaves it to somebody else'],
  ['refuses', 'It says that this is not done'],
  ['', 'It says nothing about this'],
];
const STRENGTHS = [
  ['must', 'must', 'also: required, has to, responsible'],
  ['will', 'will', 'also: is, ensures'],
  ['should', 'should', 'also: expected, aims'],
  ['may', 'may', 'also: can, where possible'],
];
const ALL = ['commits', 'partial', 'deferred', 'delegated', 'refuses'];

// The columns that are text, which answers have them, and how they are asked for.
const TEXTS = [
  ['Section', ALL, 'Where does it say so?', 'The number or heading of the section; several with | between. Write unstated where it has neither.'],
  ['What the policy says', ALL, 'What does it say?', 'In a sentence or two of your own, no stronger than the policy itself.'],
  ['What is missing', ['partial'], 'What is missing?', ''],
  ['Promised action', ['deferred'], 'Which promise of the policy is to bring it?', 'Its short name among the actions of the record. Add it first where it is not there: All questions, Actions.'],
  ['Left to whom', ['delegated'], 'To whom is it left?', 'A body or a role, not a person.'],
];
const STRONG = ['commits', 'partial'];

// What the numbers of standards are asked for by.
const NUMBERS = {
  after: 'After what time?', before: 'How long before?', every: 'How often?', fee: 'What fee?', free_to: 'Free to whom?',
  minimum: 'How many at least?', notice: 'How much notice?', recency: 'How recent?', reviewed_every: 'Reviewed how often?',
  valid_for: 'Valid for how long?', within: 'Within what time?',
};

let fieldNumber = 0;

export class Fields {
  elements = [];
  summary = make('div', { attr: { role: 'alert' } });
  #inputs = new Map();
  #parts = [];
  #details;

  #wasSilent;

  // `row` is what the sheet has, and `details` the numbers that the standard knows.
  constructor(row, details, isSilent) {
    this.row = row;
    this.#wasSilent = isSilent;
    this.#details = Object.entries(details);
    this.#choices('Answer', 'What does the policy say?', ANSWERS.map(([value, words]) => [value, words, '']), row.Entry ? row.Answer || 'commits' : isSilent ? '' : undefined);
    this.#choices('Strength', 'How strongly, in its own word?', STRENGTHS, row.Strength, STRONG);
    for (const [column, answers, words, hint] of TEXTS) this.#text(column, answers, words, hint);
    const known = numbersOf(row.Numbers);
    for (const [name, detail] of this.#details) this.#number(name, detail, known.get(name) ?? '');
    this.#shown();
  }

  get isSilent() { return this.#value('Answer') === ''; }

  // Whether anything was filled in that the record does not say.
  get isTouched() { return this.isSilent ? !this.#wasSilent : Object.keys(this.changed()).length > 0; }

  // The cells that say something else than the record does.
  changed() {
    const answer = this.#value('Answer');
    const cells = {};
    if (answer !== undefined) cells.Answer = answer;
    if (STRONG.includes(answer)) cells.Strength = this.#value('Strength') ?? '';
    for (const [column, answers] of TEXTS) if (answers.includes(answer)) cells[column] = this.#value(column).replaceAll(/\s+/g, ' ').trim();
    if (this.#details.length > 0) cells.Numbers = this.#numbers();
    return Object.fromEntries(Object.entries(cells).filter(([column, cell]) => cell !== '' && !isSame(column, cell, this.row)));
  }

  // Takes what the record says now.
  saved(row) {
    this.row = row ?? this.row;
    this.#wasSilent = this.isSilent;
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
        if (instead && input.type === 'text') part.wrong.append(' ', make('button', { type: 'submit', textContent: `Write ${instead}`, on: { click: () => { input.value = instead; } } }));
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

  #choices(column, words, choices, chosen, answers) {
    fieldNumber += 1;
    const name = `choice-${fieldNumber}`;
    const wrong = make('span', { className: 'wrong' });
    const inputs = choices.map(([value, label, hint], at) => {
      const input = make('input', { type: 'radio', name, value, id: `${name}-${at}`, checked: value === chosen });
      return [input, make('div', { className: 'choice' }, input, make('label', { htmlFor: input.id }, label, hint ? make('span', { className: 'hint', textContent: hint }) : ''))];
    });
    const element = make('fieldset', {}, make('legend', { textContent: words }), wrong, ...inputs.map(([, choice]) => choice));
    if (!answers) element.addEventListener('change', () => this.#shown());
    this.#inputs.set(column, () => inputs.map(([input]) => input).find(({ checked }) => checked)?.value);
    this.#add(column, answers, element, { wrong, inputs: inputs.map(([input]) => input) });
  }

  #text(column, answers, words, hint) {
    const isLong = column === 'What the policy says';
    this.#input(column, answers, words, hint, make(isLong ? 'textarea' : 'input', { value: unopened(this.row[column]), ...(isLong ? {} : { type: 'text', autocomplete: 'off' }) }));
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
    const words = NUMBERS[name] ?? spoken(name);
    const label = asked ? words : `${words} (where it says so)`;
    if (type === 'set') return this.#several(name, label, options, value.split(',').map((part) => part.trim()));
    const choices = type === 'yes-no' ? ['yes', 'no'] : type === 'choice' ? options : undefined;
    if (choices) {
      const select = make('select', {}, ...['', ...choices, 'unstated'].map((option) => make('option', { value: option, textContent: spoken(option) })));
      select.value = value;
      return this.#input('Numbers', STRONG, label, '', select, name);
    }
    const hint = { count: 'A whole number', duration: 'A length of time, such as 18 months', money: 'An amount, such as 50.00' }[type] ?? '';
    return this.#input('Numbers', STRONG, label, `${hint}. Write unstated where the policy leaves it open.`, make('input', { type: 'text', autocomplete: 'off', value: unopened(value) }), name);
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
    const answer = this.#value('Answer');
    for (const { answers, element } of this.#parts) element.hidden = answers !== undefined && !answers.includes(answer);
  }
}

// "free_to" as "Free to".
function spoken(name) {
  const words = name.replaceAll(/[_-]/g, ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

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
