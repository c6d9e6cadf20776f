/** One place in its order; `ports` are those its household can use. */
export interface InOrder {
  ticketNumber: string;
  ports: readonly string[];
}

/** Where a place stands. */
export interface Position {
  ticketNumber: string;
  /** 1 for the first. */
  rank: number;
  /** Households before this one that can use at least one port that this one can use. */
  beforeAtPorts: number;
}

/** The position of each place of a published order. Few sets of ports occur, so each is counted once. */
export function positionsOf(order: readonly InOrder[]): Position[] {
  const counted = new Map<string, { ports: ReadonlySet<string>; count: number }>();
  return order.map(({ ticketNumber, ports }, index) => {
    const mine = new Set(ports);
    let beforeAtPorts = 0;
    for (const other of counted.values()) {
      if (ports.some((port) => other.ports.has(port))) beforeAtPorts += other.count;
    }
    const key = [...mine].sort().join(' ');
    const same = counted.get(key) ?? { ports: mine, count: 0 };
    same.count += 1;
    counted.set(key, same);
    return { ticketNumber, rank: index + 1, beforeAtPorts };
  });
}

/** Households that crossed in the last four weeks, below which nothing is foretold. */
const leastServed = 20;

/**
 * An honest range of weeks until a household's turn, from what really happened: of those that could use
 * one of its ports, as those before it can, `served` crossed in the last 28 days, wherever. Between half
 * and one and a half times that pace.
 * Null when too little has happened to say.
 */
export function weeksToWait(
  beforeAtPorts: number,
  served: number,
): { from: number; to: number } | null {
  if (served < leastServed) return null;
  const weekly = served / 4;
  return {
    from: Math.floor(beforeAtPorts / (weekly * 1.5)),
    to: Math.ceil((beforeAtPorts + 1) / (weekly * 0.5)),
  };
}

/** A rank as it is told: the hundred it stands in, and exact among the first hundred. */
export function bandOf(rank: number): { from: number; to: number } {
  if (rank <= 100) return { from: rank, to: rank };
  const from = Math.floor((rank - 1) / 100) * 100 + 1;
  return { from, to: from + 99 };
}
