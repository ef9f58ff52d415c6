// What a sentence gives of the numbers and the like that a question knows, by the words that policies have for them. Whoever takes
// the sentence over sees each, and takes away what is wrong.
import { lengthsIn, onlyLengthIn } from './lengths.mjs';
import { IN_WORDS, inFigures } from './numerals.mjs';

// How a policy says that somebody pays nothing.
const FREE = '\\b(?:free|no charge|not charged|without charge|pays? nothing|costs? nothing|no cost)\\b';
// By which words policies say an option whose own name they do not use.
const SAID = {
  'face-to-face': 'face[- ]to[- ]face|in person|in the room|classroom', 'live-online': 'live (?:online|video)|webinars?|virtual\\w*|video call', 'e-learning': 'e-?learning|self-paced|online (?:course|module|training)',
  'full-attendance': '(?:whole|entire|full|all)(?: of (?:the|a|each))? (?:course|session|day|programme|event)|attend\\w* (?:all|fully|in full|throughout)|full attendance',
  'evaluation-form': '(?:evaluation|feedback) (?:form|sheet|questionnaire)|(?:complet|return)\\w* (?:the|an|their) (?:online )?evaluation|evaluation (?:has been|is) (?:completed|returned)|form has been returned', 'active-engagement': 'take part (?:fully|actively)|participat\\w+ (?:fully|actively)|engage\\w*',
  assessment: 'assess(?:ed|ment)|\\btest\\b|quiz', attend: '(?:to attend|for (?:the |their )?training|releas\\w*\\b(?! (?:their |its |the )?(?:trainers|facilitators|pool members|members of)))', 'complete-tasks': 'complete (?:the |any )?(?:tasks?|reading|assignments?)', deliver: 'to (?:deliver|train others|teach)|releas\\w* (?:their |its |the )?(?:trainers|facilitators|pool members|members of)',
  'end-of-course': '(?:end|close) of (?:the|each|every|a|any) (?:course|session|day|event|training)|on the day|immediately after', 'participant-feedback': '(?:evaluation|feedback) (?:form|sheet|questionnaire)|participants? feedback|feedback from (?:participants|learners|those)',
  'manager-follow-up': '(?:survey|question|contact|ask|view|follow)[^.]*\\bmanagers?\\b|\\bmanagers?\\b[^.]*(?:survey|view|asked|contacted|follow)', longitudinal: '(?:months?|weeks?) (?:later|after)|(?:at|after) (?:\\w+ )?(?:months?|weeks?)',
  observation: 'observ\\w+', audit: '\\baudit', audits: '\\baudits?\\b', 'pre-course': 'before (?:the course|and after)|pre-course', 'trainer-feedback': 'feedback (?:from|by) (?:the )?trainers|trainers?[^.]{0,30} feedback',
  'section-11': 'section 11', 'self-evaluation': 'self[- ](?:assess|evaluat|audit)', 'single-agency-audit': 'audit[^.]*single[- ]agency|single[- ]agency[^.]*audit', 'annual-return': 'return an annual|(?:annual|yearly) (?:\\w+ )?return|return[^.]{0,40}(?:each|every) (?:year|January|February|March|April|May|June|July|August|September|October|November|December)',
  'local-reviews': 'local (?:child safeguarding |learning |practice )*reviews?', 'national-reviews': 'national (?:child safeguarding |practice )*reviews?', 'rapid-reviews': 'rapid reviews?',
  'train-the-trainer': 'train(?:ing)?[- ](?:the|for)[- ]trainers?', equivalent: 'equivalent qualification|or (?:an )?equivalent',
  all: `${FREE} (?:of charge )?(?:to|for) (?:all|everyone|everybody|anyone)\\b`, funders: `(?:fund|contribut|subscri|member agenc)[^.]*${FREE}|${FREE}[^.]*(?:fund|contribut|subscri|member agenc)`,
  some: `${FREE}[^.]*(?:voluntary|volunteers|charit|schools?|small)|(?:voluntary|volunteers|charit|schools?|small)[^.]*${FREE}`, children_involved: 'children[^.]*(?:involv|consult|help|design)|(?:involv|consult)[^.]*children', families_involved: '(?:parents|famil|carers)[^.]*(?:involv|consult|help)|(?:involv|consult)[^.]*(?:parents|famil|carers)',
  substitute: 'substitut|somebody else|someone else|another (?:person|member|colleague)|name a replacement', mix_of_agencies: 'different agencies|mix of agencies|from (?:any )?one agency|range of agencies|balance of agencies',
  checklist: 'checklist', sanction: 'asked to leave|will be removed|reported to their',
};
// Which of several options that a sentence gives is the whole of them, the widest first.
const WIDEST = ['all', 'funders', 'some', 'equivalent', 'train-the-trainer'];

