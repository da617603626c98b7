import assert from 'node:assert/strict';
import { after, before, beforeEach, it } from 'node:test';
import { greet, type HostWorld, startHostWorldWith } from '../hosts/rig/host-world.js';
import { htmlPage } from '../hosts/rig/site.js';
import { putStrictPage } from '../hosts/rig/strict-page.js';
import { until } from '../rig/until.js';
import type { EngineBrowser } from './rig/engine-browser.js';
import { inEachEngine } from './rig/in-each-engine.js';
import { logIn, typeLogin } from './rig/type-login.js';

/** Notes from the first moment on what the policy stops and which errors nobody catches. */
const watch = `const complaints = [];
addEventListener('securitypolicyviolation', (event) => {
  complaints.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sourceFile);
});
addEventListener('error', (event) => complaints.push(event.message));
addEventListener('unhandledrejection', (event) => complaints.push(String(event.reason)));`;

inEachEngine('the login on the page of a host', (launch) => {
  let world: HostWorld<EngineBrowser>;
  before(async () => {
    world = await startHostWorldWith(launch);
    world.site.put('/watch.js', { body: watch, type: 'text/javascript' });
  });
  after(() => world.close());
  beforeEach(() => world.browser.anew());

  const watched = '<script src="/watch.js"></script>';

  it('a wrong password is said as an alert, and the right one logs in', async () => {
    world.site.put('/', { body: htmlPage(watched + greet + world.script('login.js'), world.login) });
    const tab = await world.browser.newTab();
    await tab.goTo(world.site.url);
    await typeLogin(tab, { ...world.person, password: 'not the right one' });
    const alert = await until('the alert', () =>
      tab.read<string>(`document.querySelector('portico-login [role=alert]')?.textContent.trim() ?? ''`),
    );
    assert.match(alert, /password/);
    assert.equal(await tab.read('document.title'), 'A host page');
    await logIn(tab, world.person);
    assert.deepEqual(await tab.read('complaints'), []);
  });

  for (const name of ['login', 'signup', 'forgot-password'] as const) {
    it(`${name} under the policy of the guide, with Trusted Types, without one violation`, async () => {
      const tab = await world.browser.newTab();
      await tab.goTo(putStrictPage(world, name, watched));
      await until('the form', () => tab.read<boolean>(`Boolean(document.querySelector('form[novalidate]'))`));
      await tab.click('form button[type=submit]');
      await until('the complaint', () => tab.read<boolean>(`Boolean(document.querySelector('[aria-invalid=true]'))`));
      if (name === 'login') await logIn(tab, world.person);
      assert.deepEqual(await tab.read('complaints'), []);
    });
  }

  it('notes what a policy stops', async () => {
    const tab = await world.browser.newTab();
    await tab.goTo(putStrictPage(world, 'login', `${watched}<script>document.title = 'not allowed';</script>`));
    assert.equal(await tab.read('document.title'), 'A host page');
    assert.match(String(await tab.read('complaints')), /^script-src/);
  });
});
