/** Why somebody is taken out of a household again. */
export const takingOutReasons = ['twice', 'other_family', 'not_family'] as const;
export type TakingOutReason = (typeof takingOutReasons)[number];

/** For how long whoever added somebody by mistake, or one colleague, can take them out alone. */
export const aloneHours = 24;

/** A person of a household, as far as one member of staff may undo the adding. */
export interface Added {
  /** How many people the household has, this one among them. */
  size: number;
  /** Null for who was registered with the household: nobody takes them out alone. */
  addedAt: Date | null;
  /** A paper of theirs was seen, or they have words of their own. */
  isProven: boolean;
}

/** What of a place could rest on somebody who was added. */
export interface PlaceThere {
  size: number;
  state: string;
  joinedAt: Date;
}

/**
 * Whether one member of staff may take somebody out again: within a day of the adding, while nothing rests on
 * it. Whoever took a real child out alone would shrink the family, and let it fit a day, or lose one. So no
 * place may count them: none that was given or accepted since, and none whose size two people confirmed since.
 */
export function oneSuffices(
  { size, addedAt, isProven }: Added,
  places: readonly PlaceThere[],
  grewAt: Date | null,
  now: Date,
): boolean {
  if (addedAt === null || isProven) return false;
  if (now.getTime() - addedAt.getTime() > aloneHours * 3_600_000) return false;
  if (grewAt !== null && grewAt >= addedAt) return false;
  return places.every(
    (place) => place.size < size && place.state !== 'accepted' && place.joinedAt < addedAt,
  );
}
