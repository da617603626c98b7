import { VerifyAddressInput } from '../inputs/sign-up.js';
import { VerifyAddressAnswer } from '../outputs/sign-up.js';
import type { Operation } from '../operation.js';

export const verifyAddress = {
  summary: 'Verify an address with the link or code of a mail.',
  method: 'POST',
  path: '/addresses/verify',
  access: 'anyone',
  bodyLimit: 8192,
  input: VerifyAddressInput,
  output: VerifyAddressAnswer,
  errors: [
    'address_taken',
    'code_wrong',
    'credentials_wrong',
    'link_dead',
    'link_superseded',
    'link_used',
    'registration_closed',
  ],
} as const satisfies Operation;
