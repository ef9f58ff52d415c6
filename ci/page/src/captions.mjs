// The shared standards in a few words each, as they stand beside a sentence; a standard of somebody's own is called by its question.
import { topic } from './steps.mjs';

const CAPTIONS = {
  'named-lead': 'Each agency names a lead', 'annual-review': 'Agencies’ training strategy', 'policy-review': 'Review of the policy', 'needs-analysis': 'Analysis of training needs', 'annual-programme': 'Yearly programme',
  'annual-report': 'Yearly report on effect', 'employer-competence': 'Employers answer for competence', 'training-for-role': 'Training to suit the role', 'staff-training-needs': 'Who needs which training',
  induction: 'Induction of new staff', refresher: 'Refreshing training', 'staff-release': 'Releasing staff to train', 'agency-assurance': 'Agencies show they comply', 'joint-working': 'Planned with other partnerships',
  'policy-lead': 'Who answers for the policy', 'document-approval': 'Approval', 'child-voice': 'The child’s voice and welfare', 'lessons-from-reviews': 'Lessons from reviews', 'evidence-base': 'Research and evidence',
  'aims-and-objectives': 'Aims of each course', 'current-standards': 'Follows current guidance', 'up-to-date-materials': 'Materials kept up to date', 'anti-discriminatory-practice': 'Equality and diversity',
  'parents-and-family': 'Work with parents and families', interagency: 'Promotes working together', 'local-procedures': 'Local procedures and tools', 'two-trainers': 'How many trainers', 'trainer-background': 'Trainers’ safeguarding experience',
  'qualified-trainers': 'Trainers’ own qualification', 'trainer-development': 'Support and observation of trainers', 'learning-environment': 'Learning environment', 'accessible-delivery': 'Ways of delivery',
  'participant-conduct': 'Behaviour of participants', 'session-confidentiality': 'Confidentiality in sessions', 'learning-levels': 'Levels of training', 'course-evaluation': 'Evaluation of courses', 'impact-on-practice': 'Effect on practice',
  'quality-assurance': 'Quality assurance', attendance: 'Watching who is reached', 'free-training': 'Who pays, and how much', cancellation: 'Cancelled places', certificates: 'What a certificate needs', complaints: 'Concerns and complaints',
  commissioning: 'Commissioned training', 'place-allocation': 'How places are given',
};

export const caption = (row) => CAPTIONS[row.Standard] ?? topic(row);
