import { InspectLinkInput } from '../inputs/mail-link.js';
import { LinkState } from '../outputs/mail-link.js';
import type { Operation } from '../operation.js';

export const inspectLink = {
  summary: 'Inspect a mailed link without using it.',
  method: 'POST',
  path: '/links/inspect',
  access: 'anyone',
  bodyLimit: 1024,
  input: InspectLinkInput,
  output: LinkState,
  errors: ['method_disabled'],
} as const satisfies Operation;
