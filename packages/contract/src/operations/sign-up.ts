import { ContinueSignUpInput, SignUpInput } from '../inputs/sign-up.js';
import { SignUpBegun, SignUpProgress } from '../outputs/sign-up.js';
import type { Operation } from '../operation.js';

export const signUp = {
  summary: 'Sign up. The account is created once the address is verified.',
  method: 'POST',
  path: '/sign-ups',
  access: 'anyone',
  bodyLimit: 16_384,
  input: SignUpInput,
  output: SignUpBegun,
  errors: ['registration_closed'],
} as const satisfies Operation;

export const continueSignUp = {
  summary: 'Check whether the sign-up of this browser has been verified, and log in if so.',
  method: 'POST',
  path: '/sign-ups/continue',
  access: 'anyone',
  bodyLimit: 256,
  input: ContinueSignUpInput,
  output: SignUpProgress,
  errors: [],
} as const satisfies Operation;
