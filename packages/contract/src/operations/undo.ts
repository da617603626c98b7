import { UndoInput } from '../inputs/contact-settings.js';
import { UndoAnswer, UndoState } from '../outputs/contact-settings.js';
import type { Operation } from '../operation.js';

export const inspectUndo = {
  summary: 'Preview what an undo link would change.',
  method: 'POST',
  path: '/undo/inspect',
  access: 'anyone',
  bodyLimit: 1024,
  input: UndoInput,
  output: UndoState,
  errors: [],
} as const satisfies Operation;

export const undoChange = {
  summary: 'Undo a change: restore the previous addresses and end every session.',
  method: 'POST',
  path: '/undo',
  access: 'anyone',
  bodyLimit: 1024,
  input: UndoInput,
  output: UndoAnswer,
  errors: ['link_dead', 'link_used', 'undo_impossible'],
} as const satisfies Operation;
