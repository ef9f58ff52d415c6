// The sentences of the policy as they are gone through with its record: each with the heading above it, what it may answer, and what
// of the record it answers already. Knows no screen.
import { withCapital } from './findings.mjs';
import { takeFrom } from './items.mjs';
import { levelsFor, levelsIn, levelsNamed, numbersOf } from './levels.mjs';
import { isSentence } from './passages.mjs';
import { isAnsweredElsewhere, numberOf, question } from './steps.mjs';
import { strengthOf, suggestions } from './suggestions.mjs';

// Which part of the record answers a question that is answered by no sentence.
export const PARTS = { 'learning-levels': '/levels', 'policy-review': '/review', 'document-approval': '/approval', 'policy-lead': '/lead' };
// What is only promised, or not decided yet.
const LATER = /\b(?:under discussion|being (?:developed|considered|drafted)|yet to be|(?:still )?to be (?:agreed|settled|decided|confirmed)|not (?:yet )?been (?:agreed|settled|decided)|hopes? to (?:add|offer|introduce|involve)|plans? to (?:add|offer|introduce))\b/i;
// What is said of the policy itself: the record has entries of their own for its review, its approval and whom it is for.
const DOCUMENT = String.raw`\b(?:this|the|our) (?:[\w-]+ )?(?:policy|strategy|framework|document|plan)\b`;
const OF_DOCUMENT = new RegExp(String.raw`^${DOCUMENT}|${DOCUMENT}[^.]*\b(?:review|approv)|\b(?:review|approv|leads? on|owns?|answers? for|lead for)\w*\b[^.]*${DOCUMENT}|^it (?:applies|covers|replaces|supersedes|has been written|is reviewed)`, 'i');
// Below such headings the policy tells why it is there.
const TELLS_WHY = /\b(?:introduc|purpose|background|why|scope|applies|contents)/i;
// A heading that the command read as an item of a list.
const isHeading = ({ says, section }) => /, \d+$/.test(section) && !/[.;:!)]$/.test(says);
// Nobody takes over how somebody is reached.
const CONTACT = /@|\btelephone\b|\btel[.:]/i;
const MOST_LIKELY = 3;
const IT = /^It(?= (?:must|will|should|may|can|is|has|takes|lasts)\b)/;

// Each sentence, in the order of the policy: `{ key, says, section, heading, from, standards, isSure, isLater, strength, scheme, levels, numbers,
// answer, to, remark }`. One that the command parted in two is two of them.
export function sentencesOf(passages) {
  const { levels, about, scheme } = levelsIn(passages);
  const known = levels.map(({ number }) => number);
  const recorded = new Set([...levels.flatMap(({ told }) => told), ...about].map(({ says }) => says));
  const shown = passages.filter((passage) => (isSentence(passage) || passage.parts.length > 0) && !CONTACT.test(passage.says) && !recorded.has(passage.says) && !isHeading(passage));
  return shown.flatMap((passage) => (passage.parts.length > 1 ? passage.parts : [passage.parts[0] ?? {}]).map((part) => {
    const words = passage.parts.length > 1 ? part.says : passage.says;
    const ofLevels = levelsFor({ ...passage, says: words }, passages).filter((number) => known.length === 0 || known.includes(number));
    // By itself a sentence does not tell which level it means.
    const says = ofLevels.length === 1 && scheme ? words.replace(IT, `${withCapital(scheme)} ${ofLevels[0]}`) : words;
    const isTold = OF_DOCUMENT.test(says) || (TELLS_WHY.test(passage.heading ?? '') && part.standards === undefined);
    const standards = isTold ? [] : part.standards?.length > 0 ? part.standards : /[.;]$/.test(says) ? passage.told : [];
    return {
      says, isCut: part.isCut && part.says === words, standards, scheme: scheme || 'level', section: passage.section, heading: passage.heading ?? '', from: passage.from, isLater: LATER.test(says), isSure: passage.isSure && passage.told[0] === standards[0],
      strength: part.strength ?? strengthOf(says, 'will'), levels: ofLevels, numbers: part.numbers ?? new Map(), answer: part.answer, to: part.to, remark: part.remark,
    };
  })).map((sentence, at) => ({ ...sentence, key: `sentence-${at + 1}` }));
}

// The questions that it may answer, by their rows; what the record has a part of its own for is none of them.
export function questionsFor(form, { standards, says }) {
  const rows = [...new Map(form.rows.map((row) => [row.Standard, row])).values()];
  const there = numbersOf(form.tools.text);
  const isNew = there.length === 0 || levelsNamed(says).some((number) => !there.includes(number));
  const isOfPart = ({ Standard }) => PARTS[Standard] && (Standard !== 'learning-levels' || isNew);
  const likely = standards.map((standard) => rows.find((row) => row.Standard === standard)).filter((row) => row && !isAnsweredElsewhere(row) && !isOfPart(row));
  const others = rows.filter((row) => !isAnsweredElsewhere(row) && !likely.includes(row)).sort((one, other) => question(one).localeCompare(question(other)));
  return { likely: likely.slice(0, MOST_LIKELY), others };
}

// The answers of the record that have its words: their rows.
export function answersOf(form, { says }) {
  const { text } = form.tools;
  return form.rows.filter((row) => row.Entry && text.leaves(`/commitments/${numberOf(row) - 1}`).some(({ path, words }) => ['says', 'quote'].includes(path.join()) && words === says));
}

// What else the record has in its words: `{ id, list, undo }`, a promise or a rule of the policy's own.
export function othersOf({ tools }, { says }) {
  const { text } = tools;
  const idAt = (list, at) => text.leaves(`/${list}/${at}`).find(({ path }) => path.join() === 'id')?.words;
  const named = (list) => text.leaves(`/${list}`).filter(({ path, words }) => path.length === 2 && path[1] === 'says' && words === says).map(({ path: [at] }) => ({ list, at: Number(at), id: idAt(list, at) }));
  return [...named('actions'), ...named('commitments')].filter(({ id }) => id).map(({ list, id }) => ({ id, list, undo: () => takeFrom(tools, list, id) }));
}

// The lines of the record in which the command suggests it, where it still does.
export const suggestionOf = (form, { remark }) => remark && suggestions(form.tools.text.text).find(({ says }) => says === remark);
