import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '#platform/problem.ts';
import { attempt } from './attempt.ts';
import { errorOf } from './field-errors.ts';
import { refusalFor } from './refusal.ts';

test('a refusal that can be mended comes back in words, field by field', async () => {
  const result = await attempt('es', async () => {
    throw new Problem('invalid', 'platform.checkTheFields', { count: 2 }, [
      { field: 'people.0.given', code: 'platform.too_small' },
      { field: 'city', code: 'nobody.knowsThis' },
    ]);
  });
  assert.ok(!result.done);
  assert.equal(result.refusal.status, 422);
  assert.equal(errorOf(result.errors, 'people.0.given'), 'Falta escribir algo aquí.');
  assert.equal(errorOf(result.errors, 'city'), 'Revise esta respuesta.');
  assert.equal(errorOf(result.errors, 'birth'), undefined);
});

test('what the person cannot mend, and what we did not expect, goes on', async () => {
  for (const error of [new Problem('forbidden', 'platform.notYourRole'), new Error('boom')]) {
    await assert.rejects(
      attempt('es', async () => {
        throw error;
      }),
      error,
    );
  }
});

test('what worked is handed on', async () => {
  assert.deepEqual(await attempt('pt', async () => 7), { done: true, value: 7 });
});

test('a refusal from another copy of the class is still known by its code', () => {
  const foreign = Object.assign(new Error('x'), {
    name: 'Problem',
    kind: 'tooMany',
    code: 'registry.slowDown',
    status: 429,
    details: {},
    fields: [],
  });
  const refusal = refusalFor(foreign, 500, 'en');
  assert.equal(refusal.status, 429);
  assert.equal(refusal.code, 'registry.slowDown');
  assert.equal(refusal.what, 'There were many attempts in a row.');
});

test('nothing of an unexpected error reaches the page', () => {
  const refusal = refusalFor(new Error('Ana Pérez, A-123'), 500, 'es');
  assert.doesNotMatch(JSON.stringify(refusal), /Ana|A-123/);
  assert.equal(refusal.code, 'web.unexpected');
});
