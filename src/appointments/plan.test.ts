import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Slot } from './party.rules.ts';
import { ORDER_EXAMPLES, PLACING_EXAMPLES } from './placing.examples.ts';
import { plan } from './plan.rules.ts';
import { type Example, inShort } from './plan-example.ts';
import { ENVY_EXAMPLES, REPLANNING_EXAMPLES } from './replanning.examples.ts';

const GROUPS: Record<string, readonly Example[]> = {
  'the published order': ORDER_EXAMPLES,
  'placing households': PLACING_EXAMPLES,
  'planning again': REPLANNING_EXAMPLES,
  envy: ENVY_EXAMPLES,
};

for (const [name, examples] of Object.entries(GROUPS)) {
  describe(name, () => {
    for (const { says, instance, previous, gives } of examples) {
      test(says, () => {
        const short = inShort(plan(instance, previous?.map(slotOf) ?? null));
        for (const part of Object.keys(gives)) assert.ok(part in short);
        assert.deepEqual({ ...short, ...gives }, short);
      });
    }
  });
}

test('the keys of a plan stand in the order of the rule', () => {
  const [example] = REPLANNING_EXAMPLES;
  const result = plan(example?.instance ?? assert.fail(), null);
  const keys = ['programme', 'asOf', 'order', 'slots', 'unplaced', 'moved', 'kept', 'envy'];
  assert.deepEqual(Object.keys(result), keys);
});

test('a site or class that the instance does not know is refused in the process too', () => {
  const instance = PLACING_EXAMPLES[0]?.instance ?? assert.fail();
  const withoutSites = { ...instance, sites: [] };
  assert.throws(() => plan(withoutSites, null), /site "P" is not in the instance/);
  const withoutClasses = { ...instance, rule: { ...instance.rule, classes: [] } };
  assert.throws(() => plan(withoutClasses, null), /class "b" is not in the rule/);
});

function slotOf(text: string): Slot {
  const [unit = '', site = '', day = ''] = text.split(' ');
  return { unit, site, day };
}
