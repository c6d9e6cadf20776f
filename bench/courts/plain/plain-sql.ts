/** The five members that are loaded. */
export const MEMBERS = [
  'A_TblCase',
  'A_TblCaseIdentifier',
  'B_TblProceeding',
  'tbl_schedule',
  'tbl_RepsAssigned',
] as const;

const LISTED = "('ENP', 'SYP', 'CIX', 'OPP', 'MPL', 'MPB', 'TUM')";

/**
 * How the public loaders of the dump read a member: all text, bad lines left out, short ones padded.
 * Not strict, since a dump that ends its lines in two ways is refused otherwise.
 */
export function readMember(path: string): string {
  const shape = "delim = '\\t', quote = '', header = true, all_varchar = true";
  const leniency = 'ignore_errors = true, null_padding = true, strict_mode = false';
  return `read_csv('${path.replaceAll("'", "''")}', ${shape}, ${leniency})`;
}

/**
 * The reading of cells as the definitions have it. What most cells are (a number, a date, no control
 * character) is tried first, since it is much quicker.
 */
export const MACROS = String.raw`
  create macro without_controls(cell) as
    if(regexp_matches(cell, '[\x00-\x1f\x7f-\x{9f}]'),
      regexp_replace(cell, '[\x00-\x1f\x7f-\x{9f}]', '', 'g'), cell);
  create macro cleaned(cell) as trim(without_controls(cell), ' ' || chr(160));
  create macro code_of(clean) as
    case when clean in ('', 'b6', 'N/A') or replace(clean, '?', '') = '' then null else upper(clean) end;
  create macro code(cell) as code_of(cleaned(cell));
  create macro id(cell) as
    coalesce(try_cast(cell as integer), try_cast(cleaned(cell) as integer));
  create macro day_of(ten) as
    case when regexp_full_match(ten, '[0-9]{4}-[0-9]{2}-[0-9]{2}') then try_cast(ten as date) end;
  create macro day(cell) as coalesce(day_of(left(cell, 10)), day_of(left(cleaned(cell), 10)));
`;

/**
 * The cases of the Migrant Protection Protocols at a date that is the dump's own or later, by the same
 * definitions as ours: only the reading differs. Expects tables or views with the members' names.
 */
