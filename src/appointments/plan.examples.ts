import type { Instance, Site, Unit } from './instance.rules.ts';
import type { Plan } from './plan.rules.ts';

/**
 * The planner's rule by example: one small story for each of its sentences. Those who reimplement
 * it can start here. 2021-03-01 is a Monday. With the seed `29` the draw
 * happens to rank u1, u2, u3 and u4 in this order.
 */
export type Example = {
  readonly says: string;
  readonly instance: Instance;
  /** Previous slots as `unit site day`. */
  readonly previous?: readonly string[];
  /** The parts of the plan that matter here; slots as `unit site day`, moves as `unit: from > to`. */
  readonly gives: {
    readonly order?: readonly string[];
    readonly slots?: readonly string[];
    readonly unplaced?: readonly string[];
    readonly moved?: readonly string[];
    readonly kept?: number;
    readonly envy?: readonly string[];
  };
};

function site(id: string, perDay: number, more: Partial<Site> = {}): Site {
  return { id, from: '2021-03-01', to: '2021-03-31', perDay, ...more };
}

function unit(id: string, size: number, more: Partial<Unit> = {}): Unit {
  return { id, size, class: 'b', enrolledOn: '2020-01-01', sites: ['P'], ...more };
}

function instance(sites: Site[], units: Unit[], more: Partial<Instance> = {}): Instance {
  const rule = { classes: ['a', 'b'], seed: '29', leadDays: 0 };
  return { programme: 'MPP', asOf: '2021-03-01', rule, sites, units, ...more };
}

/** The plan in the short form of the examples. */
export function inShort(plan: Plan): Required<Example['gives']> {
  return {
    order: plan.order,
    slots: plan.slots.map((slot) => `${slot.unit} ${slot.site} ${slot.day}`),
    unplaced: plan.unplaced.map((entry) => `${entry.unit} ${entry.reason}`),
    moved: plan.moved.map(({ unit: id, from, to }) => {
      return `${id}: ${from.site} ${from.day} > ${to ? `${to.site} ${to.day}` : 'none'}`;
    }),
    kept: plan.kept,
    envy: plan.envy.map((entry) => `${entry.unit} over ${entry.over}`),
  };
}

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
