import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TravelFacts } from '#transparency/commitment.rules.ts';
import { screenLocales } from '#vocabulary/named.ts';
import { words } from './words.ts';

/** How each language says each fact of a place that opens to the public 30 days after its day. */
const said: Record<keyof TravelFacts, RegExp> = {
  // Its number is public from the first day.
  ticket: /30/u,
  size: /size|how many|tamaño|cuántas|tamanho|quantas|gwosè|konbyen/u,
  ports: /ports|puertos|portos|pò/u,
  readyFrom: /from when|desde cuándo|desde quando|depi ki lè/u,
  // Days between planning and the day: the same words.
  leadDays: /from when|desde cuándo|desde quando|depi ki lè/u,
  hold: /waited for a step|esperaba un paso|esperava um passo|t ap tann yon etap/u,
};

test('families and the public read of every fact that opens after a day of travel', () => {
  assert.deepEqual(Object.keys(said), Object.keys(TravelFacts.shape));
  for (const language of screenLocales) {
    for (const key of ['list.check.sealed', 'my-place.check.later'] as const) {
      const text = words(language).say(key);
      for (const [fact, how] of Object.entries(said)) {
        assert.match(text, how, `${language} ${key} says nothing of ${fact}`);
      }
    }
  }
});

test('what became of a day promises no other: a programme may stand still or have ended', () => {
  for (const language of screenLocales) {
    const { say } = words(language);
    for (const state of ['lapsed', 'missed', 'turned_away', 'moved', 'cancelled'] as const) {
      assert.doesNotMatch(
        say(`my-place.slot.${state}`),
        /another day|otro día|outro dia|lòt jou/iu,
      );
    }
  }
});
