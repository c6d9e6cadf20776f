import { assumptions } from '../assumptions.ts';
import type { Figures } from '../figures/figures.ts';
import type { Reached, WhatIf } from '../figures/what-if.ts';
import { firstDay, windDownPorts } from '../history.ts';
import { policies } from '../policies.ts';
import { allCases } from '../population/invent-population.ts';
import { type Html, html, table } from './html.ts';
import { dateIn, nameOf, number, spanIn } from './words.ts';

/** What other numbers of people a day would have done, and how long everybody would have needed. */
export function whatElse({ whatIf }: Figures): Html {
  return html`<h2>What else could have been</h2>
<p>The planner alone, for everybody with a place and a paper, both phases: all days agreed from the start, nobody declining or missing a day; after 24 August ports go on as in their last four weeks.</p>
${table(
  'What other numbers of people a day would have done by 24 August 2021',
  ['Policy', 'What it is', 'Places at ports, people', 'Used, court cases'],
  whatIf.map(({ policy, room, untilOrder }) => [
    policy,
    policies.get(policy)?.about ?? '',
    number(room),
    number(untilOrder),
  ]),
)}
<p>Places stay empty where a port takes more people than there are families who can use it, and until the second phase is announced.</p>
<h3>How long the whole population would have needed</h3>
<p>Until the last family would have come, by the port that it uses. How many people a day Laredo and Eagle Pass took, and which ports a family can use, is assumed, and the slowest port decides. The last row leaves both out: there every family could use every port. Families outside Mexico are not counted on before ${dateIn(assumptions.farAway.value)}, which is assumed too.</p>
${table(
  'The day of the last family',
  ['Port', ...whatIf.map(({ policy }) => policy)],
  [
    ...windDownPorts.map((port) => [nameOf('port', port), ...whatIf.map(lastDayAt(port))]),
    ['All', ...whatIf.map(lastDayOf)],
    ['All, if any port could be used', ...whatIf.map(({ anyPort }) => lastDayOf(anyPort))],
  ],
)}
<p>Whoever declined, did not answer or missed a day kept the place. On 24 August the programme was paused by order: days already accepted stand still, and every place stays.</p>`;
}

/** The same for a reader in a hurry. */
export function whatElseInShort({ people, whatIf }: Figures): Html {
  const of = (name: string) => whatIf.find(({ policy }) => policy === name);
  const [as, announced] = [of('published-order'), of('announced-300-a-day')];
  if (!as || !announced) throw new RangeError('a policy is missing');
  return html`<li>Had everybody been planned from the start, the announced 300 people a day would have brought ${number(announced.untilOrder)} court cases by 24 August, instead of ${number(as.untilOrder)}. There would have been room for ${number(announced.room)} people; the rest stays empty, since the ports that take most are not those that most families can use.</li>
<li>The whole population, ${number(announced.cases)} court cases of families with a place and a paper, would have needed until ${howLong(announced)} with 300 people a day, and until ${howLong(as)} with the days of 2021. ${decidedBy([slowest(announced), slowest(as)])} If every family could have used every port, until ${howLong(announced.anyPort)}, and ${howLong(as.anyPort)}.${people === allCases ? '' : ' A whole replay gives other days: the ports of a smaller one take people only every few days, and waste more places.'}</li>`;
}

/** The same in Spanish. */
export function whatElseInSpanish({ whatIf }: Figures): Html {
  const announced = whatIf.find(({ policy }) => policy === 'announced-300-a-day');
  if (!announced) throw new RangeError('a policy is missing');
  const { lastDay, untilOrder, anyPort } = announced;
  const until = (day: string | null) =>
    day ? `${dateIn(day, 'es')} (${spanIn(firstDay, day, 'es')})` : 'ningún día en 40 años';
  return html`<p>Con las 300 personas al día que se anunciaron habrían entrado ${number(untilOrder, 'es')} casos hasta la orden del 24 de agosto. Todas las familias con lugar y papel habrían necesitado hasta el ${until(lastDay)}; si cada una hubiera podido usar cualquier puerto, hasta el ${until(anyPort.lastDay)}.</p>`;
}

/** The port at which the last family would have come. */
function slowest({ ports, lastDay }: WhatIf): string {
  return nameOf('port', ports.find((one) => one.lastDay === lastDay)?.port ?? '');
}

function decidedBy([announced = '', as = '']: readonly string[]): string {
  if (announced === '' || as === '') return '';
  return announced === as
    ? `The port that takes longest decides both days: ${as}.`
    : `The port that takes longest decides these days: ${announced}, and ${as}.`;
}

function howLong({ lastDay }: Reached): string {
  return lastDay
    ? `${dateIn(lastDay)} (${spanIn(firstDay, lastDay)})`
    : 'some day more than 40 years on';
}

function lastDayAt(port: string): (one: WhatIf) => string {
  return ({ ports }) => {
    const last = ports.find((each) => each.port === port)?.lastDay;
    return last ? dateIn(last) : 'nobody';
  };
}

function lastDayOf({ lastDay }: Reached): string {
  return lastDay ? dateIn(lastDay) : 'no day within 40 years';
}
