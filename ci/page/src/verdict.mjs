// What the check says of the record, beside its text: how much of what, and each finding, those about the record before those about
// the policy itself.
import { button, by, counted, make } from './dom.mjs';
import { described, isAboutRecord } from './findings.mjs';
import { dayInWords } from './state.mjs';

// How many findings are listed.
const MOST = 100;
// From how many places on that are still to be filled in they are one line.
const MANY_OPEN = 4;
// From how many on what is said of the policy itself is one line.
const MANY_OF_POLICY = 4;

const howMany = (findings) => ['error', 'warning', 'note'].map((severity) => counted(findings.filter((finding) => finding.severity === severity).length, severity)).join(', ');

export function tellVerdict(findings, { rows, waived, form, absent, tools }) {
  // What no line of the record answers is asked beside it, one by one.
  const open = new Set(rows.filter((row) => !row.Entry).map((row) => row.Standard));
  const isAsked = ({ rule, place }) => (place.pointer === '' && open.has(rule.split('/').at(-1))) || (place.pointer === '/commitments' && open.size > 0);
  const unanswered = findings.filter(isAsked);
  const silent = unanswered.filter(({ rule }) => form.isSilent(rule.split('/').at(-1))).length;
  const asked = unanswered.length - silent;
  // What nobody has filled in yet is no fault to be read one by one.
  const unbegun = findings.filter(({ rule }) => rule === 'document/placeholder');
  const isFolded = unbegun.length >= MANY_OPEN;
  const others = findings.filter((finding) => !isAsked(finding) && !(isFolded && unbegun.includes(finding)));
  const ofRecord = others.filter(isAboutRecord);
  const ofPolicy = others.filter((finding) => !isAboutRecord(finding));
  // What the questions have yet to ask for is counted by nobody.
  const isAskedStill = asked + unbegun.length > 0;
  by('verdict').textContent = [
    // One total, in one place, once all was asked.
    isAskedStill ? `As at ${dayInWords()} the record is not finished: the questions lead through what is left.${ofRecord.length > 0 && !by('desk').classList.contains('guided') ? ` ${howMany(ofRecord)} about the record itself.` : ''}` : `As at ${dayInWords()} the check says: ${howMany(findings)}. ${ofRecord.length > 0 ? `${counted(ofRecord.length, 'of these is', 'of these are')} about the record itself` : 'Nothing is to be put right in the record'}; all else is about what the policy says, and no record has to be stronger.`,
    waived > 0 ? `${counted(waived, 'more is waived', 'more are waived')}.` : '',
  ].filter(Boolean).join(' ');
  const listed = (some) => [
    ...some.slice(0, MOST).map((finding) => described(finding, tools)),
    ...(some.length > MOST ? [make('li', { textContent: `And ${some.length - MOST} more.` })] : []),
  ];
  const fold = (words, some) => make('details', {}, make('summary', { textContent: words }), make('ul', { className: 'findings' }, ...listed(some)));
  const calm = (...children) => make('li', { className: 'notice calm' }, ...children);
  by('findings').replaceChildren(
    ...(absent ? [calm(make('p', { textContent: `The record names ${absent} as its source. Open the two together, and its words are compared with that.` }), button(`Choose ${absent}`, () => tools.openBeside(absent)))] : []),
    ...(isFolded ? [calm(make('p', { textContent: `${counted(unbegun.length, 'place')} of the record still ${unbegun.length === 1 ? 'says' : 'say'} [insert ...]. The questions ask for each of them.` }), fold('Which places', unbegun))] : []),
    ...listed(ofRecord),
    ...(ofPolicy.length < MANY_OF_POLICY ? listed(ofPolicy) : [calm(fold('What it says of the policy itself', ofPolicy))]),
    ...(silent > 0 ? [calm(make('p', { textContent: `You have said that the policy is silent on ${counted(silent, 'standard')}.` }))] : []),
    ...(asked > 0 ? [calm(make('p', { textContent: `The record answers nothing to ${counted(asked, 'standard')}. The questions ask for each of them.` }))] : []),
  );
}
