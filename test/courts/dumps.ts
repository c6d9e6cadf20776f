import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeCases } from '#observatory/courts/cases/export/write-cases.ts';
import { makeCaseTable } from '#observatory/courts/cases/make-case-table.ts';
import type { Programme } from '#observatory/courts/cases/programme.ts';
import { selectionOf } from '#observatory/courts/cases/selection.rules.ts';
import type { Selection } from '#observatory/courts/cases/selection.ts';
import { type Day, dayText, readDay } from '#observatory/courts/day.rules.ts';
import { type ImportOutcome, importDump } from '#observatory/courts/import/import-dump.ts';
import { openRelease, type Release } from '#observatory/courts/release/open-release.ts';
import {
  type DumpOptions,
  type GeneratedDump,
  generateDump,
} from '../../bench/courts/generate/generate-dump.ts';
import type { TruthProgramme } from '../../bench/courts/generate/truth.ts';

/** A folder that is gone with its test. */
export function scratch(): { readonly folder: string; [Symbol.dispose](): void } {
  const folder = mkdtempSync(join(tmpdir(), 'courts-dumps-'));
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A generated dump in a new folder. */
export function dumpIn(folder: string, options: Partial<DumpOptions> = {}): GeneratedDump {
  mkdirSync(folder, { recursive: true });
  return generateDump({ scale: 0.001, seed: 1, truthOf: 'all', ...options, folder });
}

/** Imports a dump so that the folder `to` becomes its release. */
export async function imported(
  source: string,
  to: string,
): Promise<{ readonly outcome: ImportOutcome; readonly release: Release }> {
  const outcome = await importDump(source, { to, courtsFolder: join(to, '..', 'courts') });
  return { outcome, release: openRelease(to, join(to, '..', 'courts')) };
}

/** What `cases --programme NAME --as-of DATE --out FILE.csv` writes. */
export async function casesOf(release: Release, name: string, asOf?: string): Promise<string> {
  const selection = selectionOf(name);
  if (!selection) throw new Error(`there is no programme ${name}`);
  return await casesSelected(release, selection, asOf);
}

/** The same of any selection. */
export async function casesSelected(
  release: Release,
  selection: Selection,
  asOf?: string,
): Promise<string> {
  const day = asOf === undefined ? release.date : readDay(asOf);
  const table = await makeCaseTable(release, selection, day ?? release.date);
  using at = scratch();
  const file = join(at.folder, 'cases.csv');
  await writeCases(table, file, selection, release);
  return readFileSync(file, 'utf8');
}

/** The lines in which two texts differ, the first few, so that a failure can be read. */
export function differences(found: string, wanted: string): string[] {
  const [lines, others] = [found.split('\n'), wanted.split('\n')];
  const shown: string[] = [];
  for (let at = 0; at < Math.max(lines.length, others.length) && shown.length < 6; at++) {
    if (lines[at] === others[at]) continue;
    shown.push(
      `line ${at + 1}: found ${lines[at] ?? 'nothing'}, wanted ${others[at] ?? 'nothing'}`,
    );
  }
  return shown;
}

/** A programme's row in the form that the truth takes. */
export function truthProgramme(programme: Programme): TruthProgramme {
  const text = (day: Day | null, open: string) => (day === null ? open : dayText(day));
  const { from, to } = programme.ntaWindow;
  return {
    identifiers: programme.identifiers,
    locations: programme.locations,
    caseTypes: programme.caseTypes,
    from: text(from, '0001-01-01'),
    to: to === null ? null : dayText(to),
    phases: programme.phases.map((phase) => ({
      name: phase.name,
      from: text(phase.from, '0001-01-01'),
      to: text(phase.to, '9999-12-31'),
    })),
  };
}
