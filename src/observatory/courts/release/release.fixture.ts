import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { DumpRow } from './dump-rows.fixture.ts';
import { pack, reduceAll } from './pack-rows.fixture.ts';
import { writePart } from './part-file.ts';
import type { ReleaseAbout } from './release-about.ts';
import { beginRelease, type Place, type ReleaseDraft } from './release-draft.ts';

/** An empty folder that is gone after the test. */
export function folderFor(test: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'puente-courts-'));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Five cases with something of everything, in three parts by `SOME_BOUNDS`. */
export const SOME_ROWS: readonly DumpRow[] = [
  ...[1, 2, 3, 4, 5].map(
    (id): DumpRow => ({ table: 'case', values: [id, 0x4d5800, 0x535000, 0x524d56, id === 2] }),
  ),
  { table: 'identifier', values: [3, 0x4d5000] },
  {
    table: 'proceeding',
    values: [1, 1, 20_190_601, 20_200_102, 0x535950, 0x580000, 0, true, 0x484f00, 0],
  },
  { table: 'proceeding', values: [2, 1, 20_190_601, 99_999_999, 0x535950, 0, 0, false, 0, 0] },
  { table: 'hearing', values: [9, 1, 20_190_601, 0x535950, 20_190_801, true] },
  { table: 'representation', values: [4] },
];

/** Parts {1, 2}, {3}, {4, 5}. */
export const SOME_BOUNDS = Int32Array.of(3, 4);

/** What a release of these rows tells of itself, its parts written into the draft. */
export function writeParts(
  draft: ReleaseDraft,
  rows: readonly DumpRow[] = SOME_ROWS,
  bounds: Int32Array = SOME_BOUNDS,
): ReleaseAbout {
  const parts = reduceAll(pack(rows, 2, bounds)).map((reduced, part) =>
    writePart(draft.folder, part, reduced),
  );
  return {
    date: 20_260_801,
    source: 'EOIR Case Data.zip',
    members: [{ name: 'EOIR Case Data/A_TblCase.csv', size: 1234, modified: '2026-08-01' }],
    tables: { A_TblCase: { expected: 5, rows: 5, repaired: 0, rejected: 0 } },
    isReconciled: true,
    parts,
  };
}

/** Makes a whole release; answers its name. */
export function makeRelease(
  place: Place,
  change: Partial<ReleaseAbout> = {},
  rows: readonly DumpRow[] = SOME_ROWS,
): string {
  const draft = beginRelease(place);
  const settled = draft.settle({ ...writeParts(draft, rows), ...change });
  if (settled.isKnown) draft.abandon();
  else draft.finish(settled, ['{}\n']);
  return settled.name;
}
