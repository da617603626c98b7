import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { engines } from '../../../../../test/rig/databases.js';
import { openServices, type TestServices } from '../../../../../test/rig/services.js';
import type { NotificationKind } from '../../domain/notification-kind.js';
import type { Portal } from '../../domain/portal.js';
import { wantsNotification } from '../notifications/notify.js';
import { unsubscribeToken } from '../../notifications/unsubscribe-token.js';
import { seedOwner } from '../../portals/seed-owner.js';
import { seedPortal } from '../../portals/seed-portal.js';
import { findAddressBook } from '../../store/addresses.js';
import { findPortalBySlug, saveNotificationCatalogue } from '../../store/portals.js';
import { findUserByAddress } from '../../store/users.js';
import { unsubscribe, unsubscribeTarget } from './unsubscribe.service.js';

const label = [{ language: 'en', text: 'News' }];
const kind = (id: string, locked = false): NotificationKind => ({
  id,
  label,
  description: label,
  channels: [
    { channel: 'email', on: true },
    { channel: 'site', on: true },
  ],
  locked,
});
const kinds = [kind('news'), kind('tips'), kind('billing', true)];

for (const engine of engines) {
  describe(`unsubscribing on ${engine.name}`, () => {
    let services: TestServices;
    let portal: Portal;
    let acme: Portal;
    let counter = 0;
    before(async () => {
      services = await openServices(engine);
      await seedPortal(services.deps, { slug: 'acme', name: 'Acme Support' });
      portal = await withCatalogue('larkfield', kinds);
      acme = await withCatalogue('acme', kinds);
    });
    after(() => services.close());

    async function withCatalogue(slug: string, catalogue: NotificationKind[]): Promise<Portal> {
      const found = await findPortalBySlug(services.deps.db, slug);
      assert.ok(found);
      await saveNotificationCatalogue(services.deps.db, found.id, catalogue);
      return { ...found, notifications: catalogue };
    }

    async function someone(): Promise<string> {
      const email = `ana.${(counter += 1)}@mail.example`;
      await seedOwner(services.deps, 'larkfield', email);
      const user = await findUserByAddress(services.deps.db, portal.id, email);
      return user?.id ?? '';
    }

    const tokenFor = (userId: string, notificationId = 'news') =>
      unsubscribeToken(services.deps, portal.id, { userId, notificationId });

    const press = (token: string, at = portal) =>
      unsubscribe(services.deps, { portal: at, visitor: services.visitor, token });

    const wants = (userId: string, notification = 'news', channel: 'email' | 'site' = 'email') =>
      wantsNotification(services.deps, portal, { userId, notification, channel });

    const versionOf = async (userId: string) =>
      (await findAddressBook(services.deps.db, portal.id, userId))?.version ?? NaN;

    it('ML10: a link switches mails of one kind off, for one person, without a login', async () => {
      const [ana, ben] = [await someone(), await someone()];
      assert.equal(unsubscribeTarget(services.deps, portal, tokenFor(ana))?.id, 'news');
      assert.equal((await press(tokenFor(ana))).id, 'news');
      assert.deepEqual(
        [await wants(ana), await wants(ana, 'news', 'site'), await wants(ana, 'tips'), await wants(ben)],
        [false, true, true, true],
      );
    });

    it('twice is like once, and makes no open page of the settings stale a second time', async () => {
      const ana = await someone();
      const before = await versionOf(ana);
      await press(tokenFor(ana));
      assert.equal(await versionOf(ana), before + 1, 'whoever has the settings open sees that they changed');
      await Promise.all(Array.from({ length: 20 }, () => press(tokenFor(ana))));
      assert.equal(await versionOf(ana), before + 1);
      const entries = await services.database.query(
        "select id from audit_entries where event = 'notification_unsubscribed' and subject_id = $1",
        [ana],
      );
      assert.equal(entries.length, 1);
      assert.equal(await wants(ana), false);
    });

    it('ML10: what was not signed for exactly that is a dead link', async () => {
      const [ana, ben] = [await someone(), await someone()];
      const good = tokenFor(ana);
      const [userId, id, signature] = good.split('.');
      for (const token of [
        '',
        '.',
        '..',
        good.slice(0, -1),
        `${good}A`,
        `${good}.x`,
        `${userId}.tips.${signature}`,
        `${ben}.${id}.${signature}`,
        `${userId}.${id}.${'A'.repeat(signature?.length ?? 0)}`,
        `${userId}.${id}.`,
        `${userId} ${id}..${signature}`,
        good.replaceAll('.', ' '),
      ]) {
        assert.equal(unsubscribeTarget(services.deps, portal, token), undefined, token);
        await assert.rejects(press(token), { code: 'link_dead' }, token);
      }
      assert.deepEqual([await wants(ana), await wants(ana, 'tips'), await wants(ben)], [true, true, true]);
    });

    it('TN1: a link of one portal does nothing at another', async () => {
      const ana = await someone();
      await assert.rejects(press(tokenFor(ana), acme), { code: 'link_dead' });
      assert.equal(await wants(ana), true);
    });

    it('locked ones, and those that the site sends no more, cannot be switched off by a link', async () => {
      const ana = await someone();
      for (const id of ['billing', 'gone']) {
        assert.equal(unsubscribeTarget(services.deps, portal, tokenFor(ana, id)), undefined);
        await assert.rejects(press(tokenFor(ana, id)), { code: 'link_dead' });
      }
      assert.equal(await wants(ana, 'billing'), true);
    });

    it('nobody, and who is blocked, has nothing to switch off', async () => {
      const ana = await someone();
      await services.database.query("update users set status = 'blocked' where id = $1", [ana]);
      await assert.rejects(press(tokenFor(ana)), { code: 'link_dead' });
      await assert.rejects(press(tokenFor('nobody')), { code: 'link_dead' });
    });
  });
}
