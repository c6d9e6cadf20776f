import type { Outcome } from './findings.rules.ts';
import type { Finding, Language, RosterReport } from './report.rules.ts';

const words = {
  es: {
    accepted: 'Archivo aceptado',
    refused: 'Archivo rechazado: no se importa nada',
    people: 'personas',
    families: 'familias',
    refusedRows: 'filas rechazadas',
    repeats: 'repetidas',
    outcomes: { refused: 'Rechazado', warned: 'Con aviso', repaired: 'Reparado' },
    rows: 'filas',
    file: 'archivo',
  },
  en: {
    accepted: 'File accepted',
    refused: 'File refused: nothing is imported',
    people: 'people',
    families: 'families',
    refusedRows: 'rows refused',
    repeats: 'repeats',
    outcomes: { refused: 'Refused', warned: 'Warned', repaired: 'Repaired' },
    rows: 'rows',
    file: 'file',
  },
} as const;

/** How many row numbers a line of the summary names. */
const mostRowsNamed = 8;

/** Row numbers and a few of them; the file itself is row 0. */
function placesOf(findings: readonly Finding[], language: Language): string {
  const rows = [...new Set(findings.map((finding) => finding.row))];
  if (rows.length === 1 && rows[0] === 0) return words[language].file;
  const named = rows.slice(0, mostRowsNamed).join(', ');
  return `${words[language].rows} ${named}${rows.length > mostRowsNamed ? ', …' : ''}`;
}

function linesOf(outcome: Outcome, report: RosterReport, language: Language): string[] {
  const groups = Map.groupBy(
    report.findings.filter((finding) => finding.outcome === outcome),
    (finding) => `${finding.code} ${finding.column ?? ''}`.trim(),
  );
  if (groups.size === 0) return [];
  const lines = [...groups].map(
    ([name, findings]) =>
      `  ${String(findings.length).padStart(5)}  ${name}: ${placesOf(findings, language)}`,
  );
  return [`${words[language].outcomes[outcome]}:`, ...lines];
}

/**
 * A report in a few lines for a terminal: counts, and which findings stand in which rows. It names
 * no person and repeats no cell, because terminals are photographed and logged; the report does.
 */
export function summaryOf(report: RosterReport, language: Language): string {
  const text = words[language];
  if (report.file === 'refused') {
    const reasons = report.findings
      .filter((finding) => finding.outcome === 'refused')
      .map((finding) => `  ${finding.code}: ${finding.message}`);
    return [`${text.refused}.`, ...reasons].join('\n');
  }
  const refusedRows = report.rows.filter((row) => row.outcome === 'refused').length;
  const repeats = report.rows.filter((row) => row.person?.same_as !== undefined).length;
  const counts = [
    `${report.people} ${text.people}`,
    `${report.families} ${text.families}`,
    `${refusedRows} ${text.refusedRows}`,
    `${repeats} ${text.repeats}`,
  ];
  const outcomes: readonly Outcome[] = ['refused', 'warned', 'repaired'];
  return [
    `${text.accepted}: ${counts.join(', ')}.`,
    ...outcomes.flatMap((outcome) => linesOf(outcome, report, language)),
  ].join('\n');
}
