import { z } from 'zod';
import type { Contract } from '#platform/contract.ts';

/** OpenAPI 3.1, printed from the contracts: what they say is all there is to say. */
export function openApi(contracts: readonly Contract[]): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Puente',
      version: '0.1.0',
      description: 'Every call needs the header `x-puente: 1`. Refusals follow RFC 9457.',
    },
    paths: Object.fromEntries(
      contracts.map((contract) => [
        `/api${contract.path}`,
        { [contract.method.toLowerCase()]: operation(contract) },
      ]),
    ),
  };
}

function operation(contract: Contract): object {
  const input = z.toJSONSchema(contract.input, { io: 'input', unrepresentable: 'any' });
  const output = z.toJSONSchema(contract.output, { io: 'input', unrepresentable: 'any' });
  const asked =
    contract.method === 'GET'
      ? { parameters: queryOf(input) }
      : { requestBody: { required: true, content: { 'application/json': { schema: input } } } };
  return {
    operationId: contract.name,
    summary: contract.summary,
    'x-may-call': contract.may,
    ...asked,
    responses: {
      200: { description: 'Done', content: { 'application/json': { schema: output } } },
      default: { description: 'Refused: code, status, details, fields (RFC 9457)' },
    },
  };
}

function queryOf(input: z.core.JSONSchema.BaseSchema): object[] {
  const required = new Set(input.required ?? []);
  return Object.entries(input.properties ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.has(name),
    schema,
  }));
}
