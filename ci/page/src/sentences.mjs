// The sentences of the policy as they are gone through with its record: each whole, with the parts of it that say one thing each. Knows
// no screen.
import { IT_COVERS, isCaptionAt, levelsIn, levelsMeant, levelsOfParagraphs, numbersOf } from './levels.mjs';
import { isSentence } from './passages.mjs';
import { isSaidPlainly } from './plain_words.mjs';
import { originOf } from './entries.mjs';
import { ledBy, leadOf, partedIn } from './parting.mjs';
import { isLater, partOf } from './part_of_sentence.mjs';
import { isPrice } from './prices.mjs';

// A heading that the command read as an item of a list, or that a plain text has on a line of its own: "2 Who is trained".
const MOST_OF_HEADING = 10;
// It stands first there: an item of a list below it is none.
const isTitle = ({ says, section }, at, all) => /^\d+$/.test(section) && /^\P{Ll}/u.test(says) && !/[.;:!)]$|\b(?:and|or)$/.test(says) && says.split(' ').length <= MOST_OF_HEADING && all[at - 1]?.section !== section;
const isHeading = (passage, at, all) => (/, \d+$/.test(passage.section) && !/[.;:!)]$/.test(passage.says)) || isTitle(passage, at, all);
// Nobody takes over how somebody is reached.
const CONTACT = /@|\btelephone\b|\btel[.:]/i;
const SCHEME = /\b(level|group|stage|tier|band)s? (?:[A-H]|\d|one|two|three)\b/i;
// What names several things that are taught: each is an answer of its own.
const SEVERAL = /\b(?:cover|include|reflect|address|promote)s?\b/i;

const WAYS = 'accessible-delivery';

// Each sentence that the record does not have as what a level is, in the order of the policy: `{ key, says, section, heading, from,
// origins, isLater, scheme, levels, own, isOfLevel, caption, hasLevels, parts }`. What says two things is two parts of one sentence, each as
// part_of_sentence.mjs has it.
export function sentencesOf(passages, text) {
  const levels = knownLevels(passages, text);
  // What the rows of a table of levels say is with the levels.
  const ofLevels = new Set(passages.filter(({ cells }) => cells).map(({ from }) => from));
  const shown = passages.filter((passage, at, all) => !ofLevels.has(passage.from) && (isSentence(passage) || passage.parts.length > 0) && !CONTACT.test(passage.says) && !levels.recorded.has(passage.says) && !isOfPrices(passage, at, all) && !isHeading(passage, at, all) && !isCaptionAt(passage, at, all));
  const captions = new Map(passages.filter(isCaptionAt).map(({ from, says }) => [from, says.replace(/\.$/, '')]));
  const titles = new Map(passages.filter(isTitle).map(({ section, says }) => [section, says]));
  const leads = new Map(shown.map((found) => [found, leadOf(found, passages)]).filter(([, lead]) => lead));
  const led = new Set(leads.values());
  return shown.filter((found) => !led.has(found)).map((found, at) => {
    const isOfLevel = levels.halves.has(found.says);
    // How the level is taught is recorded of one half already.
    const told = isOfLevel ? found.told.filter((standard) => standard !== WAYS) : found.told;
    const passage = { ...found, told, heading: found.heading || titles.get(found.section.split('.')[0]) || '' };
    const { says, section, heading, from } = passage;
    const own = levels.own.get(found) ?? '';
    const before = subjectBefore(passages, passages.indexOf(found));
    const levelsIn = (words) => withNames(levels.names, words, levelsMeant(words, { before, own }));
    const { named, meant } = levelsIn(says);
    const parts = partsOf(passage, { lead: leads.get(found), meant: meant.filter(levels.isKnown), ofPart: (words) => { const { named, meant } = levelsIn(words); return { levels: named, meant: meant.filter(levels.isKnown) }; } });
    if (isOfLevel) for (const part of parts) part.standards = part.standards.filter((standard) => standard !== WAYS);
    return {
      key: `sentence-${at + 1}`, says, section, heading, from, origins: [...passage.parts.map(({ remark }) => remark), originOf(passage)].filter(Boolean), isLater: isLater(passage),
      scheme: levels.scheme || SCHEME.exec(says)?.[1].toLowerCase() || 'level', levels: named, own, isOfLevel, hasLevels: levels.isOfSeveral, caption: captions.get(from) ?? '', parts,
    };
  });
}

