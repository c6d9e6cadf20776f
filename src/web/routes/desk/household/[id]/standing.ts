import type { z } from 'zod';
import * as appointments from '#appointments/contract.ts';
import { toldHousehold } from '#outreach/contract.ts';
import { pathwaysForHousehold } from '#pathways/contract.ts';
import { isOneOf } from '#platform/actor.ts';
import type { Visit } from '#platform/call.ts';
import { listExpedite, placesOf, requestExpedite } from '#queue/contract.ts';
import { portByCode } from '#vocabulary/ports.ts';
import { dateIn, dayText, momentText } from '../../../../words/dates.ts';
import type { Words } from '../../../../words/say.ts';
import { lawText, noPlaceText } from '../../../(public)/law-words.ts';
import { townOf } from '../../(planning)/names.ts';
import { deskZone } from '../../lines.ts';
import { coded } from './shown.ts';

/** What other capabilities know of a household: its place, its day, its legal routes, what it was told. */
export async function standingOf(visit: Visit, householdId: string, words: Words) {
  const may = (contract: { may: Parameters<typeof isOneOf>[1] }) =>
    isOneOf(visit.actor, contract.may);
  const { answerOffer, declineReasons, slotsOf, standByOf } = appointments;
  const [places, slots, standBy, law, told] = await Promise.all([
    may(placesOf) ? visit.call(placesOf, { householdId }) : null,
    may(slotsOf) ? visit.call(slotsOf, { householdId }) : null,
    may(standByOf) ? visit.call(standByOf, { householdId }) : null,
    may(pathwaysForHousehold) ? visit.call(pathwaysForHousehold, { householdId }) : null,
    may(toldHousehold) ? visit.call(toldHousehold, { householdId }) : null,
  ]);
  return {
    places: (places?.places ?? []).map((place) => ({
      ...shownPlace(place, words),
      asked: shownRequest(place, places?.requests ?? [], words),
      standBy: shownStandBy(place, standBy, words, may(appointments.answerStandBy)),
    })),
    grown: places?.grown ?? null,
    takingOut: places?.takingOut ?? [],
    decides: may(listExpedite),
    slots: (slots?.slots ?? []).map(({ slotId, state, reason, day, port, confirmedAt }) => ({
      slotId,
      state: coded(words, 'household.slot', state),
      why: whyOf(state, reason, words),
      day: dayText(words.language, day),
      port: portByCode.get(port)?.name ?? port,
      confirmed: confirmedAt !== null,
      stands: state === 'offered' || state === 'accepted',
      answerable: state === 'offered' && may(answerOffer),
    })),
    mayAsk: may(requestExpedite),
    declineReasons: declineReasons.map((value) => ({ value, label: reasonText(value, words) })),
    law: law && shownLaw(law, words),
    told: (told?.messages ?? []).map(({ messageId, kind, by, state, stateAt }) => ({
      messageId,
      what: coded(words, 'kind', kind),
      by,
      state: coded(words, 'household.told', state),
      on: dayText(words.language, dateIn(stateAt, deskZone)),
    })),
  };
}

type Place = Awaited<ReturnType<typeof placesAnswer>>['places'][number];
type Requests = Awaited<ReturnType<typeof placesAnswer>>['requests'];
type Law = Awaited<ReturnType<typeof lawAnswer>>;
const placesAnswer = (visit: Visit) => visit.call(placesOf, { householdId: '' });
const lawAnswer = (visit: Visit) => visit.call(pathwaysForHousehold, { householdId: '' });

function reasonText(code: string, { say, has }: Words): string {
  const key = `my-place.reason.${code}`;
  return has(key) ? say(key) : code;
}

/** Where each kind of recorded reason has its words. */
const reasonsOf: Readonly<Record<string, string>> = {
  declined: 'my-place.reason',
  missed: 'planning.miss',
  turned_away: 'planning.turnAway',
};

