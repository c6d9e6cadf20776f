import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mayChangeRoles } from './roles.rules.ts';

const administrator = ['administrator'] as const;
const wider = ['administrator', 'lawyer'] as const;

test('nobody widens their own roles while another administers; the only one may, and it is told', () => {
  const change = { before: administrator, after: wider };
  assert.equal(mayChangeRoles({ ...change, isOneself: true, administrators: 2 }), false);
  assert.equal(mayChangeRoles({ ...change, isOneself: true, administrators: 1 }), true);
  assert.equal(mayChangeRoles({ ...change, isOneself: false, administrators: 2 }), true);
});

test('anybody may give up roles of their own, but not swap one for another', () => {
  const oneself = { isOneself: true, administrators: 2, before: wider };
  assert.equal(mayChangeRoles({ ...oneself, after: administrator }), true);
  assert.equal(mayChangeRoles({ ...oneself, after: ['administrator', 'reviewer'] }), false);
});
