import { packCode } from '../code.rules.ts';
import { NO_DAY, readDay } from '../day.rules.ts';
import { cleanCell, isNull } from './cell.rules.ts';
import type { Header } from './header.rules.ts';
import { withoutCommas } from './last-cell.rules.ts';
import { gatherRecord } from './records.rules.ts';
import { settleRow } from './repair.rules.ts';
import type { RowSink } from './row-sink.ts';

export interface PlainTally {
  rows: number;
  repaired: number;
  /** Lines of repaired and rejected rows; the header is line 1. */
  readonly repairedAt: number[];
  readonly rejectedAt: number[];
}

/**
 * Reads a member as the rules say, as strings and with no thought of speed: what the scan by bytes is
 * held against.
 */
export function readPlainly(text: string, header: Header, sink: RowSink): PlainTally {
  const tally: PlainTally = { rows: 0, repaired: 0, repairedAt: [], rejectedAt: [] };
  const lines = text.slice(header.length).split(header.lineEnd);
  if (lines.at(-1) === '') lines.pop();
  let at = 0;
  let line = 2;
  while (at < lines.length) {
    const first = at;
    const { cells, isJoined } = gatherRecord(
      { peek: () => lines[at] ?? null, take: () => void at++ },
      header.columns.length,
    );
    const own = line;
    const raw = lines.slice(first, at).join('\n');
    line += raw.split('\n').length;
    const clean = cells.map(cleanCell);
    if (header.endsInCommas) clean.push(withoutCommas(clean.pop() ?? ''));
    if (clean.length === 1 && clean[0] === '') continue;
    const row = settleRow(clean, header.columns);
    if (!row) {
      tally.rejectedAt.push(own);
      continue;
    }
    tally.rows++;
    if (isJoined || row.removals.length + row.overflow + row.padded > 0) tally.repairedAt.push(own);
    give(row.cells, header, sink);
  }
  tally.repaired = tally.repairedAt.length;
  return tally;
}

function give(cells: readonly string[], header: Header, sink: RowSink): void {
  const text = (name: string) => {
    const cell = cells[header.columns.findIndex((column) => column.name === name)] ?? '';
    return isNull(cell) ? '' : cell;
  };
  const code = (name: string) => packCode(text(name).replace(/./gu, capital));
  const day = (name: string) => readDay(text(name).slice(0, 10)) ?? NO_DAY;
  const id = (name: string) => Number(text(name));
  const idncase = id('IDNCASE');
  const nationality = () => [code('NAT'), code('LANG')] as const;
  if (header.table === 'A_TblCase') {
    sink.case(idncase, ...nationality(), code('CASE_TYPE'), day('E_28_DATE') !== NO_DAY);
  } else if (header.table === 'A_TblCaseIdentifier') {
    sink.identifier(idncase, code('CASE_ID'));
  } else if (header.table === 'B_TblProceeding') {
    const days = [day('OSC_DATE'), day('COMP_DATE')] as const;
    const codes = [code('HEARING_LOC_CODE'), code('DEC_CODE'), code('OTHER_COMP')] as const;
    const isAbsentia = code('ABSENTIA') === packCode('Y');
    sink.proceeding(id('IDNPROCEEDING'), idncase, ...days, ...codes, isAbsentia, ...nationality());
  } else if (header.table === 'tbl_schedule') {
    const isKind = [packCode('M'), packCode('I')].includes(code('CAL_TYPE'));
    const isHeld = isKind && code('ADJ_MEDIUM') !== packCode('H');
    const [osc, place, adj] = [day('OSC_DATE'), code('HEARING_LOC_CODE'), day('ADJ_DATE')];
    sink.hearing(id('IDNSCHEDULE'), idncase, osc, place, adj, isHeld);
  } else if (isWord(text('STRATTYLEVEL'), 'COURT') && isWord(text('STRATTYTYPE'), 'ALIEN')) {
    sink.representation(idncase);
  }
}

function isWord(text: string, word: string): boolean {
  return text.toUpperCase() === word;
}

/** The capital of a letter, where latin-1 has it. */
function capital(letter: string): string {
  const upper = letter.toUpperCase();
  return upper.length === 1 && upper <= '\u00ff' ? upper : letter;
}
