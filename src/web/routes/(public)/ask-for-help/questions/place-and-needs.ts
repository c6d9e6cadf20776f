import { nameIn } from '#vocabulary/named.ts';
import { needByCode, needs } from '#vocabulary/needs.ts';
import { placeByCode, places } from '#vocabulary/places.ts';
import { type Draft, many, one, typedOn } from '../draft.ts';
import { mustChoose, nobody, once, type Question } from '../question.ts';
import { nameOf } from './people.ts';
import { isChildAlone } from './who.ts';

const elsewhere = ['mexico', 'us', 'origin', 'other'] as const;

/** Where they are now: a town of Mexico, or only the country. */
export function whereaboutsAnswer(draft: Draft) {
  const said = one(typedOn(draft, 'where'), 'where');
  if (placeByCode.has(said)) return { country: 'mexico' as const, place: said };
  return { country: elsewhere.find((one) => one === said) ?? ('unknown' as const), place: null };
}

/** Codes of needs of one person. What was said of the whole family counts for who asks. */
export function needsAnswer(draft: Draft, at: number): string[] {
  const typed = typedOn(draft, 'needs-whose');
  return chosenNeeds(draft).filter((code) => {
    const whose = Number(one(typed, code));
    return draft.people.includes(whose) ? whose === at : draft.people[0] === at;
  });
}

const chosenNeeds = (draft: Draft) =>
  isChildAlone(draft)
    ? []
    : many(typedOn(draft, 'needs'), 'needs').filter((code) => needByCode.has(code));

const where: Question = {
  id: 'where',
  part: 6,
  whom: () => once,
  view: ({ words: { say, language } }) => ({
    title: say('ask-for-help.where.title'),
    hint: say('ask-for-help.where.hint'),
    why: say('ask-for-help.where.why'),
    fields: [
      {
        kind: 'choices',
        name: 'where',
        choices: [
          ...places.map(({ code, names }) => ({ value: code, label: nameIn(names, language) })),
          ...elsewhere.map((value) => ({ value, label: say(`ask-for-help.where.${value}`) })),
        ],
        mayNotKnow: true,
        mayNotSay: true,
      },
    ],
  }),
  faults: (typed) => mustChoose(typed, 'where'),
};

const need: Question = {
  id: 'needs',
  part: 7,
  whom: (draft) => (isChildAlone(draft) ? nobody : once),
  view: ({ words: { say, language } }) => ({
    title: say('ask-for-help.needs.title'),
    hint: say('ask-for-help.needs.hint'),
    why: say('ask-for-help.needs.why'),
    fields: [
      {
        kind: 'choices',
        name: 'needs',
        many: true,
        choices: [
          // A child alone was asked about at the start.
          ...needs
            .filter(({ code }) => code !== 'V-UAC')
            .map(({ code, names }) => ({ value: code, label: nameIn(names, language) })),
          { value: 'none', label: say('ask-for-help.needs.none') },
        ],
        mayNotSay: true,
      },
    ],
  }),
  faults: (typed) => {
    const chosen = many(typed, 'needs');
    const alone = chosen.includes('none') || chosen.includes('not-said');
    return alone && chosen.length > 1
      ? [{ field: 'needs', message: 'ask-for-help.error.noneAndSome' }]
      : mustChoose(typed, 'needs');
  },
};

const needsWhose: Question = {
  id: 'needs-whose',
  part: 7,
  whom: (draft) => (chosenNeeds(draft).length > 0 && draft.people.length > 1 ? once : nobody),
  view: ({ draft, words }) => ({
    title: words.say('ask-for-help.whose.title'),
    hint: words.say('ask-for-help.whose.hint'),
    fields: chosenNeeds(draft).map((code) => ({
      kind: 'select' as const,
      name: code,
      label: nameIn(needByCode.get(code)?.names ?? { es: code, en: code }, words.language),
      options: [
        ...draft.people.map((at) => ({ value: String(at), label: nameOf(draft, at, words) })),
        { value: 'family', label: words.say('ask-for-help.whose.family') },
        { value: 'not-said', label: words.say('shell.ratherNotSay') },
      ],
    })),
  }),
  // Somebody who was taken off the list since can no longer be meant.
  faults: (typed, { draft }) =>
    chosenNeeds(draft)
      .filter((code) => /^\d+$/.test(one(typed, code)))
      .filter((code) => !draft.people.includes(Number(one(typed, code))))
      .map((code) => ({ field: code, message: 'ask-for-help.error.choose' })),
};

/** Parts 6 and 7: where they are now, and what makes waiting harder. */
export const placeAndNeedsQuestions = [where, need, needsWhose];
