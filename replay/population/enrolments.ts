import { assumptions } from '../assumptions.ts';
import { casesByPlace, casesUntil, enrolments2019, enrolments2020 } from '../published.ts';

/** So many court cases were begun in a month at a port. */
export interface EnrolmentCell {
  /** `YYYY-MM` */
  month: string;
  port: string;
  cases: number;
}

const spring = ['2402', '2504', '2503', '2304', '2301'] as const;
const autumn = ['2019-08', '2019-09', '2019-10', '2019-11', '2019-12'] as const;

/** Every month and port of the programme of 2019 to 2021, as far as published; the rest by assumption. */
export function enrolmentCells(): EnrolmentCell[] {
  const later = in2020();
  return [...until2019July(), ...inAutumn2019(later), ...later].filter(({ cases }) => cases > 0);
}

/** Cases whose place is not told in Table 1 stand at San Ysidro. */
function until2019July(): EnrolmentCell[] {
  return enrolments2019.flatMap((row) =>
    spring.map((port) => ({
      month: row.month,
      port,
      cases: Number(row[port]) + (port === '2504' ? Number(row.unplaced) : 0),
    })),
  );
}

/** What each month and each place had, spread over one another: places keep their shares in each month. */
function inAutumn2019(later: readonly EnrolmentCell[]): EnrolmentCell[] {
  const byMonth = casesOfAutumn();
  const byPort = portsOfAutumn(later, sum(byMonth.values()));
  const all = sum(byPort.values());
  return [...byMonth].flatMap(([month, cases]) =>
    [...byPort].map(([port, there]) => ({ month, port, cases: (cases * there) / all })),
  );
}

function casesOfAutumn(): Map<string, number> {
  const [first = 0.5, second = 0.5] = assumptions.autumn2019.value;
  const [august = 0, both = 0, november = 0, december = 0] = casesUntil
    .slice(1, 5)
    .map(({ cases }, at) => cases - (casesUntil[at]?.cases ?? 0));
  const cases = [august, both * first, both * second, november, december];
  return new Map(autumn.map((month, at) => [month, cases[at] ?? 0]));
}

/** El Paso, Brownsville and Laredo by their published totals; California has what is left. */
function portsOfAutumn(later: readonly EnrolmentCell[], all: number): Map<string, number> {
  const known = [...until2019July(), ...later];
  const ports = new Map<string, number>();
  for (const { port, cases } of casesByPlace) {
    // Hearings of those returned at Eagle Pass were held at Laredo.
    const counted = port === '2304' ? ['2304', '2303'] : [port];
    const before = sum(known.filter((one) => counted.includes(one.port)).map((one) => one.cases));
    ports.set(port, Math.max(cases - before, 0));
  }
  const left = all - sum(ports.values());
  const [ysidro = 1, calexico = 1] = assumptions.californiaSplit.value;
  ports.set('2504', (left * ysidro) / (ysidro + calexico));
  ports.set('2503', (left * calexico) / (ysidro + calexico));
  return ports;
}

/** Border sectors of 2020, scaled from people returned to the court cases of those months. */
function in2020(): EnrolmentCell[] {
  const cells = enrolments2020.flatMap(({ sector: _sector, port, source: _source, ...months }) =>
    Object.entries(months).map(([month, people]) => ({ month, port, cases: Number(people) })),
  );
  const [before, after] = casesUntil.slice(-2).map(({ cases }) => cases);
  const scale = ((after ?? 0) - (before ?? 0)) / sum(cells.map(({ cases }) => cases));
  return cells.map((cell) => ({ ...cell, cases: cell.cases * scale }));
}

function sum(numbers: Iterable<number>): number {
  let all = 0;
  for (const number of numbers) all += number;
  return all;
}
