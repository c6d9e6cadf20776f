import { eachDay, isWorkday } from '../days.ts';
import { courtOrder, firstDay } from '../history.ts';
import type { InventedHousehold } from '../population/household.ts';
import { answerOffers, recordDay } from './answer-offers.ts';
import { choosePorts, leaveToday, registerThoseOf, seePapersOf } from './families-day.ts';
import { askToGoEarlier } from './go-earlier.ts';
import { planDay } from './plan-day.ts';
import { agreeDays, drawBatch, hasOpenBatch, stopByOrder } from './programme.ts';
import { fillAtShortNotice } from './short-notice.ts';
import { type Stage, setClock } from './stage.ts';

/** Tells how far the story is: the day, and the part of it that is told. */
export type Progress = (day: string, part: number) => void;

/** Monday and Thursday, and every working day of the first two weeks: places are drawn. */
function isDrawDay(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return isWorkday(day) && (day < '2021-03-05' || weekday === 1 || weekday === 4);
}

/** Tells the wind-down, day by day, from 19 February to the court's order of 24 August 2021. */
export async function tell2021(
  stage: Stage,
  population: readonly InventedHousehold[],
  progress: Progress,
): Promise<void> {
  const asking = Map.groupBy(population, ({ asksOn }) => asksOn);
  const days = eachDay(firstDay, courtOrder);
  let batches = 0;
  for (const [at, day] of days.entries()) {
    progress(day, at / days.length);
    setClock(stage, day, '15:00');
    await morning(stage, day, asking.get(day) ?? []);
    if (day === courtOrder) break;
    await stage.profile.measure('short notice', () => fillAtShortNotice(stage, day));
    setClock(stage, day, '23:00');
    if (isDrawDay(day) && (await hasOpenBatch(stage))) {
      batches += 1;
      await stage.profile.measure('draw', () => drawBatch(stage, batches));
    }
    if (isWorkday(day)) await evening(stage, day);
    if (at < 5 || day.endsWith('-01')) await stage.profile.measure('analysing', stage.analyse);
    await stage.profile.measure('jobs', () => stage.runJobs());
  }
  await stopByOrder(stage);
  await stage.profile.measure('jobs', () => stage.runJobs());
  progress(courtOrder, 1);
}

/** Families ask, bring papers, answer; who has a day today comes to the port. */
async function morning(
  stage: Stage,
  day: string,
  asking: readonly InventedHousehold[],
): Promise<void> {
  const { profile } = stage;
  await profile.measure('answers', () => answerOffers(stage));
  await profile.measure('schedules', () => stage.runSchedules());
  await profile.measure('outcomes', () => recordDay(stage, day));
  await profile.measure('registrations', () => registerThoseOf(stage, asking));
  await profile.measure('jobs', () => stage.runJobs());
  await profile.measure('papers', () => seePapersOf(stage, day));
  await profile.measure('ports', () => choosePorts(stage));
  await profile.measure('leaving', () => leaveToday(stage, day));
  await profile.measure('earlier', () => askToGoEarlier(stage, day));
  await profile.measure('jobs', () => stage.runJobs());
}

async function evening(stage: Stage, day: string): Promise<void> {
  const isMonday = new Date(`${day}T00:00:00Z`).getUTCDay() === 1;
  if (isMonday || day === firstDay) await agreeDays(stage, day);
  // Who plans in the evening finds the log up to date: what the families did is hours ago.
  await stage.profile.measure('log', () => stage.runSchedules('each minute'));
  await planDay(stage, day);
}
