// A finding as an item of a list: what is wrong, where, what to do, and the mend where there is one.
import { button, make } from './dom.mjs';
import { replacementIn } from './replacement.mjs';

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
    make('p', {}, make('strong', { textContent: withCapital(severity) }), ' ', go, ' ', mend(finding, tools)),
    make('p', { textContent: `${withCapital(message)}.` }),
    make('p', { className: 'hint', textContent: `What to do: ${help}` }));
}

// A click that mends: as the command does it, or with the words that it gives to be written.
function mend({ place, rule, help, fix }, { text, judge }) {
  const replace = (edits) => { text.replace(edits); return judge(); };
  if (fix) return button(`Mend: ${fix.title}`, () => replace(fix.edits), '');
  const instead = isAboutRecord({ rule }) && replacementIn(help);
  return instead ? button(`Write ${instead.text}`, () => replace([{ ...place, text: instead.written }]), '') : '';
}