// What belongs to a question: `{ name, type, options, isAsked, counts }`, as the sheet says it.
export function kindsOf({ 'Numbers that belong here': cell }) {
  return cell.replaceAll(/ ?\([^)]*\)/g, '').split(';').map((part) => part.trim()).filter(Boolean).map((part) => {
    const [, where, name, words] = /^(where it says so, )?(\w+): (.*)$/.exec(part) ?? [];
    const [, many, list] = /^(any|one) of (.*)$/.exec(words) ?? [];
    const type = many ? { any: 'set', one: 'choice' }[many] : /^yes or no/.test(words) ? 'yes-no' : /length of time/.test(words) ? 'duration' : /amount/.test(words) ? 'money' : 'count';
    return { name, type, options: list?.split(/, | and | or /) ?? [], isAsked: !where, counts: /^the number of ([\w ]+)/.exec(words)?.[1] };
  }).filter(({ name }) => name);
}

// What has to be said beside a length of time that stands alone, by the number that it would be.
const BESIDE = { valid_for: 'valid', after: 'after|later', within: 'within|no later|in the first|by the end', before: 'before|in advance', notice: 'notice|before|less than|fewer than|later than', recency: 'last|past|recent|current' };
const PAYING = /\b(?:partners?|agenc(?:y|ies)|councils?|police|boards?|staff of)\b/i;
// "Courses are led by a pair of trainers."
const PAIR = /\b(?:in pairs|a pair of)\b/i;

// "Led by two experienced trainers": how many of what is counted, where a sentence says one number.
function numberOf(counts, says) {
  const found = counts ? [...says.matchAll(new RegExp(String.raw`\b(${IN_WORDS.join('|')}|\d) (?!years?\b|days?\b|courses?\b)(?:[a-z-]+ )?${counts}\b`, 'gi'))] : [];
  return found.length === 1 ? inFigures(found[0][1]) : '';
}

// An amount that stands alone, as records have it.
function onlyAmountIn(says) {
  const [amount, ...others] = [...says.matchAll(/£\s?(\d[\d,]*)(\.\d\d)?/g)];
  return amount && others.length === 0 ? `${amount[1].replaceAll(',', '')}${amount[2] ?? '.00'}` : '';
}

const isBeside = (name, says) => new RegExp(`\\b(?:${BESIDE[name] ?? ''})`, 'i').test(says);

const isSaid = (option, says) => new RegExp(SAID[option] ?? `\\b${option.replaceAll('-', '[- ]').replace(/s$/, '')}`, 'i').test(says);

// The details that a sentence gives, by their names. `numbers` is what the command read in it for this question.
export function detailsIn(kinds, says, numbers = new Map()) {
  const lengths = lengthsIn(says);
  const durations = kinds.filter(({ type, name }) => type === 'duration' && !name.endsWith('every') && name !== 'recency');
  const read = ({ name, type, options, counts }) => {
    // How old something may be is not how long it took.
    if (numbers.has(name)) return !['recency', 'before'].includes(name) || isBeside(name, says) ? numbers.get(name) : '';
    const said = options.filter((option) => isSaid(option, says));
    // Of two ways one alone is not what it asks for: it asks for the one or what is as good.
    if (name === 'qualification' && said.length === 1 && /\bor\b/.test(says)) return options.find((option) => option === 'equivalent') ?? '';
    // Who is named beside those that pay for the partnership, and whether those are named at all, whoever reads it knows.
    if (name === 'free_to' && said.includes('some') && (said.length > 1 || PAYING.test(says))) return '';
    if (type === 'set') return said.join(', ');
    if (type === 'choice') return said.length > 1 ? WIDEST.find((option) => said.includes(option)) ?? '' : said[0] ?? '';
    if (type === 'yes-no') return isSaid(name, says) ? 'yes' : '';
    if (type === 'money') return onlyAmountIn(says);
    if (type === 'count') return name !== 'minimum' ? '' : PAIR.test(says) ? '2' : numberOf(counts, says);
    if (type !== 'duration') return '';
    const known = lengths.get(name.endsWith('every') ? 'every' : name);
    const isAlone = durations.length === 1 && durations[0].name === name && !lengths.has('every') && isBeside(name, says);
    return known ?? (isAlone ? onlyLengthIn(says) : '');
  };
  return new Map(kinds.map((kind) => [kind.name, read(kind)]).filter(([, value]) => value));
}

// As a record has them between the braces of its details.
export function written(kinds, details) {
  const value = ({ type }, words) => (type === 'set' ? `[${words}]` : /^[\w-]+(?: \w+)*$/.test(words) ? words : JSON.stringify(words));
  return kinds.filter(({ name }) => details.get(name)).map((kind) => `${kind.name}: ${value(kind, details.get(kind.name))}`).join(', ');
}
