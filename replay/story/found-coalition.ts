import { randomUUID } from 'node:crypto';
import { foundOrganisation } from '#coordination/found-organisation.ts';
import type { Role } from '#platform/actor.ts';
import type { Context } from '#platform/context.ts';
import { sql } from '#platform/sql.ts';
import { asSystem, type Staff, type StaffActor, type Theatre } from './stage.ts';

/** Founds two invented organisations and brings in the people who run the programme. */
export function foundCoalition(theatre: Theatre): Promise<Staff> {
  return asSystem(theatre, async (context) => {
    const first = await foundOrganisation(context, {
      name: 'Coalición de la repetición (inventada)',
      kind: 'coordination',
      city: 'Tijuana',
      founding: true,
      takesPublicRequests: true,
    });
    const second = await foundOrganisation(context, {
      name: 'Albergue de la repetición (inventado)',
      kind: 'shelter',
      city: 'Matamoros',
    });
    return {
      registrar: await member(context, first, 'registrar'),
      coordinator: await member(context, first, 'coordinator'),
      planner: await member(context, first, 'planner'),
      reviewer: await member(context, first, 'reviewer'),
      otherCoordinator: await member(context, second, 'coordinator'),
      otherReviewer: await member(context, second, 'reviewer'),
    };
  });
}

async function member(
  { tx, now }: Context,
  organisationId: string,
  role: Role,
): Promise<StaffActor> {
  const staffId = randomUUID();
  await tx.run(sql`
    insert into coordination.staff (staff_id, organisation_id, display_name, sign_in_name, joined_at)
    values (${staffId}, ${organisationId}, ${role}, ${staffId}, ${now})`);
  await tx.run(sql`
    insert into coordination.staff_roles (staff_id, role) values (${staffId}, ${role})`);
  return { kind: 'staff', staffId, organisationId, roles: [role] };
}
