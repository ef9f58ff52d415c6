// The record read back before it is saved: beside each sentence of the policy what the record says of it, and all else that it says,
// each to be changed where it stands. What is not here is not in the record.
import { button, make } from './dom.mjs';
import { caption } from './captions.mjs';
import { withCapital } from './findings.mjs';
import { entriesFrom, entriesOf } from './entries.mjs';
import { nameOfPart } from './parts.mjs';
import { Sentence } from './sentence.mjs';
import { sentencesOf } from './sentences.mjs';

export const READ_BACK = 'read back';
// What only the record itself needs.
const ASIDE = ['sha256', 'file', 'currency', 'checked_by', 'read_against'];
// Whose short names tell what is meant.
const BY_NAME = ['guidance'];
const HEAD = ['title', 'edition', 'status', 'policy'];
// Parts that the blank record does not have a question for.
const BESIDE = ['source', 'bodies', 'partners', 'terms'];
const isKept = (words) => /^\[insert\b/.test(words);

// What is read back, as elements.
export function readBack(form, { ofDocument }) {
  const { text, passages } = form.tools;
  const sentences = sentencesOf(passages());
  const others = new Set(sentences.map(({ says }) => says));
  const tools = { theme: form.tools.theme, others, isShort: true, next: () => {} };
  const entries = entriesOf(form.tools);
  const rows = sentences.map((sentence) => new Sentence(form, sentence, tools));
  const told = rows.filter((row) => row.isTaken);
  const known = new Set(sentences.flatMap((sentence) => entriesFrom(entries, sentence, others).map(({ number }) => number)));
  const untied = entries.filter(({ number }) => !known.has(number)).map((entry) => new Sentence(form, sentenceOf(entry), tools));
  const left = rows.filter((row) => !row.isTaken);
  const list = (some) => make('ul', { className: 'sentences' }, ...some.map(({ element }) => element));
  return [
    make('ul', { className: 'values' }, valuesOf(form, { name: 'The policy', pointers: HEAD.map((key) => `/${key}`), more: text.placeOf('subject') ? [] : ['about children alone'], change: ofDocument }), ...partsOf(form)),
    list([...told, ...untied]),
    silence(form),
    left.length > 0 && make('details', {}, make('summary', { textContent: `${left.length} sentences of the policy that are not in the record` }), list(left)),
  ].filter(Boolean);
}

// An answer that is from no sentence that is known here.
function sentenceOf(entry) {
  const part = { says: entry.says, standards: [], isTold: false, meant: entry.levels ?? [], isSure: false, strength: entry.strength, numbers: new Map(), by: entry.by };
  return { key: `entry-${entry.number}`, says: entry.says, section: entry.section, heading: '', from: '', origins: entry.origin ? [entry.origin] : [], isLater: false, scheme: 'level', levels: [], parts: [part], entry };
}

// The parts of the record that answer no standard, each with its values.
function partsOf(form) {
  const { text, blocks } = form.tools;
  const all = [...blocks, ...BESIDE.filter((key) => !blocks.some((block) => block.key === key)).map((key) => ({ key }))];
  return all.filter(({ key }) => text.placeOf(key)).flatMap((block) => {
    const count = block.item ? text.countItems(block.path) : 0;
    const items = Array.from({ length: count }, (_, at) => `/${block.path.join('/')}/${at}`);
    const change = (pointer) => () => form.openPart(block.key === 'levels' ? '/levels' : pointer);
    // Short lists are one line.
    if (count === 0 || ['guidance', 'issuers'].includes(block.key)) return [valuesOf(form, { name: nameOfPart(`/${block.key}`), pointers: [`/${block.key}`], change: count > 0 ? () => form.openBlock(block) : change(`/${block.key}`) })];
    const name = (pointer) => (block.key === 'levels' ? '' : nameOfPart(pointer));
    return items.map((pointer) => valuesOf(form, { name: name(pointer) || levelName(form, pointer), pointers: [pointer], change: change(pointer) }));
  });
}

function levelName(form, pointer) {
  const word = (place, key) => form.tools.text.leaves(place).find(({ path }) => path.join() === key)?.words ?? '';
  return `${withCapital(word('/levels', 'scheme') || 'level')} ${word(pointer, 'number')}`;
}

function valuesOf(form, { name, pointers, more = [], change }) {
  const values = pointers.flatMap((pointer) => form.tools.text.leaves(pointer).map(({ path, words }) => ({ key: path.findLast((step) => !/^\d+$/.test(step)), words, part: pointer.split('/')[1] })));
  const said = values.filter(({ key, words, part }) => !ASIDE.includes(key) && (key !== 'id' || BY_NAME.includes(part)) && key !== 'number' && key !== 'scheme' && !isKept(words)).map(({ key, words, part }) => (words === 'unstated' ? '' : `${NAMED[key] ?? ''}${part === 'guidance' && key === 'id' ? form.tools.titles.get(words) ?? words : words}`));
  return make('li', {}, make('strong', { textContent: name }), ` ${[...said, ...more].filter(Boolean).join(' · ') || 'nothing yet'} `, button('Change', change));
}

// What a value is, where it does not tell by itself.
const NAMED = { published: 'issued ',  every: 'every ', next_due: 'next ', last: 'last ', per: 'per ', levels: 'level ', section: 'section ', due: 'by ', amount: '£', sections: 'section ' };

// On what somebody said that the policy says nothing: each opens its question.
function silence(form) {
  const silent = form.steps().filter(({ row }) => row && !row.Entry && form.isSilent(row.Standard) && form.isDone({ row }));
  const rows = [...new Map(silent.filter(({ row }) => !row.About.startsWith('answered under')).map((step) => [step.row.Standard, step])).values()];
  return rows.length > 0 && make('div', {}, make('p', {}, make('strong', { textContent: 'The policy says nothing about' })),
    make('ul', { className: 'list-of-questions in-line' }, ...rows.map(({ key, row }) => make('li', {}, button(caption(row), () => form.open(key), '')))));
}
