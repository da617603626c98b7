import {
  apiPath,
  errorsOf,
  contractHeader,
  contractVersion,
  ErrorAnswer,
  errorStatus,
  type Operation,
  operations,
} from '@portico/contract';
import type { RequestHandler } from 'express';
import * as z from 'zod';
import type { Deps } from '../deps.js';
import { contextOf } from './request-context.js';

/** Answers with the OpenAPI 3.1 description of the API of the portal that is asked. */
export function sendOpenApi(deps: Pick<Deps, 'addresses'>): RequestHandler {
  return (_req, res) => {
    const { portal } = contextOf(res);
    res.json(openApi(deps.addresses.baseOf(portal) + apiPath));
  };
}

/** The API as an OpenAPI 3.1 document, from the operation table alone. `base` is its URL. */
export function openApi(base: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [id, operation] of Object.entries<Operation>(operations)) {
    (paths[operation.path] ??= {})[operation.method.toLowerCase()] = describe(id, operation);
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Portico', version: String(contractVersion), description: 'Account life for one portal.' },
    servers: [{ url: base }],
    paths,
    components: {
      schemas: { Error: toSchema(ErrorAnswer) },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-portico-<portal id>' },
        service: { type: 'http', scheme: 'bearer', description: 'INTROSPECTION_KEY' },
      },
    },
  };
}

const contractParameter = {
  name: contractHeader,
  in: 'header',
  required: true,
  schema: { type: 'string', const: String(contractVersion) },
};

function describe(id: string, operation: Operation): Record<string, unknown> {
  const isWrite = operation.method !== 'GET';
  return {
    operationId: id,
    summary: operation.summary,
    ...(operation.access === 'anyone' ? {} : { security: [{ [operation.access]: [] }] }),
    ...(isWrite && operation.access !== 'service' ? { parameters: [contractParameter] } : {}),
    ...(isWrite
      ? {
          requestBody: { required: true, content: { 'application/json': { schema: toSchema(operation.input) } } },
        }
      : {}),
    responses: {
      200: { description: 'Success', content: { 'application/json': { schema: toSchema(operation.output) } } },
      ...errorResponses(operation),
    },
  };
}

/** One response per status, naming the codes that it may carry. */
function errorResponses(operation: Operation): Record<string, unknown> {
  const codes = new Map<number, string[]>();
  for (const code of errorsOf(operation).toSorted()) {
    const status = errorStatus[code];
    codes.set(status, [...new Set([...(codes.get(status) ?? []), code])]);
  }
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } };
  return Object.fromEntries([...codes].map(([status, list]) => [status, { description: list.join(', '), content }]));
}

function toSchema(schema: z.core.$ZodType): unknown {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
}
