import type { Role } from '#platform/actor.ts';
import type { Words } from '../../words/say.ts';

/** A section of the desk, and who may open it. The routes behind it refuse everyone else by themselves. */
interface Section {
  href: string;
  /** Other pages that belong to the section: it shows as the current one there. */
  also?: readonly string[];
  label: Parameters<Words['say']>[0];
  roles: readonly Role[] | 'everyone';
}

/** A section as the frame shows it. */
export interface Place {
  href: string;
  also: readonly string[];
  label: string;
}

/** Who works with families: as `registry/desk.contract.ts` has it. */
const withFamilies: readonly Role[] = ['registrar', 'coordinator', 'reviewer', 'lawyer'];

/** Who sees how full the ports are: as `appointments/contract.ts` has it. */
const withCalendar: readonly Role[] = ['planner', 'coordinator', 'registrar'];

/** Who records what came of a day: as `appointments/contract.ts` has it. */
const atThePort: readonly Role[] = ['registrar', 'coordinator', 'planner'];

/** The pages about a programme, from its order to the day at the port. */
const planning: readonly Section[] = [
  { href: '/desk/programme', label: 'desk.nav.programme', roles: 'everyone' },
  {
    href: '/desk/ports',
    label: 'desk.nav.ports',
    roles: ['planner', 'coordinator', 'registrar', 'observer'],
  },
  { href: '/desk/queue', label: 'desk.nav.queue', roles: [...withFamilies, 'planner'] },
  { href: '/desk/queue/draw', label: 'desk.nav.draw', roles: 'everyone' },
  { href: '/desk/expedite', label: 'desk.nav.expedite', roles: ['reviewer', 'coordinator'] },
  { href: '/desk/corrections', label: 'desk.nav.corrections', roles: withFamilies },
  { href: '/desk/plan', label: 'desk.nav.plan', roles: ['planner', 'coordinator'] },
  { href: '/desk/calendar', label: 'desk.nav.calendar', roles: withCalendar },
  { href: '/desk/witnesses', label: 'desk.nav.witnesses', roles: ['coordinator'] },
  { href: '/desk/law', label: 'desk.nav.law', roles: 'everyone' },
];

const sections: readonly Section[] = [
  { href: '/desk', label: 'families.nav.work', roles: 'everyone' },
  { href: '/desk/search', label: 'families.nav.search', roles: withFamilies },
  {
    href: '/desk/register',
    label: 'families.nav.register',
    roles: ['registrar', 'coordinator', 'lawyer'],
  },
  { href: '/desk/calls', label: 'families.nav.calls', roles: ['registrar', 'coordinator'] },
  { href: '/desk/travels', label: 'desk.nav.travels', roles: atThePort },
  { href: '/desk/import', label: 'families.nav.import', roles: ['registrar', 'coordinator'] },
  {
    href: '/desk/programme',
    also: planning.map(({ href }) => href),
    label: 'desk.nav.programme',
    roles: 'everyone',
  },
  {
    href: '/desk/waiting-lists',
    label: 'desk.nav.waitingLists',
    roles: ['coordinator', 'registrar', 'planner'],
  },
  { href: '/desk/people', label: 'coordination.people.title', roles: ['administrator'] },
  {
    href: '/desk/organisations',
    label: 'coordination.organisations.title',
    roles: ['administrator'],
  },
  { href: '/desk/audit', label: 'coordination.audit.title', roles: ['administrator'] },
  { href: '/desk/backup', label: 'desk.nav.backup', roles: ['administrator'] },
];

/** The sections that someone with these roles is shown, in their language. */
export function placesFor(roles: readonly Role[], words: Words): Place[] {
  return shown(sections, roles, words);
}

/** The pages about a programme that someone with these roles is shown. */
export function planningPlacesFor(roles: readonly Role[], words: Words): Place[] {
  return shown(planning, roles, words);
}

function shown(of: readonly Section[], roles: readonly Role[], { say }: Words): Place[] {
  return of
    .filter(
      (section) =>
        section.roles === 'everyone' || section.roles.some((role) => roles.includes(role)),
    )
    .map(({ href, also = [], label }) => ({ href, also, label: say(label) }));
}
