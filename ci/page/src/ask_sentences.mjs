// The screen of all sentences of the policy, each with what it answers below it. What is plain is ticked, stands first, and one press
// takes all of it over; all else is asked behind that, and without a press nothing of it is taken over.
import { button, counted, make } from './dom.mjs';
import { themes } from './about.mjs';
import { cellsWithCharges, fillCharges } from './charges_beside.mjs';
import { entriesOf } from './entries.mjs';
import { Sentence } from './sentence.mjs';
import { sentencesOf } from './sentences.mjs';
import { SENTENCES } from './steps.mjs';
import { suggestions } from './suggestions.mjs';
import { putRight } from './taken_over.mjs';

const OWN_RULES = 'Rules of its own';

export async function askSentences(form) {
  const { text, passages } = form.tools;
  const { at, ways } = form.frame({ key: SENTENCES });
  const theme = await themes();
  // What was left out once is not ticked again.
  const mayNod = suggestions(text.text).length > 0;
  await fillCharges(form, { isNew: mayNod });
  if (!form.isAt(SENTENCES)) return;
  const sentences = sentencesOf(passages(), text);
  const others = new Set(sentences.map(({ says }) => says));
  const rows = [];
  const lines = () => rows.flatMap((row) => row.lines);
  // What was begun somewhere above is to be saved, or left, first.
  const left = make('span', { className: 'wrong', attr: { role: 'status' } });
  const goOn = async () => {
    const open = rows.flatMap(({ element }) => [...element.querySelectorAll('.reading-form')]);
    left.textContent = open.length > 0 ? `${counted(open.length, 'answer')} above ${open.length === 1 ? 'is' : 'are'} still open: save ${open.length === 1 ? 'it' : 'each'}, or leave it as it was.` : '';
    if (open.length > 0) open[0].querySelector('select, input, textarea').focus();
    else await finish(form, { lines: lines(), at });
  };
  const done = button('', () => form.inTurn(goOn), '');
  // Where somebody is once a sentence is taken over.
  const next = (line) => {
    const nodded = lines().filter(({ isNodded }) => isNodded).length;
    done.textContent = nodded > 0 ? `Take over ${nodded === 1 ? 'the tick' : `the ${nodded} ticks`} and go on` : 'Go on';
    if (line) (lines().slice(lines().indexOf(line) + 1).find(({ isAsked }) => isAsked) ?? { focus: () => done.focus() }).focus();
  };
  rows.push(...[...sentences, ...cellsWithCharges(form, others)].map((sentence) => new Sentence(form, sentence, { theme, next, others, mayNod })));
  const [plain, rules, asked, told] = parted(rows);
  // In the order in which they stand there.
  rows.splice(0, rows.length, ...plain, ...rules, ...asked, ...told);
  next();
  form.show(make('h3', { textContent: 'What does each sentence answer?', tabIndex: -1 }), [
    ...group(plain, 'Answers', 'Take the tick away, or change it, where it is wrong.'),
    ...group(rules, OWN_RULES, 'No question asks for these. The word is how strongly each says it.'),
    ...group(asked, 'To be decided', 'Press what each says: it is saved at once. What you do not press is left out.'),
    ...told.length > 0 ? [make('details', {}, make('summary', { textContent: `${counted(told.length, 'sentence')} that only ${told.length === 1 ? 'tells' : 'tell'} about the policy` }), list(told))] : [],
    make('p', { className: 'actions main' }, done, left), ways], undefined, { isWide: true });
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

// Those that are plain or taken over, those of them that are rules of the policy's own, those that are asked about, and those that ask
// for nothing.
function parted(rows) {
  const [ticked, others] = [rows.filter((row) => row.isPlain), rows.filter((row) => !row.isPlain)];
  return [ticked.filter((row) => !row.isRule), ticked.filter((row) => row.isRule), others.filter((row) => !row.isTold), others.filter((row) => row.isTold)];
}

const group = (rows, name, words) => (rows.length > 0 ? [make('h4', { textContent: `${name}: ${counted(rows.length, 'sentence')}` }), make('p', { textContent: words }), list(rows)] : []);

const list = (rows) => make('ul', { className: 'sentences' }, ...rows.map(({ element }) => element));
