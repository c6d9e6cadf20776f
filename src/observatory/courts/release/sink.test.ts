import assert from 'node:assert/strict';
import test from 'node:test';
import { NO_DAY } from '../day.rules.ts';
import { CHUNK_FIELDS } from './packed-rows.ts';
import { openReducer } from './reduce-part.ts';
import { openSink } from './sink.ts';

const ROWS = 50_000;

test('rows fill many chunks, and each is found again', () => {
  const sink = openSink();
  for (let id = 0; id < ROWS; id++) sink.case(id, 0, 0, 0, false);
  sink.startParts(Int32Array.of(10, ROWS / 2));
  for (let id = 0; id < ROWS; id++) {
    sink.hearing(id, id, NO_DAY, 0x414141 + (id % 2000), 20_200_101, true);
    sink.proceeding(id, id, 20_190_101, 20_200_101, 0, 0, 0, false, 0, 0);
    sink.identifier(id, 0x410000);
    sink.representation(id);
  }
  const reducer = openReducer([sink.finish()]);
  const parts = [0, 1, 2].map((part) => reducer.reduce(part).facts);
  assert.deepEqual(
    parts.map((part) => part.cases.length),
    [10, ROWS / 2 - 10, ROWS / 2],
  );
  for (const { cases, hearingLocations, proceedings, identifiers } of parts) {
    assert.deepEqual(hearingLocations.idnschedule, cases.idncase);
    assert.deepEqual(proceedings.idnproceeding, cases.idncase);
    assert.ok(cases.isRepresented.every(Boolean));
    assert.equal(identifiers.code.length, cases.length);
    const place = (at: number) => 0x414141 + ((cases.idncase[at] ?? 0) % 2000);
    assert.ok(hearingLocations.location.every((code, at) => code === place(at)));
  }
});

test('a case takes 12 bytes, a hearing 16, a proceeding 24', () => {
  const bytesPerRow = (put: (sink: ReturnType<typeof openSink>, id: number) => void) => {
    const sink = openSink();
    for (let id = 0; id < ROWS; id++) put(sink, id);
    const { chunks } = sink.finish();
    const words = chunks.filter((_, at) => at % CHUNK_FIELDS === CHUNK_FIELDS - 1);
    return (words.reduce((sum, used) => sum + used, 0) * 4) / ROWS;
  };
  const bytes = [
    bytesPerRow((sink, id) => sink.case(id, 0, 0, 0, false)),
    bytesPerRow((sink, id) => sink.hearing(id, id, NO_DAY, 0, NO_DAY, true)),
    bytesPerRow((sink, id) => sink.proceeding(id, id, NO_DAY, NO_DAY, 0, 0, 0, false, 0, 0)),
  ];
  assert.deepEqual(bytes, [12, 16, 24]);
});

test('another table before the parts are known is refused', () => {
  const sink = openSink();
  sink.representation(1);
  assert.throws(() => sink.startParts(new Int32Array(0)), RangeError);
});

test('more different codes than rows can name are no court dump', () => {
  const sink = openSink();
  const fill = () => {
    for (let code = 1; code < 70_000; code++) sink.identifier(1, code);
  };
  assert.throws(fill, { code: 'courts.notADump', message: /65535 different codes/ });
});
