import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { ConfigError } from './config-error.js';
import { type Environment, readConfig } from './config.js';
import { type SettingName, settings } from './settings.js';

const secret = randomBytes(32).toString('base64');
const production: Environment = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://help.larkfield.example',
  SMTP_URL: 'smtp://127.0.0.1:25',
  PORTICO_SECRET: secret,
};

/** Texts that no setting of that name can take. */
const wrong: Partial<Record<SettingName, string[]>> = {
  HOST: [''],
  PUBLIC_URL: [
    'help.example.com',
    'ftp://help.example.com',
    'https://help.example.com/?x',
    'https://a:b@help.example.com',
    'https://help.example.com/?',
    'https://help.example.com/#',
  ],
  DATABASE_URL: ['', 'sqlite:', 'mysql://x', './portico.db', 'postgres://'],
  SMTP_URL: [
    ...[
      '',
      'mail.example.com',
      'http://mail.example.com',
      'smtp://',
      'smtp://mail example.com',
      'smtp://ma%69l.example',
    ],
    ...['smtp://müller.example', 'smtp://a:100%@mail.example.com', 'smtp://a:b@', 'smtps:mail.example.com'],
  ],
  MAIL_FROM: [
    ...['', 'help', 'Larkfield <help@larkfield.example>', 'a@b,c@d', 'a@b\r\nBcc: c@d', 'a@evil.example/.corp.example'],
    ...['a@evil.example?.corp.example', 'a@%65vil.example', '=?utf-8?q?a?=@corp.example', 'a(b)@corp.example'],
  ],
  PORTICO_SECRET: [
    '',
    'short',
    'a'.repeat(64),
    'changeme-changeme-changeme-1234567890',
    'my-very-secret-password-0123456789',
  ],
  PORTAL_NAME: ['', ' ', ' Acme', 'Ac\nme', 'x'.repeat(101)],
  PORTAL_LANGUAGE: ['', 'xx', 'english', 'DE'],
  MAIL_SENDER_NAME: ['', 'Acme\r\nBcc: b@b.example', 'x'.repeat(101)],
  ALLOWED_ORIGINS: ['www.example.com', 'https://www.example.com/path', 'https://a.example *', 'null'],
  TRUST_PROXY: ['true', 'yes', '', ' ', '1.2.3', '10.0.0.0/99', '::g', 'everybody', '-1'],
  LOG_LEVEL: ['', 'loud', 'trace'],
  KEPT_ASSETS: [''],
  HSTS: ['', 'yes', '1'],
};
const wrongNumbers = ['', 'x', '-1', '1.5', '1e9', '0x10', ' 5', '9999999999'];
const wrongTimes = ['', '5', '5 m', '0s', '-5m', '1.5h', '5 minutes', '9999999999d', '999999999d'];
const wrongRates = ['', '5', '5/', '/5m', '0/5m', '5/0m', '5/5', '5 / 5m', '5/5w'];

