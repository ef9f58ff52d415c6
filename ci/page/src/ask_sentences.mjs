// The screen of all sentences of the policy, below its own headings: beside each stands what it answers. What is plain is read
// already, and one press takes all of it over; all else is asked, and without a press nothing is taken over.
import { button, make } from './dom.mjs';
import { themes } from './about.mjs';
import { entriesOf } from './entries.mjs';
import { Sentence } from './sentence.mjs';
import { sentencesOf } from './sentences.mjs';
import { SENTENCES } from './steps.mjs';
import { suggestions } from './suggestions.mjs';
import { putRight } from './taken_over.mjs';

export async function askSentences(form) {
  const { text, passages } = form.tools;
  const { at, ways } = form.frame({ key: SENTENCES });
  const theme = await themes();
  if (!form.isAt(SENTENCES)) return;
  const sentences = sentencesOf(passages());
  const others = new Set(sentences.map(({ says }) => says));
  const rows = [];
  // What was left out once is not ticked again.
  const mayNod = suggestions(text.text).length > 0;
  const lines = () => rows.flatMap((row) => row.lines);
  const done = button('', () => form.inTurn(() => finish(form, { lines: lines(), at })), '');
  // Where somebody is once a sentence is taken over.
  const next = (line) => {
    const nodded = lines().filter(({ isNodded }) => isNodded).length;
    done.textContent = nodded > 0 ? `Take over ${nodded === 1 ? 'the tick' : `the ${nodded} ticks`} and go on` : 'Go on';
    if (line) (lines().slice(lines().indexOf(line) + 1).find(({ isAsked }) => isAsked) ?? { focus: () => done.focus() }).focus();
  };
  rows.push(...sentences.map((sentence) => new Sentence(form, sentence, { theme, next, others, mayNod })));
  next();
  form.show(make('h3', { textContent: 'What does each sentence answer?', tabIndex: -1 }), [
    make('p', { textContent: 'What is ticked is plain: take the tick away, or change it, where it is wrong. Where nothing is ticked, press what the sentence answers, or leave it out.' }),
    ...byHeading(rows), make('p', { className: 'actions main' }, done), ways], undefined, { isWide: true });
}

// Takes over what is ticked. What nobody has taken over waits for no question any more.
async function finish(form, { lines, at }) {
  if (!form.isAt(SENTENCES)) return;
  const { text } = form.tools;
  for (const line of lines) if (line.isNodded) line.take();
  for (const { from, to } of suggestions(text.text).reverse()) text.setLines(from, to, []);
  form.tools.keepList();
  await putRight(form, entriesOf(form.tools).filter(({ origin }) => origin).map(({ number }) => number));
  form.onward(at);
}

// A list below each heading of the policy.
function byHeading(rows) {
  const groups = [];
  for (const row of rows) {
    const { heading: above, section } = row.sentence;
    const heading = above || (/\d/.test(section) ? '' : section);
    if (groups.at(-1)?.heading !== heading) groups.push({ heading, rows: [] });
    groups.at(-1).rows.push(row);
  }
  return groups.flatMap(({ heading, rows }) => [heading ? make('h4', { textContent: heading }) : '', make('ul', { className: 'sentences' }, ...rows.map(({ element }) => element))]);
}
