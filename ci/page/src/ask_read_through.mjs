// The last screen: whether the whole policy was read for the standards. From then on it is silent on what has no answer, so nothing
// may be left that nobody has looked for.
import { button, counted, make } from './dom.mjs';
import { READ_AGAINST } from './steps.mjs';

export function askReadThrough(form, step) {
  const { at, of, verdict, ways } = form.frame(step);
  const title = make('h3', { textContent: 'Have you been through the whole policy?', tabIndex: -1 });
  const left = form.unanswered();
  if (left.length > 0) {
    form.show(title, [of,
      make('p', { textContent: `${counted(left.length, 'question has', 'questions have')} no answer yet. Once each is answered, or you have said that the policy says nothing about it, this is the last one.` }),
      make('p', { className: 'actions' }, button('See all open questions on one screen', () => form.lookOver(), '')), ways]);
    return;
  }
  const write = async (change) => {
    await change(form);
    form.onward(at);
  };
  form.show(title, [of,
    make('p', { textContent: 'Say yes where you have read all of it with each of these questions in mind. The policy then counts as silent on what has no answer in the record.' }),
    make('p', { className: 'actions' },
      button('Yes, all of it', () => write(saidWhole), ''),
      button('No, this record is of a part of it', () => write(saidPart))),
    verdict, ways]);
}

const placeOf = (form) => form.findings.find((finding) => finding.place.pointer === READ_AGAINST);

// Writes that all of the policy was read for all questions.
export async function saidWhole(form) {
  const { place, value } = placeOf(form);
  const sets = [...value.matchAll(/[\w-]+@[\w-]+/g)].map(([set]) => set);
  form.tools.text.replace([{ ...place, text: sets.length === 1 ? sets[0] : `[${sets.join(', ')}]` }]);
  form.tools.sayNothing(form.steps().filter(({ row }) => row).map(({ row }) => row.Standard), false);
  await form.tools.judge();
}

// Takes out the place that would say so.
async function saidPart(form) {
  const { place: { line } } = placeOf(form);
  const { text, judge } = form.tools;
  if (/^\s+read_against:/.test(text.lines(line, line)[0])) text.setLines(line, line, []);
  else text.select({ line, column: 1, end_line: line, end_column: 1 });
  await judge();
}