export function casesQuery(asOf: string): string {
  return `
  with identifiers as materialized (
    select id(IDNCASE) as idncase, code(CASE_ID) as case_id from A_TblCaseIdentifier
  ),
  located as materialized (
    select id(IDNCASE) as idncase from B_TblProceeding where code(HEARING_LOC_CODE) in ${LISTED}
    union
    select id(IDNCASE) from tbl_schedule where code(HEARING_LOC_CODE) in ${LISTED}
  ),
  marked as materialized (
    select idncase, bool_or(by_identifier) as by_identifier, bool_or(by_location) as by_location
    from (
      select idncase, true as by_identifier, false as by_location
      from identifiers where case_id in ('MP', 'RM')
      union all
      select idncase, false, true from located
    )
    where idncase is not null
    group by idncase
  ),
  cases as materialized (
    select distinct on (marked.idncase) marked.idncase, code(NAT) as nat, code(LANG) as lang,
      day(E_28_DATE) is not null as has_e28, by_identifier, by_location
    from A_TblCase a join marked on marked.idncase = id(a.IDNCASE)
    where code(CASE_TYPE) = 'RMV'
    order by marked.idncase, nat, lang, has_e28
  ),
  proceedings as materialized (
    select idncase, osc, comp, location, dec_code, other_comp, absentia, nat, lang,
      coalesce(other_comp in ('C', 'T'), false) as is_move,
      row_number() over (partition by idncase order by comp nulls last, own_id) as place
    from (
      select cases.idncase, id(IDNPROCEEDING) as own_id, day(OSC_DATE) as osc, day(COMP_DATE) as comp,
        code(HEARING_LOC_CODE) as location, code(DEC_CODE) as dec_code,
        code(OTHER_COMP) as other_comp, coalesce(code(ABSENTIA) = 'Y', false) as absentia,
        code(p.NAT) as nat, code(p.LANG) as lang
      from B_TblProceeding p join cases on cases.idncase = id(p.IDNCASE)
    )
  ),
  hearings as materialized (
    select cases.idncase, id(IDNSCHEDULE) as own_id, day(OSC_DATE) as osc, day(ADJ_DATE) as adj,
      code(HEARING_LOC_CODE) as location,
      code(CAL_TYPE) in ('M', 'I') and coalesce(code(ADJ_MEDIUM) <> 'H', true) as is_held_kind
    from tbl_schedule h join cases on cases.idncase = id(h.IDNCASE)
  ),
  all_identifiers as (
    select idncase, string_agg(distinct case_id, '|' order by case_id) as identifiers
    from identifiers group by idncase
  ),
  notices as (
    select idncase, coalesce(
      min(osc) filter (source = 'proceeding'), min(osc) filter (source = 'hearing')) as nta_date
    from (
      select idncase, osc, 'proceeding' as source from proceedings
      union all select idncase, osc, 'hearing' from hearings
    )
    where osc between date '1950-01-01' and date '${asOf}'
    group by idncase
  ),
  last as (
    select idncase, arg_max_null(nat, place) as nat,
      arg_max_null(lang, place) as lang, arg_max_null(location, place) as location
    from proceedings group by idncase
  ),
  deciding as (
    select distinct on (idncase) idncase, comp, dec_code, other_comp, absentia, place
    from proceedings where not is_move
    order by idncase, place desc
  ),
  absent_before as (
    select distinct p.idncase
    from proceedings p join deciding d on d.idncase = p.idncase and p.place < d.place
    where not p.is_move and p.absentia
  ),
  first_hearing as (
    select distinct on (idncase) idncase, location from hearings where location in ${LISTED}
    order by idncase, adj nulls last, own_id
  ),
  first_proceeding as (
    select distinct on (idncase) idncase, location from proceedings where location in ${LISTED}
    order by idncase, place
  ),
  heard as (
    select distinct idncase from hearings where is_held_kind and adj < date '${asOf}'
  ),
  lawyers as (
    select distinct id(IDNCASE) as idncase from tbl_RepsAssigned
    where code(STRATTYTYPE) = 'ALIEN' and code(STRATTYLEVEL) = 'COURT'
  ),
  decided as (
    select idncase, comp, case
      when dec_code is null and other_comp is null then 'pending'
      when dec_code = 'X' then if(absentia, 'removal_in_absentia', 'removal')
      when dec_code = 'V' then 'voluntary_departure'
      when dec_code in ('R', 'G', 'E', 'H', 'Z', 'Q') then 'relief'
      when dec_code in ('T', 'U', 'I') then 'terminated'
      when dec_code is not null then 'other'
      when other_comp in ('F', 'U', 'I') then 'terminated'
      when other_comp in ('A', 'B', 'K', 'M', 'Y') then 'admin_closed'
      else 'other' end as outcome
    from deciding
  )
  select cases.idncase,
    case when by_identifier and by_location then 'both'
      when by_identifier then 'identifier' else 'location' end as marked_by,
    identifiers,
    case when nta_date < date '2021-01-21' then 'mpp1'
      when nta_date between date '2021-12-01' and date '2022-08-31' then 'mpp2'
      when nta_date > date '2024-12-31' then 'later' else 'other' end as phase,
    nta_date,
    coalesce(cases.nat, last.nat) as nationality,
    coalesce(cases.lang, last.lang) as language,
    coalesce(first_hearing.location, first_proceeding.location) as assigned_location,
    last.location as current_location,
    coalesce(last.location not in ${LISTED}, false) as transferred_out,
    case when outcome = 'removal_in_absentia' then 'absent_last'
      when absent_before.idncase is not null then 'absent_rescinded'
      when heard.idncase is not null then 'attended' else 'no_hearing' end as attendance,
    has_e28 or lawyers.idncase is not null as represented,
    coalesce(outcome, 'pending') as outcome,
    if(coalesce(outcome, 'pending') = 'pending', 'pending', 'closed') as status,
    case when outcome <> 'pending' then decided.comp end as decided_on
  from cases
  join notices on notices.idncase = cases.idncase and nta_date >= date '2018-12-01'
  left join all_identifiers on all_identifiers.idncase = cases.idncase
  left join last on last.idncase = cases.idncase
  left join decided on decided.idncase = cases.idncase
  left join absent_before on absent_before.idncase = cases.idncase
  left join first_hearing on first_hearing.idncase = cases.idncase
  left join first_proceeding on first_proceeding.idncase = cases.idncase
  left join heard on heard.idncase = cases.idncase
  left join lawyers on lawyers.idncase = cases.idncase
  order by cases.idncase`;
}
