import assert from 'node:assert/strict';
import { it } from 'node:test';
import { contractHeader, operations } from '@portico/contract';
import { openApi } from './openapi.js';

interface Described {
  parameters?: { name: string; required: boolean }[];
  security?: Record<string, []>[];
  requestBody?: object;
}

it('the description says of each operation what its caller has to bring', () => {
  const { paths, components } = openApi('https://help.example.com/api/v1') as {
    paths: Record<string, Record<string, Described>>;
    components: { securitySchemes: Record<string, unknown> };
  };
  for (const [id, { path, method, access }] of Object.entries(operations)) {
    const described = paths[path]?.[method.toLowerCase()];
    const headers = described?.parameters?.map(({ name }) => name) ?? [];
    // A back end speaks no contract of ours: it asks as RFC 7662 has it.
    assert.deepEqual(headers, method === 'POST' && access !== 'service' ? [contractHeader] : [], id);
    const [scheme] = described?.security?.flatMap((each) => Object.keys(each)) ?? [];
    assert.equal(scheme, access === 'anyone' ? undefined : access, id);
    if (scheme) assert.ok(components.securitySchemes[scheme], id);
    assert.equal(Boolean(described?.requestBody), method === 'POST', id);
  }
});
