import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCounts } from './counts.rules.ts';
import { CourtFault } from './court-fault.ts';

const EXPECTED = {
  A_TblCase: 12771581,
  A_TblCaseIdentifier: 3,
  B_TblProceeding: 0,
  tbl_schedule: 5,
  tbl_RepsAssigned: 6,
};

test('a count is read for each table, others are passed over', () => {
  const text = [
    'Table\tRows',
    'A_TblCase\t12771581',
    'A_TblCaseIdentifier\t3',
    'B_TblProceeding\t0',
    'D_TblAssociatedBond\t77',
    'tbl_schedule\t5',
    'tbl_RepsAssigned\t6',
    'B_TblProceedCharges\t8',
    '',
  ];
  assert.deepEqual(readCounts(text.join('\r\n')), EXPECTED);
  assert.deepEqual(readCounts(text.join('\n')), EXPECTED);
});

test('names may stand in any case and end in .csv, numbers be grouped', () => {
  const text = [
    'a_tblcase.csv\t12,771,581',
    'A_TBLCASEIDENTIFIER.CSV\t3 ',
    'B_TblProceeding \t 0',
    'Data/tbl_Schedule.csv\t5',
    'tbl_repsassigned\t6',
  ];
  assert.deepEqual(readCounts(text.join('\r\n')), EXPECTED);
});

test('a table that is not counted is a fault', () => {
  assert.throws(
    () => readCounts('A_TblCase\t1\r\ntbl_schedule\tmany\r\n'),
    (error) => error instanceof CourtFault && error.message.includes('tbl_schedule'),
  );
});
