import { Agent, request } from 'node:http';

/** One request of a load. */
export interface LoadRequest {
  port: number;
  path: string;
  method?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** Sends `count` requests, `concurrency` at a time, and returns how long each took, in milliseconds, sorted. */
export async function sendMany(load: LoadRequest, count: number, concurrency: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const times: number[] = [];
  let left = count;
  const worker = async (): Promise<void> => {
    while (left-- > 0) times.push(await sendOne(load, agent));
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  agent.destroy();
  return times.sort((a, b) => a - b);
}

function sendOne({ port, path, method = 'GET', headers = {}, body }: LoadRequest, agent: Agent): Promise<number> {
  const begin = performance.now();
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, path, method, headers, agent }, (res) => {
      let text = '';
      res.on('data', (chunk: Buffer) => (text += chunk.toString()));
      res.on('end', () => {
        if (res.statusCode === 200) resolve(performance.now() - begin);
        else reject(new Error(`${method} ${path} answered ${res.statusCode}: ${text}`));
      });
    });
    call.on('error', reject);
    call.end(body);
  });
}

/** The value below which `share` (0 to 1) of sorted values lie. */
export function percentile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
