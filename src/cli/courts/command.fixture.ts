import { spawn } from 'node:child_process';
import { readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type Rows, writeDump } from '#observatory/courts/dump/dump.fixture.ts';

const puente = join(import.meta.dirname, '..', 'puente.ts');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `puente courts` with a data folder of its own. */
export async function courts(data: string, ...args: readonly string[]): Promise<Ended> {
  const env = { PATH: process.env.PATH, PUENTE_DATA: data };
  const child = spawn(process.execPath, [puente, 'courts', ...args], { env, cwd: data });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { code, stdout, stderr };
}

/** Runs `puente courts` and stops listening once so many characters of its output have come. */
export async function courtsCutOff(data: string, length: number, ...args: readonly string[]) {
  const env = { PATH: process.env.PATH, PUENTE_DATA: data };
  const child = spawn(process.execPath, [puente, 'courts', ...args], { env, cwd: data });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  let heard = 0;
  child.stdout.on('data', (piece: Buffer) => {
    heard += piece.length;
    if (heard >= length) child.stdout.destroy();
  });
  const [stderr, code] = await Promise.all([text(child.stderr), ended]);
  return { code, stderr };
}

/** Writes a dump whose members are all of one day, `YYYY-MM-DD`. */
export function writeDumpOf(day: string, folder: string, ...rest: [Rows, Counts?]): void {
  writeDump(folder, ...rest);
  const time = new Date(`${day}T12:00:00Z`);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    utimesSync(join(folder, name), time, time);
  }
}

type Counts = Parameters<typeof writeDump>[2];

/** One case of the programme, and its proceeding, hearing and lawyer if it has them. */
interface CaseWish {
  readonly id: string;
  readonly nat: string;
  readonly osc: string;
  readonly place: string;
  readonly comp?: string;
  readonly dec?: string;
  readonly other?: string;
  readonly hasLawyer?: boolean;
}

/** The rows of cases, marked by their place. */
export function rowsOf(cases: readonly CaseWish[]): Rows {
  return {
    A_TblCase: cases.map(({ id, nat }) => ({ IDNCASE: id, NAT: nat, LANG: 'SP' })),
    A_TblCaseIdentifier: cases.map(({ id }) => ({ IDNCASEID: id, IDNCASE: id, CASE_ID: 'FA' })),
    B_TblProceeding: cases.map(({ id, osc, place, comp = '', dec = '', other = '' }) => ({
      IDNPROCEEDING: id,
      IDNCASE: id,
      OSC_DATE: osc,
      HEARING_LOC_CODE: place,
      COMP_DATE: comp,
      DEC_CODE: dec,
      OTHER_COMP: other,
    })),
    tbl_schedule: cases.map(({ id, place, osc }) => ({
      IDNSCHEDULE: id,
      IDNCASE: id,
      HEARING_LOC_CODE: place,
      ADJ_DATE: osc,
      CAL_TYPE: 'M',
    })),
    tbl_RepsAssigned: cases
      .filter(({ hasLawyer }) => hasLawyer)
      .map(({ id }) => ({ IDNREPSASSIGNED: id, IDNCASE: id })),
  };
}
