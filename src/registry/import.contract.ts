import { z } from 'zod';
import { contract } from '#platform/contract.ts';

/** Who may bring a list of families in. */
const mayImport = ['registrar', 'coordinator', 'system'] as const;

/** What a file did, or would do. */
export const ImportCounts = z.object({
  people: z.number(),
  families: z.number(),
  refusedRows: z.number(),
  warnings: z.number(),
  repairs: z.number(),
});

/** How an import stands. */
export const ImportState = z.object({
  importId: z.uuid(),
  fileName: z.string(),
  state: z.enum(['refused', 'ready', 'running', 'done']),
  startedAt: z.coerce.date(),
  counts: ImportCounts,
  /** Families taken so far, of `counts.families`. */
  done: z.number(),
  /** What became of the people so far. */
  added: z.number(),
  updated: z.number(),
  unchanged: z.number(),
});
export type ImportState = z.infer<typeof ImportState>;

/** A finding of the reading, or of the comparison with what was imported before. */
export const ImportFinding = z.object({
  row: z.number(),
  column: z.string().nullable(),
  code: z.string(),
  outcome: z.enum(['refused', 'warned', 'repaired']),
  message: z.string(),
});

export const startImport = contract({
  name: 'registry.startImport',
  summary: 'Read a spreadsheet of families and say what would happen; nothing is taken yet.',
  method: 'POST',
  path: '/registry/start-import',
  may: mayImport,
  limit: { times: 60, seconds: 3600 },
  input: z.object({
    fileName: z.string().min(1).max(200),
    /** The file, in base64; at most 20 MB. */
    content: z.base64().max(27_000_000),
    language: z.enum(['es', 'en']).default('es'),
    /** For the command line; staff import into their own organisation. */
    organisationId: z.uuid().nullable().default(null),
  }),
  output: ImportState.extend({ findings: z.array(ImportFinding) }),
});

export const continueImport = contract({
  name: 'registry.continueImport',
  summary: 'Take the next families of an import. Call again until the state is `done`.',
  method: 'POST',
  path: '/registry/continue-import',
  may: mayImport,
  input: z.object({ importId: z.uuid() }),
  output: ImportState,
});

export const importProgress = contract({
  name: 'registry.importProgress',
  summary: 'How far an import is.',
  method: 'GET',
  path: '/registry/import-progress',
  may: mayImport,
  input: z.object({ importId: z.uuid() }),
  output: ImportState,
});

export const importResult = contract({
  name: 'registry.importResult',
  summary: 'What an import did, with every finding.',
  method: 'GET',
  path: '/registry/import-result',
  may: mayImport,
  input: z.object({ importId: z.uuid(), language: z.enum(['es', 'en']).default('es') }),
  output: ImportState.extend({ findings: z.array(ImportFinding) }),
});

export const refusedRows = contract({
  name: 'registry.refusedRows',
  summary: 'The refused rows as they came, with a column that says why, to mend and import again.',
  method: 'GET',
  path: '/registry/refused-rows',
  may: mayImport,
  input: z.object({ importId: z.uuid(), language: z.enum(['es', 'en']).default('es') }),
  output: z.object({
    headings: z.array(z.string()),
    rows: z.array(z.object({ row: z.number(), cells: z.array(z.string()), why: z.string() })),
  }),
});

export const listImports = contract({
  name: 'registry.listImports',
  summary: 'The imports of our organisation, newest first.',
  method: 'GET',
  path: '/registry/list-imports',
  may: mayImport,
  input: z.object({}),
  output: z.object({ imports: z.array(ImportState) }),
});
