// The screen of all sentences of the policy, below its own headings: beside each stands what it may answer. One press takes it over
// as it stands, and without a press nothing is taken over.
import { button, make } from './dom.mjs';
import { themes } from './about.mjs';
import { Sentence } from './sentence.mjs';
import { answersOf, sentencesOf } from './sentences.mjs';
import { SENTENCES } from './steps.mjs';
import { suggestions } from './suggestions.mjs';

export async function askSentences(form) {
  const { text, judge, passages } = form.tools;
  const { at, ways } = form.frame({ key: SENTENCES });
  const theme = await themes();
  if (!form.isAt(SENTENCES)) return;
  const left = make('p', { className: 'of', attr: { role: 'status' } });
  const rows = [];
  const tell = () => {
    const taken = rows.filter(({ isTaken }) => isTaken).length;
    left.textContent = `${taken} of ${rows.length} taken over`;
  };
  // Where somebody is once a sentence is taken over.
  const next = (row) => {
    tell();
    if (row) rows.slice(rows.indexOf(row) + 1).find((other) => other.isOffered)?.focus();
  };
  rows.push(...sentencesOf(passages()).map((sentence) => new Sentence(form, sentence, { theme, next, taken: answersOf(form, sentence) })));
  tell();
  const done = button('I have been through them all: go on', () => form.inTurn(async () => {
    if (!form.isAt(SENTENCES)) return;
    // What nobody has taken over waits for no question any more.
    const shown = new Set(rows.map(({ sentence }) => sentence.remark));
    for (const { from, to } of suggestions(text.text).filter(({ says }) => shown.has(says)).reverse()) text.setLines(from, to, []);
    form.tools.keepList();
    await judge();
    form.onward(at);
  }), '');
  form.show(make('h3', { textContent: 'What does each sentence answer?', tabIndex: -1 }), [
    make('p', { textContent: 'Press the question that a sentence answers, once what stands beside it is right: its word, and what else is ticked. Leave out what answers none. “Normally” counts as will, “expected” as should, and a hope as may.' }),
    left, ...byHeading(rows), make('p', { className: 'actions main' }, done), ways], undefined, { isWide: true });
}

// A list below each heading of the policy.
function byHeading(rows) {
  const groups = [];
  for (const row of rows) {
    if (groups.at(-1)?.heading !== row.sentence.heading) groups.push({ heading: row.sentence.heading, rows: [] });
    groups.at(-1).rows.push(row);
  }
  return groups.flatMap(({ heading, rows }) => [heading ? make('h4', { textContent: heading }) : '', make('ul', { className: 'sentences' }, ...rows.map(({ element }) => element))]);
}
