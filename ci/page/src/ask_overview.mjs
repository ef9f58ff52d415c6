// The screen of all questions without an answer: of which of them does the policy speak? What is recorded as silence is only what
// somebody says they have looked for.
import { button, make } from './dom.mjs';
import { themes } from './about.mjs';
import { topic } from './steps.mjs';

const KEY = 'all open questions';
const LOOKED = 'I have looked in the policy for each of these. It says nothing about those without a tick.';

export async function askOverview(form) {
  form.move(KEY);
  const rows = form.unanswered();
  const theme = await themes();
  if (!form.isAt(KEY)) return;
  const boxes = rows.map((row, at) => ({ theme: theme(row), row, input: make('input', { type: 'checkbox', id: `speaks-${at}`, value: row.Standard }) }));
  const groups = [...new Set(boxes.map((box) => box.theme))];
  const looked = make('input', { type: 'checkbox', id: 'looked' });
  const screen = make('form', { noValidate: true },
    ...groups.map((name) => make('fieldset', {}, make('legend', { textContent: name }),
      ...boxes.filter((box) => box.theme === name).map(({ row, input }) => choice(input, topic(row))))),
    make('fieldset', {}, make('legend', { textContent: 'All the others' }), choice(looked, LOOKED),
      make('span', { className: 'hint', textContent: 'Leave this without a tick where you have not looked: then each is asked by itself.' })),
    make('p', { className: 'actions main' },
      make('button', { type: 'submit', textContent: 'Save and go on' }),
      button('All questions', () => form.contents())));
  screen.addEventListener('submit', async (event) => {
    event.preventDefault();
    const others = boxes.filter(({ input }) => !input.checked).map(({ input }) => input.value);
    for (const { input } of boxes.filter(({ input }) => input.checked)) form.ticked.add(input.value);
    if (looked.checked) form.tools.sayNothing(others, true);
    await form.tools.judge();
    form.onward({ key: KEY, number: 0 });
  });
  const title = make('h3', { textContent: 'Which of these does the policy speak of?', tabIndex: -1 });
  form.show(title, [make('p', { textContent: 'Tick each that it says anything about, however little. These are then asked one by one.' }), screen]);
}

const choice = (input, words) => make('div', { className: 'choice' }, input, make('label', { htmlFor: input.id, textContent: words }));
