// A finding as an item of a list: what is wrong, where, what to do, and the mend where there is one.
import { button, make } from './dom.mjs';
import { mendOf } from './replacement.mjs';

const TONES = { error: 'bad', warning: 'soon', note: 'calm' };
export const withCapital = (words) => words.slice(0, 1).toUpperCase() + words.slice(1);

// The rules that tell what is wrong with the record; all others tell what is wrong with the policy that it records.
const OF_RECORDS = ['load', 'document', 'commitment', 'source', 'privacy', 'standards', 'waiver'];
export const isAboutRecord = ({ rule }) => OF_RECORDS.includes(rule.split('/')[0]);

// `text` is the record in the editor, and `judge` is called once it is mended. Beside a question no line is named.
export function described(finding, tools, { isInForm = false } = {}) {
  const { place, severity, message, help } = finding;
  const go = isInForm ? '' : button(`Line ${place.line}`, () => tools.text.select(place));
  return make('li', { className: `notice ${TONES[severity]}` },
    make('p', {}, make('strong', { textContent: withCapital(severity) }), ' ', go, ' ', mend(finding, tools), ' ', waiver(finding, tools)),
    make('p', { textContent: `${withCapital(message)}.` }),
    make('p', { className: 'hint', textContent: `What to do: ${help}` }));
}

// What is about the policy itself is not to be rewritten by a click.
function mend(finding, { text, judge }) {
  const found = (finding.fix || isAboutRecord(finding)) && mendOf(finding, (line) => text.lines(line, line)[0]);
  return found && button(found.title, () => { text.replace(found.edits); return judge(); }, '');
}

// Where the command says that a waiver may be the way.
const waiver = (finding, { askWaiver }) => /\bwaiver\b/.test(finding.help) && button('Let it stay for a while', () => askWaiver(finding));
