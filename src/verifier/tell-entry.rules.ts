import {
  type Opening,
  type OpeningPart,
  OrderFacts,
  TravelFacts,
} from '#transparency/commitment.rules.ts';
import { type Entry, readLeaf, ticketIn } from '#transparency/entry.rules.ts';
import type { PlaceEntry } from './place-file.rules.ts';
import type { Saying } from './say.rules.ts';

/** What can be told of an entry about a family's place. */
export type TellingCode =
  | (typeof kinds)[keyof typeof kinds]
  | 'entryOther'
  | (typeof classes)[keyof typeof classes]
  | 'classOther'
  | 'turnDay'
  | 'turnUndated'
  | (typeof bases)[keyof typeof bases]
  | 'journey'
  | 'journeyReady'
  | 'journeyHeld';

const kinds = {
  'ticket.given': 'entryGiven',
  'ticket.changed': 'entryChanged',
  'ticket.left': 'entryLeft',
  'ticket.returned': 'entryReturned',
} as const;
const classes = {
  urgent: 'classUrgent',
  expedited: 'classExpedited',
  normal: 'classNormal',
} as const;
const bases = {
  declared: 'basisDeclared',
  paper_seen: 'basisPaperSeen',
  confirmed: 'basisConfirmed',
} as const;

/** What an entry says, and what opens it, as a family reads it. */
export function tellEntry({ position, leaf, openings }: PlaceEntry): Saying[] {
  const entry = readLeaf(leaf);
  if (!entry) return [told('entryOther', { position })];
  const values = { position, day: entry.on, ticket: ticketIn(entry) ?? '' };
  return [
    told(isKind(entry.kind) ? kinds[entry.kind] : 'entryOther', values),
    ...turnIn(factsOf(openings, 'order')),
    ...journeyIn(factsOf(openings, 'travel')),
  ];
}

function isKind(kind: Entry['kind']): kind is keyof typeof kinds {
  return kind in kinds;
}

function factsOf(openings: readonly Opening[], part: OpeningPart): Opening['facts'] | undefined {
  return openings.find((one) => one.part === part)?.facts;
}

function turnIn(facts: Opening['facts'] | undefined): Saying[] {
  const { data: turn } = OrderFacts.safeParse(facts);
  if (!turn) return [];
  const { undated, enrolledOn: day, basis } = turn;
  const named = Object.entries(classes).find(([name]) => name === turn.class)?.[1];
  return [
    named ? told(named) : told('classOther', { class: turn.class }),
    ...(undated ? [told('turnUndated')] : [told('turnDay', { day }), told(bases[basis])]),
  ];
}

function journeyIn(facts: Opening['facts'] | undefined): Saying[] {
  const { data: journey } = TravelFacts.safeParse(facts);
  if (!journey) return [];
  const { size: count, ports, readyFrom: day, hold } = journey;
  return [
    told('journey', { count, ports: ports.join(', ') }),
    ...(day === null ? [] : [told('journeyReady', { day })]),
    ...(hold ? [told('journeyHeld')] : []),
  ];
}

function told(code: TellingCode, values: Saying['values'] = {}): Saying {
  return { code, values };
}
