// The words without which a sentence does not plainly answer a shared standard: one that lacks them is asked about, however likely its
// answer is.

const WORDS = {
  'named-lead': '(?:each|every|all|agenc|employer|partner|organisation|they)[^.]*(?:name|nominat|appoint|identif|has|have|designat)[^.]*(?:lead\\b|contact|link officer|coordinator)',
  'annual-review': '(?:training|agenc\\w*|own|learning)[^.]*(?:strategy|plan)\\b',
  'needs-analysis': 'needs? (?:analysis|assessment)|training needs|analys',
  'annual-programme': '(?:annual|yearly|(?:each|every) year|publish\\w*)[^.]*programme|programme[^.]*(?:(?:each|every) year|annual)|calendar|prospectus',
  'annual-report': '(?:evaluation|effect|impact|findings|outcome|difference|quality)[^.]*report|report[^.]*(?:effect|impact|evaluation|difference|outcome|quality|success)',
  'employer-competence': 'competen|skills|suitabl',
  'training-for-role': 'role|contact with children|responsib',
  'staff-training-needs': 'identif\\w*[^.]*(?:level|training)|(?:which|what)[^.]*(?:training|level|group|course)|training needs|needs? of',
  induction: 'induction|new (?:staff|starter|employee|volunteer|member)|start(?:s|ing|ed)? (?:in|their|work|employment|date)|of starting|they start|taking up|join',
  refresher: 'refresh|renew|repeat|valid|updat|again',
  'staff-release': 'releas|time (?:off|to attend|to)|paid time',
  'agency-assurance': 'audit|section 11|complian|(?:annual |sends? (?:the \\w+ )?a )return|returns\\b|self-|assur|evidence|records?\\b',
  'joint-working': '(?:other|neighbour\\w*|region\\w*|joint\\w*)[^.]*(?:board|partnership|area|borough|police|authorit)',
  'child-voice': '(?:child|young people)[^.]*(?:voice|views?|welfare|life|lives|feel|help|design|involv|tell|experience)|(?:voice|views?|welfare|experience|hear)[^.]*(?:child|young people)',
  'lessons-from-reviews': '(?:includ|learn|lesson|teach|draw|cover|based|reflect|use)\\w*\\b[^.]*\\breviews?\\b|reviews?\\b[^.]*\\b(?:learn(?!ing and)|lesson)',
  'evidence-base': 'research|evidence',
  'aims-and-objectives': 'aims|objectives|learning outcomes',
  'current-standards': 'cover\\w*[^.]*(?:working together to|keeping children safe|care act|guidance|legislation)|(?:follow|consistent|compl(?:y|ies)|reflect|in line|keep|based)[^.]*(?:guidance|standards|legislation|law)',
  'up-to-date-materials': '(?:material|content|slide|resource)s?\\b[^.]*(?:review|updat|revis|check|accura)|courses? (?:are|is|will be|must be) (?:review|updat|revis|check)|(?:review|updat|revis|check)[^.]*(?:material|content|slide|resource)',
  'anti-discriminatory-practice': 'divers|equal|discriminat|racis|inclus',
  'parents-and-family': 'parent|famil|carer',
  interagency: '(?:agenc|professional)[^.]*together|multi-agency|inter-?agency',
  'local-procedures': 'procedure|protocol|tools?\\b|pathway',
  'two-trainers': '(?:two|three|2|3|pair|one|single)[^.]{0,20}(?:trainer|facilitator|tutor)|(?:trainer|facilitator|tutor)s?[^.]{0,40}(?:pairs?|at least two\\b(?! (?:years|courses|days|months)))',
  'trainer-background': '(?:trainer|facilitator|tutor|they)[^.]*(?:experience|practi[cs]e|worked in)',
  'qualified-trainers': '(?<!professional )qualif|train(?:ing)?[- ](?:the|for)[- ](?:the )?trainers?|award|teach',
  'trainer-development': '(?:trainer|facilitator|tutor|pool)s?\\b[^.]*(?:observ|support|supervis|brief|forum|develop|mentor|feedback|meet|updat|refresh)|(?:observ|support|supervis|develop|feedback)[^.]*(?:trainer|facilitator|tutor)',
  'learning-environment': 'environment|venue|safe (?:space|place)|breaks',
  'accessible-delivery': '^(?!.*\\bbook).*(?:online|classroom|(?:course|training|taught|held|delivered|offered|run)[^.]*in person|e-learning|face[- ]to[- ]face|video|blended|webinar|access)',
  'participant-conduct': 'late\\b|on time|respect|behav|take (?:a )?(?:full |active )?part (?:in|fully|actively)|participat\\w+ (?:must|should|are expected)|stay|punctual|phone',
  'session-confidentiality': 'confidential|repeated|shared in|anonym',
  'course-evaluation': '^(?!.*(?:certificate.*evaluat|\\breports?\\b)).*(?:evaluat|feedback)',
  'impact-on-practice': 'practice|difference|impact|changed|effect|outcomes for (?:children|people)',
  'quality-assurance': '^(?!.*\\breports?\\b).*(?:quality[- ]assur|(?:check|monitor|assess|review|watch|assur)\\w*\\b[^.]*quality|quality\\b[^.]*(?:check|monitor|assess|review|watch|assur)|observ|approv|sampl|endors)',
  attendance: '(?:attendance|take-?up)[^.]*(?:monitor|report|figure|rate|analys|review)|(?:monitor|report|analys|watch)\\w*[^.]*(?:attendance|take-?up)|places? (?:taken|used)',
  'free-training': '^(?!.*(?:cancel|waive|non-attendance|charges? will be reviewed)).*(?:free\\b|charg|pays?\\b|cost|fee\\b|fund(?:ed|s)\\b|£)',
  cancellation: '(?<!\\bcourses? [^.]*(?:be|are) )cancel|(?:less|fewer|without)[^.]*notice|not attend|without telling',
  certificates: '^(?!.*\\bDBS\\b)(?=.*\\b(?:once|complet|attend|need|requir|before|after|receive|given|unless|only)).*certificate',
  complaints: 'complain|concerns? about (?:a|the|any|this) (?:course|training|trainer)',
  commissioning: 'commission\\w*[^.]*(?:must|should|shall|agree|meet|require|evidence|ensure)|contract',
  'place-allocation': '(?:plac|mix|balance|priorit|participants)[^.]*(?:allocat|given|agenc|priorit|first)|priorit|waiting list',
};

