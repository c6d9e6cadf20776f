/**
 * Case types of the immigration courts, tblLookupCaseType as the courts wrote them,
 * one a line, the code and its name. From the copy of the Deportation Data Project (CC0),
 * <https://github.com/deportationdata/eoir>.
 */
export const CASE_TYPE_NAMES = `
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
