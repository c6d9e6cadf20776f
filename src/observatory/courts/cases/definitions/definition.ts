import type { CaseColumn } from '../case-columns.rules.ts';
import type { Dimension } from '../case-table.ts';
import type { CodeList } from '../code-names/name-of-code.rules.ts';
import type { SourceKey } from '../sources.rules.ts';

/** A text in the two languages that every definition has. */
export interface Words {
  readonly en: string;
  readonly es: string;
}

/** What one column means, and each of its values. */
export interface Definition {
  readonly column: CaseColumn | Dimension;
  readonly type: 'number' | 'text' | 'date' | 'month' | 'boolean';
  readonly title: Words;
  readonly meaning: Words;
  /** In the order in which they are explained; none where the values are codes, dates or numbers. */
  readonly values: readonly ValueDefinition[];
  /** Where the values are codes: the list that names them. */
  readonly codes?: CodeList;
  readonly sources: readonly SourceKey[];
}

export interface ValueDefinition {
  /** As it stands in the column; '' is an empty cell. */
  readonly value: string;
  readonly title: Words;
  readonly meaning: Words;
}
