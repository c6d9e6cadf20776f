import { foundOrganisation, keepDemoMember, markAsDemonstration } from '#coordination/index.ts';
import { demoCoalition } from './coalition.ts';
import { asSystem, type DemoActor, type Stage } from './stage.ts';

/** Founds the six organisations and brings in their people. */
export async function foundCoalition(stage: Pick<Stage, 'application'>): Promise<DemoActor[]> {
  return asSystem(stage, async (context) => {
    await markAsDemonstration(context);
    const staff: DemoActor[] = [];
    for (const { staff: people, ...organisation } of demoCoalition) {
      const organisationId = await foundOrganisation(context, organisation);
      for (const { name, signIn, roles } of people) {
        const staffId = context.newId();
        const member = { staffId, organisationId, displayName: name, signInName: signIn, roles };
        await keepDemoMember(context.tx, member, context.now);
        staff.push({ kind: 'staff', staffId, organisationId, roles, signIn });
      }
    }
    return staff;
  });
}
