import { type Example, instance, site, unit } from './plan-example.ts';

/** The planner's rule by example, without a previous plan. */

export const ORDER_EXAMPLES: readonly Example[] = [
  {
    says: 'no units: an empty plan',
    instance: instance([site('P', 1)], []),
    gives: { order: [], slots: [], unplaced: [], moved: [], kept: 0, envy: [] },
  },
  {
    says: 'class before enrolment, enrolment before the draw',
    instance: instance(
      [site('P', 1)],
      [
        unit('u2', 1),
        unit('u4', 1, { enrolledOn: '2019-12-31' }),
        unit('u3', 1, { class: 'a', enrolledOn: '2021-01-01' }),
        unit('u1', 1),
      ],
    ),
    gives: { order: ['u3', 'u4', 'u1', 'u2'] },
  },
  {
    says: 'a held unit keeps its position and gets no day',
    instance: instance([site('P', 1)], [unit('u2', 1), unit('u1', 1, { hold: true })]),
    gives: { order: ['u1', 'u2'], slots: ['u2 P 2021-03-01'], unplaced: ['u1 held'] },
  },
];

/** Who gets which day where nobody had one before. */
export const PLACING_EXAMPLES: readonly Example[] = [
  {
    says: 'each in order takes the earliest day with room; a household is never split',
    instance: instance(
      [site('P', 4)],
      [unit('u2', 3), unit('u4', 2), unit('u3', 2), unit('u1', 2)],
    ),
    gives: {
      slots: ['u1 P 2021-03-01', 'u3 P 2021-03-01', 'u2 P 2021-03-02', 'u4 P 2021-03-03'],
    },
  },
  {
    says: 'the rule’s lead days, or its own, even none; and not before it is ready',
    instance: instance(
      [site('P', 9)],
      [
        unit('u2', 1),
        unit('u4', 1, { leadDays: 0 }),
        unit('u3', 1, { leadDays: 5 }),
        unit('u1', 1, { readyFrom: '2021-03-10', leadDays: null }),
      ],
      { rule: { classes: ['b'], seed: '29', leadDays: 2 } },
    ),
    gives: {
      slots: ['u4 P 2021-03-01', 'u2 P 2021-03-03', 'u3 P 2021-03-06', 'u1 P 2021-03-10'],
    },
  },
  {
    says: 'readiness earlier than the lead time does not shorten it',
    instance: instance([site('P', 9)], [unit('u2', 1, { leadDays: 3, readyFrom: '2021-03-02' })]),
    gives: { slots: ['u2 P 2021-03-04'] },
  },
  {
    says: 'lead days that reach beyond every calendar leave no room',
    instance: instance([site('P', 9)], [unit('u2', 1, { leadDays: Number.MAX_SAFE_INTEGER })]),
    gives: { slots: [], unplaced: ['u2 no_room'] },
  },
  {
    says: 'an earlier day at a less preferred port is taken; on the same day the preferred port',
    instance: instance(
      [site('P', 1, { from: '2021-03-03' }), site('Q', 1), site('R', 9, { from: '2021-03-02' })],
      [
        unit('u1', 1, { sites: ['P', 'Q'] }),
        unit('u2', 1, { sites: ['P', 'R', 'Q'] }),
        unit('u3', 1, { sites: ['Q', 'R'] }),
      ],
    ),
    gives: { slots: ['u1 Q 2021-03-01', 'u3 Q 2021-03-02', 'u2 R 2021-03-02'] },
  },
  {
    says: 'weekdays, closures and overrides; an override opens no closed day',
    instance: instance(
      [
        site('P', 2, {
          weekdays: [1, 3],
          closed: ['2021-03-03'],
          overrides: { '2021-03-01': 1, '2021-03-02': 9, '2021-03-03': 9, '2020-01-01': 9 },
        }),
      ],
      [unit('u1', 1), unit('u2', 1), unit('u3', 1), unit('u4', 1)],
    ),
    gives: {
      slots: ['u1 P 2021-03-01', 'u2 P 2021-03-08', 'u3 P 2021-03-08', 'u4 P 2021-03-10'],
    },
  },
  {
    says: 'the first and the last day of a port are open',
    instance: instance(
      [site('P', 1, { to: '2021-03-02' })],
      [unit('u1', 1), unit('u2', 1), unit('u3', 1)],
    ),
    gives: { slots: ['u1 P 2021-03-01', 'u2 P 2021-03-02'], unplaced: ['u3 no_room'] },
  },
  {
    says: 'a port may be open until the end of the calendar, and far from now',
    instance: instance(
      [site('P', 2, { to: '9999-12-31', overrides: { '9999-12-30': 5 } })],
      [
        unit('u1', 5),
        unit('u2', 1, { readyFrom: '9000-02-28' }),
        unit('u3', 2, { readyFrom: '9000-02-28' }),
        unit('u4', 5),
      ],
    ),
    gives: {
      slots: ['u2 P 9000-02-28', 'u3 P 9000-03-01', 'u1 P 9999-12-30'],
      unplaced: ['u4 no_room'],
    },
  },
  {
    says: 'too large for every open day, whatever room is left',
    instance: instance(
      [site('P', 3, { to: '2021-03-02', overrides: { '2021-03-02': 4 } })],
      [unit('u1', 4), unit('u2', 4), unit('u3', 5)],
    ),
    gives: { slots: ['u1 P 2021-03-02'], unplaced: ['u2 no_room', 'u3 too_large'] },
  },
  {
    says: 'only days from the first allowed one on tell whether a household is too large',
    instance: instance(
      [site('P', 3, { to: '2021-03-03', overrides: { '2021-03-01': 9 } })],
      [unit('u1', 5, { leadDays: 1 }), unit('u2', 5, { leadDays: 3 })],
    ),
    gives: { unplaced: ['u1 too_large', 'u2 no_room'] },
  },
  {
    says: 'a day of capacity 0 is open: too large; without any open day there is no room',
    instance: instance(
      [site('P', 0), site('Q', 9, { weekdays: [] })],
      [unit('u1', 1), unit('u2', 1, { sites: ['Q'] }), unit('u3', 1, { sites: ['Q', 'P'] })],
    ),
    gives: { unplaced: ['u1 too_large', 'u2 no_room', 'u3 too_large'] },
  },
  {
    says: 'slots stand by day, then by site id in code units, then in order',
    instance: instance(
      [site('a', 2), site('B', 1), site('Ä', 1)],
      [
        unit('u1', 1, { sites: ['Ä'] }),
        unit('u2', 1, { sites: ['a'] }),
        unit('u3', 1, { sites: ['a'] }),
        unit('u4', 1, { sites: ['B'] }),
      ],
    ),
    gives: {
      slots: ['u4 B 2021-03-01', 'u2 a 2021-03-01', 'u3 a 2021-03-01', 'u1 Ä 2021-03-01'],
    },
  },
];
