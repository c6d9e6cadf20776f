import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plan } from './plan.rules.ts';
import { instance, site, unit } from './plan-example.ts';
import { planAgain, rememberPlan } from './remembered-plan.ts';

const waiting = instance([site('P', 3)], [unit('u1', 2), unit('u2', 2), unit('u3', 1)]);
const slots = [{ unit: 'u2', site: 'P', day: '2021-03-02' }];
const texts = { instance: JSON.stringify(waiting), previous: JSON.stringify({ slots }) };

test('what is remembered is what the texts give', () => {
  const made = plan(waiting, slots);
  assert.deepEqual(planAgain(texts), made);
  rememberPlan(texts, made);
  assert.equal(planAgain({ ...texts }), made);
});

test('other texts give another plan, whatever was remembered', () => {
  rememberPlan(texts, plan(waiting, slots));
  const none = { ...texts, previous: JSON.stringify({ slots: [] }) };
  assert.deepEqual(planAgain(none), plan(waiting, null));
  const fewer = { ...texts, instance: JSON.stringify({ ...waiting, units: [unit('u1', 2)] }) };
  assert.deepEqual(planAgain(fewer).order, ['u1']);
});
