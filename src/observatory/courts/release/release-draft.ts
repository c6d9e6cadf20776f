import { mkdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { CourtFault } from '../dump/court-fault.ts';
import { writePieces } from './array-file.ts';
import { codeOf, diskFault } from './disk-fault.ts';
import { clearLeftovers, draftName, forgetDraft } from './leftovers.ts';
import { PARTS_FOLDER } from './part-file.ts';
import { RELEASE_FILE, REPORT_FILE, type ReleaseAbout } from './release-about.ts';
import { refuseForeign, type Settled, settleFolder, settleName } from './settle.ts';
import { syncFolder, syncTree } from './sync-tree.ts';

/** Where a release goes: among the others under its own date, or into a folder that becomes the release. */
export type Place =
  | { readonly kind: 'courts'; readonly courtsFolder: string }
  | { readonly kind: 'folder'; readonly folder: string };

/**
 * A release that is being made, in a folder beside the place where it will stand. It becomes a release by
 * one rename or not at all.
 *
 * The order: parts are written into `folder` (`writePart`, any thread), `settle` gives the name, columns
 * are written (`writeColumns`), `finish`. After any fault: `abandon`.
 */
export interface ReleaseDraft {
  readonly folder: string;
  /**
   * The name it will have (its date; `-2` and on where another content has that date), or the release
   * that already holds the same content. Throws a CourtFault if the folder to become the release holds
   * another one.
   */
  settle(about: ReleaseAbout): Settled;
  /**
   * Writes `release.json` and `import-report.json` (`report` in pieces, so that it can be long), waits for
   * the disk and gives the release its name. Throws a CourtFault when it cannot; no earlier release is
   * touched.
   */
  finish(settled: Settled, report: Iterable<string>): void;
  /** Leaves nothing behind. Does nothing after `finish`. */
  abandon(): void;
}

/**
 * Begins a release and clears what a crash left at that place. Throws a CourtFault when the place cannot
 * be written, or when the folder to become the release holds something that is no release.
 */
export function beginRelease(place: Place): ReleaseDraft {
  if (place.kind === 'courts') {
    const courtsFolder = resolve(place.courtsFolder);
    return new Draft(courtsFolder, (about) => settleName(courtsFolder, about));
  }
  const folder = resolve(place.folder);
  refuseForeign(folder);
  return new Draft(dirname(folder), (about) => settleFolder(folder, about));
}

class Draft implements ReleaseDraft {
  readonly folder: string;
  readonly settle: (about: ReleaseAbout) => Settled;
  readonly #parent: string;
  /** The topmost folder that had to be made for this one. */
  #made: string | undefined;
  #isDone = false;

  constructor(parent: string, settle: (about: ReleaseAbout) => Settled) {
    this.settle = settle;
    this.#parent = parent;
    this.folder = join(parent, draftName());
    try {
      this.#made = mkdirSync(parent, { recursive: true });
      clearLeftovers(parent);
      mkdirSync(join(this.folder, PARTS_FOLDER), { recursive: true });
    } catch (error) {
      this.abandon();
      throw diskFault(error, parent);
    }
  }

  finish({ file, folder }: Settled, report: Iterable<string>): void {
    writePieces(join(this.folder, REPORT_FILE), encoded(report));
    const about = `${JSON.stringify(file, null, 2)}\n`;
    writePieces(join(this.folder, RELEASE_FILE), encoded([about]));
    syncTree(this.folder);
    takeName(this.folder, folder);
    this.#end();
    syncFolder(this.#parent);
  }

  abandon(): void {
    if (this.#isDone) return;
    rmSync(this.folder, { recursive: true, force: true });
    if (this.#made !== undefined) removeEmpty(this.#parent, this.#made);
    this.#end();
  }

  #end(): void {
    this.#isDone = true;
    forgetDraft(basename(this.folder));
  }
}

function* encoded(texts: Iterable<string>): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  for (const text of texts) yield encoder.encode(text);
}

/** Throws a CourtFault when something other than an empty folder came to stand there meanwhile. */
function takeName(draft: string, folder: string): void {
  try {
    removeEmptyFolder(folder);
    renameSync(draft, folder);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST', 'ENOTDIR'].includes(codeOf(error) ?? '')) {
      throw diskFault(error, folder);
    }
    throw new CourtFault(
      'courts.placeTaken',
      `Another import came to stand at ${folder} meanwhile; import this one again.`,
    );
  }
}

function removeEmpty(from: string, upTo: string): void {
  for (let folder = from; folder.length >= upTo.length; folder = dirname(folder)) {
    if (!removeEmptyFolder(folder)) return;
  }
}

/** Answers whether there is none now. */
function removeEmptyFolder(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch (error) {
    return codeOf(error) === 'ENOENT';
  }
}
