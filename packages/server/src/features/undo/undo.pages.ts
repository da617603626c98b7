import { blankState, undoForm, type UndoFormState } from '@portico/widget/forms';
import type { Router } from 'express';
import type { Deps } from '../../deps.js';
import { fieldFault, PorticoFault } from '../../domain/fault.js';
import { mountPage } from '../../http/pages/form-page.js';
import type { PrintedBase } from '../../http/pages/form-part.js';
import { carryAddress } from '../../http/pages/carried-address.js';
import type { PageCall } from '../../http/pages/page.js';
import { isMethodOn } from '../../portals/login-method.js';
import { inspectUndo, undoChange } from './undo.service.js';

export function undoPages(router: Router, deps: Deps): void {
  mountPage<UndoFormState>(router, deps, {
    path: '/undo',
    tag: 'portico-undo-change',
    script: 'undo-change',
    title: ({ words }) => words.undo.submit,
    template: (state, words) => undoForm(state, words),
    show: (call, base, fields) => undoState(deps, call, base, fields('token') || call.query('token')),
    submit: async (call, fields) => {
      const { portal, visitor, cookies } = call;
      if (fields('confirmed') === '') throw fieldFault({ confirmed: 'confirmation_required' });
      try {
        const email = await undoChange(deps, { portal, visitor, token: fields('token') });
        carryAddress(deps, cookies, email);
        return { step: 'done', state: { view: 'done', primary: email } };
      } catch (error) {
        const code = error instanceof PorticoFault ? error.code : undefined;
        if (code === 'link_dead' || code === 'link_used') {
          const view = code === 'link_used' ? 'used' : 'dead';
          return { step: view, state: { view } };
        }
        throw error;
      }
    },
  });
}

async function undoState(deps: Deps, call: PageCall, base: PrintedBase, token: string): Promise<UndoFormState> {
  const link = await inspectUndo(deps, call.portal.id, token);
  const known = link.state === 'live' ? link : { at: 0, restored: [], dropped: [], primary: '' };
  return {
    ...blankState('portico-undo-change'),
    ...base,
    view: link.state === 'live' ? 'confirm' : token ? link.state : 'missing',
    token,
    age: Math.max(0, deps.clock() - known.at),
    language: call.language,
    restored: known.restored,
    dropped: known.dropped,
    primary: known.primary,
    loginUrl: call.path('/login'),
    forgotUrl: (await isMethodOn(deps.db, call.portal.id, 'password')) ? call.path('/forgot-password') : '',
  };
}
