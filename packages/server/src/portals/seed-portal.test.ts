import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { engines } from '../../../../test/rig/databases.js';
import { openServices, type TestServices } from '../../../../test/rig/services.js';
import { startServer } from '../../../../test/rig/server.js';
import { findPortalBySlug } from '../store/portals.js';
import { seedOwner } from './seed-owner.js';
import { type PortalSeed, seedPortal } from './seed-portal.js';

for (const engine of engines) {
  describe(`portals that should exist on ${engine.name}`, () => {
    let services: TestServices;
    before(async () => {
      services = await openServices(engine);
    });
    after(() => services.close());

    const seed = (wanted: Partial<PortalSeed> & { slug: string }) => seedPortal(services.deps, wanted);
    const find = async (slug: string) => (await findPortalBySlug(services.deps.db, slug)) ?? assert.fail(slug);

    it('are made once, and follow what is said of them later', async () => {
      assert.equal(await seed({ slug: 'acme', name: 'Acme', allowedOrigins: ['https://acme.example/'] }), true);
      const made = await find('acme');
      assert.deepEqual([made.mailSenderName, made.allowedOrigins], ['Acme', ['https://acme.example']]);
      assert.equal(await seed({ slug: 'acme', name: 'Acme Help', host: 'HELP.acme.example' }), false);
      const changed = await find('acme');
      const { name, mailSenderName, host, allowedOrigins, language } = changed;
      assert.deepEqual(
        { name, mailSenderName, host, allowedOrigins, language },
        {
          name: 'Acme Help',
          mailSenderName: 'Acme Help',
          host: 'help.acme.example',
          allowedOrigins: ['https://acme.example'],
          language: 'en',
        },
      );
      assert.equal(changed.id, made.id);
    });

    /** Entries about a portal, oldest first. */
    const entries = async (slug: string): Promise<unknown[]> => {
      const rows = await services.database.query(
        `select event, actor_id, user_agent, details from audit_entries where portal_id = $1 order by id`,
        [(await find(slug)).id],
      );
      return rows.map((row) => [
        row['event'],
        row['actor_id'],
        row['user_agent'],
        JSON.parse(String(row['details'])) as unknown,
      ]);
    };

    it('KL10: are written down as the operator’s doing, with their owner, where something was changed', async () => {
      await seedPortal(services.deps, { slug: 'noted', name: 'Noted' }, 'seed');
      await seed({ slug: 'noted', name: 'Noted' });
      await Promise.all(Array.from({ length: 5 }, () => seed({ slug: 'noted', name: 'Noted Help', language: 'de' })));
      await seedOwner(services.deps, 'noted', 'owner@mail.example');
      assert.deepEqual(await entries('noted'), [
        ['portal_created', 'operator', 'portico seed', { slug: 'noted' }],
        ['portal_changed', 'operator', 'portico start', { changed: 'name, language, mailSenderName' }],
        ['user_created', 'operator', 'portico seed', { role: 'owner' }],
      ]);
    });

    it('KL10: are neither made nor changed while that cannot be written down, nor is an owner', async () => {
      await seed({ slug: 'silent', name: 'Silent' });
      const before = await find('silent');
      await services.database.query('alter table audit_entries rename to audit_entries_away');
      try {
        await assert.rejects(seed({ slug: 'unheard', name: 'Unheard' }), /audit_entries/);
        await assert.rejects(seed({ slug: 'silent', name: 'Loud', host: 'loud.example' }), /audit_entries/);
        await assert.rejects(seedOwner(services.deps, 'silent', 'silent@mail.example'), /audit_entries/);
      } finally {
        await services.database.query('alter table audit_entries_away rename to audit_entries');
      }
      assert.equal(await findPortalBySlug(services.deps.db, 'unheard'), undefined);
      assert.deepEqual(await find('silent'), before);
      const users = await services.database.query('select id from users where portal_id = $1', [before.id]);
      assert.deepEqual(users, []);
    });

    it('keep what nothing is said about', async () => {
      await seed({ slug: 'quiet', name: 'Quiet', mailSenderName: 'The Quiet Ones', options: { signUp: false } });
      await seed({ slug: 'quiet', allowedOrigins: [], options: { anonymous: false } });
      const portal = await find('quiet');
      assert.deepEqual(
        [portal.name, portal.mailSenderName, portal.options],
        ['Quiet', 'The Quiet Ones', { anonymous: false, password: true, signUp: false }],
      );
    });

    it('have origins that are origins', async () => {
      for (const origin of [
        'acme.example',
        'https://acme.example/path',
        'https://a:b@acme.example',
        'ftp://acme.example',
        '',
      ]) {
        await assert.rejects(seed({ slug: 'named', name: 'Named', allowedOrigins: [origin] }), RangeError, origin);
      }
      assert.equal(await findPortalBySlug(services.deps.db, 'named'), undefined);
    });

    it('have hosts that are hosts, in the form in which browsers ask for them', async () => {
      for (const host of [
        ...['help.acme.example:8080', 'help.acme.example:443', 'https://help.acme.example', 'help.acme.example/evil'],
        ...[
          'evil.example/.acme.example',
          'help.acme.example?',
          'help.acme.example#x',
          'ana@acme.example',
          '',
          ' ',
          '.',
        ],
        ...[
          'h%65lp.acme.example',
          'help.acme.example.',
          'help acme.example',
          'help.acme.example\\x',
          'a\u2100b.example',
        ],
      ]) {
        await assert.rejects(seed({ slug: 'hosted', name: 'Hosted', host }), RangeError, JSON.stringify(host));
      }
      assert.equal(await findPortalBySlug(services.deps.db, 'hosted'), undefined);
      await seed({ slug: 'hosted', name: 'Hosted', host: 'Help.B\u00fccher.example' });
      assert.equal((await find('hosted')).host, 'help.xn--bcher-kva.example');
    });

    it('move to another host, and leave that of another portal alone', async () => {
      await seed({ slug: 'mover', name: 'Mover', host: 'one.example' });
      await seed({ slug: 'mover', host: 'two.example' });
      await seed({ slug: 'follower', name: 'Follower', host: 'one.example' });
      await assert.rejects(
        seed({ slug: 'follower', host: 'two.example' }),
        /two\.example already belongs to another portal/,
      );
      await assert.rejects(seed({ slug: 'third', name: 'Third', host: 'two.example' }), RangeError);
      assert.equal((await find('mover')).host, 'two.example');
      assert.equal((await find('follower')).host, 'one.example');
    });

    it('are made once, and changed as a whole, by many processes at once', async () => {
      const all = await Promise.all(Array.from({ length: 8 }, () => seed({ slug: 'crowd', name: 'Crowd' })));
      assert.equal(all.filter(Boolean).length, 1);
      const hosts = Array.from({ length: 8 }, (_, index) => `crowd-${index}.example`);
      await Promise.all(hosts.map((host) => seed({ slug: 'crowd', name: host, host })));
      const { name, host } = await find('crowd');
      assert.equal(name, host, 'one of them is kept whole');
      const { rows } = await sql`select host from portal_hosts where host like 'crowd-%'`.execute(services.deps.db);
      assert.equal(rows.length, 1);
    });
  });
}

