import { type Example, instance, site, unit } from './plan-example.ts';

/** The planner's rule by example, with a previous plan. */

export const REPLANNING_EXAMPLES: readonly Example[] = [
  {
    says: 'history is copied, of units held or gone and of sites gone, and listed nowhere else',
    instance: instance(
      [site('P', 1, { from: '2021-01-01' })],
      [unit('u2', 1, { hold: true }), unit('u4', 9), unit('u3', 1)],
      { asOf: '2021-03-02' },
    ),
    previous: [
      'u4 P 2021-03-01',
      'z P 2021-03-01',
      'Z P 2021-03-01',
      'u2 P 2021-03-01',
      'y gone 2021-02-01',
    ],
    gives: {
      order: ['u2', 'u3', 'u4'],
      slots: [
        'y gone 2021-02-01',
        'u2 P 2021-03-01',
        'u4 P 2021-03-01',
        'Z P 2021-03-01',
        'z P 2021-03-01',
        'u3 P 2021-03-02',
      ],
      unplaced: [],
      moved: [],
      kept: 0,
      envy: [],
    },
  },
  {
    says: 'a slot on the day of planning is no history and is kept, whatever lead time and readiness',
    instance: instance([site('P', 1)], [unit('u1', 1, { leadDays: 9, readyFrom: '2021-04-01' })]),
    previous: ['u1 P 2021-03-01'],
    gives: { slots: ['u1 P 2021-03-01'], kept: 1, moved: [] },
  },
  {
    says: 'a slot is lost when the unit is held, the site left its list or is gone, or the day shut',
    instance: instance(
      [site('P', 9, { closed: ['2021-03-02'] }), site('Q', 9)],
      [
        unit('u1', 1, { hold: true }),
        unit('u2', 1),
        unit('u3', 1, { sites: ['Q'] }),
        unit('u4', 1),
      ],
    ),
    previous: ['u1 P 2021-03-05', 'u2 P 2021-03-02', 'u3 P 2021-03-05', 'u4 R 2021-03-05'],
    gives: {
      slots: ['u2 P 2021-03-01', 'u4 P 2021-03-01', 'u3 Q 2021-03-01'],
      unplaced: ['u1 held'],
      moved: [
        'u1: P 2021-03-05 > none',
        'u2: P 2021-03-02 > P 2021-03-01',
        'u3: P 2021-03-05 > Q 2021-03-01',
        'u4: R 2021-03-05 > P 2021-03-01',
      ],
      kept: 0,
    },
  },
  {
    says: 'on an overfull day each keeps its slot in order while it fits, a smaller later one too',
    instance: instance(
      [site('P', 4)],
      [unit('u1', 3), unit('u2', 2), unit('u3', 1), unit('u4', 1)],
    ),
    previous: ['u2 P 2021-03-05', 'u4 P 2021-03-05', 'u3 P 2021-03-05', 'u1 P 2021-03-05'],
    gives: {
      slots: ['u2 P 2021-03-01', 'u4 P 2021-03-01', 'u1 P 2021-03-05', 'u3 P 2021-03-05'],
      moved: ['u2: P 2021-03-05 > P 2021-03-01', 'u4: P 2021-03-05 > P 2021-03-01'],
      kept: 2,
    },
  },
  {
    says: 'kept slots come before the order of all others; a slot of a unit that is gone is dropped',
    instance: instance([site('P', 1, { to: '2021-03-01' })], [unit('u1', 1), unit('u2', 1)]),
    previous: ['u2 P 2021-03-01', 'gone P 2021-03-02'],
    gives: {
      slots: ['u2 P 2021-03-01'],
      unplaced: ['u1 no_room'],
      moved: [],
      kept: 1,
      envy: ['u1 over u2'],
    },
  },
];

/** Who would rather have the day of one behind. */
export const ENVY_EXAMPLES: readonly Example[] = [
  {
    says: 'envy of the earliest such day, over the lowest-ranked there',
    instance: instance(
      [site('P', 2)],
      [unit('u1', 2), unit('u2', 1), unit('u3', 1), unit('u4', 2)],
    ),
    previous: ['u4 P 2021-03-02', 'u3 P 2021-03-01', 'u2 P 2021-03-01'],
    gives: {
      slots: ['u2 P 2021-03-01', 'u3 P 2021-03-01', 'u4 P 2021-03-02', 'u1 P 2021-03-03'],
      envy: ['u1 over u3'],
    },
  },
  {
    says: 'free room and all lower-ranked together must take it; higher-ranked do not yield',
    instance: instance(
      [site('P', 3, { to: '2021-03-02' })],
      [unit('u1', 2), unit('u2', 2), unit('u3', 1)],
    ),
    previous: ['u1 P 2021-03-01', 'u3 P 2021-03-01'],
    gives: { slots: ['u1 P 2021-03-01', 'u3 P 2021-03-01', 'u2 P 2021-03-02'], envy: [] },
  },
  {
    says: 'on the same day the preferred port is named',
    instance: instance(
      [site('P', 1, { to: '2021-03-01' }), site('Q', 1, { to: '2021-03-01' })],
      [unit('u1', 1, { sites: ['Q', 'P'] }), unit('u2', 1), unit('u3', 1, { sites: ['Q'] })],
    ),
    previous: ['u2 P 2021-03-01', 'u3 Q 2021-03-01'],
    gives: { unplaced: ['u1 no_room'], envy: ['u1 over u3'] },
  },
  {
    says: 'no envy of a day before its own first allowed day, nor at a port it cannot use',
    instance: instance(
      [site('P', 1), site('Q', 1)],
      [unit('u1', 1, { leadDays: 3 }), unit('u2', 1), unit('u3', 1, { sites: ['Q'] })],
    ),
    previous: ['u1 P 2021-03-05', 'u2 P 2021-03-02', 'u3 Q 2021-03-04'],
    gives: { kept: 3, envy: [] },
  },
  {
    says: 'a kept unit may envy; a held one and history do not',
    instance: instance(
      [site('P', 1)],
      [unit('u1', 1), unit('u2', 1, { hold: true }), unit('u3', 1), unit('u4', 1)],
    ),
    previous: ['u1 P 2021-03-04', 'u4 P 2021-03-01', 'u3 P 2021-02-01'],
    gives: { kept: 2, envy: ['u1 over u4'], unplaced: ['u2 held'] },
  },
];
