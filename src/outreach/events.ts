/** The facts that outreach announces, each about a household. */
export interface OutreachFacts {
  'outreach.messageSent': { messageId: string; kind: string; channel: string };
  'outreach.messageGivenUp': { messageId: string; kind: string; channel: string };
  'outreach.callMade': { callId: string; outcome: string; attempts: number };
}
