import { Agent, type IncomingHttpHeaders, request } from 'node:http';

/** One request of a load. */
export interface LoadRequest {
  port: number;
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  /** The status that is expected, when it is not 200. */
  status?: number;
}

/** An answer, and how long it took in milliseconds. */
export interface LoadAnswer {
  ms: number;
  text: string;
  headers: IncomingHttpHeaders;
}

/** Sends requests one after another over one connection. */
export class Caller {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 });

  send(load: LoadRequest): Promise<LoadAnswer> {
    return sendOne(load, this.#agent);
  }

  close(): void {
    this.#agent.destroy();
  }
}

/**
 * Sends `count` requests, `concurrency` at a time; `next` makes the one of a number, from 0. Returns how long each took, in
 * milliseconds, sorted.
 */
export async function sendMany(
  next: (index: number) => LoadRequest,
  count: number,
  concurrency: number,
): Promise<number[]> {
  const times: number[] = [];
  let sent = 0;
  const worker = async (): Promise<void> => {
    const caller = new Caller();
    while (sent < count) times.push((await caller.send(next(sent++))).ms);
    caller.close();
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return times.sort((a, b) => a - b);
}

function sendOne(load: LoadRequest, agent: Agent): Promise<LoadAnswer> {
  const { port, path, method = 'GET', headers = {}, body, status = 200 } = load;
  const begin = performance.now();
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, path, method, headers, agent }, (res) => {
      let text = '';
      res.on('data', (chunk: Buffer) => (text += chunk.toString()));
      res.on('end', () => {
        if (res.statusCode === status) resolve({ ms: performance.now() - begin, text, headers: res.headers });
        else reject(new Error(`${method} ${path} answered ${res.statusCode ?? 0}: ${text}`));
      });
    });
    call.on('error', reject);
    call.end(body);
  });
}
