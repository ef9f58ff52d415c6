// The fields of one answer beside the sentence that it is from: how strongly it says so, what the question knows of numbers and the
// like, for which levels, and who has to act; folded, which question it is and in which words.
import { button, make } from './dom.mjs';
import { caption } from './captions.mjs';
import { kindsOf } from './details.mjs';
import { wordsOf } from './fields.mjs';
import { STRENGTHS } from './given.mjs';
import { OWN, PROMISE, detailInShort, isLength, optionInShort } from './in_short.mjs';
import { numbersOf } from './levels.mjs';

const UNSAID = ['deferred', 'delegated', 'refuses'];
const ACTORS = ['partnership', 'agencies', 'trainers', 'participants'];
// Whom a record means by them besides.
const MEANT = { partnership: 'the partnership', agencies: 'agencies, employers and managers', participants: 'participants, all staff who attend' };
let formNumber = 0;

// `reading` is what stands there now, `says` its words, and `save` is given both as they are then. `rows` are all questions; it may be a promise in
// place of all that.
export function readingForm(form, { reading, says, sentence, rows, theme, save, leave, promise }) {
  formNumber += 1;
  const id = (name) => `reading-${formNumber}-${name}`;
  const word = select(id('word'), 'Its word', ['', ...STRENGTHS], reading.strength);
  const wrong = make('span', { className: 'wrong', id: id('wrong') });
  word.input.setAttribute('aria-describedby', wrong.id);
  const levels = levelTicks(form, { reading, sentence, id });
  const by = select(id('by'), 'Who has to act', ['', ...new Set([...ACTORS, ...bodiesOf(form), reading.by].filter(Boolean))], reading.by, (name) => MEANT[name] ?? (name.replaceAll('-', ' ') || 'not said'));
  const question = questionSelect(id('question'), rows, theme, reading.row);
  question.firstElementChild.after(make('option', { value: PROMISE, textContent: PROMISE }));
  const words = make('textarea', { id: id('words'), value: says });
  let numbers = [];
  const numbersBox = make('span', { className: 'numbers' });
  const row = () => rows.find(({ Standard }) => Standard === question.value);
  const showNumbers = () => {
    numbers = row() ? kindsOf(row()).map((kind) => numberField(kind, row().Standard === reading.row?.Standard ? reading.details.get(kind.name) ?? '' : '', id(kind.name))) : [];
    numbersBox.replaceChildren(...numbers.map(({ element }) => element));
  };
  question.addEventListener('change', showNumbers);
  showNumbers();
  const inWords = make('p', { className: 'field' }, make('label', { htmlFor: words.id, textContent: 'In these words' }), words);
  const fields = isLength(reading) ? [inWords] : [word.element, wrong, numbersBox, levels.element, by.element,
    make('details', {}, make('summary', { textContent: 'Another question, or other words' }),
      make('p', { className: 'field' }, make('label', { htmlFor: question.id, textContent: 'What it answers' }), question), inWords)];
  const element = make('form', { className: 'reading-form', noValidate: true }, ...fields,
    make('p', { className: 'actions' }, make('button', { type: 'submit', textContent: 'Save this' }), button('Leave it as it was', leave)));
  element.addEventListener('submit', (event) => {
    event.preventDefault();
    if (question.value === PROMISE) return promise();
    if (word.input.value === '' && !reading.answer) {
      wrong.textContent = 'Choose how strongly it says so: the sentence has none of these words, or more than one';
      word.input.setAttribute('aria-invalid', 'true');
      word.input.focus();
      return undefined;
    }
    const details = new Map(numbers.map(({ name, value }) => [name, value()]).filter(([, value]) => value !== ''));
    // A word that is chosen wins over what was put off or left to others.
    const answer = UNSAID.includes(reading.answer) && word.input.value !== '' ? undefined : reading.answer;
    return save({ ...reading, answer, row: row(), strength: word.input.value, details, levels: levels.value(), by: by.input.value }, words.value.replaceAll(/\s+/g, ' ').trim() || says);
  });
  return element;
}

// The levels, to be ticked where it is for some alone; none where its scope says more than that.
function levelTicks(form, { reading, sentence, id }) {
  if (reading.levels === undefined) return { element: '', value: () => undefined };
  const all = [...new Set([...numbersOf(form.tools.text), ...sentence?.levels ?? [], ...reading.levels])].sort();
  const ticks = all.map((level) => tick(id(`level-${level}`), level, reading.levels.includes(level)));
  const element = ticks.length > 0 ? make('fieldset', { className: 'in-line' }, make('legend', { textContent: `Only for ${sentence?.scheme ?? 'level'}` }), ...ticks.map((one) => one.element)) : '';
  return { element, value: () => all.filter((_, at) => ticks[at].input.checked) };
}

const bodiesOf = ({ tools: { text } }) => text.leaves('/bodies').filter(({ path }) => path.at(-1) === 'id').map(({ words }) => words);

export function questionSelect(id, rows, theme, chosen) {
  const input = make('select', { id }, make('option', { value: '', textContent: OWN }), ...grouped(rows, theme));
  input.value = chosen?.Standard ?? '';
  return input;
}

export const grouped = (rows, theme) => [...new Set(rows.map(theme))].map((name) => make('optgroup', { label: name }, ...rows.filter((one) => theme(one) === name).map((one) => make('option', { value: one.Standard, textContent: caption(one) }))));

function numberField({ name, type, options, counts }, value, id) {
  if (type === 'set') {
    const there = value.split(', ');
    const ticks = options.map((option) => tick(`${id}-${option}`, option.replaceAll('-', ' '), there.includes(option)));
    return { name, element: make('fieldset', { className: 'in-line' }, make('legend', { textContent: wordsOf(name) }), ...ticks.map((one) => one.element)), value: () => options.filter((_, at) => ticks[at].input.checked).join(', ') };
  }
  if (type === 'yes-no' && value !== 'no') {
    const { input, element } = tick(id, detailInShort(name, 'yes'), value === 'yes');
    return { name, element, value: () => (input.checked ? 'yes' : '') };
  }
  if (type === 'choice' || type === 'yes-no') {
    const { input, element } = select(id, wordsOf(name), ['', ...(type === 'choice' ? options : ['yes', 'no'])], value, optionInShort);
    return { name, element, value: () => input.value };
  }
  const input = make('input', { type: 'text', id, autocomplete: 'off', value });
  return { name, element: make('span', { className: 'chip' }, make('label', { htmlFor: id, textContent: counts && name === 'minimum' ? `How many ${counts} at least?` : wordsOf(name) }), input), value: () => input.value.trim() };
}

function tick(id, words, checked) {
  const input = make('input', { type: 'checkbox', id, checked });
  return { input, element: make('span', { className: 'chip' }, input, make('label', { htmlFor: id, textContent: words })) };
}

function select(id, words, options, value, named = (option) => option) {
  const input = make('select', { id }, ...options.map((option) => make('option', { value: option, textContent: named(option) })));
  input.value = value;
  return { input, element: make('span', { className: 'chip' }, make('label', { htmlFor: id, textContent: words }), input) };
}
