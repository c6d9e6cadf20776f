import type { LayoutServerLoad } from './$types';

/** What the frame of every page needs to know. */
export const load: LayoutServerLoad = ({ locals, url }) => {
  const { application, language, theme, formToken } = locals;
  return { language, theme, formToken, demo: application.demo, path: url.pathname };
};
