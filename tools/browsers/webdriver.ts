/** The key under which the protocol hands out elements. */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

/** Keys that write nothing, by the names that the DOM has for them. */
const keys: Record<string, string> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Escape: '\uE00C',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
};

/** A browser behind a driver that speaks W3C WebDriver. It does one thing after another, and in one window at a time. */
export interface WebDriver {
  /** What the browser says of itself: `browserName`, `browserVersion`. */
  capabilities: Record<string, unknown>;
  goTo: (url: string) => Promise<void>;
  /** Runs the body of a function in the page; a promise that it returns is awaited. */
  run: <T>(body: string, ...args: unknown[]) => Promise<T>;
  /** Types text with real keys, to what has the focus. */
  type: (text: string) => Promise<void>;
  /** Presses a key, by the name that the DOM has for it. */
  press: (key: string) => Promise<void>;
  /** Clicks on the element that the body of a function gives. */
  click: (body: string, ...args: unknown[]) => Promise<void>;
  /** Makes the window as large as that, as far as it can be. */
  resize: (width: number, height: number) => Promise<void>;
  /** Opens a tab, and resolves with its name; what follows is still done in the window before. */
  newTab: () => Promise<string>;
  /** The tab in which things are done now, and the way to another. */
  tab: () => Promise<string>;
  toTab: (name: string) => Promise<void>;
  /** Enters the first frame of the page. */
  toFrame: () => Promise<void>;
  close: () => Promise<void>;
}

/** Opens a browser with a fresh profile. @throws Error with the driver's own words. */
export async function openWebDriver(driver: string, wanted: Record<string, unknown>): Promise<WebDriver> {
  const { sessionId, capabilities } = await call<{ sessionId: string; capabilities: Record<string, unknown> }>(
    'POST',
    `${driver}/session`,
    { capabilities: { alwaysMatch: wanted } },
  );
  const session = `${driver}/session/${sessionId}`;
  const ask = <T>(path: string, body: object): Promise<T> => call<T>('POST', `${session}/${path}`, body);
  const tell = async (path: string, body: object): Promise<void> => {
    await ask(path, body);
  };
  const actKeys = (values: string[]): Promise<void> =>
    tell('actions', {
      actions: [
        {
          type: 'key',
          id: 'keyboard',
          actions: values.flatMap((value) => [
            { type: 'keyDown', value },
            { type: 'keyUp', value },
          ]),
        },
      ],
    });
  return {
    capabilities,
    goTo: (url) => tell('url', { url }),
    run: <T>(script: string, ...args: unknown[]) => ask<T>('execute/sync', { script, args }),
    type: (text) => actKeys(Array.from(text)),
    press: (key) => actKeys([keys[key] ?? key]),
    click: async (script, ...args) => {
      const found = await ask<Record<string, string>>('execute/sync', { script, args });
      await tell(`element/${found[elementKey] ?? ''}/click`, {});
    },
    resize: (width, height) => tell('window/rect', { width, height }),
    newTab: async () => (await ask<{ handle: string }>('window/new', { type: 'tab' })).handle,
    tab: () => call<string>('GET', `${session}/window`),
    toTab: (handle) => tell('window', { handle }),
    toFrame: () => tell('frame', { id: 0 }),
    close: async () => {
      await call('DELETE', session);
    },
  };
}

async function call<T>(method: string, url: string, body?: object): Promise<T> {
  const response = await fetch(url, {
    method,
    ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const { value } = (await response.json()) as { value: T & { error?: string; message?: string } };
  if (!response.ok) throw new Error(`${method} ${new URL(url).pathname}: ${value.error ?? ''} ${value.message ?? ''}`);
  return value;
}
