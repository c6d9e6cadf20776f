import fc from 'fast-check';
import type { Instance, Site, Unit } from '#appointments/instance.rules.ts';
import type { Slot } from '#appointments/party.rules.ts';
import { plusDays } from './slow-plan.ts';

/** Small instances that are tight in every way: few days, little room, many ties. */

const AS_OF = '2021-02-25';
const CLASSES = ['urgent', 'regular'];
const SITE_IDS = ['A', 'B', 'Ä'];
const UNIT_IDS = Array.from({ length: 14 }, (_, index) => `u${index}`);

/** Days around `asOf`, over the end of a month. */
const day = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((days) => plusDays(AS_OF, days));

const maybe = <T>(arb: fc.Arbitrary<T>) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(null, undefined) },
    { arbitrary: arb, weight: 1 },
  );

const siteArb = (id: string): fc.Arbitrary<Site> =>
  fc
    .record({
      from: day(-4, 4),
      length: fc.integer({ min: 0, max: 9 }),
      perDay: fc.integer({ min: 0, max: 7 }),
      weekdays: maybe(fc.uniqueArray(fc.integer({ min: 1, max: 7 }))),
      closed: maybe(fc.array(day(-2, 9), { maxLength: 3 })),
      overrides: maybe(fc.dictionary(day(-2, 9), fc.integer({ min: 0, max: 9 }), { maxKeys: 3 })),
    })
    .map(({ length, ...site }) => ({ id, ...site, to: plusDays(site.from, length) }));

const unitArb = (id: string, sites: readonly string[]): fc.Arbitrary<Unit> =>
  fc.record({
    id: fc.constant(id),
    size: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 9 })),
    class: fc.constantFrom(...CLASSES),
    enrolledOn: fc.constantFrom('2019-12-31', '2020-01-01'),
    sites: fc.shuffledSubarray([...sites], { minLength: 1 }),
    readyFrom: maybe(day(-2, 8)),
    leadDays: maybe(fc.integer({ min: 0, max: 5 })),
    hold: fc.constantFrom(null, undefined, false, false, false, true),
  });

export const instanceArb: fc.Arbitrary<Instance> = fc
  .tuple(
    fc.subarray(SITE_IDS, { minLength: 1 }),
    fc.subarray(UNIT_IDS, { minLength: 0 }),
    fc.constantFrom('', 'seed', '|'),
    fc.integer({ min: 0, max: 2 }),
  )
  .chain(([siteIds, unitIds, seed, leadDays]) =>
    fc.record({
      programme: fc.constant('P'),
      asOf: fc.constant(AS_OF),
      rule: fc.constant({ classes: CLASSES, seed, leadDays }),
      sites: fc.tuple(...siteIds.map(siteArb)),
      units: fc.tuple(...unitIds.map((id) => unitArb(id, siteIds))),
    }),
  );

/** Previous slots, likely and unlikely: of units and sites that may be gone, on any day near. */
export const slotsArb: fc.Arbitrary<Slot[]> = fc
  .subarray([...UNIT_IDS, 'gone', 'Gone', 'gone2'])
  .chain((ids) =>
    fc.tuple(
      ...ids.map((unit) =>
        fc.record({
          unit: fc.constant(unit),
          site: fc.constantFrom(...SITE_IDS, ...SITE_IDS, 'closed for good'),
          day: fc.oneof({ weight: 4, arbitrary: day(0, 6) }, { weight: 1, arbitrary: day(-3, 9) }),
        }),
      ),
    ),
  );

/** The same instance with its lists in another order. */
export function shuffled(instance: Instance): fc.Arbitrary<Instance> {
  const whole = <T>(list: readonly T[]) =>
    fc.shuffledSubarray([...list], { minLength: list.length });
  return fc
    .tuple(whole(instance.sites), whole(instance.units))
    .map(([sites, units]) => ({ ...instance, sites, units }));
}
