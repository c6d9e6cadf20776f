import type { ConsentQuestion } from '#registry/contract.ts';
import { type Draft, one, type TypedPage, typedOn } from '../draft.ts';
import { type Asking, type Fault, mustChoose, nobody, once, type Question } from '../question.ts';
import { isChildAlone } from './who.ts';

/** The family's own question, which opens day and port. A year of birth is too easily guessed. */
const ownQuestions = ['mother_name', 'home_town', 'own_word'] as const;

/** True when they said that we may not keep their answers. */
export function isRefused(draft: Draft): boolean {
  return one(typedOn(draft, 'permission'), 'help') === 'no';
}

/** The fact that opens day and port, or null where they left it for later. */
export function openingFactAnswer(draft: Draft) {
  const typed = typedOn(draft, 'own-question');
  const question = ownQuestions.find((code) => code === one(typed, 'question'));
  const answer = one(typed, 'answer').slice(0, 60);
  return question && answer.length >= 2 ? { question, answer } : null;
}

/** Every permission that was given: no answer is no. */
export function consentAnswers(draft: Draft) {
  const typed = typedOn(draft, 'permissions');
  const given = Object.keys(typed).flatMap((field) => {
    const [, purpose, recipient] = /^c\.([a-z_]+)\.([0-9a-f-]*)$/.exec(field) ?? [];
    const known = purposes.find((one) => one === purpose);
    if (!known || one(typed, field) !== 'yes') return [];
    return [{ purpose: known, recipientId: recipient || null }];
  });
  const help = { purpose: 'help' as const, recipientId: null };
  return one(typedOn(draft, 'permission'), 'help') === 'yes' ? [help, ...given] : [];
}

const purposes = [
  'help',
  'expedite',
  'statistics',
  'travel_in_messages',
  'legal',
  'shelter',
] as const;

/** All but the first permission, to be kept and helped at all, which has a page of its own. */
const isOther = ({ purpose, recipient }: ConsentQuestion) =>
  purpose !== 'help' || recipient !== null;
const fieldOf = ({ purpose, recipient }: ConsentQuestion) =>
  `c.${purpose}.${recipient?.organisationId ?? ''}`;

const ownQuestion: Question = {
  id: 'own-question',
  part: 9,
  whom: (draft) => (isChildAlone(draft) ? nobody : once),
  view: ({ words: { say } }) => ({
    title: say('ask-for-help.own.title'),
    hint: say('ask-for-help.own.hint'),
    why: say('ask-for-help.own.why'),
    fields: [
      {
        kind: 'choices',
        name: 'question',
        question: say('ask-for-help.own.choose'),
        choices: [
          ...ownQuestions.map((value) => ({ value, label: say(`ask-for-help.own.${value}`) })),
          { value: 'later', label: say('ask-for-help.own.later') },
        ],
      },
      {
        kind: 'text',
        name: 'answer',
        label: say('ask-for-help.own.answer'),
        hint: say('ask-for-help.own.answerHint'),
        width: 'medium',
      },
    ],
  }),
  faults: ownQuestionFaults,
};

function ownQuestionFaults(typed: TypedPage): Fault[] {
  const question = one(typed, 'question');
  if (question === '') return mustChoose(typed, 'question');
  const length = one(typed, 'answer').length;
  return question !== 'later' && (length < 2 || length > 60)
    ? [{ field: 'answer', message: 'ask-for-help.error.ownAnswer' }]
    : [];
}

const permission: Question = {
  id: 'permission',
  part: 9,
  whom: () => once,
  view: ({ words: { say }, consents }) => ({
    title: say('ask-for-help.permission.title', { keeper: consents?.keeper?.name ?? 'Puente' }),
    hint: say('ask-for-help.permission.hint'),
    why: say('ask-for-help.permission.why'),
    fields: [
      {
        kind: 'choices',
        name: 'help',
        choices: [
          { value: 'yes', label: say('ask-for-help.permission.yes') },
          { value: 'no', label: say('ask-for-help.permission.no') },
        ],
      },
    ],
  }),
  faults: (typed) => mustChoose(typed, 'help'),
};

const permissions: Question = {
  id: 'permissions',
  part: 9,
  whom: (draft) => (isRefused(draft) || isChildAlone(draft) ? nobody : once),
  view: (asking) => ({
    title: asking.words.say('ask-for-help.permissions.title'),
    hint: asking.words.say('ask-for-help.permissions.hint'),
    why: asking.words.say('ask-for-help.permissions.why'),
    fields: (asking.consents?.questions ?? [])
      .filter(isOther)
      .map((one) => consentField(asking, one)),
  }),
  faults: (typed, { consents }) =>
    (consents?.questions ?? [])
      .filter(isOther)
      .filter((question) => one(typed, fieldOf(question)) === '')
      .map((question) => ({ field: fieldOf(question), message: 'ask-for-help.error.yesOrNo' })),
};

function consentField({ words: { say } }: Asking, question: ConsentQuestion) {
  const { purpose, recipient } = question;
  const city = recipient?.city ? ` (${recipient.city})` : '';
  return {
    kind: 'choices' as const,
    name: fieldOf(question),
    question: say(`ask-for-help.consent.${purpose}`, {
      recipient: `${recipient?.name ?? ''}${city}`,
    }),
    hint: say(`ask-for-help.consent.${purpose}.hint`),
    choices: [
      { value: 'yes', label: say('ask-for-help.yes') },
      { value: 'no', label: say('ask-for-help.no') },
    ],
  };
}

/** Part 9: the family's own question, and what it permits. */
export const permissionQuestions = [ownQuestion, permission, permissions];
