// What an answer says, in a few words: "Refreshing training · must · every 2 years · Group B only · by agencies".
import { withCapital } from './findings.mjs';
import { caption } from './captions.mjs';

export const OWN = 'A rule of its own';
export const PROMISE = 'Promised, or left open';
export const NOTHING = 'A charge of 0.00';
// How an answer is read that does not commit the policy.
const OTHERWISE = { delegated: 'left to others', deferred: 'left open for later', refuses: 'not done', partial: 'in part' };
// The numbers of which the name alone does not tell what they are.
const NAMES = {
  minimum: 'at least', valid_for: 'valid for', recency: 'within the last', reviewed_every: 'reviewed every', free_to: 'free to', release_to: 'released to', mix_of_agencies: 'a mix of agencies', sanction: 'what follows otherwise',
  substitute: 'somebody else may come', children_involved: 'children are involved', families_involved: 'families are involved', checklist: 'a checklist', requires: 'needs',
};
const BESIDE = ['every', 'within', 'after', 'before', 'notice', 'fee'];
// The options that their name does not explain.
const OPTIONS = {
  nobody: 'nobody: all pay', some: 'some only, not all staff of the agencies that pay for the partnership', funders: 'staff of all agencies that pay for the partnership, with others or without', all: 'everybody who works with children in the area',
  equivalent: 'a course for trainers, or what is as good', 'train-the-trainer': 'a course for trainers', experience: 'experience of training',
  limited: 'confidential within limits', sampled: 'some of the courses are looked at', approval: 'each course is approved',
};
export const optionInShort = (option) => OPTIONS[option] ?? plain(option);
const plain = (words) => words.replaceAll('-', ' ').replaceAll('_', ' ');

// One of its numbers.
export function detailInShort(name, value) {
  const said = NAMES[name] ?? plain(name);
  if (value === 'yes') return said;
  if (value === 'no') return `not: ${said}`;
  if (value === 'unstated') return `${said}: not stated`;
  if (/^1 (?:day|week|month|year)$/.test(value) && name.endsWith('every')) return `${said} ${value.slice(2)}`;
  return BESIDE.includes(name) || NAMES[name] ? `${said} ${optionInShort(value)}` : `${said}: ${optionInShort(value)}`;
}

// One that is known by a name is called by that alone.
export const levelsInShort = (levels, scheme) => `${levels.some((level) => level.includes(' ')) ? '' : `${withCapital(scheme)} `}${levels.join(', ')} only`;

// "Trainers will normally co-deliver": counted as will, and yet no more than as a rule.
const AS_A_RULE = /\b(normally|usually|generally|typically|as a rule|where possible)\b/i;

// What tells no more than how long a level takes: nobody asks how strongly, and no question is about it.
export const isLength = ({ standard, id = '', levels }) => !standard && levels?.length > 0 && /^course-length-|^level-.+-delivery$/.test(id);

// `row` is the question that it answers, where it answers one.
export function inShort({ row, strength, answer, details, levels, by, says = '', id }, scheme) {
  if (!row && isLength({ id, levels })) return `${levelsInShort(levels, scheme || 'level').replace(/ only$/, '')}: length`;
  const [, rule] = (strength === 'will' && AS_A_RULE.exec(says)) || [];
  return [
    row ? caption(row) : OWN, OTHERWISE[answer] ?? '', rule ? `${strength} ${rule.toLowerCase()}` : strength, ...[...details ?? []].map(([name, value]) => detailInShort(name, value)),
    levels?.length > 0 ? levelsInShort(levels, scheme) : levels ? '' : 'for some only', by && `by ${plain(by)}`,
  ].filter(Boolean).join(' · ');
}

