import { type Draft, one, typedOn } from '../draft.ts';
import { mustChoose, nobody, once, type Question } from '../question.ts';

/** True when somebody else fills in the form for the family. */
export function isByHelper(draft: Draft): boolean {
  const who = one(typedOn(draft, 'who'), 'who');
  return who === 'relative' || who === 'volunteer';
}

/** True for a child without a parent or guardian: hardly anything is asked, a person comes at once. */
export function isChildAlone(draft: Draft): boolean {
  return one(typedOn(draft, 'child-alone'), 'alone') === 'yes';
}

/** For staff: who helped, and whether the family knows. In Spanish, the language of the desks. */
export function helperNote(draft: Draft): string[] {
  if (!isByHelper(draft)) return [];
  const who =
    one(typedOn(draft, 'who'), 'who') === 'relative' ? 'un familiar' : 'una persona voluntaria';
  const knows = { yes: 'sí', no: 'no', unknown: 'no se sabe' }[
    one(typedOn(draft, 'helper'), 'knows')
  ];
  return [`Llenó el formulario ${who}.`, `La familia lo sabe: ${knows ?? 'no se sabe'}.`];
}

const who: Question = {
  id: 'who',
  part: 2,
  whom: () => once,
  view: ({ words: { say } }) => ({
    title: say('ask-for-help.who.title'),
    why: say('ask-for-help.who.why'),
    fields: [
      {
        kind: 'choices',
        name: 'who',
        choices: [
          { value: 'self', label: say('ask-for-help.who.self') },
          { value: 'relative', label: say('ask-for-help.who.relative') },
          { value: 'volunteer', label: say('ask-for-help.who.volunteer') },
        ],
      },
    ],
  }),
  faults: (typed) => mustChoose(typed, 'who'),
};

const helper: Question = {
  id: 'helper',
  part: 2,
  whom: (draft) => (isByHelper(draft) ? once : nobody),
  view: ({ words: { say } }) => ({
    title: say('ask-for-help.helper.title'),
    hint: say('ask-for-help.helper.hint'),
    notice: { text: say('ask-for-help.helper.notice') },
    fields: [
      {
        kind: 'choices',
        name: 'knows',
        choices: [
          { value: 'yes', label: say('ask-for-help.yes') },
          { value: 'no', label: say('ask-for-help.helper.no') },
        ],
        mayNotKnow: true,
      },
    ],
  }),
  faults: (typed) => mustChoose(typed, 'knows'),
};

const childAlone: Question = {
  id: 'child-alone',
  part: 2,
  whom: () => once,
  view: ({ draft, words: { say } }) => ({
    title: say(isByHelper(draft) ? 'ask-for-help.alone.titleHelper' : 'ask-for-help.alone.title'),
    why: say('ask-for-help.alone.why'),
    fields: [
      {
        kind: 'choices',
        name: 'alone',
        choices: [
          { value: 'no', label: say('ask-for-help.alone.no') },
          { value: 'yes', label: say('ask-for-help.alone.yes') },
        ],
      },
    ],
  }),
  faults: (typed) => mustChoose(typed, 'alone'),
};

/** Part 2: who asks, and whether it is a child alone. */
export const whoQuestions = [who, helper, childAlone];
