import { assert } from '@open-wc/testing';
import { draw } from '../../../test/draw.js';
import { exampleSession } from '../../mock/fixtures.js';
import { shown } from '../../mock/scenario.js';

const content = (when: string): string => `<portico-gate when="${when}"><p>Content</p></portico-gate>`;

/** Whether the gate lets its content be seen, once it is known who is signed in. */
async function isOpen(when: string, role?: 'user' | 'agent'): Promise<boolean> {
  const session = role ? { ...exampleSession, user: { ...exampleSession.user, role } } : null;
  const gate = await draw(`${content(when)}<portico-user-menu></portico-user-menu>`, { getSession: { session } });
  await shown(gate.nextElementSibling as HTMLElement, '[part=link], #trigger');
  return gate.querySelector('p')?.checkVisibility() ?? false;
}

describe('portico-gate', () => {
  it('shows nothing while it is not known who is signed in', async () => {
    const gate = await draw(content('logged-out'), { getSession: { broken: 'hangs' } });
    assert.isNull(gate.shadowRoot?.querySelector('slot') ?? null);
  });

  it('is for people who are logged in, for visitors, or for staff', async () => {
    assert.isTrue(await isOpen('logged-in', 'user'));
    assert.isFalse(await isOpen('logged-in'));
    assert.isTrue(await isOpen('logged-out'));
    assert.isFalse(await isOpen('logged-out', 'user'));
    assert.isTrue(await isOpen('staff', 'agent'));
    assert.isFalse(await isOpen('staff', 'user'));
    assert.isFalse(await isOpen('staff'));
  });
});
