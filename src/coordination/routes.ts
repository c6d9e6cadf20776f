import { handle, type Route } from '#platform/handle.ts';
import { acceptInvitation } from './accept-invitation.ts';
import { changeRoles, removePerson } from './change-roles.ts';
import { completeSetUp } from './complete-set-up.ts';
import * as contracts from './contract.ts';
import { enterAsDemo, listDemoStaff } from './demonstration.ts';
import { enrolAnew } from './enrol-anew.ts';
import { foundOrganisation } from './found-organisation.ts';
import { invite, withdrawInvitation } from './invite.ts';
import { listOrganisations, readCoalition } from './list-organisations.ts';
import { listPeople } from './list-people.ts';
import { myAccount } from './my-account.ts';
import { beginPasskeyEnrolment, openLink } from './open-link.ts';
import {
  addPasskey,
  beginAddingPasskey,
  beginPassphrase,
  removePasskey,
  setPassphrase,
} from './own-ways-in.ts';
import { checkChain, readAudit } from './read-audit.ts';
import { askRecovery, confirmRecovery, endRecovery } from './recover.ts';
import { relyingParty } from './relying-party.ts';
import { signIn } from './sign-in.ts';
import { beginPasskeySignIn, signInWithPasskey } from './sign-in-with-passkey.ts';
import { signOut, signOutEverywhere } from './sign-out.ts';

/** For which installation the routes are: passkeys belong to its address. */
export interface Installed {
  demo: boolean;
  /** `PUENTE_URL`, or null on loopback. */
  publicUrl?: string | null;
}

/** Every route of coordination: contract to use case. Entering as somebody exists in the demonstration alone. */
export function routesOf({ demo, publicUrl = null }: Installed): Route[] {
  const party = relyingParty(publicUrl);
  return [
    handle(contracts.openLink, openLink),
    handle(contracts.beginPasskeyEnrolment, beginPasskeyEnrolment(party)),
    handle(contracts.completeSetUp, completeSetUp(party)),
    handle(contracts.acceptInvitation, acceptInvitation(party)),
    handle(contracts.enrolAnew, enrolAnew(party)),
    handle(contracts.signIn, signIn),
    handle(contracts.beginPasskeySignIn, beginPasskeySignIn(party)),
    handle(contracts.signInWithPasskey, signInWithPasskey(party)),
    handle(contracts.signOut, signOut),
    handle(contracts.signOutEverywhere, signOutEverywhere),
    handle(contracts.myAccount, myAccount),
    handle(contracts.beginAddingPasskey, beginAddingPasskey(party)),
    handle(contracts.addPasskey, addPasskey(party)),
    handle(contracts.removePasskey, removePasskey),
    handle(contracts.beginPassphrase, beginPassphrase),
    handle(contracts.setPassphrase, setPassphrase),
    handle(contracts.listPeople, listPeople),
    handle(contracts.invite, invite),
    handle(contracts.withdrawInvitation, withdrawInvitation),
    handle(contracts.changeRoles, changeRoles),
    handle(contracts.removePerson, removePerson),
    handle(contracts.askRecovery, askRecovery),
    handle(contracts.confirmRecovery, confirmRecovery),
    handle(contracts.endRecovery, endRecovery),
    handle(contracts.listOrganisations, listOrganisations),
    handle(contracts.readCoalition, readCoalition),
    handle(contracts.foundOrganisation, async (context, { organisation }) => ({
      organisationId: await foundOrganisation(context, organisation),
    })),
    handle(contracts.readAudit, readAudit),
    handle(contracts.checkChain, checkChain),
    ...(demo
      ? [handle(contracts.listDemoStaff, listDemoStaff), handle(contracts.enterAsDemo, enterAsDemo)]
      : []),
  ];
}
