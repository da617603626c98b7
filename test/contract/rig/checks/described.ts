import assert from 'node:assert/strict';
import { operationIds, operations } from '@portico/contract';
import * as z from 'zod/mini';
import type { Check } from '../check.js';

const Json = z.object({ content: z.object({ 'application/json': z.object({ schema: z.looseObject({}) }) }) });

/** As much of OpenAPI 3.1 (section 4.8) as this document uses. */
const OpenApi = z.object({
  openapi: z.string().check(z.regex(/^3\.1\.\d+$/)),
  info: z.object({ title: z.string(), version: z.string() }),
  servers: z.array(z.object({ url: z.url() })).check(z.minLength(1)),
  paths: z.record(
    z.string().check(z.regex(/^\//)),
    z.partialRecord(
      z.enum(['get', 'post']),
      z.object({
        operationId: z.string(),
        summary: z.string(),
        parameters: z.optional(
          z.array(z.object({ name: z.string(), in: z.enum(['header', 'query', 'path']), schema: z.looseObject({}) })),
        ),
        requestBody: z.optional(Json),
        responses: z.record(
          z.string().check(z.regex(/^[1-5]\d\d$/)),
          z.extend(Json, { description: z.string().check(z.minLength(1)) }),
        ),
      }),
    ),
  ),
  components: z.object({ schemas: z.record(z.string(), z.looseObject({})) }),
});

/** The description that a back end gives of itself. */
export const describedChecks: Check[] = [
  {
    name: 'openapi.json is an OpenAPI 3.1 document with every operation at its path and method',
    run: async (backend) => {
      const reply = await backend.send('/openapi.json');
      assert.equal(reply.status, 200);
      const document = OpenApi.parse(reply.json);
      const found = Object.entries(document.paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, { operationId }]) => `${operationId} ${method.toUpperCase()} ${path}`),
      );
      const wanted = operationIds.map((id) => `${id} ${operations[id].method} ${operations[id].path}`);
      assert.deepEqual(found.sort(), wanted.sort());
      for (const [, name] of reply.text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
        assert.ok(Object.hasOwn(document.components.schemas, name ?? ''), `${name} is not in components`);
      }
    },
  },
];