describe('the default portal', () => {
  it('follows the settings at each start, and keeps what they do not say', async () => {
    const [sqlite] = engines;
    assert.ok(sqlite);
    const database = await sqlite.create();
    const seen = async (settings: Record<string, string>): Promise<string[]> => {
      // Without the portals that test servers have, as an operator starts it.
      const server = await startServer(sqlite, { settings, database, portals: null });
      const { text } = await server.browser().open('/login');
      const allowed = await server.browser({ Origin: 'https://www.acme.example' }).call('getLoginOptions');
      await server.close();
      return [/<title>[^<]*<\/title>/.exec(text)?.[0] ?? '', allowed.headers['access-control-allow-origin'] ?? ''];
    };
    const named = { PORTAL_NAME: 'Acme Help', ALLOWED_ORIGINS: 'https://www.acme.example' };
    assert.deepEqual(await seen({}), ['<title>Log in – Home</title>', '']);
    assert.deepEqual(await seen(named), ['<title>Log in – Acme Help</title>', 'https://www.acme.example']);
    assert.deepEqual(await seen({}), ['<title>Log in – Acme Help</title>', 'https://www.acme.example']);
    assert.deepEqual(await seen({ ALLOWED_ORIGINS: '' }), ['<title>Log in – Acme Help</title>', '']);
    await database.drop();
  });

  it('that code names takes from the settings what code leaves out, and the others take nothing', async () => {
    const [sqlite] = engines;
    assert.ok(sqlite);
    const origin = 'https://www.acme.example';
    const server = await startServer(sqlite, {
      settings: { ALLOWED_ORIGINS: origin, PORTAL_NAME: 'Of the settings', PORTAL_LANGUAGE: 'de' },
      portals: [
        // As what is read from a variable of the environment that is not set.
        { slug: 'acme', name: 'Of the code', allowedOrigins: undefined } as unknown as PortalSeed,
        { slug: 'brook', name: 'Brook' },
      ],
    });
    const seen = async (path: string): Promise<unknown[]> => {
      const browser = server.browser({ Origin: origin });
      const { text } = await browser.open(`${path}/login`);
      const { headers } = await browser.call('getLoginOptions', {}, path);
      return [/<title>[^<]*<\/title>/.exec(text)?.[0], headers['access-control-allow-origin']];
    };
    assert.deepEqual(await seen(''), ['<title>Anmelden – Of the code</title>', origin]);
    assert.deepEqual(await seen('/p/brook'), ['<title>Log in – Brook</title>', undefined]);
    await server.close();
  });
});
