import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { plusDays } from './calendar.rules.ts';
import { isEligible } from './eligibility.rules.ts';
import { type Member, programmeRulesSchema } from './programme.ts';
import { knownProgrammes, windDown2021, windDownLike } from './programmes.law.ts';
import { caseStatuses } from './situation.ts';
import { sources } from './sources.law.ts';

const member = (status: Member['status'], inProgramme: Member['inProgramme'] = 'yes'): Member => ({
  status,
  inProgramme,
});

test('an active case was taken from 19 February to 24 August 2021', () => {
  const family = [member('ACTIVE-BIA')];
  assert.deepEqual(isEligible(windDown2021, family, '2021-02-18'), {
    outcome: 'not-yet',
    phase: 'phase-1',
    from: '2021-02-19',
    source: sources.dhsFirstDay,
  });
  assert.equal(isEligible(windDown2021, family, '2021-02-19').outcome, 'eligible');
  assert.equal(isEligible(windDown2021, family, '2021-08-24').outcome, 'eligible');
  assert.deepEqual(isEligible(windDown2021, family, '2021-08-25'), {
    outcome: 'not-eligible',
    reason: 'ended',
    source: sources.dhsFirstDay,
  });
});

test('an order in absence waited for the second phase', () => {
  const before = isEligible(windDown2021, [member('INABS')], '2021-05-01');
  assert.ok(before.outcome === 'not-yet');
  assert.equal(before.from, '2021-06-23');
  assert.equal(isEligible(windDown2021, [member('INABS')], '2021-06-23').outcome, 'eligible');
});

test('denied while present stayed excluded, with the source that says so', () => {
  assert.deepEqual(isEligible(windDown2021, [member('DENIED-PRESENT')], '2021-07-01'), {
    outcome: 'not-eligible',
    reason: 'excluded',
    source: sources.kocherPhaseTwo,
  });
});

test('one member who is taken brings the whole family', () => {
  const family = [
    member('UNKNOWN', 'no'),
    member('DENIED-PRESENT'),
    member('ACTIVE-HEAR'),
    member('UNKNOWN', 'unknown'),
  ];
  const answer = isEligible(windDown2021, family, '2021-04-01');
  assert.ok(answer.outcome === 'eligible');
  assert.deepEqual(answer.members, [2]);
});

test('what is unknown is asked, never refused', () => {
  const answer = isEligible(
    windDown2021,
    [member('UNKNOWN'), member('ACTIVE-HEAR', 'unknown')],
    '2021-04-01',
  );
  assert.deepEqual(answer, {
    outcome: 'unknown',
    missing: [
      { member: 0, fact: 'status', source: null },
      { member: 1, fact: 'inProgramme', source: null },
    ],
  });
  const nobody = isEligible(windDown2021, [], '2021-04-01');
  assert.deepEqual(nobody, {
    outcome: 'unknown',
    missing: [{ member: null, fact: 'members', source: null }],
  });
});

test('a family that was never in the programme is told so', () => {
  const answer = isEligible(windDown2021, [member('UNKNOWN', 'no')], '2021-04-01');
  assert.ok(answer.outcome === 'not-eligible');
  assert.equal(answer.reason, 'nobody-in-programme');
});

test('a notice that never reached a court is not guessed at', () => {
  const answer = isEligible(windDown2021, [member('INACTIVE-NTA')], '2021-07-01');
  assert.ok(answer.outcome === 'unknown');
  assert.equal(answer.missing[0]?.fact, 'rules-unclear');
});

test('a programme declared with other dates keeps the same rules', () => {
  const declared = windDownLike({
    programme: 'demo',
    phaseOneFrom: '2026-11-01',
    phaseTwoFrom: '2026-12-01',
    to: null,
    phaseOneSource: sources.dhsFirstDay,
    phaseTwoSource: sources.phaseTwo,
  });
  assert.deepEqual(programmeRulesSchema.parse(JSON.parse(JSON.stringify(declared))), declared);
  assert.equal(isEligible(declared, [member('ACTIVE-HEAR')], '2026-11-21').outcome, 'eligible');
  assert.equal(isEligible(declared, [member('INABS')], '2026-11-21').outcome, 'not-yet');
});

test('the three questions about the programme of 2025 have three answers', () => {
  const programme = knownProgrammes.find(({ id }) => id === 'mpp-2025');
  assert.deepEqual(programme?.flags, {
    announced: true,
    enjoined: 'partly',
    mexicanConsent: 'not-confirmed',
  });
});

test('of the rules of the past, all pass the form in which rules are declared', () => {
  for (const { rules } of knownProgrammes) {
    if (rules) assert.deepEqual(programmeRulesSchema.parse(rules), rules);
  }
});

const day = fc.integer({ min: 0, max: 400 }).map((days) => plusDays('2021-01-01', days));
const anyMember = fc.record({
  status: fc.constantFrom(...caseStatuses),
  inProgramme: fc.constantFrom('yes', 'no', 'unknown'),
});

test('a refusal stays one whatever the unknown facts turn out to be', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(anyMember, anyMember), { minLength: 1, maxLength: 4 }),
      day,
      (pairs, today) => {
        const known = pairs.map(([mine]) => mine);
        const filled = pairs.map(([mine, other]) => ({
          status: mine.status === 'UNKNOWN' ? other.status : mine.status,
          inProgramme: mine.inProgramme === 'unknown' ? other.inProgramme : mine.inProgramme,
        }));
        if (isEligible(windDown2021, known, today).outcome !== 'not-eligible') return;
        assert.notEqual(isEligible(windDown2021, filled, today).outcome, 'eligible');
      },
    ),
    { numRuns: 1000 },
  );
});
