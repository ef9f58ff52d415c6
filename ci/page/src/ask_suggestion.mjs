// The screen of a sentence of the policy that sounds like a duty: it answers one of the standards, or is none.
import { button, make } from './dom.mjs';
import { isAnsweredElsewhere, question } from './steps.mjs';
import { answering } from './suggestions.mjs';

const OTHER = 'another';

export function askSuggestion(form, step) {
  const { suggestion } = step;
  const { at, of, ways } = form.frame(step);
  const { text, judge, passages } = form.tools;
  const passage = passages().find(({ remark }) => remark === suggestion.says);
  const quote = passage?.says;
  const choices = new Choices(form.rows, suggestion.standards);
  const give = async (isTaken) => {
    const standard = choices.chosen();
    if (!standard) return;
    const lines = text.lines(suggestion.from, suggestion.to);
    text.setLines(suggestion.from, suggestion.to, answering(lines, suggestion, { standard, quote, isTaken }));
    await judge();
    const given = form.stepAt(standard, suggestion.from);
    form.given = given && { key: given.key, id: suggestion.id, says: quote ?? suggestion.says, passage: isTaken && passage, lines };
    if (given) form.open(given.key);
    else form.onward(at);
  };
  const screen = make('form', { noValidate: true }, ...choices.elements,
    make('p', { className: 'actions' },
      make('button', { type: 'submit', textContent: quote ? 'Take this over' : 'It answers this' }),
      quote ? button('It answers this, in other words', () => give(false)) : '',
      button('It is no answer: take it out', async () => {
        text.setLines(suggestion.from, suggestion.to, []);
        await judge();
        form.onward(at);
      })));
  screen.addEventListener('submit', (event) => {
    event.preventDefault();
    return give(quote !== undefined);
  });
  form.show(make('h3', { textContent: 'Which question does this answer?', tabIndex: -1 }), [of, make('blockquote', { textContent: quote ?? suggestion.says }), where(suggestion), screen, ways]);
}

// Where it stands in the policy.
function where({ says }) {
  const [, place] = /^from: (.*?)(?:: "|$)/.exec(says) ?? [];
  return place && make('p', { className: 'hint', textContent: `Found at: ${place}` });
}

// The questions that a sentence may answer, none of them chosen, the likely ones first, and all others in a list.
class Choices {
  #wrong = make('span', { className: 'wrong', id: 'given-wrong' });
  #inputs;
  #select;

  constructor(rows, likely) {
    const known = likely.map((standard) => rows.filter((row) => row.Standard === standard)).filter((of) => of.length > 0);
    const isElsewhere = (of) => of.every(isAnsweredElsewhere);
    const offered = known.filter((of) => !isElsewhere(of));
    const others = [...new Map(rows.filter((row) => !isAnsweredElsewhere(row) && !likely.includes(row.Standard)).map((row) => [row.Standard, row])).values()];
    this.#select = make('select', { id: 'given-other', attr: { 'aria-label': 'Another question' }, on: { change: () => { this.#inputs.at(-1).checked = true; } } },
      make('option', { value: '', textContent: 'Choose a question' }), ...others.map((row) => make('option', { value: row.Standard, textContent: question(row) })));
    this.#inputs = [...offered.map(([row]) => row.Standard), OTHER].map((value, at) => make('input', { type: 'radio', name: 'given-to', value, id: `given-${at}`, attr: { 'aria-describedby': 'given-wrong' } }));
    const label = (at, ...words) => make('div', { className: 'choice' }, this.#inputs[at], make('label', { htmlFor: this.#inputs[at].id }, ...words));
    this.elements = [
      ...known.filter(isElsewhere).map(([row]) => make('p', { className: 'notice calm', textContent: `“${question(row)}” The record has this already: it is ${row.About}.` })),
      make('fieldset', {}, make('legend', { textContent: 'The question, the likely ones first' }), this.#wrong,
        ...offered.map((of, at) => label(at, question(of[0]), of.some(({ Entry }) => Entry) && make('span', { className: 'hint', textContent: 'answered already: this would be one more answer' }))),
        label(offered.length, 'Another question')),
      make('p', { className: 'field' }, this.#select),
    ];
  }

  // The standard that somebody chose; says so where none is.
  chosen() {
    const value = this.#inputs.find(({ checked }) => checked)?.value;
    const standard = value === OTHER ? this.#select.value : value;
    if (standard) return standard;
    this.#wrong.textContent = 'Choose the question that it answers, or take the sentence out';
    for (const input of this.#inputs) input.setAttribute('aria-invalid', 'true');
    (value === OTHER ? this.#select : this.#inputs[0]).focus();
    return undefined;
  }
}
