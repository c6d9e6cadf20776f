import {
  type Opening,
  type OpeningPart,
  OrderFacts,
  TravelFacts,
} from '#transparency/commitment.rules.ts';
import { type Entry, readLeaf, ticketIn } from '#transparency/entry.rules.ts';
import { StandByFacts } from '#transparency/verify/sealed-facts.rules.ts';
import { JoinedFacts, ListEntry, OutcomeFacts } from '#waiting-lists/list-entry.rules.ts';
import type { PlaceEntry } from './place-file.rules.ts';
import type { Saying } from './say.rules.ts';

/** What can be told of an entry about a family's place. */
export type TellingCode =
  | (typeof kinds)[keyof typeof kinds]
  | 'entryOther'
  | (typeof classes)[keyof typeof classes]
  | 'classOther'
  | 'orderDay'
  | 'orderUndated'
  | (typeof bases)[keyof typeof bases]
  | 'travelFacts'
  | 'travelReady'
  | 'travelHeld'
  | 'listPeople'
  | 'placeStandBy'
  | 'placeStandByOff'
  | (typeof cameOf)[keyof typeof cameOf];

const kinds = {
  'ticket.given': 'entryGiven',
  'ticket.changed': 'entryChanged',
  'ticket.left': 'entryLeft',
  'ticket.returned': 'entryReturned',
  'list.joined': 'entryGiven',
  'list.called': 'listCalled',
  'list.calledEarly': 'listCalledEarly',
  'list.outcome': 'listOutcome',
  'list.corrected': 'listCorrected',
  'list.askedAgain': 'listAskedAgain',
  'list.left': 'entryLeft',
  'list.returned': 'entryReturned',
} as const;
const cameOf = {
  crossed: 'outcomeCrossed',
  missed: 'outcomeMissed',
  turned_back: 'outcomeTurnedBack',
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
  const values = { position, day: entry.on, ticket: ticketIn(entry) ?? calledIn(entry) };
  const { data: wish } = StandByFacts.safeParse(factsOf(openings, 'commitment'));
  if (wish) return [standByIn(wish, { position, day: entry.on })];
  return [
    told(isKind(entry.kind) ? kinds[entry.kind] : 'entryOther', values),
    ...orderIn(factsOf(openings, 'order')),
    ...travelIn(factsOf(openings, 'travel')),
    ...listIn(factsOf(openings, 'commitment')),
  ];
}

function isKind(kind: Entry['kind']): kind is keyof typeof kinds {
  return kind in kinds;
}

function factsOf(openings: readonly Opening[], part: OpeningPart): Opening['facts'] | undefined {
  return openings.find((one) => one.part === part)?.facts;
}

function orderIn(facts: Opening['facts'] | undefined): Saying[] {
  const { data: order } = OrderFacts.safeParse(facts);
  if (!order) return [];
  const { undated, enrolledOn: day, basis } = order;
  const named = Object.entries(classes).find(([name]) => name === order.class)?.[1];
  return [
    named ? told(named) : told('classOther', { class: order.class }),
    ...(undated ? [told('orderUndated')] : [told('orderDay', { day }), told(bases[basis])]),
  ];
}

function travelIn(facts: Opening['facts'] | undefined): Saying[] {
  const { data: travel } = TravelFacts.safeParse(facts);
  if (!travel) return [];
  const { size: count, ports, readyFrom: day, hold } = travel;
  return [
    told('travelFacts', { count, ports: ports.join(', ') }),
    ...(day === null ? [] : [told('travelReady', { day })]),
    ...(hold ? [told('travelHeld')] : []),
  ];
}

function standByIn({ until, ports, notice }: StandByFacts, values: Saying['values']): Saying {
  if (until === null) return told('placeStandByOff', values);
  const hours = ports.map((port, at) => `${port} (${notice[at] ?? '?'})`);
  return told('placeStandBy', { ...values, until, ports: hours.join(', ') });
}

/** The numbers of a call in a waiting list. */
function calledIn(entry: Entry): string {
  const { data: called } = ListEntry.safeParse(entry);
  if (called?.kind !== 'list.called') return '';
  const { from, to, again } = called;
  const fresh = from === null ? [] : [from === to ? `${from}` : `${from}–${to}`];
  return [...again, ...fresh].join(', ');
}

function listIn(facts: Opening['facts'] | undefined): Saying[] {
  const { data: joined } = JoinedFacts.safeParse(facts);
  const { data: recorded } = OutcomeFacts.safeParse(facts);
  return [
    ...(joined ? [told('listPeople', { count: joined.people })] : []),
    ...(recorded ? [told(cameOf[recorded.outcome])] : []),
  ];
}

function told(code: TellingCode, values: Saying['values'] = {}): Saying {
  return { code, values };
}
