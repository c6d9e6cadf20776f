/**
 * Case types, tblLookupCaseType.
 *
 * Source: Deportation Data Project, EOIR look-up tables, <https://github.com/deportationdata/eoir>,
 * CC0 1.0. A code and its name a line, as the agency writes it, blanks put right.
 */
export const caseTypeNames = `
AOC Asylum Only Case
CDR Continued Detention Review
CFR Credible Fear Review
CSR Claimed Status Review
DCC Departure Control
DDC DD Appeal
DEP Deportation
EXC Exclusion
NAC NACARA Adjustment
REC Rescission
RFR Reasonable Fear Case
RMV Removal
WHO Withholding Only
`;
