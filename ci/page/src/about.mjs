// What the command asks before it begins a record: its own questions, on one screen.
import { by, make } from './dom.mjs';
import { state, texts } from './state.mjs';

const ARGUMENTS = ['new', 'policy', '--ask', '--root', '.'];
// Which standards the policy speaks of is asked one by one, later.
const LATER = 'Which of these does it speak of?';

// The questions as they were put, each with what was said to its answer.
function conversation(said) {
  const parts = said.slice(said.indexOf('\n\n') + 2).split('\n> ');
  const asked = [];
  for (const [at, part] of parts.entries()) {
    const lines = part.split('\n');
    // Remarks stand first, each behind two blanks, and the next question last.
    if (at > 0) asked[at - 1].remarks = lines.slice(0, lines.findIndex((line) => !line.startsWith('  '))).map((line) => line.trim());
    asked.push({ words: lines.at(-1), remarks: [] });
  }
  return asked.slice(0, asked.findIndex(({ words }) => words.startsWith(LATER)));
}

let headings;

// By which heading the command asks for a standard, given its row of a sheet.
export async function themes() {
  headings ??= byQuestion((await state.engine.run(ARGUMENTS, { only: [] })).errors);
  return ({ Question }) => headings.get(Question) ?? 'More';
}

function byQuestion(said) {
  const found = new Map();
  let theme;
  for (const line of said.split('\n')) {
    theme = /^(?:> )?(\w[\w ]*):$/.exec(line)?.[1] ?? theme;
    const asked = /^  \d+\. (.*)$/.exec(line)?.[1];
    if (asked) found.set(asked, theme);
  }
  return found;
}

const isRefusal = (remark) => !remark.startsWith('Read as');

// Asks; gives the text of the record, or nothing where somebody went back.
export async function ask() {
  by('write-status').textContent = 'Working …';
  const questions = conversation((await state.engine.run(ARGUMENTS, { only: [] })).errors).map(({ words }) => words);
  const inputs = questions.map((words, at) => field(words, at));
  const form = by('about');
  by('write-status').textContent = '';
  by('begin').hidden = true;
  form.hidden = false;
  form.querySelector('h3').focus();
  const begun = await new Promise((resolve) => {
    let refused;
    by('about-back').onclick = () => resolve(undefined);
    form.onsubmit = async (event) => {
      event.preventDefault();
      const input = inputs.map(({ value }) => `${value.replaceAll(/[\r\n]/g, ' ')}\n`).join('');
      const { out, errors } = await state.engine.run(ARGUMENTS, { only: [], input });
      const wrong = mark(inputs, conversation(errors));
      // Said once, it may stay as it is.
      if (!wrong || refused === input) resolve(texts.decode(out));
      else wrong.focus();
      refused = input;
    };
  });
  form.hidden = true;
  by('begin').hidden = false;
  if (begun === undefined) by('start-blank').focus();
  return begun;
}

function field(words, at) {
  const input = make('input', { type: 'text', id: `about-${at}`, autocomplete: 'off', attr: { 'aria-describedby': `about-${at}-wrong` } });
  const box = make('p', { className: 'field' },
    make('label', { htmlFor: input.id, textContent: words }),
    make('span', { className: 'wrong', id: `about-${at}-wrong` }),
    input);
  if (at === 0) by('about-fields').replaceChildren();
  by('about-fields').append(box);
  return input;
}

// Says beside each answer what was said to it, and gives the first that was refused.
function mark(inputs, asked) {
  const wrong = [];
  for (const [at, { remarks }] of asked.entries()) {
    const refusals = remarks.filter(isRefusal);
    const words = refusals.length > 0 ? `${refusals.join(' ')} Put it right, or press the button again.` : '';
    by(`about-${at}-wrong`).textContent = words;
    inputs[at].setAttribute('aria-invalid', String(refusals.length > 0));
    if (refusals.length > 0) wrong.push(inputs[at]);
  }
  return wrong[0];
}
