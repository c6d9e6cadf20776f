import { normalPhone } from '#registry/phone.rules.ts';
import type { Words } from '../../../../words/say.ts';
import { type Draft, one, type TypedPage, typedOn } from '../draft.ts';
import { type Fault, mustChoose, type Question } from '../question.ts';

const channels = ['whatsapp', 'sms', 'voice', 'email'] as const;
const owners = ['own', 'partner', 'relative', 'friend', 'shelter', 'lawyer', 'other'] as const;
const times = ['any', 'morning', 'afternoon', 'evening', 'ask'] as const;
const sayings = ['everything', 'news_only', 'call_only'] as const;
const address = /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]{2,}$/u;

/** A number or address as it will be used; null when it cannot be. */
export function reachedAt(
  typed: TypedPage,
): { channel: (typeof channels)[number]; value: string } | null {
  const channel = channels.find((code) => code === one(typed, 'channel'));
  const value = one(typed, 'value');
  if (!channel) return null;
  if (channel === 'email')
    return address.test(value) && value.length <= 120 ? { channel, value } : null;
  const phone = normalPhone(value);
  return phone === null ? null : { channel, value: phone };
}

/** Every way to reach them that was given. */
export function contactAnswers(draft: Draft) {
  return draft.contacts.flatMap((at) => {
    const reached = reachedAt(typedOn(draft, 'contact', at));
    if (!reached) return [];
    const safe = typedOn(draft, 'contact-safe', at);
    const say = one(typedOn(draft, 'contact-say', at), 'say');
    return [
      {
        ...reached,
        whose: owners.find((value) => value === one(safe, 'whose')) ?? ('other' as const),
        safeTimes: times.find((value) => value === one(safe, 'when')) ?? ('ask' as const),
        maySay: sayings.find((value) => value === say) ?? ('call_only' as const),
      },
    ];
  });
}

/** Those ways about which something can still be asked. */
export const reachable = (draft: Draft): number[] =>
  draft.contacts.filter((at) => reachedAt(typedOn(draft, 'contact', at)) !== null);

/** A way to reach them as one line: how, and where. */
export function contactText(draft: Draft, at: number, { say }: Words): string {
  const reached = reachedAt(typedOn(draft, 'contact', at));
  return reached
    ? `${say(`ask-for-help.channel.${reached.channel}`)}: ${reached.value}`
    : say('ask-for-help.channel.none');
}

const contact: Question = {
  id: 'contact',
  part: 8,
  whom: (draft) => draft.contacts,
  view: ({ draft, at, words: { say } }) => ({
    title: contactTitle(draft, at, say),
    hint: say('ask-for-help.contact.hint'),
    why: say('ask-for-help.contact.why'),
    fields: [
      {
        kind: 'choices',
        name: 'channel',
        question: say('ask-for-help.contact.how'),
        choices: [
          ...channels.map((value) => ({ value, label: say(`ask-for-help.channel.${value}`) })),
          { value: 'none', label: say('ask-for-help.channel.none') },
        ],
        mayNotSay: true,
      },
      {
        kind: 'text',
        name: 'value',
        label: say('ask-for-help.contact.value'),
        hint: say('ask-for-help.contact.valueHint'),
        width: 'medium',
      },
    ],
  }),
  faults: contactFaults,
  answer: (_, { draft, at, words }) => [contactText(draft, at ?? 0, words)],
};

function contactTitle(draft: Draft, at: number | null, say: Words['say']): string {
  const n = draft.contacts.indexOf(at ?? 0) + 1;
  return n > 1 ? say('ask-for-help.contact.titleNext', { n }) : say('ask-for-help.contact.title');
}

function contactFaults(typed: TypedPage): Fault[] {
  const channel = one(typed, 'channel');
  if (channel === '') return mustChoose(typed, 'channel');
  if (channel === 'none' || channel === 'not-said' || reachedAt(typed)) return [];
  return [
    {
      field: 'value',
      message: channel === 'email' ? 'ask-for-help.error.email' : 'ask-for-help.error.phone',
    },
  ];
}

const safe: Question = {
  id: 'contact-safe',
  part: 8,
  whom: reachable,
  view: ({ draft, at, words }) => ({
    title: words.say('ask-for-help.safe.title'),
    hint: contactText(draft, at ?? 0, words),
    why: words.say('ask-for-help.safe.why'),
    fields: [
      {
        kind: 'choices',
        name: 'whose',
        question: words.say('ask-for-help.safe.whose'),
        choices: owners.map((value) => ({
          value,
          label: words.say(`ask-for-help.whose.${value}`),
        })),
      },
      {
        kind: 'choices',
        name: 'when',
        question: words.say('ask-for-help.safe.when'),
        choices: times.map((value) => ({ value, label: words.say(`ask-for-help.when.${value}`) })),
      },
    ],
  }),
  label: ({ draft, at, words }) =>
    `${words.say('ask-for-help.safe.title')} ${contactText(draft, at ?? 0, words)}`,
  faults: (typed) => [...mustChoose(typed, 'whose'), ...mustChoose(typed, 'when')],
};

const maySay: Question = {
  id: 'contact-say',
  part: 8,
  whom: reachable,
  view: ({ draft, at, words }) => ({
    title: words.say('ask-for-help.say.title'),
    hint: contactText(draft, at ?? 0, words),
    why: words.say('ask-for-help.say.why'),
    fields: [
      {
        kind: 'choices',
        name: 'say',
        choices: sayings.map((value) => ({
          value,
          label: words.say(`ask-for-help.say.${value}`),
        })),
      },
    ],
  }),
  label: ({ draft, at, words }) =>
    `${words.say('ask-for-help.say.title')} ${contactText(draft, at ?? 0, words)}`,
  faults: (typed) => mustChoose(typed, 'say'),
};

/** Part 8, for each way to reach them. */
export const contactQuestions = [contact, safe, maySay];
