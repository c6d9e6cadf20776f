import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { assumptions } from '../../replay/assumptions.ts';
import { isWorkday, plusDays } from '../../replay/days.ts';
import { type Candidate, planWhatIf, type WhatIf } from '../../replay/figures/what-if.ts';
import { courtOrder, firstDay } from '../../replay/history.ts';
import { policies } from '../../replay/policies.ts';
import { dateIn, spanIn } from '../../replay/report/words.ts';

const rule = { classes: ['normal'], seed: 'what-if', leadDays: 0 };

/** Single people, all of whom can use these ports. */
function people(count: number, sites: readonly string[], readyFrom = firstDay): Candidate[] {
  return Array.from({ length: count }, (_one, at) => ({
    cases: 1,
    unit: {
      id: `${sites.join()}-${at}`,
      size: 1,
      class: 'normal',
      enrolledOn: '2019-07-01',
      sites,
      readyFrom,
    },
  }));
}

function of(name: string, candidates: readonly Candidate[]): WhatIf {
  const policy = policies.get(name);
  assert.ok(policy);
  return planWhatIf(candidates, rule, policy, 1);
}

describe('what the announced 300 a day would have done', () => {
  test('has room for 300 people on each working day from March on', () => {
    const { room } = of('announced-300-a-day', []);
    let days = 0;
    const from = assumptions.threeHundred.value;
    for (let day: string = from; day < courtOrder; day = plusDays(day, 1)) {
      if (isWorkday(day)) days += 1;
    }
    // Before March: San Ysidro on six days, Brownsville on two, El Paso on one. A rest of less than one
    // place can be left over at each port.
    const before = 6 * 25 + 27 + 100 + 25;
    assert.ok(
      room > 300 * days + before - 6 && room <= 300 * days + before,
      `${room} in ${days} days`,
    );
  });

  test('says of each port when its last family comes, and what any port would change', () => {
    const found = of('announced-300-a-day', [...people(3000, ['2304']), ...people(100, ['2301'])]);
    assert.equal(found.cases, 3100);
    const [brownsville, laredo] = ['2301', '2304'].map(
      (port) => found.ports.find((one) => one.port === port)?.lastDay ?? '',
    );
    assert.ok(brownsville && laredo && brownsville < laredo);
    assert.equal(found.lastDay, laredo);
    assert.ok(laredo > courtOrder, 'one small port decides');
    assert.ok(found.untilOrder < found.cases);
    assert.equal(found.anyPort.untilOrder, found.cases);
    assert.ok((found.anyPort.lastDay ?? '') < '2021-04-01', '3,100 people at 300 a day');
  });

  test('takes nobody before a family can travel', () => {
    const found = of('announced-300-a-day', people(3, ['2504'], '2022-01-01'));
    assert.equal(found.untilOrder, 0);
    assert.equal(found.lastDay?.slice(0, 7), '2022-01');
  });
});

test('tells a span in whole months, and a day, in both languages of the report', () => {
  assert.equal(spanIn(firstDay, '2022-11-11'), '1 year and 8 months');
  assert.equal(spanIn(firstDay, '2022-11-19'), '1 year and 9 months');
  assert.equal(spanIn(firstDay, '2021-03-18'), '0 months');
  assert.equal(spanIn(firstDay, '2023-02-19'), '2 years');
  assert.equal(spanIn(firstDay, '2022-11-11', 'es'), '1 año y 8 meses');
  assert.equal(dateIn('2022-11-11'), '11 November 2022');
});
