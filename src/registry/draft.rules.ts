/** After this long without an answer a draft closes: somebody else may hold the telephone now. */
export const draftIdleMinutes = 20;

/** A draft that nobody touched for this long is forgotten. */
export const draftDays = 7;

/** True while the cookie alone opens a draft. */
export function isDraftOpen(touchedAt: Date, now: Date): boolean {
  return now.getTime() - touchedAt.getTime() < draftIdleMinutes * 60_000;
}

/** Drafts last touched before this are forgotten. */
export function draftsForgottenBefore(now: Date): Date {
  return new Date(now.getTime() - draftDays * 86_400_000);
}
