import type { z } from 'zod';
import type { Context } from '#platform/context.ts';
import { allRows, pathwayRules } from './all-rules.law.ts';
import type { listRules as listRulesContract, PublicRule } from './contract.ts';
import type { LawRow } from './law.ts';
import { listSignatures, signedVersions } from './signatures.store.ts';

/** Every row of law as everybody may read it. */
export async function publicRules(context: Context): Promise<{ rules: PublicRule[] }> {
  const signed = await signedVersions(context.tx);
  return { rules: allRows.map((row) => publicRule(row, signed)) };
}

/** Every row of law with its signatures, for the lawyer who reviews it. */
export async function listRules(
  context: Context,
): Promise<z.output<typeof listRulesContract.output>> {
  const [signed, signatures] = await Promise.all([
    signedVersions(context.tx),
    listSignatures(context.tx),
  ]);
  const { actor } = context;
  const me = actor.kind === 'staff' ? actor.staffId : null;
  return {
    rules: allRows.map((row) => ({
      ...publicRule(row, signed),
      signatures: signatures
        .filter(({ ruleId }) => ruleId === row.id)
        .map(({ ruleId: _, ...signature }) => ({ ...signature, mine: signature.staffId === me })),
    })),
  };
}

function publicRule(row: LawRow, signed: ReadonlySet<string>): PublicRule {
  const route = pathwayRules.find(({ id }) => id === row.id);
  return {
    id: row.id,
    title: row.title,
    sources: [...row.sources],
    version: row.version,
    unconfirmed: !signed.has(row.version),
    unconfirmedParts: [...row.unconfirmedParts],
    kind: route ? 'route' : 'safeguard',
    what: route?.what ?? null,
    history: route?.history ?? false,
    validFrom: route?.validFrom ?? null,
    validTo: route?.validTo ?? null,
    documents: [...(route?.documents ?? [])],
    authorities: [...(route?.authorities ?? [])],
    clocks: route?.clocks.map(({ id }) => id) ?? [],
  };
}
