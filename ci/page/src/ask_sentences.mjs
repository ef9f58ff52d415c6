// The screen of all sentences of the policy in its own order, each with what it answers beside it. What is plain is ticked, and one press
// takes all of it over; all else is marked as open, and without a press nothing of it is taken over.
import { button, counted, make } from './dom.mjs';
import { themes } from './about.mjs';
import { cellsWithCharges, fillCharges, fillPromises } from './charges_beside.mjs';
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
  // What was left out once is not ticked again.
  const mayNod = suggestions(text.text).length > 0;
  await fillCharges(form, { isNew: mayNod });
  await fillPromises(form);
  if (!form.isAt(SENTENCES)) return;
  const sentences = sentencesOf(passages(), text);
  const others = new Set(sentences.map(({ says }) => says));
  const rows = [];
  const lines = () => rows.flatMap((row) => row.lines);
  // What was begun somewhere above is to be saved, or left, first.
  const undecided = make('span');
  const left = make('span', { className: 'wrong', attr: { role: 'status' } });
  const isOpen = () => {
    const open = rows.flatMap(({ element }) => [...element.querySelectorAll('.reading-form')]);
    left.textContent = open.length > 0 ? `${counted(open.length, 'answer')} above ${open.length === 1 ? 'is' : 'are'} still open: save ${open.length === 1 ? 'it' : 'each'}, or leave it as it was.` : '';
    open[0]?.querySelector('select, input, textarea').focus();
    return open.length > 0;
  };
  const goOn = async () => { if (!isOpen()) await finish(form, { lines: lines(), at }); };
  // What is ticked is kept where somebody goes to another screen, and they come back to the sentence from which they went.
  const leave = async (sentence, go) => {
    if (isOpen()) return;
    for (const line of lines()) if (line.isNodded) line.take();
    await form.tools.judge();
    form.cameFrom = sentence.says;
    go();
  };
  const done = button('', () => form.inTurn(goOn), '');
  // Where somebody is once a sentence is taken over.
  const next = (line) => {
    for (const one of lines()) if (one !== line) one.refresh();
    const nodded = lines().filter(({ isNodded }) => isNodded).length;
    const asked = rows.filter((row) => row.isAsked);
    for (const row of rows) row.element.classList.toggle('asked', asked.includes(row));
    undecided.textContent = asked.length > 0 ? `${counted(asked.length, 'sentence is', 'sentences are')} not decided: press what each says, or it is left out.` : '';
    done.textContent = nodded > 0 ? `Take over ${nodded === 1 ? 'the tick' : `the ${nodded} ticks`} and go on` : 'Go on';
    if (line) (lines().slice(lines().indexOf(line) + 1).find(({ isAsked }) => isAsked) ?? { focus: () => done.focus() }).focus();
  };
  rows.push(...[...sentences, ...cellsWithCharges(form, others)].map((sentence) => new Sentence(form, sentence, { theme, next, others, mayNod, leave })));
  // What answers no question is kept as it stands, and is read by whoever wants to.
  const kept = rows.filter((row) => row.isRule);
  const [said, told] = [rows.filter((row) => !row.isTold && !kept.includes(row)), rows.filter((row) => row.isTold)];
  next();
  const unread = fold(kept, `${counted(kept.length, 'other sentence is', 'other sentences are')} kept in the policy’s own words`);
  // What nobody has opened nobody has seen.
  form.folded = new Set(kept.map(({ sentence }) => sentence.says));
  unread[0]?.addEventListener('toggle', () => form.folded.clear());
  form.show(make('h3', { textContent: 'What does each sentence answer?', tabIndex: -1 }), [
    make('p', { textContent: 'A tick is what the sentence answers, with the word for how strongly. Change it where it is wrong, and press what those with a bar say.' }),
    list(said),
    ...unread,
    ...fold(told, `${counted(told.length, 'sentence')} that only ${told.length === 1 ? 'tells' : 'tell'} about the policy`),
    make('p', { className: 'actions main' }, done, undecided, left), ways], undefined, { isWide: true });
  const back = rows.find(({ sentence }) => sentence.says === form.cameFrom);
  form.cameFrom = undefined;
  back?.element.scrollIntoView({ block: 'center' });
  back?.lines[0]?.focus();
}

// Takes over what is ticked. What nobody has taken over waits for no question any more.
async function finish(form, { lines, at }) {
  if (!form.isAt(SENTENCES)) return;
  const { text } = form.tools;
  for (const line of lines) if (line.isNodded) line.take();
  for (const { from, to } of suggestions(text.text).reverse()) text.setLines(from, to, []);
  form.tools.keepList();
  await putRight(form, entriesOf(form.tools).filter(({ origin }) => origin).map(({ number }) => number));
  for (const line of lines) line.see();
  form.onward(at);
}

const fold = (rows, words) => (rows.length > 0 ? [make('details', {}, make('summary', { textContent: words }), list(rows))] : []);

const list = (rows) => make('ul', { className: 'sentences' }, ...rows.map(({ element }) => element));
