import { formTokenField } from './form-fields.ts';
import { provesForm } from './form-token.ts';

/** Whether a request that would change something is ours, and what was typed: it is never lost. */
export type FormCheck =
  | {
      refused: false;
      typed: readonly [string, string][];
      /** The token of the form that was sent: of this page and no other; null where no form was. */
      form: string | null;
    }
  | { refused: true; code: 'otherSite' | 'formExpired'; typed: readonly [string, string][] };

const readOnly = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Lets a request pass that changes nothing, or that carries a token made for this visitor: in the
 * form's hidden field, or in the header `x-form-token` where a script of ours sends no form. The
 * form is read once here; actions get the same from `request.formData()`.
 */
export async function readProvenForm(
  request: Request,
  key: Uint8Array,
  visitor: string,
): Promise<FormCheck> {
  if (readOnly.has(request.method)) return { refused: false, typed: [], form: null };
  if (request.headers.get('sec-fetch-site') === 'cross-site') {
    return { refused: true, code: 'otherSite', typed: [] };
  }
  if (provesForm(key, visitor, request.headers.get('x-form-token'))) {
    return { refused: false, typed: [], form: null };
  }
  const form = await formIn(request);
  const token = form.get(formTokenField);
  if (typeof token === 'string' && provesForm(key, visitor, token)) {
    form.delete(formTokenField);
    Object.defineProperty(request, 'formData', { value: async () => form });
    return { refused: false, typed: typedIn(form), form: token };
  }
  return { refused: true, code: 'formExpired', typed: typedIn(form) };
}

/** The form, or an empty one where there is none to read. Throws where it is larger than we take. */
async function formIn(request: Request): Promise<FormData> {
  if (!isForm(request)) return new FormData();
  try {
    return await request.formData();
  } catch (error) {
    if (error instanceof Error && 'status' in error) throw error;
    return new FormData();
  }
}

function isForm(request: Request): boolean {
  const type = request.headers.get('content-type') ?? '';
  return /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type);
}

function typedIn(form: FormData): [string, string][] {
  const fields: [string, string][] = [];
  for (const [name, value] of form) {
    if (typeof value === 'string' && name !== formTokenField) fields.push([name, value]);
  }
  return fields;
}