// What leads to the items of a price list says nothing without them.
const isOfPrices = ({ says, section }, at, all) => says.endsWith(':') && all[at + 1]?.section === section && isPrice(all[at + 1].says);

// What is known of levels, by the text of the policy and by the record.
function knownLevels(passages, text) {
  const { levels, about, scheme } = levelsIn(passages);
  const known = [...new Set([...levels.map(({ number }) => number), ...numbersOf(text)])];
  return {
    scheme, isOfSeveral: known.length > 1, isKnown: (number) => known.length === 0 || known.includes(number), own: levelsOfParagraphs(passages),
    // Of which the first half is recorded as how a level is taught.
    halves: new Set(levels.flatMap(({ sentences }) => sentences.slice(1).map(({ says }) => says))),
    names: levels.map(({ number, title = '' }) => ({ number, name: number.includes(' ') ? number : title.replace(/ *\(.*/, '') })).filter(({ number, name }) => number === name || /^\p{Lu}\p{Ll}+$/u.test(name)),
    recorded: new Set([...levels.flatMap(({ told }) => told), ...about, ...passages.filter(({ says }) => IT_COVERS.test(says))].map(({ says }) => says).filter((says) => hasWords(text.text, says))),
  };
}

function partsOf(passage, { lead, meant, ofPart }) {
  const parts = halvesOf(passage, partedIn(passage)).map((part) => ({ ...partOf(passage, part, { meant, lead }), ...part.isHalf ? ofPart(part.words) : {} }));
  // Two parts of which the same may be said as strongly are one.
  const apart = parts.filter(({ standards, strength, meant }, number) => number === 0 || standards.join() !== parts[number - 1].standards.join() || strength !== parts[number - 1].strength || meant.join() !== parts[number - 1].meant.join());
  if (apart.length === 1) Object.assign(apart[0], lead ? ledBy(lead, passage.says) : { words: passage.says.replace(/;$/, '.'), says: passage.says });
  return apart.flatMap(byTopic);
}

// What only one half of a sentence has words of belongs to that half, however the command took the whole.
function halvesOf({ told }, several) {
  if (several.length < 2) return several;
  const all = [...new Set([...told, ...several.flatMap(({ standards = [] }) => standards)])];
  const isOf = (standard, { words }) => isSaidPlainly(standard, words) === true;
  return several.map((part) => {
    const own = (part.standards ?? []).filter((standard) => isOf(standard, part) || !several.some((other) => isOf(standard, other)));
    const standards = [...new Set([...own, ...all.filter((standard) => isOf(standard, part))])];
    return { ...part, standards, isHalf: true, numbers: standards[0] === part.standards?.[0] ? part.numbers : undefined };
  });
}

// "All courses must cover equality, and lessons from reviews" answers a question with each.
function byTopic(part) {
  const plain = SEVERAL.test(part.words) ? part.standards.filter((standard) => isSaidPlainly(standard, part.words)) : [];
  return plain.length > 1 ? plain.map((standard) => ({ ...part, standards: [standard], isOne: true, isSure: true })) : [part];
}

// Levels that are known by a name, or have a title of one word, are meant where that stands.
function withNames(names, says, { named, meant }) {
  const isNamed = ({ number, name }) => (number === name ? says.toLowerCase().includes(name.toLowerCase()) : new RegExp(`\\b${name}\\b`).test(says));
  const there = names.filter(isNamed).map(({ number }) => number);
  const isAll = meant.length === named.length;
  return { named: [...new Set([...named, ...there])], meant: isAll ? [...new Set([...meant, ...there])] : meant };
}

// The sentence of the same paragraph that names what "It" stands for.
function subjectBefore(passages, at) {
  const { from } = passages[at];
  const before = passages.slice(0, at).filter((passage) => passage.from === from);
  return before.findLast(({ says }) => !/^(?:It|This|They)\b/.test(says))?.says ?? '';
}

// Whether the record has most of the words of a sentence: somebody may have emptied the place that they were put into.
const MOST_OF_WORDS = 0.7;
function hasWords(record, says) {
  const words = says.toLowerCase().match(/\p{L}{5,}/gu) ?? [];
  const there = record.toLowerCase();
  return words.filter((word) => there.includes(word)).length >= words.length * MOST_OF_WORDS;
}
