import type { LayoutServerLoad } from './$types';

/** What the frame of every page needs to know. */
export const load: LayoutServerLoad = ({ locals, url }) => {
  const { application, language, theme, formToken } = locals;
  const sentBefore = locals.visit.sentBefore();
  return { language, theme, formToken, sentBefore, demo: application.demo, here: hereReady(url) };
};

/** The address of this page, ready for one more `name=value`: for the switches of language and look. */
function hereReady(url: URL): string {
  const kept = new URLSearchParams(url.searchParams);
  for (const name of ['lang', 'theme']) kept.delete(name);
  // An action's name (`?/save`) is no part of where one is.
  for (const name of [...kept.keys()]) if (name.startsWith('/')) kept.delete(name);
  const query = kept.toString();
  return query === '' ? `${url.pathname}?` : `${url.pathname}?${query}&`;
}
