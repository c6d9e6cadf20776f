import assert from 'node:assert/strict';
import { Problem } from '#platform/problem.ts';

/** A check for `assert.rejects`: a refusal with this code; says what came where it is another. */
export function refused(code: string): (error: unknown) => true {
  return (error) => {
    assert.ok(error instanceof Problem, String(error));
    assert.equal(error.code, code);
    return true;
  };
}
