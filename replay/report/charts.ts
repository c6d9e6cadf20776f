import { daysBetween } from '../days.ts';
import { courtOrder, firstDay } from '../history.ts';
import { type Html, html } from './html.ts';
import { dateIn, number } from './words.ts';

// As wide as a telephone and a half, so that the letters stay legible there.
const [width, height, left, below, above] = [440, 260, 52, 28, 24];

/** A line of running totals with the published points beside it. */
export function totalsChart(
  line: readonly { day: string; cases: number }[],
  points: readonly { until: string; cases: number; published: number }[],
): Html {
  const days = daysBetween(firstDay, courtOrder);
  const top = Math.max(1, ...line.map(({ cases }) => cases), ...points.map((one) => one.published));
  const x = (day: string) => round(left + (daysBetween(firstDay, day) / days) * (width - left - 8));
  const y = (cases: number) => round(above + (1 - cases / top) * (height - above - below));
  const path = line.map(({ day, cases }, at) => `${at === 0 ? 'M' : 'L'}${x(day)} ${y(cases)}`);
  const steps = [0, 0.25, 0.5, 0.75, 1].map((part) => part * top);
  const months = [
    '2021-03-01',
    '2021-04-01',
    '2021-05-01',
    '2021-06-01',
    '2021-07-01',
    '2021-08-01',
  ];
  const told = points
    .map(
      (one) =>
        `${dateIn(one.until)}: ${number(one.cases)} replayed, ${number(one.published)} published`,
    )
    .join('; ');
  return html`<figure><svg viewBox="0 0 ${width} ${height}" role="img" aria-label="Running total of court cases transferred. ${told}">
${steps.map((step) => html`<line class="grid" x1="${left}" x2="${width - 8}" y1="${y(step)}" y2="${y(step)}"/><text class="end" x="${left - 6}" y="${y(step) + 4}">${number(step)}</text>`)}
${months.map((day) => html`<text x="${x(day)}" y="${height - 8}">${monthOf(day)}</text>`)}
<path class="line" d="${path.join('')}"/>
${points.map((one) => html`<g><circle class="published" cx="${x(one.until)}" cy="${y(one.published)}" r="6"/><text class="end" x="${x(one.until) - 10}" y="${y(one.published) - 2}">${number(one.published)} published</text></g>`)}
</svg><figcaption>Running total of court cases transferred. <span class="key line-key"></span> line: replayed with Puente’s order <span class="key point-key"></span> points: published</figcaption></figure>`;
}

/** One group of bars, with what was published beside where it is known. */
export interface Bar {
  name: string;
  value: number;
  published: number | null;
}

/** How numbers of a chart are written, and the one that would fill its width. */
export interface Scale {
  most: number;
  written(value: number): string;
}

/** Bars from left to right, each with its number. */
export function barChart(label: string, bars: readonly Bar[], { most, written }: Scale): Html {
  const compared = bars.some(({ published }) => published !== null);
  const row = compared ? 52 : 38;
  const tall = bars.length * row + 4;
  const x = (value: number) => round((value / most) * (width - 70));
  const told = bars
    .map(({ name, value, published }) => {
      const beside = published === null ? 'nothing published' : `${written(published)} published`;
      return `${name}: ${written(value)} replayed${compared ? `, ${beside}` : ''}`;
    })
    .join('; ');
  return html`<figure><svg viewBox="0 0 ${width} ${tall}" role="img" aria-label="${label}. ${told}">
${bars.map(({ name, value, published }, at) => {
  const top = at * row;
  const beside =
    published === null
      ? html``
      : html`<rect class="published" x="1" y="${top + 34}" width="${x(published)}" height="10"/><text x="${x(published) + 6}" y="${top + 44}">${written(published)}</text>`;
  return html`<text x="0" y="${top + 14}">${name}</text><rect class="replayed" x="0" y="${top + 19}" width="${x(value)}" height="12"/><text x="${x(value) + 6}" y="${top + 30}">${written(value)}</text>${beside}`;
})}
</svg><figcaption>${label}. <span class="key bar-key"></span> replayed with Puente’s order${compared ? html`, upper bar <span class="key published-key"></span> published, lower bar; none where nothing was published` : '; nothing was published'}</figcaption></figure>`;
}

function monthOf(day: string): string {
  return new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
