import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Instance, Unit } from '#appointments/instance.rules.ts';
import type { Slot } from '#appointments/party.rules.ts';
import { type Plan, plan } from '#appointments/plan.rules.ts';
import { instanceArb, shuffled, slotsArb } from './arbitrary-instance.ts';
import { capacityOf, openDays, plusDays, slowPlan } from './slow-plan.ts';

const RUNS = { numRuns: 500 };

/** No previous plan, slots from anywhere, or a plan made when the ports had more room. */
const planned = fc
  .record({
    instance: instanceArb,
    anywhere: fc.option(slotsArb),
    more: fc.integer({ min: 1, max: 3 }),
  })
  .chain(({ instance, anywhere, more }) =>
    fc.record({
      instance: fc.constant(instance),
      previous: fc.constantFrom(anywhere, whenThereWasMoreRoom(instance, more)),
    }),
  );

function whenThereWasMoreRoom(instance: Instance, more: number): Slot[] {
  const rule = { ...instance.rule, leadDays: 0 };
  const sites = instance.sites.map((site) => ({
    ...site,
    perDay: site.perDay + more,
    closed: null,
    overrides: null,
  }));
  return [...plan({ ...instance, rule, sites }, null).slots];
}

function each(check: (instance: Instance, previous: Slot[] | null, result: Plan) => void): void {
  const property = fc.property(planned, ({ instance, previous }) =>
    check(instance, previous, plan(instance, previous)),
  );
  fc.assert(property, RUNS);
}

test('the plan is, to the byte, what the rule gives when followed slowly', () => {
  each((instance, previous, result) => {
    assert.equal(JSON.stringify(result), JSON.stringify(slowPlan(instance, previous)));
  });
});

test('no day takes more people than its capacity', () => {
  each((instance, _previous, result) => {
    const future = result.slots.filter((slot) => slot.day >= instance.asOf);
    for (const [, there] of Map.groupBy(future, (slot) => `${slot.day} ${slot.site}`)) {
      const [{ site, day } = assert.fail('an empty group')] = there;
      const people = there.reduce((sum, slot) => sum + unitOf(instance, slot.unit).size, 0);
      assert.ok(people <= (capacityOf(siteOf(instance, site), day) ?? -1), `${site} on ${day}`);
    }
  });
});

test('every unit is placed whole, unplaced for a reason, or history, and exactly one of them', () => {
  each((instance, previous, result) => {
    const gone = (previous ?? []).filter(
      (slot) => slot.day < instance.asOf && !instance.units.some((unit) => unit.id === slot.unit),
    );
    const told = [...result.slots, ...result.unplaced].map((entry) => entry.unit).sort();
    const expected = [...instance.units.map((unit) => unit.id), ...gone.map((slot) => slot.unit)];
    assert.deepEqual(told, expected.sort());
  });
});

test('a new slot is at a usable port, open, after the lead time and when the unit is ready', () => {
  each((instance, previous, result) => {
    for (const slot of newSlots(previous, result)) {
      const unit = unitOf(instance, slot.unit);
      const lead = plusDays(instance.asOf, unit.leadDays ?? instance.rule.leadDays);
      assert.ok(slot.day >= lead && slot.day >= (unit.readyFrom ?? ''));
      assert.ok(unit.sites.includes(slot.site) && !unit.hold);
      assert.notEqual(capacityOf(siteOf(instance, slot.site), slot.day), null);
    }
  });
});

test('no room is wasted: nobody newly placed or unplaced would still fit on an earlier day', () => {
  each((instance, previous, result) => {
    const own = new Map(newSlots(previous, result).map((slot) => [slot.unit, slot.day]));
    const noRoom = result.unplaced.filter((entry) => entry.reason !== 'held');
    for (const id of [...own.keys(), ...noRoom.map((entry) => entry.unit)]) {
      const unit = unitOf(instance, id);
      const earlier = openDays(instance, unit).filter(({ day }) => day < (own.get(id) ?? '9999'));
      for (const { site, day } of earlier) {
        assert.ok(freeAt(instance, result, site.id, day) < unit.size, `${id} fits ${day}`);
      }
    }
  });
});

test('without a previous plan nobody can justly envy another, and nothing is moved or kept', () => {
  const property = fc.property(instanceArb, (instance) => {
    const result = plan(instance, null);
    // Compared with the search over all days, since an empty list alone would prove nothing.
    assert.deepEqual(slowPlan(instance, []).envy, []);
    assert.deepEqual([result.envy, result.moved, result.kept], [[], [], 0]);
    assert.deepEqual(plan(instance, []), result);
  });
  fc.assert(property, RUNS);
});

