import type { Role } from '#platform/actor.ts';
import type { Words } from '../../words/say.ts';

/** A section of the desk, and who may open it. The routes behind it refuse everyone else by themselves. */
interface Section {
  href: string;
  label: Parameters<Words['say']>[0];
  roles: readonly Role[] | 'everyone';
}

/** Who works with families: as `registry/desk.contract.ts` has it. */
const withFamilies: readonly Role[] = ['registrar', 'coordinator', 'reviewer', 'lawyer'];

const sections: readonly Section[] = [
  { href: '/desk', label: 'families.nav.work', roles: 'everyone' },
  { href: '/desk/search', label: 'families.nav.search', roles: withFamilies },
  {
    href: '/desk/register',
    label: 'families.nav.register',
    roles: ['registrar', 'coordinator', 'lawyer'],
  },
  { href: '/desk/calls', label: 'families.nav.calls', roles: ['registrar', 'coordinator'] },
  { href: '/desk/import', label: 'families.nav.import', roles: ['registrar', 'coordinator'] },
];

/** The sections that someone with these roles is shown, in their language. */
export function placesFor(
  roles: readonly Role[],
  { say }: Words,
): { href: string; label: string }[] {
  return sections
    .filter(
      (section) =>
        section.roles === 'everyone' || section.roles.some((role) => roles.includes(role)),
    )
    .map(({ href, label }) => ({ href, label: say(label) }));
}
