import { type Draft, one, typedOn } from '../draft.ts';
import { type Asking, mustChoose, nobody, type Question } from '../question.ts';
import { firstDayOf, readTypedDate } from '../typed-date.ts';
import { aboutPerson } from './people.ts';
import { answeredBy, firstOrEach, maybeReturned, sameFaults, sameField } from './returned.ts';

/**
 * What people can say of their own case, and the situation that it is. Finer ones (who ended it, and
 * why) a lawyer reads from the papers.
 */
const situations = {
  waiting: 'ACTIVE-NOHEAR',
  heard: 'ACTIVE-HEAR',
  missed: 'INABS',
  denied: 'DENIED-PRESENT',
  appealing: 'ACTIVE-BIA',
  appealDenied: 'DENIED-APPEAL',
  ended: 'TERM-OTHER',
  left: 'ABANDON/WITHDRAW',
  granted: 'GRANT-ASY',
} as const;
type Said = keyof typeof situations;
const allSaid = Object.keys(situations) as Said[];
const yesOrNo = ['yes', 'no'] as const;
const withOrder = ['missed', 'denied', 'appealDenied'];
const reasons = ['no_notice', 'in_custody', 'exceptional', 'other'] as const;

/** What is kept of what a person knows of their case. */
export function caseAnswer(draft: Draft, at: number, today: string) {
  const group = maybeReturned(draft);
  if (!group.includes(at)) return {};
  const by = answeredBy(draft, group, 'case', at);
  const said = allSaid.find((one) => one === saidBy(draft, by));
  const order = firstDayOf(readTypedDate(typedOn(draft, 'order', by), 'order', today));
  const reason = one(typedOn(draft, 'missed', by), 'because');
  const signed = one(typedOn(draft, 'signed', by), 'signed');
  return {
    situation: said ? situations[said] : 'UNKNOWN',
    orderOn: hasOrder(draft, by) ? order.date : null,
    orderPrecision: hasOrder(draft, by) ? order.precision : ('unknown' as const),
    missedBecause:
      (said === 'missed' && reasons.find((one) => one === reason)) || ('unknown' as const),
    signedReturn: yesOrNo.find((one) => one === signed) ?? ('unknown' as const),
  };
}

const saidBy = (draft: Draft, at: number) => one(typedOn(draft, 'case', at), 'case');
const hasOrder = (draft: Draft, at: number) => withOrder.includes(saidBy(draft, at));
const asked = (draft: Draft) => firstOrEach(draft, maybeReturned(draft), 'case');

const situation: Question = {
  id: 'case',
  part: 5,
  whom: asked,
  view: (asking) => ({
    title: aboutPerson(asking, 'ask-for-help.case.titleSelf', 'ask-for-help.case.title'),
    hint: asking.words.say('ask-for-help.case.hint'),
    why: asking.words.say('ask-for-help.case.why'),
    fields: [
      {
        kind: 'choices',
        name: 'case',
        question: asking.words.say('ask-for-help.case.question'),
        choices: allSaid.map((value) => ({
          value,
          label: asking.words.say(`ask-for-help.case.${value}`),
        })),
        mayNotKnow: true,
        mayNotSay: true,
      },
      ...sameField(asking, maybeReturned(asking.draft)),
    ],
  }),
  faults: (typed, asking) => [
    ...mustChoose(typed, 'case'),
    ...sameFaults(typed, asking, maybeReturned(asking.draft)),
  ],
};

const order: Question = {
  id: 'order',
  part: 5,
  whom: (draft) => asked(draft).filter((at) => hasOrder(draft, at)),
  view: (asking) => ({
    title: aboutPerson(asking, 'ask-for-help.order.titleSelf', 'ask-for-help.order.title'),
    hint: asking.words.say('ask-for-help.order.hint'),
    why: asking.words.say('ask-for-help.order.why'),
    fields: [{ kind: 'date', name: 'order' }],
  }),
  faults: (typed, { today }) => {
    const date = readTypedDate(typed, 'order', today);
    if (date.kind === 'empty') return [{ field: 'order', message: 'ask-for-help.error.dateEmpty' }];
    return date.kind === 'wrong' ? [{ field: 'order', message: date.message }] : [];
  },
};

const missed: Question = {
  id: 'missed',
  part: 5,
  whom: (draft) => asked(draft).filter((at) => saidBy(draft, at) === 'missed'),
  view: (asking) => ({
    title: aboutPerson(asking, 'ask-for-help.missed.titleSelf', 'ask-for-help.missed.title'),
    hint: asking.words.say('ask-for-help.missed.hint'),
    why: asking.words.say('ask-for-help.missed.why'),
    fields: [reasonField(asking)],
  }),
  faults: (typed) => mustChoose(typed, 'because'),
};

function reasonField({ words: { say } }: Asking) {
  return {
    kind: 'choices' as const,
    name: 'because',
    choices: reasons.map((value) => ({ value, label: say(`ask-for-help.missed.${value}`) })),
    mayNotKnow: true,
    mayNotSay: true,
  };
}

const signed: Question = {
  id: 'signed',
  part: 5,
  whom: (draft) => (asked(draft).length > 0 ? asked(draft) : nobody),
  view: (asking) => ({
    title: aboutPerson(asking, 'ask-for-help.signed.titleSelf', 'ask-for-help.signed.title'),
    hint: asking.words.say('ask-for-help.signed.hint'),
    why: asking.words.say('ask-for-help.signed.why'),
    fields: [
      {
        kind: 'choices',
        name: 'signed',
        choices: [
          { value: 'no', label: asking.words.say('ask-for-help.no') },
          { value: 'yes', label: asking.words.say('ask-for-help.yes') },
        ],
        mayNotKnow: true,
        mayNotSay: true,
      },
    ],
  }),
  faults: (typed) => mustChoose(typed, 'signed'),
};

/** Part 5: what is known of each one's case in court. */
export const caseQuestions = [situation, order, missed, signed];