// Whether it has them; nothing of a standard of somebody's own.
export const isSaidPlainly = (standard, says) => (WORDS[standard] === undefined ? undefined : new RegExp(`\\b(?:${WORDS[standard]}${OWN_WORDS[standard] ? `|${OWN_WORDS[standard]}` : ''})`, 'i').test(says));

// Those of which the words are so much their own that they are asked for without the command's having found them.
const OWN_WORDS = {
  'named-lead': WORDS['named-lead'],
  'lessons-from-reviews': WORDS['lessons-from-reviews'],
  refresher: '^(?:level|group|stage|tier|band) \\w+: every\\b',
  induction: 'within [\\w ]+ (?:of|from|after) (?:(?:a|the) person |their )?(?:starting|joining|taking up|appointment|employment|their start)',
  'agency-assurance': 'agenc\\w*[^.]*\\b(?:returns?\\b[^.]*(?:complian|train)|complian)',
  'learning-environment': 'venues? ',
  'impact-on-practice': '(?:follow-up|second) (?:questionnaire|survey|form|evaluation)|(?:questionnaire|survey|form)\\b[^.]*\\b(?:weeks?|months?) (?:later|after)',
  'two-trainers': '(?:working|work|deliver\\w*|train) in pairs|pair of (?:trainers|facilitators|tutors)',
  'trainer-background': '(?:trainer|facilitator|tutor)s? [^.]*(?:years?|months?)[’\']? (?:\\w+ )*experience',
  'trainer-development': '(?:trainer|facilitator|tutor)s? [^.]*(?:observed|updat|refresher)',
};
// What the experience of trainers is with is no content of training, and their update is not that of all staff.
const INSTEAD_OF = { 'two-trainers': ['interagency'], 'trainer-background': ['parents-and-family', 'child-voice'], 'trainer-development': ['refresher'] };

// Whether a sentence says by when somebody new is trained, in words that say nothing else.
export const isOfStarting = (says) => new RegExp(`\\b(?:${OWN_WORDS.induction})`, 'i').test(says);

// Those that a sentence may answer: the likely ones, and those of which it has words of their own. One that is asked for by itself
// stays alone.
export function wordsFound(says, likely, { isOne = false } = {}) {
  const own = isOne ? [] : Object.keys(OWN_WORDS).filter((standard) => new RegExp(`\\b(?:${OWN_WORDS[standard]})`, 'i').test(says));
  const others = new Set(own.flatMap((standard) => INSTEAD_OF[standard] ?? []));
  return [...new Set([...likely, ...own])].filter((standard) => !others.has(standard));
}
