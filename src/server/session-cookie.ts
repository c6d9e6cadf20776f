import type { Application } from '#platform/call.ts';

/** The token in the session's cookie. The web sets it: see `src/web/cookies.ts` for its two names. */
export function sessionCookie(
  { publicUrl }: Application,
  header: string | undefined,
): string | undefined {
  const name = publicUrl?.startsWith('https:') ? '__Host-puente' : 'puente';
  for (const pair of (header ?? '').split(/;\s*/u)) {
    const [key, value] = pair.split('=', 2);
    if (key === name) return value;
  }
  return undefined;
}
