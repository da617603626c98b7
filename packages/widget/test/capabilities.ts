/** What a test may need beyond the web itself, and the engines whose drivers cannot do it, with the reason. */
const lacking = {
  'emulated media features': {
    Firefox: 'WebDriver BiDi has no command for prefers-reduced-motion',
    WebKit: 'its driver has no command for media features',
  },
} as const satisfies Record<string, Partial<Record<Engine, string>>>;

type Engine = 'Chromium' | 'Firefox' | 'WebKit';

/** What an engine may lack. */
export type Capability = keyof typeof lacking;

/** Whether this browser can be made to do that. */
export function can(capability: Capability): boolean {
  return reasonAgainst(capability) === undefined;
}

/** A test that needs a capability; in an engine without it, it is skipped under a name that says why. */
export function itWith(capability: Capability, name: string, test: () => Promise<void>): void {
  const reason = reasonAgainst(capability);
  if (reason === undefined) it(name, test);
  else it.skip(`${name} [needs ${capability}: ${reason}]`, test);
}

function reasonAgainst(capability: Capability): string | undefined {
  const reasons: Partial<Record<Engine, string>> = lacking[capability];
  return reasons[engine()];
}

function engine(): Engine {
  if (navigator.userAgent.includes('Firefox')) return 'Firefox';
  return navigator.userAgent.includes('Chrome') ? 'Chromium' : 'WebKit';
}
