/** The facts that pathways announces, by name; the subject of each is the lawyer's organisation. */
export interface PathwayFacts {
  'pathways.versionSigned': { ruleId: string; version: string; signatureId: string };
  'pathways.signatureWithdrawn': { version: string; signatureId: string };
}
