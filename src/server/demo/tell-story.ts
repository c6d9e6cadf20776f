import type { DemoNumber } from '#platform/call.ts';
import * as registry from '#registry/contract.ts';
import { foundCoalition } from './found-coalition.ts';
import { daysAgo, type Stage } from './stage.ts';
import {
  answerOffers,
  askForHelp,
  askToGoEarlier,
  type DemoFamily,
  familyActor,
  recordDays,
  seePapers,
} from './tell-families.ts';
import {
  commitToDraw,
  drawBatch,
  pauseAndResume,
  planAndOffer,
  tellProgramme,
} from './tell-programme.ts';
import { tellShortNotice } from './tell-short-notice.ts';
import { beginWaitingList, goOnCalling } from './tell-waiting-list.ts';

/** How many households the demonstration has. */
const households = 400;
/** Days before today on which a batch of places is drawn, oldest first. */
const drawDays = [36, 24, 12, 1] as const;

/**
 * Tells six weeks of an invented coalition, through the same routes that people use: nothing in the
 * demonstration is put into a table by hand. Gives its families.
 */
export async function tellStory(stage: Stage): Promise<DemoFamily[]> {
  stage.clock.now = daysAgo(46);
  stage.staff.push(...(await foundCoalition(stage)));
  const programmeId = await tellProgramme(stage);
  const families: DemoFamily[] = [];
  const numbers: DemoNumber[] = [];
  for (const [at, ago] of drawDays.entries()) {
    const before = drawDays[at - 1] ?? 44;
    families.push(...(await registerBetween(stage, before, ago, at)));
    await recordDays(stage, programmeId, daysBetween(before, ago));
    await drawBatch(stage, programmeId, await commitToDraw(stage, programmeId));
    if (at === 2) {
      await pauseAndResume(stage, programmeId, ago);
      numbers.push(...(await beginWaitingList(stage)));
    }
    await planAndOffer(stage, programmeId, ago);
    await answerOffers(stage, families);
    await stage.settle();
  }
  await askToGoEarlier(stage, programmeId, families.slice(-100));
  await tellShortNotice(stage, programmeId, families.slice(0, 250));
  await endings(stage, families);
  await goOnCalling(stage, numbers);
  return families;
}

function daysBetween(from: number, to: number): number[] {
  return Array.from({ length: Math.max(from - to, 0) }, (_day, at) => from - at);
}

async function registerBetween(
  stage: Stage,
  from: number,
  to: number,
  part: number,
): Promise<DemoFamily[]> {
  const many = households / drawDays.length;
  const families: DemoFamily[] = [];
  for (let at = 0; at < many; at += 1) {
    stage.clock.now = new Date(daysAgo(from - ((from - to) * at) / many));
    const family = await askForHelp(stage, part * many + at);
    families.push(family);
    if (stage.chance.happens(0.72)) await seePapers(stage, family);
  }
  await stage.settle();
  return families;
}

/** A few ask to be called, change their mind, or come back. */
async function endings(stage: Stage, families: readonly DemoFamily[]): Promise<void> {
  for (const family of families.slice(-12, -6)) {
    await stage.application.callAs(familyActor(family))(registry.askToBeCalled, {});
  }
  for (const family of families.slice(-26, -20)) {
    const call = stage.application.callAs(familyActor(family));
    const first = await call(registry.withdraw, {});
    if (first.step !== 'confirm') continue;
    await call(registry.withdraw, { confirmation: first.confirmation });
  }
  await stage.settle();
}
