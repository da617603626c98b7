import { assert } from '@open-wc/testing';
import { announced } from '../../test/announced.js';
import { drawContact, press } from '../../test/contact.js';
import { announce } from './announce.js';

describe('what is said to assistive technology', () => {
  it('is marked with its language where that is not the page’s (WCAG 2.2, 3.1.2)', async () => {
    const manager = await drawContact('<portico-email-manager lang="de"></portico-email-manager>');
    await press(manager, 'remove:cafe');
    await announced('Wird entfernt');
    assert.equal(document.querySelector<HTMLElement>('.pt-announcer')?.lang, 'de');
    announce('in the words of the page');
    await announced('in the words of the page');
    assert.isFalse(document.querySelector('.pt-announcer')?.hasAttribute('lang'));
  });

  it('is said inside a modal dialog, also in a shadow root', async () => {
    const host = document.createElement('div');
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = '<dialog><button>Close</button></dialog>';
    document.body.append(host);
    root.querySelector('dialog')?.showModal();
    announce('heard in the dialog');
    assert.isNotNull(root.querySelector('dialog .pt-announcer'));
    host.remove();
  });
});
