import type { CaseRows, Row } from './case-model.ts';
import { LAYOUTS, TABLES, type TableName } from './layout.ts';
import { type Damage, PLANTS, type Plant } from './plants.ts';
import { Random } from './random.ts';

interface Order {
  readonly at: number;
  readonly table: TableName;
  readonly plant: Plant;
}

/** A row of a case that is to be written with a defect. */
export interface Planted {
  readonly table: TableName;
  readonly row: Row;
  readonly kind: string;
  readonly damage: Damage;
}

/**
 * Spreads the defects over a dump: half of each kind among the programme's cases, half among all, at least
 * three of each. An order waits for the next case that has a fitting row.
 */
export class Planting {
  private readonly random: Random;
  private readonly orders: { any: Order[]; programme: Order[] };

  constructor(seed: number, scale: number, cases: number) {
    this.random = new Random(seed, 0x0defec7);
    const ordered = TABLES.flatMap((table) =>
      PLANTS.flatMap((plant) => this.ordersOf(table, plant, scale)),
    );
    const spread = (share: number) =>
      ordered
        .filter((_, at) => at % 2 === share)
        .map((order) => ({ ...order, at: this.random.below(Math.ceil(cases * 0.9)) }))
        .sort((left, right) => left.at - right.at);
    this.orders = { any: spread(0), programme: spread(1) };
  }

  /** What is to be planted in the rows of the case at a place; a row gets one defect at most. */
  plantIn(place: number, isProgramme: boolean, rows: CaseRows): Planted[] {
    const taken = new Set<Row>();
    const found: Planted[] = [];
    const queues = isProgramme ? [this.orders.programme, this.orders.any] : [this.orders.any];
    for (const queue of queues) {
      if ((queue[0]?.at ?? Number.POSITIVE_INFINITY) > place) continue;
      for (const order of queue.filter(({ at }) => at <= place).slice(0, 12)) {
        const planted = this.tryIn(order, rows, taken);
        if (!planted) continue;
        taken.add(planted.row);
        found.push(planted);
        queue.splice(queue.indexOf(order), 1);
      }
    }
    return found;
  }

  /** How many orders found no row. */
  get left(): string[] {
    return [...this.orders.any, ...this.orders.programme].map(
      ({ table, plant }) => `${table}: ${plant.kind}`,
    );
  }

  private ordersOf(table: TableName, plant: Plant, scale: number): Order[] {
    const full = plant.count(table);
    if (full === null) return [];
    const count = Math.max(4, Math.round(full * scale));
    return Array.from({ length: count }, () => ({ at: 0, table, plant }));
  }

  private tryIn({ table, plant }: Order, rows: CaseRows, taken: Set<Row>): Planted | null {
    const free = rows[table].filter((row) => !taken.has(row));
    for (let attempt = 0; attempt < 6 && free.length > 0; attempt++) {
      const row = free[this.random.below(free.length)];
      const damage = row && plant.make(this.random, LAYOUTS[table], row);
      if (damage) return { table, row, kind: plant.kind, damage };
    }
    return null;
  }
}
