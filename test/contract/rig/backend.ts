import { apiPath, contractHeader, contractVersion, operations, type OperationId } from '@portico/contract';

/** An answer of the back end, read to its end. */
export interface Reply {
  status: number;
  headers: Headers;
  text: string;
  /** The body as JSON; undefined when it is none. */
  json: unknown;
}

/** A call that differs from what the widget sends. */
export interface Wish {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** Any back end that says it keeps the contract, by its URL. Cookies are kept from call to call, as a browser does. */
export class Backend {
  readonly base: string;
  readonly #cookies = new Map<string, string>();

  /** `base` is the URL of the portal, with or without a slash at its end. */
  constructor(base: string) {
    this.base = base.replace(/\/+$/, '');
  }

  /** A browser that nobody has used yet, at the same back end. */
  fresh(): Backend {
    return new Backend(this.base);
  }

  /** Calls an operation as the widget does, with the differences that are wished for. */
  async call(id: OperationId, input: unknown = {}, wish: Wish = {}): Promise<Reply> {
    const { method, path } = operations[id];
    const write = { 'Content-Type': 'application/json', [contractHeader]: String(contractVersion) };
    const isRead = (wish.method ?? method) === 'GET';
    return this.send(apiPath + path, {
      method: wish.method ?? method,
      headers: { Origin: new URL(this.base).origin, ...(isRead ? {} : write), ...wish.headers },
      ...(isRead ? {} : { body: wish.body ?? JSON.stringify(input) }),
    });
  }

  /** Sends anything below the base. A header with an empty value is left out. Gives up after ten seconds. */
  async send(
    path: string,
    init: { method?: string; headers?: Record<string, string>; body?: string } = {},
  ): Promise<Reply> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = Object.entries({ ...(cookie ? { Cookie: cookie } : {}), ...init.headers });
    const response = await fetch(this.base + path, {
      ...init,
      headers: Object.fromEntries(headers.filter(([, value]) => value !== '')),
      redirect: 'manual',
      signal: AbortSignal.timeout(10_000),
    });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: parse(text) };
  }

  #keep(line: string): void {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) this.#cookies.delete(pair.slice(0, at));
    else this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
