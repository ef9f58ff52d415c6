// The words without which a sentence does not plainly answer a shared standard: one that lacks them is asked about, however likely its
// answer is.

const WORDS = {
  'named-lead': '(?:each|every|all|agenc|employer|partner|organisation|they)[^.]*(?:name|nominat|appoint|identif|has|have|designat)[^.]*(?:lead\\b|contact|person|coordinator)', 'annual-review': 'strategy|plan', 'needs-analysis': 'needs? (?:analysis|assessment)|training needs|analys', 'annual-programme': 'programme|calendar|prospectus',
  'annual-report': 'report', 'employer-competence': 'competen|skills|suitabl', 'training-for-role': 'role|contact with children|responsib', 'staff-training-needs': '(?:which|what)[^.]*(?:training|level|group|course)|training needs|needs? of|apprais|supervision',
  induction: 'induction|new (?:staff|starter|employee|volunteer|member)|start(?:s|ing|ed)? (?:in|their|work|employment|date)|of starting|they start|taking up|join', refresher: 'refresh|renew|repeat|valid|updat|again',
  'staff-release': 'releas|time (?:off|to attend|to)|paid time', 'agency-assurance': 'audit|section 11|return|self-|assur|evidence|records?\\b', 'joint-working': 'boards?|partnerships?|joint|neighbour|region',
  'child-voice': '(?:child|young people)[^.]*(?:voice|views?|welfare|life|lives|feel|help|design|involv|tell|experience)|(?:voice|views?|welfare|experience|hear)[^.]*(?:child|young people)', 'lessons-from-reviews': '(?:includ|learn|lesson|teach|draw|cover|based|reflect|use)[^.]*review|review[^.]*(?:learn|lesson)', 'evidence-base': 'research|evidence', 'aims-and-objectives': 'aims|objectives|outcomes',
  'current-standards': '(?:follow|consistent|compl(?:y|ies)|reflect|in line|keep|based)[^.]*(?:guidance|standards|legislation|law)', 'up-to-date-materials': '(?:material|content|course|slide|resource)[^.]*(?:review|updat|revis|check|accura)|(?:review|updat|revis|check)[^.]*(?:material|content|slide|resource)',
  'anti-discriminatory-practice': 'divers|equal|discriminat|racis|inclus', 'parents-and-family': 'parent|famil|carer', interagency: '(?:agenc|professional)[^.]*together|multi-agency|inter-?agency', 'local-procedures': 'procedure|protocol|tools?\\b|pathway',
  'two-trainers': '(?:two|three|2|3|pair|one|single)[^.]{0,20}(?:trainer|facilitator|tutor)|(?:trainer|facilitator|tutor)s?[^.]{0,40}(?:pairs?|at least two)', 'trainer-background': '(?:trainer|facilitator|tutor|they)[^.]*(?:experience|practi[cs]e|worked in)', 'qualified-trainers': 'qualif|train(?:ing)?[- ](?:the|for)|award|accredit|teach',
  'trainer-development': 'observ|support|supervis|brief|forum|develop|mentor|feedback|meet', 'learning-environment': 'environment|venue|safe (?:space|place)|breaks', 'accessible-delivery': 'online|classroom|e-learning|face[- ]to[- ]face|video|blended|webinar|access',
  'participant-conduct': 'late\\b|on time|respect|behav|take part|participat\\w+ (?:must|should|are expected)|stay|punctual|phone', 'session-confidentiality': 'confidential|repeated|shared in|anonym', 'course-evaluation': '^(?!.*certificate).*(?:evaluat|feedback)',
  'impact-on-practice': 'practice|difference|impact|changed|effect', 'quality-assurance': 'quality|observ|approv|sampl|endors', attendance: 'attendance|take-?up|places? (?:taken|used)', 'free-training': '^(?!.*cancel).*(?:free\\b|charg|pays?\\b|cost|fee\\b|£)',
  cancellation: 'cancel|notice|not attend|without telling', certificates: 'certificate', complaints: 'complain|concern', commissioning: 'commission|contract', 'place-allocation': '(?:plac|mix|balance|priorit|participants)[^.]*(?:allocat|given|agenc|priorit|first)|priorit|waiting list',
};

// Whether it has them; of a standard of somebody's own nothing is known.
export const isSaidPlainly = (standard, says) => WORDS[standard] !== undefined && new RegExp(`\\b(?:${WORDS[standard]})`, 'i').test(says);
