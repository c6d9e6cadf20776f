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

const zeros: readonly (Omit<Zero, 'found'> & { count: (found: Found) => number })[] = [
  {
    name: 'Order inversions',
    about:
      'a household was given a day that one before it in the published order could have had, and had not',
    count: ({ checked }) => checked.inversions.length,
  },
  {
    name: 'Split families',
    about: 'people of one household with different days, or a day for only some of them',
    count: ({ checked }) => checked.splitFamilies.length,
  },
  {
    name: 'Unexplained overtakings',
    about:
      'a later enrolment was given a day before an earlier one for no reason that the data show',
    count: ({ checked }) => checked.overtakings.unexplained,
  },
  {
    name: 'Lost places',
    about:
      'a place that was given is gone, renumbered or ended without the family leaving or arriving',
    count: ({ checked }) => checked.lostPlaces.length,
  },
  {
    name: 'Classes raised by fewer than two people',
    about: 'a household went earlier without two different deciders',
    count: ({ checked }) => checked.raisedAlone.length,
  },
  {
    name: 'Plans that cannot be made again',
    about: 'the planner gives other days from what the plan was made of',
    count: ({ checked }) => checked.plansNotRepeated,
  },
  {
    name: 'Families left behind by an announcement',
    about: 'a phase takes them in, and they are still told “not yet”',
    count: ({ checked }) => checked.leftBehind.length,
  },
  {
    name: 'Overfull days',
    about: 'more people on a day of a port than it takes',
    count: ({ checked }) => checked.overfullDays.length,
  },
  {
    name: 'Faults that a witness finds in the log',
    about: 'something in the log does not hold for an outside organisation that has all openings',
    count: ({ proof }) => proof.witness.faults.length,
  },
  {
    name: 'Faults that anybody finds in the log',
    about: 'something in the log does not hold for who has only what is public',
    count: ({ proof }) => proof.anybody.faults.length,
  },
  {
    name: 'Plans that a witness cannot make again',
    about: 'what the log says of a plan is not enough to make it anew',
    count: ({ checked, proof }) => checked.plans - plansMadeAgain(proof),
  },
];

/** Everything that must be zero, with what was found. */
export function zerosOf(found: Found): Zero[] {
  return zeros.map(({ name, about, count }) => ({ name, about, found: count(found) }));
}

/** True when all of them are zero. */
export function isFair(found: Found): boolean {
  return zerosOf(found).every(({ found }) => found === 0);
}
