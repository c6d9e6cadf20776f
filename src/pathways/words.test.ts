import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { flattenWords } from '#platform/words/compare.rules.ts';
import { caseSituations } from '#vocabulary/case-situations.ts';
import { needs } from '#vocabulary/needs.ts';
import { ports } from '#vocabulary/ports.ts';
import { pathwayRules } from './all-rules.law.ts';
import { findPathways } from './evaluate.rules.ts';
import type { LawRow } from './law.ts';
import { knownProgrammes } from './programmes.law.ts';
import { childAloneRule, lawyerFirstRules } from './safeguards.law.ts';
import { caseStatuses, nothingKnown, urgentNeeds } from './situation.ts';
import { versionOf } from './version.rules.ts';

const rows: readonly LawRow[] = [...pathwayRules, ...lawyerFirstRules, childAloneRule];

function wordsIn(language: string): Record<string, string> {
  const path = new URL(`./words/${language}.json`, import.meta.url);
  return Object.fromEntries(flattenWords(JSON.parse(readFileSync(path, 'utf8'))));
}

const spanish = wordsIn('es');

test('every key that the law names has words', () => {
  const named = [
    ...rows.map(({ title }) => title),
    ...pathwayRules.flatMap((rule) => [
      rule.what,
      ...rule.documents.map((key) => `document.${key}`),
      ...rule.authorities.map((key) => `authority.${key}`),
      ...rule.requires.map(({ otherwise }) => `reason.${otherwise}`),
      ...rule.clocks.map(({ id }) => `clock.${id}`),
    ]),
    ...[...lawyerFirstRules, childAloneRule].map(({ doThis }) => doThis),
    ...knownProgrammes.flatMap(({ title, state, events }) => [
      title,
      `state.${state}`,
      ...events.map(({ event }) => `event.${event}`),
    ]),
    ...findPathways(nothingKnown, '2026-11-21', new Set()).missing.map(({ question }) => question),
  ];
  assert.deepEqual(
    named.filter((key) => !(key in spanish)),
    [],
  );
});

for (const language of ['es', 'en', 'pt', 'ht']) {
  test(`${language}: sentences have at most 15 words`, () => {
    const long = Object.values(wordsIn(language))
      .flatMap((message) => message.split(/[.:?!]\s/))
      .filter((sentence) => sentence.split(/\s+/).filter(Boolean).length > 15);
    assert.deepEqual(long, []);
  });
}

const unkind: Readonly<Record<string, RegExp>> = {
  es: /(?<!\p{L})(ilegal\p{L}*|fracas\p{L}*|tú|vos|tus?|alien\p{L}*)(?!\p{L})/iu,
  en: /(?<!\p{L})(alien|illegal|fail|claim)/iu,
  pt: /(?<!\p{L})(ilega|fracass|estrangeir)/iu,
  ht: /(?<!\p{L})(ilegal|echwe)/iu,
};

for (const [language, words] of Object.entries(unkind)) {
  test(`${language}: nobody is called names or spoken down to`, () => {
    const found = Object.values(wordsIn(language)).filter((message) => words.test(message));
    assert.deepEqual(found, []);
  });
}

test('no row changes under its version: a changed row is a version that nobody signed', () => {
  const words = { es: spanish, en: wordsIn('en') };
  const stated = rows.map(({ id, version }) => [id, version]);
  const computed = rows.map((row) => [row.id, versionOf(row, words)]);
  assert.deepEqual(stated, computed);
  assert.equal(new Set(computed.map(([, version]) => version)).size, rows.length);
});

test('codes are those of the vocabulary', () => {
  assert.deepEqual([...caseStatuses].sort(), caseSituations.map(({ code }) => code).sort());
  assert.deepEqual([...urgentNeeds].sort(), needs.map(({ code }) => code).sort());
  const known = new Set(ports.map(({ code }) => code));
  const used = knownProgrammes.flatMap((programme) => programme.ports.map(({ port }) => port));
  assert.deepEqual(
    used.filter((port) => !known.has(port)),
    [],
  );
});
