import { overtakingReasons } from '../checks/overtakings.ts';
import { isFair, zerosOf } from '../checks/zeros.ts';
import type { Figures } from '../figures/figures.ts';
import { policies, usualPolicy } from '../policies.ts';
import { allCases } from '../population/invent-population.ts';
import { transferred } from '../published.ts';
import { barChart, totalsChart } from './charts.ts';
import { cited } from './cited.ts';
import { ofPopulation, saidOpenly } from './drawn-from.ts';
import { type Html, html, table } from './html.ts';
import { whatTheLogProves } from './log.ts';
import { placesAtPorts } from './places.ts';
import { spanishSummary } from './spanish.ts';
import { style } from './style.ts';
import { whatElse, whatElseInShort } from './what-else.ts';
import { dateIn, nameOf, number, percent } from './words.ts';

/** The report as one file: nothing is fetched, nothing is run. The same for the same figures. */
export function reportOf(figures: Figures, digest: string): string {
  const policy = policies.get(figures.policy);
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>2021, replayed with a published order</title><style>${{ html: style }}</style></head><body><main>
<h1>2021, replayed with a published order</h1>
<p class="invented"><strong>Every family in this report is invented.</strong> None of them exists. The published figures beside them are real, each with its source.</p>
<p>${number(figures.cases)} invented court cases in ${number(figures.households)} households were drawn from published tables and went through Puente day by day, from 19 February to 24 August 2021: they asked for help, brought their papers, were drawn, planned, offered a day, said yes or no, and came to a port. ${policy?.about ?? ''}</p>
${inShort(figures)}
${spanishSummary(figures)}
${fairness(figures)}
${whoCame(figures)}
${sharesBeside(figures)}
${placesAtPorts(figures)}
${whatTheLogProves(figures)}
${whatElse(figures)}
${ofPopulation(figures)}
${saidOpenly()}
<h2>Made again</h2>
<p><code>npm run replay -- --people ${figures.people} --seed ${figures.seed} --policy ${figures.policy}</code> makes the same figures. Digest of all of them, SHA-256:</p>
<p><code>${digest}</code></p>
</main></body></html>
`;
  return page.html;
}

/** What a reader in a hurry should know, and what nobody may conclude. */
function inShort(figures: Figures): Html {
  const last = figures.totals.at(-1);
  return html`<h2>In short</h2>
<ul>
<li>${isFair(figures) ? 'One published order for everybody was kept: nobody was passed over without a reason that the data show, no family was split, and no place was lost. All of it was counted by code of its own, and all counts are zero.' : 'Something that must be zero is not: see the table below.'}</li>
<li>By 24 August ${number(last?.cases ?? 0)} court cases had come, beside ${asPublished(figures)}. ${whyAlike(figures)}</li>
${whatElseInShort(figures)}
<li><strong>What this cannot say:</strong> the order in which people were taken in during 2021 was never published, so nobody can replay it. Shares of Venezuelans, Cubans or others differ here from what happened because the order differs, and because who was enrolled where is partly assumed. They show neither that somebody was favoured in 2021 nor why.</li>
</ul>`;
}

/** What the totals show, and what they cannot. */
function whyAlike({ policy, people }: Figures): string {
  if (policy !== usualPolicy.name)
    return 'The ports take another number of people here than they did.';
  if (people < allCases)
    return 'In a whole replay these agree by construction, since the ports take what was published. This one is smaller: its ports take people only every few days, so that fewer come.';
  return 'These agree by construction, since the ports take what was published; what differs is who came.';
}

/** About how many were published by the end, and at which scale that is said here. */
function asPublished({ totals, people }: Figures): string {
  const about = number(transferred.at(-1)?.cases ?? 0);
  if (people === allCases) return `about ${about} published`;
  const scaled = number(totals.at(-1)?.published ?? 0);
  return `${scaled}: the published number of about ${about}, scaled to this smaller replay (${number(people)} of ${number(allCases)} court cases)`;
}

function fairness(figures: Figures): Html {
  const { checked } = figures;
  const reasons = Object.entries(overtakingReasons).map(([code, about]) => {
    const found = Object.entries(checked.overtakings).find(([name]) => name === code)?.[1] ?? 0;
    return [about, number(found)] as const;
  });
  return html`<h2>What must be zero</h2>
<p>Counted from the tables that the replay left behind, ${checked.plans} plans one by one, by code that knows the published rule and not the planner.</p>
${table(
  'What a fair queue has none of',
  ['What', 'What it would be', 'Found'],
  zerosOf(figures).map(({ name, about, found }) => [
    name,
    about,
    html`<span class="${found === 0 ? 'zero' : 'not-zero'}">${number(found)}</span>`,
  ]),
)}
<p>A later enrolment does go before an earlier one at times. Each such case has its reason; a household counts once a plan for each reason.</p>
${table('Overtakings by reason: the household overtaken …', ['Reason', 'Times'], reasons)}`;
}

function whoCame({ people, byDay, totals, byMonthAndPort }: Figures): Html {
  const months = [...new Set(byMonthAndPort.map(({ month }) => month))];
  const ports = [...new Set(byMonthAndPort.map(({ port }) => port))].sort();
  const at = (month: string, port: string) =>
    byMonthAndPort.find((one) => one.month === month && one.port === port)?.cases ?? 0;
  const byPort = ports.map((port) => ({
    name: nameOf('port', port),
    value: months.reduce((sum, month) => sum + at(month, port), 0),
    published: null,
  }));
  return html`<h2>Who came</h2>
<p>${people === allCases ? '' : 'Published totals are scaled to the size of this replay. '}In the policy published-order the ports are assumed such that these totals could be reached: a whole replay agrees with them by construction, a small one comes near them at most.</p>
${totalsChart(byDay, totals)}
${barChart('Court cases that came in each time between two published totals', stepsOf(totals), {
  most: Math.max(1, ...stepsOf(totals).flatMap((one) => [one.value, one.published])),
  written: number,
})}
${table(
  'Court cases transferred, beside what was published',
  ['By', 'Replayed', 'Published', 'Source'],
  totals.map(({ until, cases, published, source }) => [
    dateIn(until),
    number(cases),
    number(published),
    cited(source),
  ]),
)}
<p>The first days of the replay are empty on purpose: on 19 February 2021 the first 25 people crossed on the day registration opened. With a published order places are drawn first and families get at least two days to come.</p>
${barChart('Court cases by port of crossing until 24 August', byPort, {
  most: Math.max(1, ...byPort.map(({ value }) => value)),
  written: number,
})}
${table(
  'Court cases by month and port, replayed. No month of any port was published.',
  ['Month', ...ports.map((port) => nameOf('port', port)), 'All'],
  months
    .map((month) => [
      month,
      ...ports.map((port) => number(at(month, port))),
      number(ports.reduce((sum, port) => sum + at(month, port), 0)),
    ])
    .concat([
      ['All', ...byPort.map(({ value }) => number(value)), number(totals.at(-1)?.cases ?? 0)],
    ]),
)}`;
}

/** What came between one published total and the next. */
function stepsOf(totals: Figures['totals']): { name: string; value: number; published: number }[] {
  return totals.map(({ until, cases, published }, at) => {
    const before = totals[at - 1] ?? { cases: 0, published: 0 };
    return {
      name: `until ${dateIn(until)}`,
      value: cases - before.cases,
      published: published - before.published,
    };
  });
}

const inPercent = { most: 1, written: percent };

function sharesBeside({ shares }: Figures): Html {
  const known = shares.filter(({ published, until }) => published !== null && until < may);
  return html`<h2>Whose turn it was</h2>
<p>What happened: by the end of May 2021, 71 % of Venezuelans and 58 % of Cubans in the programme’s courts had been transferred, 5 % of Ecuadorians, and under a quarter at Calexico. Neither the order of 2021 nor a reason was ever published. By Puente’s order what counts is the day of enrolment and the port one can use; what is left of differences comes from there, and from who was enrolled when.</p>
<h3>By nationality, by the end of May</h3>
${sharesOf('nationality', shares)}
<h3>By port of enrolment, by the end of May</h3>
${sharesOf('port', shares)}
<h3>Before May</h3>
${table(
  'Shares of the first phase beside every published one of March and April',
  ['Of', 'By', 'Replayed', 'Published', 'Source'],
  known.map(({ kind, code, until, share, published, source }) => [
    nameOf(kind, code),
    dateIn(until),
    percent(share),
    percent(published ?? 0),
    cited(source ?? 'assumed'),
  ]),
)}`;
}

const may = '2021-05-31';
/** Fewer court cases make no bar: one family would be a large part of it. */
const fewest = 50;

/** A chart of the larger groups, and a table of all behind it. */
function sharesOf(kind: 'nationality' | 'port', shares: Figures['shares']): Html {
  const about = { nationality: 'nationality', port: 'port of enrolment' }[kind];
  const those = shares
    .filter((one) => one.until === may && one.kind === kind)
    .sort((a, b) => b.cohort - a.cohort);
  const bars = those
    .filter(({ cohort }) => cohort >= fewest)
    .map(({ code, share, published }) => ({
      name: nameOf(kind, code),
      value: share,
      published,
    }));
  return html`${barChart(`Share of the first phase transferred by the end of May 2021, by ${about}; only groups of ${fewest} court cases or more`, bars, inPercent)}
${table(
  `The same for every ${about}, with how many court cases its first phase has here`,
  ['Of', 'Court cases', 'Replayed', 'Published', 'Source'],
  those.map(({ code, cohort, share, published, source }) => [
    nameOf(kind, code),
    number(cohort),
    percent(share),
    published === null ? '–' : percent(published),
    source === null ? 'nothing published' : cited(source),
  ]),
)}`;
}
