/** The Monday (`YYYY-MM-DD`) of the week that a moment is in, at UTC. */
export function mondayOf(moment: Date): string {
  const sinceMonday = (moment.getUTCDay() + 6) % 7;
  return new Date(moment.getTime() - sinceMonday * 86_400_000).toISOString().slice(0, 10);
}
