/**
 * Case identifiers, tblLookUpCaseIdentifier.
 *
 * Source: Deportation Data Project, EOIR look-up tables, <https://github.com/deportationdata/eoir>,
 * CC0 1.0. A code and its name a line, as the agency writes it, blanks put right.
 */
export const caseIdentifierNames = `
4M NTA not filed within 120 days of EPRD
AC Miami Airport Court
ACD Not Used - 3 characters
AD ATD Pilot
AL AL OTRO LADO LITIGATION
AM PILOT AMI
AO ASYLUM OFFICE RULE
AR Adminstrative Closure Of Repaper Cases
AU Address Unknown
B Barahona
B1 Chula Vista Border Patrol
B2 Imperial Beach Border Patrol
B3 Brownsfield Border Patrol
B4 Temecula Border Patrol
B5 Campo Border Patrol
B6 San Clemente Border Patrol
B7 El Cajon - San Diego DHS
BD BIA Off Docket
BR Brito Class Action Litigation
C1 Central America 2018
CA Cuban-Nicaraguan
CC Camp Hill
CD Civil Detention Hearing
CF CaseFlow Management Process
CH Chinese Cases From Golden Venture
CL Clemency Issue - Florida IHP Program - MIA ONLY
CN NACARA Remand
CR Custody Review
D6 DHS-ID cases det >6mos
DC Departure Control Case
DD Dedicated Docket
DM DOCKET MANAGEMENT
DS Status Docket
E1 JFK Airport - Inspections
E2 New York City/Downtown - Inspections
EC SEP-C (For Child)
EM Electronic Monitoring
EP SEP-P (For Parent)
F FEMALE
FA Family Units
FL Franco Litigation
FM FAMILY EXPEDITED REMOVAL MANAGEMENT
FS Forced Sterilization
H1 Harlingen - District Investigations
H2 Harlingen - Detention And Deport
H3 Port Isabel Service Processing Cen.
H4 Examinations
HA Haitian Refugee Fairness Act
HC HOME CURFEW
HK Hurricane Katrina
IFR INTERIM FINAL RULE
IR INTERIM FINAL RULE
J Juvenile Case
J1 Juvenile Has Turned 18 During Proceeding
J2 Unaccompanied Juvenile-Asylum
JL Javier Lopera Cases
KH Haitians Located Outside Krome Facility
M1 McAllen Station
M2 Brownsville Station
MD Maryland - DHS
MI Motions Involving 244(I) Applications
MP MIGRANT PROTECTION PROTOCOL
MR MENDEZ-ROJAS CASE
N1 New York City Investigations
N2 NYC - Deportation/Detention/Parole
N3 New York City Examinations
N4 DHS - New York City - OCDETF
NA NACARA
NC Night Court Project For Los Angeles
ND NACARA Dependents
OC OFF CALENDAR INITIATIVE
P1 Port Court 1 - Otay Mesa
P2 Port Court 2 - Otay Mesa
PB EOIR Pro Bono Representation
PC Pulled Case
PG PANGEA LEGAL SERVICES
PH Parolee Hearing
PL Padilla Class Members
PO Protective Order
PP Presidential Proclamation Case
PT PRE-TRIAL/HEARING
RA RECENT ARRIVAL
RB RODRIGUEZ BOND
RC Require Clearance To Move Alien - Oakdale Use Only
RD Reserved Suspension Decision
RI Remanded Institutional Hearing Program case
RM Remain in Mexico
RN Cancellation Of Removal
RO Reset Order Work Flow
RP Review Sheet Pilot Case
RS Rescheduled Miami Cases
S1 San Diego Investigations
S2 San Diego Deportation
S3 San Diego Examinations
SC NACARA Section 203
SD Stipulated Deportations (Florida - Krome Only)
SP Spellman Lawsuit Case
SR Stipulated Removal
SRD Stipulated Removal Order - Denied
ST Status Conference
SX Stipulated Removal Order - Denied
TC Third Country
TE TEFEL
TM Triage Master
UJ Unaccompanied Juvenile
UP UPM GRACE PERIOD
VE Vera Institute Case
VG VANGALA SETTLEMENT
VP Vertical Prosecution
WC Chinese Cases Detained In California in May/June
`;
