import type { Background } from '#platform/jobs.ts';
import { kindOfFact } from './message-kinds.rules.ts';
import { type Send, sendMessages } from './send-messages.ts';
import { writeMessages } from './write-messages.ts';

/** Where messages go, and the address that they name. Without a sender, messages wait in the outbox. */
export interface OutreachSettings {
  send: Send | null;
  address: string;
}

/** Listens to what others announce; is never called. */
export function backgroundOf({ send, address }: OutreachSettings): Background {
  return {
    jobs: { 'outreach.writeMessages': writeMessages },
    together: {
      'outreach.writeMessages': async (context, facts) => {
        await Promise.all(facts.map((fact) => writeMessages(context, fact)));
      },
    },
    listeners: Object.fromEntries(
      Object.keys(kindOfFact).map((fact) => [fact, ['outreach.writeMessages']]),
    ),
    works: send
      ? {
          'outreach.sendMessages': {
            every: '* * * * *',
            work: (within) => sendMessages(within, send, address),
          },
        }
      : {},
  };
}
