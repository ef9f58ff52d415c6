// A finding as an item of a list: what is wrong, where, what to do, and the mend where there is one.
import { make } from './dom.mjs';

const TONES = { error: 'bad', warning: 'soon', note: 'calm' };
export const withCapital = (words) => words.slice(0, 1).toUpperCase() + words.slice(1);

// The rules that tell what is wrong with the record; all others tell what is wrong with the policy that it records.
const OF_RECORDS = ['load', 'document', 'commitment', 'source', 'privacy', 'standards', 'waiver'];
export const isAboutRecord = ({ rule }) => OF_RECORDS.includes(rule.split('/')[0]);

// `text` is the record in the editor, and `judge` is called once it is mended.
export function described({ place, severity, message, help, fix }, { text, judge }) {
  const button = (textContent, click, className) => make('button', { type: 'button', textContent, className, on: { click } });
  const go = button(`Line ${place.line}`, () => text.select(place), 'second');
  const mend = fix ? button(`Mend: ${fix.title}`, () => { text.replace(fix.edits); judge(); }, '') : '';
  return make('li', { className: `notice ${TONES[severity]}` },
    make('p', {}, make('strong', { textContent: withCapital(severity) }), ' ', go, ' ', mend),
    make('p', { textContent: `${withCapital(message)}.` }),
    make('p', { className: 'hint', textContent: `What to do: ${help}` }));
}
