// Sentences of the policy that became answers of the record: how one is written, changed and taken back.
import { kindsOf, written } from './details.mjs';
import { addEntry, changeEntry, entriesOf, keyOf } from './entries.mjs';
import { writtenLevel } from './levels.mjs';
import { isLength } from './in_short.mjs';
import { madeName } from './parts.mjs';
import { replacementIn } from './replacement.mjs';
import { isAboutRecord } from './findings.mjs';
import { silentIn } from './silence.mjs';

// The values of an answer as a record has them.
function valuesOf({ row, strength, details, levels, by, answer }) {
  return {
    by, strength: ['delegated', 'deferred', 'refuses'].includes(answer) ? '' : strength, details: row && details.size > 0 ? `{${written(kindsOf(row), details)}}` : '',
    scope: levels?.length > 0 ? `{levels: [${levels.map(writtenLevel).join(', ')}]}` : '',
  };
}

// Writes what a sentence is read as; gives by what the answer is found again: `{ standard, id, says }`. What answers a question is no rule
// of the policy's own any more.
export function takeOver(form, sentence, reading) {
  const { tools } = form;
  const { says, section } = sentence;
  const rule = reading.row && entriesOf(tools).find((entry) => !entry.standard && entry.says === says && !isLength(entry));
  if (rule) return change(form, rule, { ...reading, says });
  const key = reading.row ? { standard: reading.row.Standard, id: '', says } : { standard: '', id: ownName(tools, says), says };
  const name = reading.row ? { standard: key.standard } : { id: key.id };
  const { by, strength, details, scope } = valuesOf(reading);
  const otherwise = reading.answer ? { answer: reading.answer, to: reading.to && JSON.stringify(reading.to), action: reading.action } : {};
  const written = addEntry(tools, sentence, { ...name, section: section ? JSON.stringify(section) : 'unstated', by, ...otherwise, strength, says, details, scope });
  // What was looked for in vain is there now.
  if (silentIn(tools.text.text).has(key.standard)) tools.sayNothing([key.standard], false);
  return written;
}

const ownName = (tools, says) => madeName('commitments', { words: says.split(' ').slice(0, 6).join(' '), others: entriesOf(tools).map(({ id }) => id).filter(Boolean) });

// Writes an answer anew, where it says something else than it did.
export function change({ tools }, entry, { says, ...reading }) {
  const before = valuesOf({ ...entry, row: reading.row });
  const now = valuesOf(reading);
  const isScopeKept = entry.levels === undefined;
  const changed = Object.entries(now).filter(([name, value]) => value !== before[name] && !(name === 'scope' && isScopeKept));
  const name = reading.row ? (reading.row.Standard === entry.standard ? {} : { standard: reading.row.Standard, id: '' }) : entry.id ? {} : { standard: '', id: ownName(tools, says) };
  const words = says && says !== entry.says ? { says, quote: '' } : {};
  // A word that somebody chose wins over what was put off or left to others.
  const kept = entry.answer && !reading.answer ? { answer: '', action: '', to: '' } : {};
  const values = { ...name, ...words, ...kept, ...Object.fromEntries(changed) };
  if (Object.keys(values).length > 0) changeEntry(tools, entry.number, values);
  const entries = entriesOf(tools);
  return keyOf(entries.find(({ number }) => number === entry.number), entries);
}

// What is written otherwise than records have it is written so: all of what was taken over here.
export async function putRight(form, numbers) {
  const { text, judge } = form.tools;
  await judge();
  const within = (pointer) => numbers.some((number) => pointer.startsWith(`/commitments/${number - 1}/`));
  const edits = form.findings.filter(({ place }) => within(place.pointer)).flatMap(({ place, help, fix }) => {
    const instead = replacementIn(help);
    return fix?.edits ?? (instead?.isAll && !instead.isEntry ? [{ ...place, text: instead.written }] : []);
  });
  if (edits.length === 0) return;
  text.replace(edits);
  await judge();
}

// What is wrong with an answer as the record has it.
export const faultsOf = (form, number) => form.findings.filter((finding) => finding.severity !== 'note' && isAboutRecord(finding) && `${finding.place.pointer}/`.startsWith(`/commitments/${number - 1}/`));
