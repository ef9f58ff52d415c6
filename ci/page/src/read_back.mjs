// The record read back before it is saved: beside each sentence of the policy what the record says of it, and all else that it says,
// each to be changed where it stands. What is not here is not in the record.
import { button, counted, make } from './dom.mjs';
import { caption } from './captions.mjs';
import { chargesFrom } from './charges_beside.mjs';
import { withCapital } from './findings.mjs';
import { entriesFrom, entriesOf } from './entries.mjs';
import { nameOfPart } from './parts.mjs';
import { promisesFrom } from './promise.mjs';
import { Sentence } from './sentence.mjs';
import { sentencesOf } from './sentences.mjs';
import { isPartSeen } from './shown.mjs';

export const READ_BACK = 'read back';
// What only the record itself needs.
const ASIDE = ['sha256', 'file', 'currency', 'checked_by', 'read_against'];
// Whose short names tell what is meant.
const BY_NAME = ['guidance'];
const HEAD = ['title', 'edition', 'status', 'subject'];
const SUBJECTS = { joint: 'about children and adults', adults: 'about adults' };
// Parts that the blank record does not have a question for.
const BESIDE = ['source', 'bodies', 'partners', 'terms'];
const isKept = (words) => /^\[insert\b/.test(words);

// What is read back, as elements: in full what was typed, changed or not shown before beside its sentence, and folded all else.
export function readBack(form, { ofDocument }) {
  const { text, passages } = form.tools;
  const sentences = sentencesOf(passages(), text);
  const others = new Set(sentences.map(({ says }) => says));
  const tools = { theme: form.tools.theme, others, isReadBack: true, next: () => { for (const { lines } of [...rows, ...untied]) for (const line of lines) line.refresh(); } };
  const entries = entriesOf(form.tools);
  const rows = sentences.map((sentence) => new Sentence(form, sentence, tools));
  const known = new Set(sentences.flatMap((sentence) => entriesFrom(entries, sentence, others).map(({ number }) => number)));
  const scheme = text.leaves('/levels').find(({ path }) => path.join() === 'scheme')?.words ?? 'level';
  const untied = entries.filter(({ number }) => !known.has(number)).map((entry) => new Sentence(form, sentenceOf(entry, scheme), tools));
  const [told, left] = [[...rows.filter((row) => row.isTaken), ...untied], rows.filter((row) => !row.isTaken)];
  const [asked, about] = [left.filter((row) => !row.isTold), left.filter((row) => row.isTold)];
  const beside = new Set(sentences.flatMap((sentence) => besideOf(form, sentence)));
  const head = { name: 'The policy', pointers: HEAD.map((key) => `/${key}`), more: text.placeOf('subject') ? [] : ['about children alone'], change: ofDocument };
  const values = [head, ...partsOf(form).filter(({ pointers: [pointer] }) => !beside.has(pointer) && (pointer !== '/source' || form.tools.text.leaves(pointer).some(({ path }) => !ASIDE.includes(path.at(-1)))))];
  const isSeen = ({ pointers }) => pointers.every((pointer) => isPartSeen(form, pointer));
  const shown = (isThere) => [values.filter((value) => isSeen(value) === isThere), told.filter((row) => row.isShown === isThere)];
  const isFolded = ({ isShown, sentence }) => !isShown && form.folded.has(sentence.says);
  const unread = told.filter(isFolded);
  const [[newValues, newAnswers], seenOnes] = [shown(false), shown(true)];
  const newOnes = [newValues, newAnswers.filter((row) => !isFolded(row))];
  const all = ([some, answers]) => [
    some.length > 0 && make('ul', { className: 'values' }, ...some.map((value) => valuesOf(form, value))), answers.length > 0 && list(answers)].filter(Boolean);
  const fold = (words, ...children) => make('details', {}, make('summary', { textContent: words }), ...children);
  const seen = seenOnes.flat().length;
  return [
    seen > 0 && make('p', { textContent: newOnes.flat().length > 0 ? 'Compare this with the policy: it was typed, changed, or not shown yet.' : 'Nothing was typed or changed.' }),
    ...all(newOnes),
    unread.length > 0 && fold(`${counted(unread.length, 'sentence stands', 'sentences stand')} in the policy’s own words`, list(unread)),
    seen > 0 && fold(`All else stands as you saw it: ${counted(seen, 'entry', 'entries')}`, ...all(seenOnes)),
    silence(form, fold),
    asked.length > 0 && fold(`${counted(asked.length, 'sentence')} of the policy not in the record`, list(asked)),
    about.length > 0 && fold(`${counted(about.length, 'sentence')} that only ${about.length === 1 ? 'tells' : 'tell'} about the policy`, list(about)),
  ].filter(Boolean);
}

const list = (some) => make('ul', { className: 'sentences' }, ...some.map(({ element }) => element));

// The charges and promises that are shown beside a sentence.
function besideOf(form, sentence) {
  const ids = promisesFrom(form.tools, sentence);
  const promises = form.tools.text.leaves('/actions').filter(({ path, words }) => path[1] === 'id' && ids.includes(words)).map(({ path: [at] }) => `/actions/${at}`);
  return [...chargesFrom(form, sentence).map(({ pointer }) => pointer), ...promises];
}

// An answer that is from no sentence that is known here.
function sentenceOf(entry, scheme) {
  const part = { says: entry.says, words: entry.says, standards: [], isTold: false, meant: entry.levels ?? [], isSure: false, strength: entry.strength, numbers: new Map(), by: entry.by };
  return { key: `entry-${entry.number}`, says: entry.says, section: entry.section, heading: '', from: '', origins: entry.origin ? [entry.origin] : [], isLater: false, scheme, levels: [], parts: [part], entry };
}

// The parts of the record that answer no standard, each with its values.
function partsOf(form) {
  const { text, blocks } = form.tools;
  const all = [...blocks, ...BESIDE.filter((key) => !blocks.some((block) => block.key === key)).map((key) => ({ key }))];
  return all.filter(({ key }) => text.placeOf(key) && !HEAD.includes(key)).flatMap((block) => {
    // Bodies are a list too, of which the blank record has none.
    const path = block.path ?? (block.key === 'bodies' && [block.key]);
    const count = block.item || !block.path && path ? text.countItems(path) : 0;
    const items = Array.from({ length: count }, (_, at) => `/${path.join('/')}/${at}`);
    const change = (pointer) => () => form.openPart(block.key === 'levels' ? '/levels' : pointer);
    // Short lists are one line.
    if (count === 0 || ['guidance', 'issuers'].includes(block.key)) return [{ name: nameOfPart(`/${block.key}`), pointers: [`/${block.key}`], change: count > 0 ? () => form.openBlock(block) : change(`/${block.key}`) }];
    const name = (pointer) => (block.key === 'levels' ? '' : nameOfPart(pointer));
    return items.map((pointer) => ({ name: name(pointer) || levelName(form, pointer), pointers: [pointer], change: change(pointer) }));
  });
}

function levelName(form, pointer) {
  const word = (place, key) => form.tools.text.leaves(place).find(({ path }) => path.join() === key)?.words ?? '';
  return `${withCapital(word('/levels', 'scheme') || 'level')} ${word(pointer, 'number')}`;
}

function valuesOf(form, { name, pointers, more = [], change }) {
  const values = pointers.flatMap((pointer) => form.tools.text.leaves(pointer).map(({ path, words }) => ({ key: path.findLast((step) => !/^\d+$/.test(step)), words, part: pointer.split('/')[1] })));
  const said = values.filter(({ key, words, part }) => !ASIDE.includes(key) && (key !== 'id' || BY_NAME.includes(part)) && key !== 'number' && key !== 'scheme' && !isKept(words)).map(({ key, words, part }) => (words === 'unstated' ? '' : SUBJECTS[words] ?? `${NAMED[key] ?? ''}${part === 'guidance' && key === 'id' ? form.tools.titles.get(words) ?? words : words}`));
  return make('li', {}, make('strong', { textContent: name }), ` ${[...said, ...more].filter(Boolean).join(' · ') || 'nothing yet'} `, button('Change', change));
}

// What a value is, where it does not tell by itself.
const NAMED = { published: 'issued ',  every: 'every ', next_due: 'next ', last: 'last ', per: 'per ', levels: 'level ', section: 'section ', due: 'by ', amount: '£', sections: 'section ' };

// On what somebody said that the policy says nothing: each opens its question.
function silence(form, fold) {
  const silent = form.steps().filter(({ row }) => row && !row.Entry && form.isSilent(row.Standard) && form.isDone({ row }));
  const rows = [...new Map(silent.filter(({ row }) => !row.About.startsWith('answered under')).map((step) => [step.row.Standard, step])).values()];
  return rows.length > 0 && fold(`${counted(rows.length, 'question')} of which the policy says nothing`,
    make('ul', { className: 'list-of-questions in-line' }, ...rows.map(({ key, row }) => make('li', {}, button(caption(row), () => form.open(key), '')))));
}
