// The screen of all questions without an answer: of which of them does the policy speak? What is recorded as silence is only what
// somebody says they have read the policy for.
import { button, make } from './dom.mjs';
import { themes } from './about.mjs';
import { topic } from './steps.mjs';

const KEY = 'all open questions';

export async function askOverview(form) {
  form.move(KEY);
  const rows = form.unanswered();
  const theme = await themes();
  if (!form.isAt(KEY)) return;
  const boxes = rows.map((row, at) => ({ theme: theme(row), row, input: make('input', { type: 'checkbox', id: `speaks-${at}`, value: row.Standard }) }));
  const groups = [...new Set(boxes.map((box) => box.theme))];
  // Whether somebody has looked for all the others, or each is to be asked by itself.
  const goOn = async (isLookedFor) => {
    if (isLookedFor) form.tools.sayNothing(boxes.filter(({ input }) => !input.checked).map(({ input }) => input.value), true);
    form.hasReadAll = isLookedFor;
    await form.tools.judge();
    form.onward({ key: KEY, number: 0 });
  };
  const screen = make('form', { noValidate: true },
    ...groups.map((name) => make('fieldset', { className: 'topics' }, make('legend', { textContent: name }),
      ...boxes.filter((box) => box.theme === name).map(({ row, input }) => choice(input, topic(row))))),
    make('p', { className: 'actions main' },
      make('button', { type: 'submit', textContent: 'I have read the whole policy: it says nothing about those without a tick' }),
      button('Ask each by itself', () => form.inTurn(() => goOn(false)))),
    make('p', { className: 'actions' }, button('All questions', () => form.contents())));
  screen.addEventListener('submit', (event) => {
    event.preventDefault();
    form.inTurn(() => goOn(true));
  });
  const title = make('h3', { textContent: 'Which of these does the policy speak of?', tabIndex: -1 });
  form.show(title, [make('p', { textContent: 'No answer of the record is to one of these. Tick each that the policy says anything about; it is asked next.' }), screen], undefined, { isWide: true });
}

const choice = (input, words) => make('div', { className: 'choice' }, input, make('label', { htmlFor: input.id, textContent: words }));
