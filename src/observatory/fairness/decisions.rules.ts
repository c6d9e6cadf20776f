import type { Fairness } from './fairness.contract.ts';
import type { Scheme } from './scheme.ts';

/** A line of `queue.decisions_by_criterion`. */
export interface DecisionLine {
  criterion: string;
  outcome: 'granted' | 'refused' | 'granted_on_appeal' | 'upheld';
  /** Hours from asking to the decision. */
  took: '24' | '48' | '72' | 'more';
  decisions: number;
}

/** Decisions of each criterion that has a figure, by outcome and by time; each figure on its own. */
export function shownDecisions(
  lines: readonly DecisionLine[],
  scheme: Scheme,
): Fairness['decisions'] {
  return [...Map.groupBy(lines, ({ criterion }) => criterion)]
    .filter(([criterion, own]) => scheme.figure(`decision=${criterion}`, sum(own)) !== null)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([criterion, own]) => {
      const figure = (name: string, is: (line: DecisionLine) => boolean) =>
        scheme.figure(`decision=${criterion} & ${name}`, sum(own.filter(is)));
      const outcome = (value: DecisionLine['outcome']) =>
        figure(`outcome=${value}`, (line) => line.outcome === value);
      const took = (value: DecisionLine['took']) =>
        figure(`took=${value}`, (line) => line.took === value);
      return {
        criterion,
        granted: outcome('granted'),
        refused: outcome('refused'),
        grantedOnAppeal: outcome('granted_on_appeal'),
        upheld: outcome('upheld'),
        within24: took('24'),
        within48: took('48'),
        within72: took('72'),
        later: took('more'),
      };
    });
}

function sum(lines: readonly DecisionLine[]): number {
  return lines.reduce((all, { decisions }) => all + decisions, 0);
}
