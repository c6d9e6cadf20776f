import fc from 'fast-check';
import { z } from 'zod';

/** What is known of a value that a field may hold, as JSON Schema says it. */
const Shape = z.looseObject({
  $ref: z.string().optional(),
  const: z.json().optional(),
  enum: z.array(z.json()).optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
  items: z.unknown().optional(),
  additionalProperties: z.unknown().optional(),
});
type Shape = z.infer<typeof Shape>;

/** Texts that have broken other programs. */
export const wildTexts = [
  '',
  ' ',
  "'",
  '"',
  '\\',
  "'; drop table registry.households; --",
  "' or '1'='1",
  '$1',
  '${',
  '%s%n',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'a\udc00b',
  '\u202e olleh',
  'مرحبا',
  '‏שלום‎',
  '\u0007\u001b[31m',
  '<script>alert(1)</script>',
  '{"a":1}',
  'null',
  '__proto__',
  '٣٤٥',
  '𝕬𝖓𝖆',
  'e\u0301'.repeat(40),
  '0'.repeat(70),
  '-1',
  '1e309',
  '9999-12-31',
  '0000-00-00',
  '2026-02-30',
  '275761-01-01T00:00:00Z',
  '\r\nBcc: all@example.org',
  '../../etc/passwd',
  'V-A',
  'ñ'.repeat(300_000),
] as const;

/**
 * Inputs for a contract: mostly of its shape, with known ids where it asks for one and wild texts in
 * every text. `known` gives values for a field by its name.
 */
export function arbitraryInput(
  schema: z.ZodType,
  known: Readonly<Record<string, string>>,
): fc.Arbitrary<unknown> {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const definitions = z.record(z.string(), z.unknown()).parse(root.$defs ?? {});
  return valueLike(Shape.parse(root), '', { known, definitions, depth: 0 });
}

interface Setting {
  known: Readonly<Record<string, string>>;
  definitions: Readonly<Record<string, unknown>>;
  depth: number;
}

function valueLike(shape: Shape, name: string, setting: Setting): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 60, arbitrary: rightKind(shape, name, setting) },
    { weight: 1, arbitrary: fc.constantFrom(null, true, 1, [], {}, 'x') },
  );
}

function rightKind(shape: Shape, name: string, setting: Setting): fc.Arbitrary<unknown> {
  if (shape.$ref !== undefined) return referred(shape.$ref, name, setting);
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.enum && shape.enum.length > 0) return fc.constantFrom(...shape.enum);
  const several = shape.anyOf ?? shape.oneOf;
  if (several) return fc.oneof(...several.map((one) => valueLike(Shape.parse(one), name, setting)));
  const types = typeof shape.type === 'string' ? [shape.type] : (shape.type ?? ['any']);
  return fc.oneof(...types.map((type) => ofType(type, shape, name, setting)));
}

function referred(reference: string, name: string, setting: Setting): fc.Arbitrary<unknown> {
  const definition = setting.definitions[reference.replace('#/$defs/', '')];
  if (setting.depth > 3 || definition === undefined) return wildText();
  return valueLike(Shape.parse(definition), name, { ...setting, depth: setting.depth + 1 });
}

function ofType(type: string, shape: Shape, name: string, setting: Setting): fc.Arbitrary<unknown> {
  switch (type) {
    case 'string':
      return text(shape, name, setting);
    case 'integer':
      return fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constantFrom(-1, 2 ** 31, 2 ** 53));
    case 'number':
      return fc.oneof(fc.integer(), fc.double({ noNaN: true }));
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(valueLike(Shape.parse(shape.items ?? {}), name, setting), {
        minLength: 1,
        maxLength: 3,
      });
    case 'object':
      return object(shape, setting);
    default:
      return fc.oneof(wildText(), fc.constantFrom('2026-11-01T10:00:00Z', 0));
  }
}

function object(shape: Shape, setting: Setting): fc.Arbitrary<unknown> {
  const fields = Object.entries(shape.properties ?? {});
  if (fields.length === 0) return fc.dictionary(wildText(), wildText(), { maxKeys: 3 });
  const model = Object.fromEntries(
    fields.map(([name, field]) => [name, valueLike(Shape.parse(field), name, setting)]),
  );
  return fc.record(model, { requiredKeys: shape.required ?? [] });
}

/** Formats that no known value is needed for. */
const examples: Readonly<Record<string, readonly string[]>> = {
  date: ['2026-11-05', '2019-08-14', '0001-01-01', '9999-12-31'],
  'date-time': ['2026-11-05T10:00:00Z', '9999-12-31T23:59:59Z'],
  base64: ['YSxiCg==', ''],
};

function text(shape: Shape, name: string, { known }: Setting): fc.Arbitrary<string> {
  const value = known[name];
  if (value !== undefined) {
    return fc.oneof(
      { weight: 9, arbitrary: fc.constant(value) },
      { weight: 1, arbitrary: shape.format === 'uuid' ? fc.uuid() : wildText() },
    );
  }
  if (shape.format === 'uuid') return fc.uuid();
  const given = examples[shape.format ?? ''];
  if (given) return fc.oneof(fc.constantFrom(...given), wildText());
  if (shape.pattern) return fc.oneof(matching(shape.pattern), wildText());
  return wildText();
}

function matching(pattern: string): fc.Arbitrary<string> {
  return fc.stringMatching(new RegExp(pattern, 'u'), { maxLength: 80 });
}

/** A wild text, alone or within others. */
export function wildText(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...wildTexts) },
    { weight: 3, arbitrary: fc.constantFrom(...wildTexts).map((wild) => `Ana ${wild} Paz`) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
    { weight: 1, arbitrary: fc.string({ maxLength: 30 }) },
  );
}
