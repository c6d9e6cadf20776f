/** A place of the published order, as counting who is overtaken sees it. */
export interface Standing {
  ticketNumber: string;
  ports: readonly string[];
  heldReason: string | null;
  basis: 'declared' | 'paper_seen' | 'confirmed';
}

/**
 * How many households an opening overtakes that is taken by somebody behind them: those who stand before,
 * could be given a day at that port, and have none as early.
 */
export function overtakenBy(
  order: readonly Standing[],
  live: readonly { ticketNumber: string; day: string }[],
): (taken: { ticketNumber: string; port: string; day: string }) => number {
  const dayOf = new Map(live.map(({ ticketNumber, day }) => [ticketNumber, day]));
  return ({ ticketNumber, port, day }) => {
    const rank = order.findIndex((one) => one.ticketNumber === ticketNumber);
    return order.slice(0, Math.max(rank, 0)).filter((one) => {
      const standing = dayOf.get(one.ticketNumber);
      const couldGo = one.heldReason === null && one.basis !== 'declared';
      return couldGo && one.ports.includes(port) && (standing === undefined || standing > day);
    }).length;
  };
}
