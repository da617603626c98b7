import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { readElements } from '../../tools/docs/manifest.js';
import { engines } from '../rig/databases.js';
import { type Demo, startDemo } from '../rig/demo.js';
import { markedBlock, shellLines } from '../rig/document.js';

const run = promisify(execFile);
const portico = resolve('packages/server/dist/portico.js');

describe('the guides', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'portico-docs-'));
  });
  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('link only to pages that exist', () => {
    const pages = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...markdownIn('docs')];
    for (const page of pages) {
      for (const [, target = ''] of readFileSync(page, 'utf8').matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)) {
        assert.doesNotThrow(() => readFileSync(resolve(page, '..', target)), `${page} links to ${target}`);
      }
    }
  });

  it('show each element inside a provider that names the server', () => {
    const pages = readdirSync('docs/elements').filter((name) => name.startsWith('portico-'));
    assert.notEqual(pages.length, 0);
    for (const page of pages) {
      const [, snippet = ''] = /```html\n([\s\S]*?)```/.exec(readFileSync(join('docs/elements', page), 'utf8')) ?? [];
      assert.match(snippet, /\/provider\.js"/, page);
      assert.match(snippet, /<portico-provider server="https:/, page);
      assert.match(snippet, new RegExp(`<${page.replace('.md', '')}[ >]`), page);
    }
  });

  it('tell of each element’s methods, and what its events carry', async () => {
    const pageOf = (name: string): string => readFileSync(`docs/elements/${name}.md`, 'utf8');
    assert.match(pageOf('portico-provider'), /^\| `getToken\(\): Promise<AccessToken>` +\| A token/m);
    const carries = { 'portico-logged-in': 'user: { email, id, name }', 'portico-error': 'retryAfter\\?: number' };
    for (const [event, detail] of Object.entries(carries))
      assert.match(pageOf('portico-login'), new RegExp(`^\\| \`${event}\` .*\\| \`\\{.*${detail}`, 'm'));
    for (const { tagName } of await readElements()) assert.doesNotMatch(pageOf(tagName), /`(fire|urlOf|#\w+)\(/);
  });

  it('greet people who have no name by their address', () => {
    const examples = readdirSync('examples', { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(js|mjs|jsx)$/.test(name) && !/(^|\/)(dist|node_modules)\//.test(name))
      .map((name) => join('examples', name));
    for (const page of ['README.md', ...markdownIn('docs'), ...examples])
      assert.doesNotMatch(readFileSync(page, 'utf8'), /user\.name(?! \|\| )/, page);
  });

  it('name every setting that the server reads', () => {
    const text = readFileSync('docs/configuration.md', 'utf8');
    for (const name of ['PORT', 'PORTICO_SECRET', 'LIMIT_CODE_IP']) assert.match(text, new RegExp(`\`${name}\``));
    const sources = ['config', 'secret'].map((name) => readFileSync(`packages/server/src/config/${name}.ts`, 'utf8'));
    const needed = [...sources.join().matchAll(/(\w+) is required in production/g)].map(([, name = '']) => name);
    assert.equal(needed.length, 3);
    const sentence = /the server does not start without ([^.]*?), and/.exec(text.replaceAll('\n', ' '))?.[1] ?? '';
    for (const name of needed) assert.ok(sentence.includes(`\`${name}\``), `${name} is required in production`);
  });

  it('notifications: the catalogue, the mail and the question run as they are written', async () => {
    const page = 'docs/notifications.md';
    const [catalogue, notify, wants] = ['notifications.mjs', 'notify', 'wants'].map(
      (name) => markedBlock(page, name).text,
    );
    const said = 'console.log(outcome, shows);\nawait portico.close();\n';
    const script = resolve('packages/server/dist/notifications-example.mjs');
    writeFileSync(script, `${catalogue ?? ''}\nconst userId = 'nobody';\n${notify ?? ''}${wants ?? ''}${said}`);
    const env = { ...process.env, DATABASE_URL: `sqlite:${folder}/data/notifications.db` };
    try {
      const { stdout } = await run(process.execPath, [script], { env, cwd: folder });
      assert.match(stdout, /user_unknown false/);
    } finally {
      rmSync(script);
    }
  });

  it('notifications: a server that runs by itself takes the list from a file', async () => {
    const line = shellLines('docs/notifications.md').find((each) => each.startsWith('npx portico notifications')) ?? '';
    const env = { ...process.env, DATABASE_URL: `sqlite:${folder}/data/portico.db` };
    await run(process.execPath, [portico, 'seed', '--slug', 'acme', '--name', 'Acme'], { env, cwd: folder });
    const kind = { id: 'news', label: [{ language: 'en', text: 'News' }], description: [] };
    const list = [{ ...kind, channels: [{ channel: 'email', on: false }] }];
    writeFileSync(join(folder, 'notifications.json'), JSON.stringify(list));
    const args = line.replace('npx portico ', '').split(' ');
    const { stdout } = await run(process.execPath, [portico, ...args], { env, cwd: folder });
    assert.equal(stdout, '1 notifications of acme.\n');
    writeFileSync(join(folder, 'notifications.json'), JSON.stringify([...list, ...list]));
    const refused = await run(process.execPath, [portico, ...args], { env, cwd: folder }).catch(
      (error: unknown) => error,
    );
    assert.match((refused as { stderr: string }).stderr, /two notifications have the id news/);
  });

  it('building without a server: the example bundles', async () => {
    const { text } = markedBlock('docs/mock.md', 'mock.js');
    const entry = resolve('packages/widget/dist/mock-example.js');
    writeFileSync(entry, text);
    try {
      await build({ entryPoints: [entry], bundle: true, format: 'esm', write: false, logLevel: 'error' });
    } finally {
      rmSync(entry);
    }
  });

  for (const name of ['app.jsx', 'plain.jsx']) {
    it(`React: ${name} bundles, without a warning`, async () => {
      const { warnings } = await build({
        stdin: { contents: markedBlock('docs/react.md', name).text, loader: 'jsx', resolveDir: '.' },
        bundle: true,
        format: 'esm',
        jsx: 'automatic',
        write: false,
        logLevel: 'silent',
      });
      assert.deepEqual(warnings, []);
    });
  }

  it('React: what is not imported is not in the bundle', async () => {
    const { outputFiles } = await build({
      stdin: { contents: "export { PorticoGate } from '@portico/widget/react';", resolveDir: '.' },
      bundle: true,
      format: 'esm',
      write: false,
      logLevel: 'silent',
    });
    const text = outputFiles[0]?.text ?? '';
    assert.match(text, /portico-gate/);
    assert.doesNotMatch(text, /defineElement\("portico-login"/);
  });
});

describe('the HTTP API guide', () => {
  let demo: Demo;
  before(async () => {
    demo = await startDemo(engines[0]!);
  });
  after(() => demo.close());

  it('gives commands that the server understands', async () => {
    const lines = shellLines('docs/http-api.md').filter((line) => line.startsWith('curl'));
    const answers = [];
    for (const line of lines) {
      const command = line
        .replaceAll('http://localhost:3000', demo.url)
        .replace('--cookie-jar jar', '--cookie-jar /dev/null');
      answers.push((await run('sh', ['-c', `${command} --silent`])).stdout);
    }
    assert.match(answers[0] ?? '', /"openapi":"3\.1\.0"/);
    // The address in the example belongs to nobody, and that is all that can be wrong with it.
    assert.match(answers[1] ?? '', /"code":"credentials_wrong"/);
  });
});

function markdownIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
}
