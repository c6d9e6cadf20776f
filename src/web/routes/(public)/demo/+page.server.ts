import { error, type RequestEvent, redirect } from '@sveltejs/kit';
import { enterAsDemo, listDemoStaff } from '#coordination/contract.ts';
import { setCookie } from '../../../cookies.ts';
import type { Actions, PageServerLoad } from './$types';

/** Whom one can enter as, and families and numbers that can be opened: in the demonstration alone. */
export const load: PageServerLoad = async ({ locals: { application, visit } }) => {
  if (!application.demo) error(404);
  const { staff } = await visit.call(listDemoStaff, {});
  const { demoFolios: folios = [], demoNumbers: numbers = [] } = application;
  return { staff, folios, numbers };
};

async function enter({ cookies, locals, request }: RequestEvent) {
  if (!locals.application.demo) error(404);
  const staffId = String((await request.formData()).get('staffId') ?? '');
  const { session } = await locals.visit.call(enterAsDemo, { staffId });
  setCookie(cookies, locals.application, 'session', session);
  redirect(303, '/desk');
}

export const actions: Actions = { enter };