describe('configuration', () => {
  it('is used in the form in which it was checked', () => {
    for (const [typed, url] of [
      ['HTTPS://Help.Larkfield.Example:443/', 'https://help.larkfield.example'],
      ['https://help.larkfield.example/a/../accounts//', 'https://help.larkfield.example/accounts'],
      ['https:\\\\help.larkfield.example', 'https://help.larkfield.example'],
      [' https://help.lark\nfield.example', 'https://help.larkfield.example'],
      ['https://b\u00fccher.example', 'https://xn--bcher-kva.example'],
    ]) {
      assert.equal(readConfig({ ...production, PUBLIC_URL: typed }).publicUrl, url);
    }
    for (const [typed, address] of [
      ['Help@Larkfield.Example', 'Help@larkfield.example'],
      ['help@b\u00fccher.example', 'help@xn--bcher-kva.example'],
      ['portico@localhost', 'portico@localhost'],
    ]) {
      assert.equal(readConfig({ ...production, MAIL_FROM: typed }).mailFrom, address);
    }
    for (const url of ['smtp://127.0.0.1:25', 'smtps://a%40b:c%25@mail.example.com', 'smtp://[::1]:2525']) {
      assert.equal(readConfig({ ...production, SMTP_URL: url }).smtpUrl, url);
    }
  });

  it('says of each setting that cannot be used, in one sentence with its name, what it must be', () => {
    for (const [name, setting] of Object.entries(settings) as [SettingName, { default?: string }][]) {
      const texts = wrong[name] ?? wrongLike(setting.default ?? '');
      for (const text of texts) {
        const problems = problemsOf({ ...production, [name]: text });
        assert.equal(problems.length, 1, `${name}=${text} ${problems.join(' ')}`);
        assert.match(problems[0] ?? '', new RegExp(`^${name} .+[^.]\\.?$`, 's'), `${name}=${text}`);
      }
    }
  });

  it('tells everything that is wrong at once', () => {
    const problems = problemsOf({ ...production, PORT: 'x', HSTS: 'x', SESSION_IDLE: 'x' });
    assert.deepEqual(
      problems.map((text) => text.split(' ')[0]),
      ['PORT', 'HSTS', 'SESSION_IDLE'],
    );
  });

  it('repeats no secret when it complains', () => {
    const canary = 'hunter22';
    const problems = problemsOf({
      ...production,
      SMTP_URL: `http://portico:${canary}@mail.example.com`,
      DATABASE_URL: `mysql://portico:${canary}@db`,
      PORTICO_SECRET: canary,
    });
    assert.doesNotMatch(problems.join(' '), /hunter22/);
    assert.doesNotMatch(problemsOf({ ...production, PORTICO_SECRET: canary }).join(' '), /hunter22/);
  });

  it('KL1: in production a missing, short, repeated or example secret keeps the server from starting', () => {
    const secrets = [undefined, '', 'x'.repeat(31), 'x'.repeat(64), 'abcabcabcabcabcabcabcabcabcabcabcabc'];
    secrets.push(
      'example-0123456789-abcdefghijklmnop',
      'CHANGE_ME-0123456789-abcdefghijklm',
      'portico-0123456789-abcdefghijklmno',
    );
    for (const PORTICO_SECRET of secrets) {
      assert.match(problemsOf({ ...production, PORTICO_SECRET }).join(' '), /^PORTICO_SECRET /, PORTICO_SECRET);
    }
    assert.equal(readConfig(production).secret, secret);
  });

  it('KL1: PostgreSQL needs a secret everywhere, SQLite makes one once that only its owner can read', () => {
    assert.match(problemsOf({ DATABASE_URL: 'postgres://portico@127.0.0.1/portico' }).join(), /^PORTICO_SECRET /);
    const folder = mkdtempSync(join(tmpdir(), 'portico-config-'));
    try {
      const env = { DATABASE_URL: `sqlite:${join(folder, 'portico.db')}` };
      const { secret: made } = readConfig(env);
      assert.ok(Buffer.byteLength(made) >= 32);
      assert.equal(readConfig(env).secret, made);
      const file = join(folder, 'portico.db.secret');
      assert.equal(readFileSync(file, 'utf8'), made);
      assert.equal(statSync(file).mode & 0o077, 0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('refuses plain http for any name that is not this machine, and mail to nobody', () => {
    assert.match(
      problemsOf({ ...production, PUBLIC_URL: 'http://help.larkfield.example' }).join(),
      /^PUBLIC_URL must be https/,
    );
    assert.match(problemsOf({ ...production, SMTP_URL: undefined }).join(), /^SMTP_URL is required in production/);
    const open = { HOST: '0.0.0.0', DATABASE_URL: 'sqlite:x.db', PORTICO_SECRET: secret };
    assert.match(problemsOf(open).join(), /^SMTP_URL is required if HOST/);
    for (const env of [{ ...production, SMTP_URL: undefined }, open]) {
      assert.equal(readConfig(env, { sendsMail: true }).smtpUrl, null, 'a transport of the app sends');
    }
  });

  it('needs to know its own address in production', () => {
    const { PUBLIC_URL: _, ...nameless } = production;
    assert.throws(() => readConfig(nameless), /PUBLIC_URL is required in production/);
  });

  it('takes proxies as a number, as addresses and as networks', () => {
    for (const text of ['1', '127.0.0.1', '10.0.0.0/8, ::1', 'fd00::/8', 'loopback', 'uniquelocal']) {
      assert.doesNotThrow(() => readConfig({ ...production, TRUST_PROXY: text }), text);
    }
  });
});

function wrongLike(usual: string): string[] {
  if (usual.includes('/')) return wrongRates;
  return /^\d+$/.test(usual) ? wrongNumbers : wrongTimes;
}

function problemsOf(env: Environment): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}
