import type { ImportProgress } from '#observatory/courts/import/import-dump.ts';

const WIDTH = 30;

/** Without a terminal a line is written each time so much more has been read. */
const STEP = 0.25;

/**
 * How far an import is: on a terminal one line that is written over, else a plain line at each quarter
 * and at each stage.
 */
export class ImportProgressLine {
  readonly #output: NodeJS.WriteStream;
  readonly #begun = performance.now();
  #stage = '';
  #told = 0;
  #bytes = 0;

  constructor(output: NodeJS.WriteStream) {
    this.#output = output;
  }

  /** Bytes of the dump, once they are known. */
  get bytes(): number {
    return this.#bytes;
  }

  show(progress: ImportProgress): void {
    this.#bytes = progress.total;
    const share = progress.total === 0 ? 0 : Math.min(1, progress.done / progress.total);
    if (this.#output.isTTY) {
      // A line that is broken in two could not be written over.
      const bar = this.#bar(progress, share).slice(0, this.#output.columns - 1);
      this.#output.write(`\r\u001b[K${bar}`);
    }
    if (!this.#output.isTTY) this.#tell(progress, share);
  }

  /** Leaves the line to what follows. */
  end(): void {
    if (this.#output.isTTY && this.#bytes > 0) this.#output.write('\r\u001b[K');
  }

  #bar(progress: ImportProgress, share: number): string {
    const full = Math.floor(share * WIDTH);
    return `[${'#'.repeat(full)}${'.'.repeat(WIDTH - full)}] ${this.#words(progress, share)}`;
  }

  #tell(progress: ImportProgress, share: number): void {
    const isNewStage = progress.stage !== this.#stage;
    if (!isNewStage && share < this.#told + STEP) return;
    this.#stage = progress.stage;
    this.#told = Math.floor(share / STEP) * STEP;
    this.#output.write(`${this.#words(progress, share)}\n`);
  }

  #words({ stage, done, total }: ImportProgress, share: number): string {
    const seconds = (performance.now() - this.#begun) / 1000;
    const megabytes = (bytes: number) => Math.round(bytes / 1e6);
    const speed = seconds > 0 ? megabytes(done / seconds) : 0;
    if (stage !== 'reading') return `${stage}, ${seconds.toFixed(1)} s`;
    return `${stage} ${Math.floor(share * 100)} %, ${megabytes(done)} of ${megabytes(total)} MB, ${speed} MB/s, ${seconds.toFixed(1)} s`;
  }
}
