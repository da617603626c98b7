import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startHostWorldWith } from '../hosts/rig/host-world.js';
import { wideLimits } from '../rig/wide-limits.js';
import { credentialForms, type PasswordWorld } from './rig/credential-forms.js';
import { measureForm } from './rig/measure-form.js';
import type { BrowserKind } from './rig/password-browser.js';
import { passwordBrowsers } from './rig/password-browsers.js';
import { type Cells, expectedCells, measuredCells } from './rig/table-row.js';

for (const [kind, found] of Object.entries(passwordBrowsers())) {
  const skip = 'missing' in found && found.missing;
  describe(`the password manager of ${found.name}`, { skip }, () => {
    let world: PasswordWorld;
    const rows: Record<string, Cells> = {};
    before(async () => {
      if ('paths' in found) world = await startHostWorldWith(found.paths, wideLimits);
    });
    after(async () => {
      console.log(world.browser.name);
      console.table(
        Object.fromEntries(Object.entries(rows).map(([name, [fills, offers]]) => [name, { fills, offers }])),
      );
      await world.close();
    });

    for (const form of credentialForms) {
      const expected = expectedCells(form, kind as BrowserKind);
      it(`${form.name}: it fills in ${expected[0]} and offers ${expected[1]} (PM4, PM5, PM6, PM7)`, async () => {
        rows[form.name] = measuredCells(await measureForm(world, form));
        assert.deepEqual(rows[form.name], expected);
      });
    }
  });
}
