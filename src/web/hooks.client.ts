import type { HandleClientError } from '@sveltejs/kit/hooks';
import { page } from '$app/state';

/** When the desk cannot reach us, or stumbles in the browser: words from the page's own dictionary. */
export const handleError: HandleClientError = (caught) => {
  if (caught.kind === 'app') return caught.error;
  const said: Record<string, string> = page.data.dictionary ?? {};
  const wording =
    caught.kind === 'framework' && caught.error.status === 404
      ? 'problems.missing'
      : 'desk.offline';
  return {
    code: `web.${wording.split('.')[1]}`,
    what: said[`${wording}.what`],
    todo: said[`${wording}.todo`],
    home: said['shell.home'],
    exit: said['shell.exit'],
  };
};
