import { sql } from '#platform/sql.ts';
import { planningClass, planningClasses } from '#queue/draw.rules.ts';
import { checkReplay } from '../checks/check-replay.ts';
import { finalTickets } from '../checks/evidence.ts';
import { phaseTwo } from '../history.ts';
import type { Proof } from '../proof/prove-log.ts';
import { asSystem, type Stage } from '../story/stage.ts';
import { arrivalsOf } from './arrivals.ts';
import { type Figures, type Found, figuresOf, readyDay } from './figures.ts';
import { countSeats } from './short-notice.ts';
import type { Candidate } from './what-if.ts';

/** Reads what the replay left in the tables, and puts its figures together. */
export async function gatherFigures(stage: Stage, people: number, proof: Proof): Promise<Figures> {
  const found = await asSystem(stage, async ({ tx }): Promise<Found> => {
    const { programmeId, known } = stage;
    const [arrivals, checked, candidates, slots, seats] = await Promise.all([
      arrivalsOf(tx, programmeId, known),
      checkReplay(tx, programmeId, (work) => stage.profile.timed('planner alone', work)),
      finalTickets(tx, programmeId).then((tickets) => candidatesOf(stage, tickets)),
      tx.rows<Figures['slots'][number]>(sql`
        select state, count(*) as households from appointments.slots
        where programme_id = ${programmeId} group by state order by state`),
      countSeats(tx, programmeId),
    ]);
    const classes = planningClasses(['urgent', 'expedited', 'normal']);
    const rule = { classes, seed: programmeId, leadDays: 0 };
    return { arrivals, checked, candidates, slots, seats, rule, proof };
  });
  return figuresOf(stage, people, found);
}

/** Everybody with a place and a paper, as they stand at the end. */
function candidatesOf(
  { known }: Stage,
  tickets: Awaited<ReturnType<typeof finalTickets>>,
): Candidate[] {
  return tickets.flatMap((ticket) => {
    const household = known.get(ticket.householdId);
    const readyFrom = household && readyDay(household, phaseTwo);
    if (!household || !readyFrom || ticket.state === 'withdrawn') return [];
    const { size, enrolledOn, ports: sites } = ticket;
    const unit = {
      id: ticket.ticket,
      size,
      class: planningClass(ticket.class, ticket.undated),
      enrolledOn,
      sites,
      readyFrom,
    };
    return [{ unit, cases: household.invented.cases }];
  });
}
