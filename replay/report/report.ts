import { assumptions } from '../assumptions.ts';
import { overtakingReasons } from '../checks/overtakings.ts';
import { isFair, zerosOf } from '../checks/zeros.ts';
import type { Figures } from '../figures/figures.ts';
import { policies, usualPolicy } from '../policies.ts';
import { allCases } from '../population/invent-population.ts';
import { caseSituations, nationalities, portSteps, sources, transferred } from '../published.ts';
import { barChart, totalsChart } from './charts.ts';
import { type Html, html, table } from './html.ts';
import { whatTheLogProves } from './log.ts';
import { placesAtPorts } from './places.ts';
import { spanishSummary } from './spanish.ts';
import { style } from './style.ts';
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
  const { totals, whatIf } = figures;
  const last = totals.at(-1);
  const of = (name: string) => whatIf.find(({ policy }) => policy === name);
  const [replayed, announced] = [of('published-order'), of('announced-300-a-day')];
  return html`<h2>In short</h2>
<ul>
<li>${isFair(figures) ? 'One published order for everybody was kept: nobody was passed over without a reason that the data show, no family was split, and no place was lost. All of it was counted by code of its own, and all counts are zero.' : 'Something that must be zero is not: see the table below.'}</li>
<li>By 24 August ${number(last?.cases ?? 0)} court cases had come, beside ${asPublished(figures)}. ${
    figures.policy === usualPolicy.name
      ? 'These agree by construction, since the ports take what was published; what differs is who came.'
      : 'The ports take another number of people here than they did.'
  }</li>
<li>Had everybody been planned from the start, the announced 300 people a day would have brought ${number(announced?.untilOrder ?? 0)} court cases by 24 August, instead of ${number(replayed?.untilOrder ?? 0)}. The last of all families with a place and a paper would have come on ${lastDayOf(announced)}, instead of ${lastDayOf(replayed)}.</li>
<li><strong>What this cannot say:</strong> the order in which people were taken in during 2021 was never published, so nobody can replay it. Shares of Venezuelans, Cubans or others differ here from what happened because the order differs, and because who was enrolled where is partly assumed. They show neither that somebody was favoured in 2021 nor why.</li>
</ul>`;
}

/** About how many were published by the end, and at which scale that is said here. */
function asPublished({ totals, people }: Figures): string {
  const about = number(transferred.at(-1)?.cases ?? 0);
  if (people === allCases) return `about ${about} published`;
  const scaled = number(totals.at(-1)?.published ?? 0);
  return `${scaled}: the published number of about ${about}, scaled to this smaller replay (${number(people)} of ${number(allCases)} court cases)`;
}

function lastDayOf(one: { lastDay: string | null } | undefined): string {
  return one?.lastDay ? dateIn(one.lastDay) : 'no day within 40 years';
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

function whoCame({ byDay, totals, byMonthAndPort }: Figures): Html {
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
<p>Published totals are scaled to the size of this replay. In the policy published-order the ports are assumed such that these totals could be reached: there they agree by construction.</p>
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
  months.map((month) => [
    month,
    ...ports.map((port) => number(at(month, port))),
    number(ports.reduce((sum, port) => sum + at(month, port), 0)),
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
  const may = '2021-05-31';
  const of = (kind: 'nationality' | 'port') =>
    shares
      .filter((one) => one.until === may && one.kind === kind && one.cohort >= 50)
      .sort((a, b) => b.cohort - a.cohort)
      .map(({ code, share, published }) => ({
        name: nameOf(kind, code),
        value: share,
        published,
      }));
  const known = shares.filter(({ published }) => published !== null);
  return html`<h2>Whose turn it was</h2>
<p>What happened: by the end of May 2021, 71 % of Venezuelans and 58 % of Cubans in the programme’s courts had been transferred, 5 % of Ecuadorians, and under a quarter at Calexico. Neither the order of 2021 nor a reason was ever published. By Puente’s order what counts is the day of enrolment and the port one can use; what is left of differences comes from there, and from who was enrolled when.</p>
<h3>By nationality, by the end of May</h3>
${barChart('Share of the first phase transferred by the end of May 2021, by nationality', of('nationality'), inPercent)}
<h3>By port of enrolment, by the end of May</h3>
${barChart('Share of the first phase transferred by the end of May 2021, by port of enrolment', of('port'), inPercent)}
${table(
  'Shares beside every published one',
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

function whatElse({ whatIf }: Figures): Html {
  return html`<h2>What else could have been</h2>
<p>The planner alone, for everybody with a place and a paper, both phases: all days agreed from the start, nobody declining or missing a day; after 24 August ports go on as in their last four weeks.</p>
${table(
  'Other numbers of people a day',
  ['Policy', 'What it is', 'Court cases by 24 August', 'The last family would have come'],
  whatIf.map(({ policy, untilOrder, lastDay }) => [
    policy,
    policies.get(policy)?.about ?? '',
    number(untilOrder),
    lastDayOf({ lastDay }),
  ]),
)}
<p>Whoever declined, did not answer or missed a day kept the place. On 24 August the programme was paused by order: days already accepted stand still, and every place stays.</p>`;
}

function ofPopulation({ phaseOne, phaseTwo }: Figures): Html {
  return html`<h2>Whom it is drawn from</h2>
<p>${number(phaseOne)} court cases of the first phase (pending in courts of the programme) and ${number(phaseTwo)} of the second (closed, or ordered removed in absentia), who became eligible on 23 June. The others paroled before, denied while present, granted or withdrawn ask as well, and learn why there is no place for them.</p>
${table(
  'Case situations of the whole population',
  ['Situation', 'Published', 'Source'],
  caseSituations.map(({ situation, cases, source }) => [situation, number(cases), cited(source)]),
)}
${table(
  'Nationalities of the whole population',
  ['Nationality', 'Share of all', 'Pending', 'Source'],
  nationalities.map((one) => [
    nameOf('nationality', one.nationality),
    percent(one.cases_share),
    number(one.pending),
    cited(one.source),
  ]),
)}
${table(
  'What ports took',
  ['Port', 'From', 'People a day', 'What is known', 'Source'],
  portSteps.map(({ port, opens, people_a_day, basis, source }) => [
    nameOf('port', port),
    dateIn(opens),
    number(people_a_day),
    basis,
    cited(source),
  ]),
)}`;
}

function saidOpenly(): Html {
  return html`<h2>What is assumed</h2>
<p>No source says these. Another value gives another replay; none is confirmed.</p>
${table(
  'Assumptions by name',
  ['Name', 'Value', 'Why'],
  Object.entries(assumptions).map(([name, { value, why }]) => [
    name,
    html`<code>${JSON.stringify(value)}</code>`,
    why,
  ]),
)}
<h2>Sources</h2>
<ul>${[...sources.keys()].filter((id) => id !== 'assumed').map((id) => html`<li>${cited(id)}</li>`)}</ul>`;
}

function cited(id: string): Html {
  const source = sources.get(id);
  if (!source) throw new RangeError(`no source ${id}`);
  return source.address === ''
    ? html`${source.name}`
    : html`<a href="${source.address}" rel="noreferrer">${source.name}</a>`;
}
