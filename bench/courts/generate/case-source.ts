import type { CaseModel } from './case-model.ts';
import { programmeCase } from './mpp-case.ts';
import { type PlannedCase, planOfProgramme } from './mpp-plan.ts';
import { ordinaryCase } from './ordinary-case.ts';
import type { Random } from './random.ts';
import { modelOf } from './trap-parts.ts';
import { TRAPS } from './traps.ts';

/** Cases in A_TblCase in September 2026. */
const REAL_CASES = 12_821_531;
/** Neighbours in a file lie as far apart in IDNCASE as if 64 clerks had written in turn. */
const LANES = 64;

/** The cases of a dump of one scale, by their place in the files. */
export class CaseSource {
  readonly count: number;
  private readonly plan: readonly PlannedCase[] = planOfProgramme();
  private readonly planned: number;
  private readonly traps = new Map<number, number>();

  constructor(scale: number) {
    this.count = Math.max(2_000, Math.round(REAL_CASES * scale));
    this.planned = Math.round((this.plan.length * this.count) / REAL_CASES);
    for (const at of TRAPS.keys()) {
      this.traps.set(Math.floor(((at + 0.5) * this.count) / TRAPS.length), at);
    }
  }

  /** Whether the case belongs to the programme or is made to look so. */
  isProgramme(place: number): boolean {
    return this.traps.has(place) || this.planAt(place) !== null;
  }

  caseAt(place: number, random: Random): CaseModel {
    const trap = this.traps.get(place);
    const model = trap === undefined ? undefined : TRAPS[trap];
    if (trap !== undefined && model) return modelOf(model, 900_001 + trap * 997);
    const lane = Math.ceil(this.count / LANES) * (place % LANES) + Math.floor(place / LANES);
    const idncase = 2_000_003 + lane * 3;
    const plan = this.planAt(place);
    return plan ? programmeCase(random, idncase, plan) : ordinaryCase(random, idncase);
  }

  /** The programme's cases stand at even distances, in the order of their notices. */
  private planAt(place: number): PlannedCase | null {
    const share = this.planned / this.count;
    const at = Math.floor(place * share);
    if (Math.floor((place + 1) * share) === at) return null;
    return this.plan[Math.floor(((at + 0.5) * this.plan.length) / this.planned)] ?? null;
  }
}
