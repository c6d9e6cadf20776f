import type { Role } from '#platform/actor.ts';
import type { Words } from '../../words/say.ts';

/** A section of the desk, and who may open it. The routes behind it refuse everyone else by themselves. */
interface Section {
  href: string;
  label: Parameters<Words['say']>[0];
  roles: readonly Role[] | 'everyone';
}

const sections: readonly Section[] = [{ href: '/desk', label: 'desk.title', roles: 'everyone' }];

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