test('the order of units, sites and previous slots in the input does not change a byte', () => {
  const pair = planned.chain(({ instance, previous }) =>
    fc.record({
      instance: fc.constant(instance),
      previous: fc.constant(previous),
      otherInstance: shuffled(instance),
      otherPrevious: fc.shuffledSubarray(previous ?? [], { minLength: previous?.length ?? 0 }),
    }),
  );
  const property = fc.property(pair, ({ instance, previous, otherInstance, otherPrevious }) => {
    const other = plan(otherInstance, previous && otherPrevious);
    assert.equal(JSON.stringify(other), JSON.stringify(plan(instance, previous)));
  });
  fc.assert(property, RUNS);
});

test('who had a slot ahead either keeps it, is moved, or is gone', () => {
  each((instance, previous, result) => {
    const ahead = (previous ?? []).filter((slot) => slot.day >= instance.asOf);
    const present = ahead.filter((slot) => instance.units.some((unit) => unit.id === slot.unit));
    assert.equal(result.kept + result.moved.length, present.length);
    for (const move of result.moved) {
      assert.notDeepEqual(move.to, move.from);
      assert.deepEqual(stopOf(previous ?? [], move.unit), move.from);
      assert.deepEqual(stopOf(result.slots, move.unit), move.to);
    }
  });
});

test('planning again with nothing changed changes nothing', () => {
  const property = fc.property(instanceArb, (instance) => {
    const first = plan(instance, null);
    const again = plan(instance, first.slots);
    assert.deepEqual({ ...again, kept: 0 }, first);
    assert.equal(again.kept, first.slots.length);
  });
  fc.assert(property, RUNS);
});

test('as few are moved as the order allows: an exhaustive search finds no better set to keep', () => {
  each((instance, previous, result) => {
    const candidates = result.order
      .map((id) => unitOf(instance, id))
      .filter((unit) => canKeepAlone(instance, unit, previous ?? []));
    const moved = new Set(result.moved.map((move) => move.unit));
    const kept = candidates.filter((unit) => !moved.has(unit.id)).map((unit) => unit.id);
    const best = bestToKeep(instance, candidates, previous ?? []);
    assert.deepEqual(kept, best.first);
    assert.equal(result.kept, kept.length);
    const sizes = new Set(candidates.map((unit) => unit.size));
    if (sizes.size <= 1) assert.equal(result.kept, best.most);
  });
});

/** Whether a unit could keep its slot if nobody else were there. */
function canKeepAlone(instance: Instance, unit: Unit, previous: readonly Slot[]): boolean {
  const slot = previous.find((one) => one.unit === unit.id);
  if (!slot || slot.day < instance.asOf || unit.hold || !unit.sites.includes(slot.site))
    return false;
  return (capacityOf(siteOf(instance, slot.site), slot.day) ?? -1) >= unit.size;
}

/**
 * Of all sets of units that could keep their slots together: the one that favours the published
 * order most, and the size of the largest.
 */
function bestToKeep(instance: Instance, candidates: readonly Unit[], previous: readonly Slot[]) {
  let first: string[] | null = null;
  let most = 0;
  // Counting down with the first unit as the highest bit meets the sets in order of preference.
  for (let mask = 2 ** candidates.length - 1; mask >= 0; mask -= 1) {
    const chosen = candidates.filter((_, i) => (mask >> (candidates.length - 1 - i)) & 1);
    if (!fitTogether(instance, chosen, previous)) continue;
    first ??= chosen.map((unit) => unit.id);
    most = Math.max(most, chosen.length);
  }
  return { first: first ?? [], most };
}

function fitTogether(instance: Instance, units: readonly Unit[], previous: readonly Slot[]) {
  const people = new Map<string, number>();
  return units.every((unit) => {
    const slot = previous.find((one) => one.unit === unit.id) ?? assert.fail('no slot');
    const key = `${slot.day} ${slot.site}`;
    const sum = (people.get(key) ?? 0) + unit.size;
    people.set(key, sum);
    return sum <= (capacityOf(siteOf(instance, slot.site), slot.day) ?? -1);
  });
}

function newSlots(previous: readonly Slot[] | null, result: Plan): Slot[] {
  const before = new Set((previous ?? []).map((slot) => JSON.stringify(slot)));
  return result.slots.filter((slot) => !before.has(JSON.stringify(slot)));
}

function freeAt(instance: Instance, result: Plan, site: string, day: string): number {
  const there = result.slots.filter((slot) => slot.site === site && slot.day === day);
  const people = there.reduce((sum, slot) => sum + unitOf(instance, slot.unit).size, 0);
  return (capacityOf(siteOf(instance, site), day) ?? 0) - people;
}

function stopOf(slots: readonly Slot[], id: string) {
  const slot = slots.find((one) => one.unit === id);
  return slot ? { site: slot.site, day: slot.day } : null;
}

function unitOf(instance: Instance, id: string) {
  return instance.units.find((unit) => unit.id === id) ?? assert.fail(`no unit ${id}`);
}

function siteOf(instance: Instance, id: string) {
  return instance.sites.find((site) => site.id === id) ?? assert.fail(`no site ${id}`);
}