/** Why a day was given back, missed, or did not end with entry, as somebody recorded it; null otherwise. */
function whyOf(state: string, reason: string | null, { say, has }: Words): string | null {
  const key = `${reasonsOf[state]}.${reason}`;
  return has(key) ? say(key) : null;
}

function shownPlace(place: Place, words: Words) {
  const { programme, ticket } = place;
  const next = ticket && `my-place.next.${ticket.nextStep}`;
  return {
    programmeId: programme.programmeId,
    programme: programme.name,
    ticketNumber: ticket?.ticketNumber ?? null,
    inQueue: ticket !== null && ticket.state !== 'served' && ticket.state !== 'withdrawn',
    ports: programme.ports.map((code) => ({
      value: code,
      label: portByCode.get(code)?.name ?? code,
      chosen: ticket?.ports.includes(code) ?? false,
    })),
    mayStandBy: programme.state !== 'ended' && ticket !== null && ticket.heldReason === null,
    waitsTogether: ticket?.heldReason === 'family_apart',
    mayWait:
      programme.state !== 'ended' &&
      ticket !== null &&
      (ticket.heldReason === null || ticket.heldReason === 'family_apart'),
    reason: ticket ? null : noPlaceText(words, place),
    next:
      next && words.has(next)
        ? words.say(next, { date: dayOf(ticket?.canReturnUntil ?? null, words) })
        : null,
    band: ticket?.position?.band ?? null,
    waiting: ticket?.position?.waiting ?? null,
  };
}

/** What waits of a request to go earlier in this programme, and until when; null where none does. */
function shownRequest({ programme }: Place, requests: Requests, { say, language }: Words) {
  const open = requests.find(({ programmeId }) => programmeId === programme.programmeId);
  if (!open) return null;
  const moment = momentText(language, open.decideBy, townOf(programme.timeZone));
  return say(`families.household.place.asked.${open.waits}`, { moment });
}

/** Earlier questions about short notice stand in the history. */
const asksShown = 3;

type StandBy = z.output<typeof appointments.standByOf.output>;

/** What the family said about short notice in one programme, and what it was asked there. */
function shownStandBy(
  { programme }: Place,
  standBy: StandBy | null,
  { language }: Words,
  mayAnswer: boolean,
) {
  const here = ({ programmeId }: { programmeId: string }) => programmeId === programme.programmeId;
  const nameOf = (port: string | null) => portByCode.get(port ?? '')?.name ?? port ?? '';
  const wish = standBy?.standBy.find(here);
  return {
    mayAnswer,
    wish: wish
      ? {
          until: dayText(language, wish.until),
          ways: wish.ports.map((port, at) => ({
            port: nameOf(port),
            hours: wish.noticeHours[at] ?? 0,
          })),
          typed: {
            ports: wish.ports.join(' '),
            readyHours: String(wish.readyHours),
            until: wish.until,
          },
        }
      : null,
    asks: (standBy?.asks ?? [])
      .filter(here)
      .slice(0, asksShown)
      .map(({ askId, state, answerBy, timeZone, day, port }) => ({
        askId,
        state,
        answerBy: momentText(language, answerBy, townOf(timeZone ?? programme.timeZone)),
        day: day ? dayText(language, day) : '',
        port: nameOf(port),
      })),
  };
}

function dayOf(at: Date | null, { language }: Words): string {
  return at ? dayText(language, dateIn(at, deskZone)) : '';
}

function shownLaw(law: Law, words: Words) {
  return {
    hold: law.hold,
    mightNeedLawyerFirst: law.mightNeedLawyerFirst,
    notShown: law.notShown,
    people: law.people.map(({ personId, fits, missing, clocks }) => ({
      personId,
      fits: fits.map(({ id, title, unconfirmed }) => ({
        id,
        title: lawText(words, title),
        unconfirmed,
      })),
      missing: missing.map(({ question }) => lawText(words, question)),
      clocks: clocks.map(({ id, clock, runsUntil, passed }) => ({
        id,
        text: lawText(words, clock, { date: dayText(words.language, runsUntil) }),
        passed,
      })),
    })),
  };
}
