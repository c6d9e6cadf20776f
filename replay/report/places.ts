import { assumptions } from '../assumptions.ts';
import type { Figures } from '../figures/figures.ts';
import { type Html, html, table } from './html.ts';
import { number, percent } from './words.ts';

/** What became of the places at the ports, and which of them were given at short notice. */
export function placesAtPorts({ seats, slots }: Figures): Html {
  const { could, planned, shortNotice, shortNoticeHouseholds, missed, asked } = seats;
  const rows = [
    ['Ports could take', could],
    ['came on a day that was planned', planned],
    ['came on a day that fell free at short notice', shortNotice],
    ['had a day and did not come', missed],
    ['nobody had that place', could - planned - shortNotice - missed],
  ] as const;
  const { share, saysBefore } = assumptions.missed.value;
  return html`<h2>Days given back and days missed</h2>
<p>A family that could not come kept its place in the queue. Who said so the day before freed its day: ${number(asked)} times a family that had asked for days at short notice was asked, in the published order, and ${number(shortNoticeHouseholds)} families (${number(shortNotice)} people) came in this way. A day that was missed without a word could be given to nobody.</p>
<p>How many did not come was never published. Assumed: ${percent(share)} of the accepted days, in ${percent(saysBefore)} of them with word the day before.</p>
${table(
  'Places at the ports until 24 August, in people',
  ['Places', 'People', 'Part'],
  rows.map(([what, people]) => [what, number(people), percent(people / Math.max(could, 1))]),
)}
<p>Places that nobody had are those of the first days, when families still had to be told; days too near to be given once they were given back; and rests of a day too small for the next family.</p>
${table(
  'What became of the days that were given',
  ['State', 'Households'],
  slots.map(({ state, households }) => [states[state] ?? state, number(households)]),
)}`;
}

const states: Readonly<Record<string, string>> = {
  accepted: 'accepted, and stands still since the order of 24 August',
  arrived: 'came',
  cancelled: 'taken back',
  declined: 'given back by the family',
  lapsed: 'not answered in time',
  missed: 'missed',
  moved: 'moved to another day',
  offered: 'offered, and stands still since the order of 24 August',
  planned: 'planned and not yet offered',
};
