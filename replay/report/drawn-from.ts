import { assumptions } from '../assumptions.ts';
import type { Figures } from '../figures/figures.ts';
import { caseSituations, nationalities, portSteps, sources } from '../published.ts';
import { cited } from './cited.ts';
import { type Html, html, table } from './html.ts';
import { dateIn, nameOf, number, situationNamed } from './words.ts';

/** The published tables that the population is drawn from, and what of them is assumed. */
export function ofPopulation({ phaseOne, phaseTwo }: Figures): Html {
  return html`<h2>Whom it is drawn from</h2>
<p>${number(phaseOne)} court cases of the first phase (pending in courts of the programme) and ${number(phaseTwo)} of the second (closed, or ordered removed in absentia), who became eligible on 23 June. The others paroled before, denied while present, granted or withdrawn ask as well, and learn why there is no place for them.</p>
${table(
  'Case situations of the whole population',
  ['Situation', 'Cases', 'What is known', 'Source'],
  caseSituations.map(({ situation, cases, basis, source }) => [
    situationNamed(situation),
    number(cases),
    basis,
    cited(source),
  ]),
)}
${table(
  'Nationalities of the whole population',
  ['Nationality', 'Share of all', 'Pending', 'What is known', 'Source'],
  nationalities.map((one) => [
    nameOf('nationality', one.nationality),
    `${(one.cases_share * 100).toFixed(1)} %`,
    number(one.pending),
    one.basis,
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

/** Every assumption, and every source. */
export function saidOpenly(): Html {
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
