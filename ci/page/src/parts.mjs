// How the parts of a record that answer no standard are asked for: by the name of the part, and of each of its places.
import { withCapital } from './findings.mjs';

const NAMES = {
  approval: 'Approval', review: 'Review of the policy', lead: 'Who answers for the policy', recorded: 'Who wrote this record', issuers: 'Who issues it',
  actions: 'Promises', levels: 'Levels of training', period: 'The time that it covers',
};
const ITEMS = { issuers: 'Who issues it', guidance: 'Guidance', actions: 'Promise', charges: 'Charge', versions: 'Version', bodies: 'Body' };
// Places by their entry and key, each with what helps to fill it in.
const PLACES = {
  'edition edition': ['Which edition is it?', 'Often that is its year.'],
  'area area': ['For which area is it?', ''],
  'status status': ['How does it stand?', 'draft, published, approved or withdrawn.'],
  'source published': ['When was it issued?', ''],
  'title title': ['What is the title on its cover?', ''],
  'recorded by': ['What is your own role?', 'Not your name.'],
  'recorded date': ['When was the policy read for this record?', ''],
  'recorded checked_by': ['Who else has held this record against the policy?', 'The role of somebody other than you who has compared the two once more. Leave it empty while nobody has.'],
  'approval by': ['Who approved it?', 'A body, not a person.'],
  'approval date': ['When was it approved?', ''],
  'review every': ['How often is the policy itself reviewed?', 'Such as 2 years.'],
  'review next_due': ['When is its next review due?', ''],
  'review last': ['When was it last reviewed?', ''],
  'review by': ['Who reviews it?', ''],
  'lead role': ['Which role answers for it?', "Not a person's name."],
  'guidance id': ['Which guidance or law?', 'By its title, or a usual short form such as KCSIE.'],
  'guidance edition': ['Which edition of it?', 'Its year. Write unstated where the policy gives none.'],
  'actions id': ['Its short name', 'In small letters, with hyphens in place of blanks.'],
  'actions says': ['What is promised?', ''],
  'actions due': ['By when?', 'Write unstated where it gives no date.'],
  'charges id': ['Its short name', 'In small letters, with hyphens in place of blanks.'],
  'charges for': ['Who pays, or what for?', 'Such as private organisations, or a late cancellation.'],
  'charges amount': ['How much?', 'Such as 60.00, or 0.00 where it is free. Write unstated where no amount is given.'],
  'charges per': ['For what: a place, a day, a course?', ''],
  'charges levels': ['For which level?', 'Such as 2, or 2 and 3. Leave it empty where it is for all.'],
  'charges section': ['Where does it say so?', ''],
  'issuers name': ['What is it called in full?', ''],
  'issuers short': ['And in short?', ''],
};
// What may be said of a part besides what stands in it.
const FURTHER = { charges: ['per', 'levels', 'section'] };
export const further = (entry) => FURTHER[entry] ?? [];
// What may stay open: the key, with what is written then.
export const WHERE_EMPTY = { 'recorded checked_by': 'unstated', 'guidance edition': 'unstated', 'actions due': 'unstated' };
// What a policy may say without the rest: where it does not, the entry is taken out, and is not written as unstated.
const TAKEN_OUT = /^(?:review|period) /;
export const isTakenOut = (name) => TAKEN_OUT.test(name);
// What no policy says, but whoever writes the record knows.
export const isOfWriter = (name) => name.startsWith('recorded ');
// A short name that nobody needs to think of, and what it is made from.
const MADE_FROM = { actions: 'says', charges: 'for', issuers: 'name' };
// How long one may be.
const LONGEST = 40;

const stepsIn = (pointer) => pointer.slice(1).split('/');

// The part in which a place lies: an item of a list, else an entry at the top.
export function partOf(pointer) {
  const parts = stepsIn(pointer);
  // All levels are asked for together.
  if (parts[0] === 'levels') return '/levels';
  const item = parts.findIndex((part) => /^\d+$/.test(part));
  return `/${parts.slice(0, item < 0 ? 1 : item + 1).join('/')}`;
}

// "/levels/list/0" as "Level 1".
export function nameOfPart(pointer) {
  const [key] = stepsIn(pointer);
  const number = stepsIn(pointer).find((part) => /^\d+$/.test(part));
  return number === undefined ? nameOfEntry(key) : `${ITEMS[key] ?? nameOfEntry(key)} ${Number(number) + 1}`;
}

// What is asked for a place, with the part of which it is where its own words do not tell.
const TOLD_APART = ['period', 'issuers'];
export const withPart = (part, words) => (TOLD_APART.includes(part) ? `${nameOfEntry(part)}: ${words.toLowerCase()}` : words);

export const nameOfEntry = (key) => NAMES[key] ?? withCapital(key.replaceAll('_', ' '));

// What is asked for a place, by its part and the path below that, and what the record keeps it with.
export function asked(pointer, path, there) {
  const name = `${stepsIn(pointer)[0]} ${keyIn(pointer, path)}`;
  const kept = /^\[insert ([^\]]+)\]$/.exec(there)?.[1];
  const [words, hint] = PLACES[name] ?? [withCapital((kept ?? keyIn(pointer, path)).replaceAll('_', ' ')), ''];
  return { name, words, hint };
}

// The last key on the way to a place.
const keyIn = (pointer, path) => [...stepsIn(pointer), ...path].findLast((part) => !/^\d+$/.test(part));

// The short name that is made of another place's words: unlike all others that the record has.
export function madeName(entry, { words, others }) {
  const plain = words.normalize('NFKD').toLowerCase().replaceAll(/[^a-z0-9\s-]/g, '').trim().replaceAll(/[\s-]+/g, '-');
  const short = plain.length > LONGEST ? plain.slice(0, LONGEST).replace(/-[^-]*$/, '') : plain;
  const name = /^[a-z]/.test(short) ? short : `${(ITEMS[entry] ?? 'entry').toLowerCase()}-${short}`.replace(/-$/, '');
  let number = 1;
  while (others.includes(number > 1 ? `${name}-${number}` : name)) number += 1;
  return number > 1 ? `${name}-${number}` : name;
}

export const madeFrom = (entry) => MADE_FROM[entry];
