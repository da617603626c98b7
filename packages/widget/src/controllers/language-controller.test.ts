import { assert } from '@open-wc/testing';
import type { Messages } from '../i18n/catalogues.js';
import { nextTurn } from '../../test/draw.js';
import { LanguageController } from './language-controller.js';
import type { PageController } from './page-controller.js';

describe('the words of an element', () => {
  it('are English when what loads other languages cannot be loaded', async () => {
    const messages: Messages = { '*': { form: { email: 'Your address' } } };
    let updates = 0;
    const host = Object.assign(document.createElement('div'), {
      messages,
      addController: () => undefined,
      removeController: () => undefined,
      requestUpdate: () => {
        updates++;
      },
      updateComplete: Promise.resolve(true),
    });
    const english = { form: { email: 'Email' } };
    const language = new LanguageController(host, { settings: {} } as PageController, english);
    language.ready = () => Promise.reject(new TypeError('Failed to fetch'));
    assert.isUndefined(language.words);
    await nextTurn();
    assert.equal(updates, 1);
    assert.deepEqual(language.words, english);
  });
});
