import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plan } from './plan.rules.ts';
import { instance, site, unit } from './plan-example.ts';
import { planAgain, rememberedPlan, rememberPlan } from './remembered-plan.ts';

const waiting = instance([site('P', 3)], [unit('u1', 2), unit('u2', 2), unit('u3', 1)]);
const slots = [{ unit: 'u2', site: 'P', day: '2021-03-02' }];
const texts = {
  planId: 'first',
  instance: JSON.stringify(waiting),
  previous: JSON.stringify({ slots }),
};

test('what is remembered is what the texts give', () => {
  const result = plan(waiting, slots);
  assert.deepEqual(planAgain(texts).result, result);
  const made = { texts, instance: waiting, previous: slots, result, look: null };
  rememberPlan(made);
  assert.equal(rememberedPlan('first'), made);
});

test('another plan is made from its own texts, whatever was remembered', () => {
  planAgain(texts);
  assert.equal(rememberedPlan('second'), null);
  const none = { ...texts, planId: 'second', previous: JSON.stringify({ slots: [] }) };
  assert.deepEqual(planAgain(none).result, plan(waiting, null));
  assert.equal(rememberedPlan('first'), null);
  assert.equal(rememberedPlan('second')?.texts, none);
});
