import type { SaveContactSettingsInput } from '@portico/contract';
import type { Portal } from '../../domain/portal.js';
import type { Visitor } from '../../domain/visitor.js';
import type { LiveSession } from '../../store/sessions.js';

/** What somebody who is signed in wants to be saved. */
export interface SaveRequest {
  portal: Portal;
  visitor: Visitor;
  session: LiveSession;
  input: SaveContactSettingsInput;
}
