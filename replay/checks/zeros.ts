import { type Proof, plansMadeAgain } from '../proof/prove-log.ts';
import type { Checked } from './check-replay.ts';

/** What is looked at: the tables, and the log. */
interface Found {
  checked: Checked;
  proof: Proof;
}

/** Something that a fair queue has none of. */
export interface Zero {
  name: string;
  /** What it would be, in words that the report prints. */
  about: string;
  found: number;
}

/** Everything that must be zero, with what was found. */
export function zerosOf({ checked, proof }: Found): Zero[] {
  return [
    {
      name: 'Order inversions',
      about:
        'a household was given a day that one before it in the published order could have had, and had not',
      found: checked.inversions.length,
    },
    {
      name: 'Split families',
      about: 'people of one household with different days, or a day for only some of them',
      found: checked.splitFamilies.length,
    },
    {
      name: 'Unexplained overtakings',
      about:
        'a later enrolment was given a day before an earlier one for no reason that the data show',
      found: checked.overtakings.unexplained,
    },
    {
      name: 'Lost places',
      about:
        'a place that was given is gone, renumbered or ended without the family leaving or arriving',
      found: checked.lostPlaces.length,
    },
    {
      name: 'Classes raised by fewer than two people',
      about: 'a household went earlier without two different deciders',
      found: checked.raisedAlone.length,
    },
    {
      name: 'Plans that cannot be made again',
      about: 'the planner gives other days from what the plan was made of',
      found: checked.plansNotRepeated,
    },
    {
      name: 'Families left behind by an announcement',
      about: 'a phase takes them in, and they are still told “not yet”',
      found: checked.leftBehind.length,
    },
    {
      name: 'Overfull days',
      about: 'more people on a day of a port than it takes',
      found: checked.overfullDays.length,
    },
    {
      name: 'Faults that a witness finds in the log',
      about: 'something in the log does not hold for an outside organisation that has all openings',
      found: proof.witness.faults.length,
    },
    {
      name: 'Faults that anybody finds in the log',
      about: 'something in the log does not hold for who has only what is public',
      found: proof.anybody.faults.length,
    },
    {
      name: 'Plans that a witness cannot make again',
      about: 'what the log says of a plan is not enough to make it anew',
      found: checked.plans - plansMadeAgain(proof),
    },
  ];
}

/** True when all of them are zero. */
export function isFair(found: Found): boolean {
  return zerosOf(found).every(({ found }) => found === 0);
}
