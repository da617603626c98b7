import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../rig/browser.js';
import { engines } from '../../rig/databases.js';
import { type Person, signUpPerson } from '../../rig/people.js';
import { startServer, type TestServer } from '../../rig/server.js';
import { readIntegrity } from './bundle.js';
import { type Site, startSite } from './site.js';

/** A browser that can be closed. */
interface Closable {
  close: () => Promise<unknown>;
}

/** A website of a host, the server behind its elements, a browser, and Ana Ruiz who has an account. */
export interface HostWorld<B extends Closable = Browser> {
  server: TestServer;
  site: Site;
  browser: B;
  person: Person;
  /** The login of this server, for the body of a page. */
  login: string;
  /** The script tag of a file of this server, and of what else the tag is to have. */
  script: (file: string, attributes?: string) => string;
  close: () => Promise<void>;
}

/** The script tag of the host's own that greets whoever logs in. */
export const greet = '<script src="/greet.js" defer></script>';

/** Starts all of it, with a Chromium. */
export function startHostWorld(settings: Record<string, string> = {}): Promise<HostWorld> {
  return startHostWorldWith(launchBrowser, settings);
}

/** Starts all of it, with another browser. */
export async function startHostWorldWith<B extends Closable>(
  launch: () => Promise<B>,
  settings: Record<string, string> = {},
): Promise<HostWorld<B>> {
  const [sqlite] = engines;
  assert.ok(sqlite);
  const [server, site, browser] = await Promise.all([startServer(sqlite, { settings }), startSite(), launch()]);
  const { version } = readIntegrity();
  return {
    server,
    site,
    browser,
    person: await signUpPerson(server),
    login: `<portico-login server="${server.url}"></portico-login>`,
    script: (file, attributes = '') =>
      `<script type="module" src="${server.url}/assets/${version}/${file}" ${attributes}></script>`,
    close: async () => {
      await browser.close();
      await site.close();
      await server.close();
    },
  };
}
