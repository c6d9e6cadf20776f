import { tell } from '../../src/verifier/say.rules.ts';
import { zerosOf } from '../checks/zeros.ts';
import type { Figures } from '../figures/figures.ts';
import { allCases } from '../population/invent-population.ts';
import type { Profile } from '../profile.ts';
import type { Told } from '../proof/prove-log.ts';
import { dateIn, nameOf, number, percent } from './words.ts';

/** Why the first table is not to be read as it is where a replay is not whole. */
const fewer =
  'Fewer come than in a whole replay: the ports of a smaller one take people only every few days.';

/** What is printed when a replay is over. */
export function summaryOf(figures: Figures, digest: string): string {
  const { totals, shares, whatIf, seats, proof } = figures;
  const scaled = figures.people === allCases ? '' : ' (scaled to this size)';
  const known = shares.filter(({ published }) => published !== null);
  return [
    `${number(figures.cases)} invented court cases in ${number(figures.households)} households, policy ${figures.policy}, seed ${figures.seed}`,
    '',
    `Transferred (court cases)          replayed   published${scaled}`,
    ...totals.map(
      ({ until, cases, published }) =>
        `  by ${dateIn(until).padEnd(29)} ${number(cases).padStart(9)} ${number(published).padStart(11)}`,
    ),
    '',
    ...(figures.people === allCases ? [] : [fewer, '']),
    'Share of the first phase                replayed   published',
    ...known.map(
      ({ until, kind, code, share, published }) =>
        `  ${`${nameOf(kind, code)}, by ${until}`.padEnd(36)} ${percent(share).padStart(9)} ${percent(published ?? 0).padStart(11)}`,
    ),
    '',
    'What must be zero',
    ...zerosOf(figures).map(({ name, found }) => `  ${name.padEnd(41)} ${found}`),
    '',
    `What the log of ${number(proof.entries)} entries proves to a witness with all openings`,
    ...linesOf(proof.witness),
    'And to anybody, from what is public on the last day',
    ...linesOf(proof.anybody),
    '',
    `At short notice ${number(seats.asked)} households were asked; ${number(seats.shortNoticeHouseholds)} of them, ${number(seats.shortNotice)} people, came`,
    '',
    `Had everybody with a place and a paper been planned from the start: ${number(whatIf[0]?.cases ?? 0)} court cases`,
    '                       by 24 August   the last family    were any port usable',
    ...whatIf.map(
      ({ policy, untilOrder, lastDay, anyPort }) =>
        `  ${policy.padEnd(20)} ${number(untilOrder).padStart(12)}   ${lastDay ?? 'after 2060'}         ${anyPort.lastDay ?? 'after 2060'}`,
    ),
    '',
    `digest ${digest}`,
  ].join('\n');
}

function linesOf({ holds, faults, sealed }: Told): string[] {
  return [
    ...tell('en', holds).map((line) => `  holds: ${line}`),
    ...tell('en', faults).map((line) => `  DOES NOT HOLD: ${line}`),
    ...tell('en', sealed).map((line) => `  sealed: ${line}`),
  ];
}

/** How long it all took. */
export function timesOf(profile: Profile, seconds: number): string {
  const rows = profile.rows().sort((a, b) => b.seconds - a.seconds);
  const planning = profile.of('planning').toSorted((a, b) => a - b);
  const at = (part: number) => Math.round(planning[Math.floor(part * (planning.length - 1))] ?? 0);
  return [
    '',
    `Took ${Math.round(seconds)} s. Planning a day, made and applied: ${at(0.5)} ms on the middle day, ${at(0.95)} ms on one of 20, ${at(1)} ms on the worst`,
    ...rows.map(
      ({ name, times, seconds: all, slowest }) =>
        `  ${name.padEnd(16)} ${String(times).padStart(5)} times ${all.toFixed(1).padStart(7)} s, slowest ${Math.round(slowest)} ms`,
    ),
  ].join('\n');
}
