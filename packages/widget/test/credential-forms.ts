import type { OperationId } from '@portico/contract';
import { exampleSession } from '../src/mock/fixtures.js';
import { shown, type } from '../src/mock/scenario.js';
import type { MockAnswers } from '../src/mock/mock-handlers.js';

/** A form that somebody types a secret or an address into, and what sending it calls. */
export interface CredentialForm {
  tag: string;
  html: string;
  answers?: MockAnswers;
  operation: OperationId;
  /** Types everything the form needs. */
  fill: (element: HTMLElement) => Promise<void>;
  /** Name and text of what was typed last. */
  typed: [name: string, text: string];
}

const password = 'tin whistle orchard';
const email = 'ana@larkfield.example';

/** Every form that sends a credential. */
export const credentialForms: CredentialForm[] = [
  {
    tag: 'portico-login',
    html: '<portico-login></portico-login>',
    operation: 'login',
    typed: ['password', password],
    fill: async (element) => {
      type(element, 'email', email);
      type(element, 'password', password);
    },
  },
  {
    tag: 'portico-signup',
    html: '<portico-signup></portico-signup>',
    operation: 'signUp',
    typed: ['password', password],
    fill: async (element) => {
      type(element, 'email', email);
      type(element, 'password', password);
    },
  },
  {
    tag: 'portico-forgot-password',
    html: '<portico-forgot-password></portico-forgot-password>',
    operation: 'requestPasswordReset',
    typed: ['email', email],
    fill: async (element) => {
      type(element, 'email', email);
    },
  },
  {
    tag: 'portico-reset-password',
    html: '<portico-reset-password token="example"></portico-reset-password>',
    operation: 'resetPassword',
    typed: ['password', password],
    fill: async (element) => {
      await shown(element, 'bdi strong:not(:empty)');
      type(element, 'password', password);
    },
  },
  {
    tag: 'portico-verify-address',
    html: '<portico-verify-address token="example"></portico-verify-address>',
    answers: { inspectLink: { state: 'live', email, needsPassword: true } },
    operation: 'verifyAddress',
    typed: ['password', password],
    fill: async (element) => {
      await shown(element, '[name=password]');
      type(element, 'password', password);
    },
  },
  {
    tag: 'portico-change-password',
    html: '<portico-change-password></portico-change-password>',
    answers: { getSession: { session: exampleSession } },
    operation: 'changePassword',
    typed: ['newPassword', password],
    fill: async (element) => {
      await shown(element, '[name=username]:not([value=""])');
      type(element, 'currentPassword', 'correct horse');
      type(element, 'newPassword', password);
    },
  },
];
