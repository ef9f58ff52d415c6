// The screen of a sentence of the policy that sounds like a duty: it answers one of the standards, or is none.
import { button, make } from './dom.mjs';
import { isAnsweredElsewhere, question } from './steps.mjs';
import { answering } from './suggestions.mjs';

export function askSuggestion(form, step) {
  const { suggestion } = step;
  const { at, of, ways } = form.frame(step);
  const { text, judge } = form.tools;
  const rows = new Map(form.rows.filter((row) => !isAnsweredElsewhere(row)).map((row) => [row.Standard, row]));
  const likely = suggestion.standards.filter((standard) => rows.has(standard));
  const all = [...likely, ...[...rows.keys()].filter((standard) => !likely.includes(standard))];
  const select = make('select', { id: 'given-to' }, ...all.map((standard) => make('option', { value: standard, textContent: question(rows.get(standard)) })));
  const screen = make('form', { noValidate: true },
    make('p', { className: 'field' }, make('label', { htmlFor: select.id, textContent: 'The question, the likely ones first' }), select),
    make('p', { className: 'actions' },
      make('button', { type: 'submit', textContent: 'It answers this' }),
      button('It is no answer: take it out', async () => {
        text.setLines(suggestion.from, suggestion.to, []);
        await judge();
        form.onward(at);
      })));
  screen.addEventListener('submit', async (event) => {
    event.preventDefault();
    const lines = text.lines(suggestion.from, suggestion.to);
    text.setLines(suggestion.from, suggestion.to, answering(lines, suggestion, select.value));
    await judge();
    const given = form.steps().findLast(({ row }) => row?.Standard === select.value && row.Entry);
    form.given = given && { key: given.key, says: suggestion.says };
    if (given) form.open(given.key);
    else form.onward(at);
  });
  form.show(make('h3', { textContent: 'Which question does this answer?', tabIndex: -1 }), [of, make('blockquote', { textContent: suggestion.says }), screen, ways]);
}
