import { connect, type Socket } from 'node:net';

/** The remote protocol that every Firefox speaks on a port of its own: WebDriver's commands, and its own windows. */
export interface Marionette {
  send: <T>(command: string, parameters?: object) => Promise<T>;
  close: () => void;
}

/** Connects to a Firefox that listens already. */
export async function connectMarionette(port: number): Promise<Marionette> {
  const socket = connect(port, '127.0.0.1');
  const waiting = new Map<number, (answer: [unknown, unknown]) => void>();
  const greeted = new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    receive(socket, (message) => {
      if (!Array.isArray(message)) {
        resolve();
        return;
      }
      const [, id, error, result] = message as [number, number, unknown, unknown];
      waiting.get(id)?.([error, result]);
      waiting.delete(id);
    });
  });
  await greeted;
  let last = 0;
  return {
    send: <T>(command: string, parameters: object = {}) => {
      const id = ++last;
      const text = JSON.stringify([0, id, command, parameters]);
      return new Promise<T>((resolve, reject) => {
        waiting.set(id, ([error, result]) => {
          if (error) reject(new Error(`${command}: ${JSON.stringify(error)}`));
          else resolve((result as { value?: unknown } | null)?.value as T);
        });
        socket.write(`${Buffer.byteLength(text)}:${text}`);
      });
    },
    close: () => {
      socket.destroy();
    },
  };
}

/** Each message is its length in bytes, a colon, and JSON. */
function receive(socket: Socket, heard: (message: unknown) => void): void {
  let rest = Buffer.alloc(0);
  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const colon = rest.indexOf(':');
      const end = colon + 1 + Number(rest.subarray(0, Math.max(colon, 0)).toString());
      if (colon < 1 || rest.length < end) return;
      heard(JSON.parse(rest.subarray(colon + 1, end).toString()));
      rest = rest.subarray(end);
    }
  });
}
