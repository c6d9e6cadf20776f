import type { Visit } from '#platform/call.ts';
import { lists } from '#waiting-lists/contract.ts';

/** Whether any waiting list is or was kept here: other pages lead to them only then. */
export async function hasLists({ call }: Visit): Promise<boolean> {
  return (await call(lists, {})).lists.length > 0;
}
