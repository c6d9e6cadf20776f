import {
  InputFault,
  type JsonObject,
  optional,
  quoted,
  readCount,
  readDate,
  readList,
  readObject,
  readText,
  readYesOrNo,
  refuseRepeats,
} from './reading.rules.ts';

/**
 * What the planner plans from: the rule of a programme, its ports and the households that wait.
 * Dates are calendar dates, `YYYY-MM-DD`; sizes and capacities count people.
 */
export type Instance = {
  readonly programme: string;
  /** The day from which is planned: earlier slots are history. */
  readonly asOf: string;
  readonly rule: Rule;
  readonly sites: readonly Site[];
  readonly units: readonly Unit[];
};

/** The published rule of an order, as far as planning needs it. */
export type Rule = {
  /** From the highest priority to the lowest. */
  readonly classes: readonly string[];
  /** The seed of the draw that breaks ties, see `publishedOrder`. */
  readonly seed: string;
  /** Days between `asOf` and the first day a unit can be given, unless the unit has its own. */
  readonly leadDays: number;
};

/** A port: open on its weekdays from `from` to `to`, both included, except when `closed`. */
export type Site = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** People a day. 0 is an open day without room, which is not the same as closed. */
  readonly perDay: number;
  /** 1 for Monday to 7 for Sunday; null: all seven. */
  readonly weekdays?: readonly number[] | null;
  readonly closed?: readonly string[] | null;
  /** The capacity of single days in place of `perDay`; it does not open a day that is not open. */
  readonly overrides?: Readonly<Record<string, number>> | null;
};

/** A household, never split. Its id is its ticket number. */
export type Unit = {
  readonly id: string;
  readonly size: number;
  readonly class: string;
  readonly enrolledOn: string;
  /** The sites it can use, preferred first, at least one. */
  readonly sites: readonly string[];
  readonly readyFrom?: string | null;
  readonly leadDays?: number | null;
  /** True: it keeps its position in the order and is given no day. */
  readonly hold?: boolean | null;
};

/**
 * Reads an instance from parsed JSON. Unknown keys are ignored. Throws an InputFault on the first
 * fault, naming the id at fault where there is one, else the field.
 */
export function readInstance(value: unknown): Instance {
  const json = readObject(value, 'the instance');
  const rule = readRule(json.rule);
  const sites = readList(json.sites, 'sites').map(readSite);
  refuseRepeats(idsOf(sites), (id) => `site ${quoted(id)} is there twice`);
  const known = { sites: new Set(idsOf(sites)), classes: new Set(rule.classes) };
  const units = readList(json.units, 'units').map((unit, index) => readUnit(unit, index, known));
  refuseRepeats(idsOf(units), (id) => `unit ${quoted(id)} is there twice`);
  return {
    programme: readText(json.programme, 'programme'),
    asOf: readDate(json.asOf, 'asOf'),
    rule,
    sites,
    units,
  };
}

function readRule(value: unknown): Rule {
  const json = readObject(value, 'rule');
  const classes = readTexts(json.classes, 'rule.classes');
  refuseRepeats(classes, (name) => `rule.classes has ${quoted(name)} twice`);
  return {
    classes,
    seed: readText(json.seed, 'rule.seed'),
    leadDays: readDays(json.leadDays, 'rule.leadDays'),
  };
}

function readSite(value: unknown, index: number): Site {
  const json = readObject(value, `sites[${index}]`);
  const id = readText(json.id, `sites[${index}].id`);
  const its = (field: string) => `site ${quoted(id)}: ${field}`;
  const from = readDate(json.from, its('from'));
  const to = readDate(json.to, its('to'));
  // Dates of this fixed form compare as text.
  if (to < from) throw new InputFault(its(`to (${to}) is before from (${from})`));
  return {
    id,
    from,
    to,
    perDay: readCount(json.perDay, its('perDay'), 0),
    weekdays: optional(json.weekdays, its('weekdays'), readWeekdays),
    closed: optional(json.closed, its('closed'), readDates),
    overrides: optional(json.overrides, its('overrides'), readOverrides),
  };
}

function readUnit(
  value: unknown,
  index: number,
  known: { sites: ReadonlySet<string>; classes: ReadonlySet<string> },
): Unit {
  const json = readObject(value, `units[${index}]`);
  const id = readText(json.id, `units[${index}].id`);
  const its = (field: string) => `unit ${quoted(id)}: ${field}`;
  const className = readText(json.class, its('class'));
  if (!known.classes.has(className)) {
    throw new InputFault(its(`class ${quoted(className)} is not in rule.classes`));
  }
  return {
    id,
    size: readCount(json.size, its('size'), 1),
    class: className,
    enrolledOn: readDate(json.enrolledOn, its('enrolledOn')),
    sites: readUsableSites(json, its, known.sites),
    readyFrom: optional(json.readyFrom, its('readyFrom'), readDate),
    leadDays: optional(json.leadDays, its('leadDays'), readDays),
    hold: optional(json.hold, its('hold'), readYesOrNo),
  };
}

function readUsableSites(
  json: JsonObject,
  its: (field: string) => string,
  known: ReadonlySet<string>,
): string[] {
  const sites = readTexts(json.sites, its('sites'));
  if (sites.length === 0) throw new InputFault(its('sites must name at least one site'));
  for (const site of sites) {
    if (!known.has(site)) throw new InputFault(its(`site ${quoted(site)} is not in sites`));
  }
  refuseRepeats(sites, (site) => its(`sites names ${quoted(site)} twice`));
  return sites;
}

function readWeekdays(value: unknown, where: string): number[] {
  return readList(value, where).map((day) => {
    const weekday = readCount(day, where, 1);
    if (weekday > 7) throw new InputFault(`${where} go from 1 (Monday) to 7, but hold ${weekday}`);
    return weekday;
  });
}

function readOverrides(value: unknown, where: string): Record<string, number> {
  const entries = Object.entries(readObject(value, where)).map(([date, capacity]) => {
    readDate(date, where);
    return [date, readCount(capacity, `${where}: ${date}`, 0)] as const;
  });
  return Object.fromEntries(entries);
}

function readDays(value: unknown, where: string): number {
  return readCount(value, where, 0);
}

function readDates(value: unknown, where: string): string[] {
  return readList(value, where).map((date) => readDate(date, where));
}

function readTexts(value: unknown, where: string): string[] {
  return readList(value, where).map((text) => readText(text, where));
}

function idsOf(rows: readonly { readonly id: string }[]): string[] {
  return rows.map((row) => row.id);
}
