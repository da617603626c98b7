import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import {
  apiPath,
  contractHeader,
  contractVersion,
  type InputOf,
  operations,
  type OperationId,
} from '@portico/contract';

/** One request, as raw as a hostile client could send it. */
export interface RawRequest {
  method?: string;
  path: string;
  headers?: Record<string, string | string[]>;
  body?: string | Buffer;
}

/** An answer, read to its end. */
export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** The body as JSON; {} when it is none. */
  json: Record<string, unknown>;
  /** Set-Cookie headers as sent. */
  setCookies: string[];
}

const keptConnections = new Agent({ keepAlive: true, maxSockets: 200 });

/** Sends to 127.0.0.1. Rejects when the connection breaks or nothing comes for 20 s. */
export function send(port: number, raw: RawRequest, agent = keptConnections): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', path, headers = {}, body } = raw;
    const call = request({ host: '127.0.0.1', port, method, path, headers, agent, timeout: 20_000 }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('error', reject);
      res.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({
          status: res.statusCode ?? 0,
          headers: res.headers,
          text,
          json: parse(text),
          setCookies: res.headers['set-cookie'] ?? [],
        });
      });
    });
    call.on('timeout', () => call.destroy(new Error(`no answer from ${method} ${path}`)));
    call.on('error', reject);
    // Beside a text Node writes the headers in UTF-8, too: what has bytes of its own would arrive as others.
    call.end(typeof body === 'string' ? Buffer.from(body) : body);
  });
}

function parse(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** A browser as far as HTTP goes: it keeps cookies and sends an Origin. */
export class TestBrowser {
  readonly cookies = new Map<string, string>();
  readonly #port: number;
  readonly #agent: Agent | undefined;
  /** Headers of every request; change them to come from elsewhere. */
  readonly headers: Record<string, string>;

  /** `agent` holds its connections, instead of the one that all tests of a process have in common. */
  constructor(port: number, headers: Record<string, string> = {}, agent?: Agent) {
    this.#port = port;
    this.#agent = agent;
    const host = headers['Host'] ?? `localhost:${port}`;
    this.headers = {
      Host: host,
      Origin: `http://${host}`,
      'User-Agent': 'Mozilla/5.0 (X11; Linux) Firefox/153.0',
      ...headers,
    };
  }

  /** Sends with the jar's cookies and keeps those of the answer. */
  async send(raw: RawRequest): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...this.headers, ...(cookie ? { Cookie: cookie } : {}), ...raw.headers };
    const answer = await send(this.#port, { ...raw, headers }, this.#agent);
    for (const line of answer.setCookies) this.#keep(line);
    return answer;
  }

  /** Calls an operation as the widget does. `base` is '' or a path such as '/p/acme'. */
  async call<Id extends OperationId>(id: Id, input: InputOf<Id> | object = {}, base = ''): Promise<Answer> {
    const { method, path } = operations[id];
    if (method === 'GET') return this.send({ path: base + apiPath + path });
    return this.send({
      method,
      path: base + apiPath + path,
      headers: { 'Content-Type': 'application/json', [contractHeader]: String(contractVersion) },
      body: JSON.stringify(input),
    });
  }

  /** A page, as a click on a link would open it. */
  open(path: string): Promise<Answer> {
    return this.send({ path });
  }

  /** A form of a page, sent without script. */
  submit(path: string, fields: Record<string, string>): Promise<Answer> {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    return this.send({ method: 'POST', path, headers, body: new URLSearchParams(fields).toString() });
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const name = pair.slice(0, pair.indexOf('='));
    const value = pair.slice(pair.indexOf('=') + 1);
    const isGone = attributes.some((text) => /^max-age=0$/i.test(text) || /^expires=thu, 01 jan 1970/i.test(text));
    if (isGone) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
