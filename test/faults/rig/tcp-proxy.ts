import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** What becomes of a piece of data: it goes on, it is lost, or the connection breaks in its place. */
export type Passage = 'pass' | 'lose' | 'break';

/** Stands between a client and a server and does to their connection what networks do. */
export interface TcpProxy {
  port: number;
  /** Milliseconds that each piece of data takes longer, in each direction. */
  delay: number;
  /** Asked of each piece of data; passes all of them by default. */
  judge: (data: Buffer, from: 'client' | 'server') => Passage;
  /** Breaks every connection there is. */
  breakAll: () => void;
  close: () => Promise<void>;
}

/** Starts one in front of a port of this machine. `target` may change from one connection to the next. */
export async function tcpProxy(target: number | (() => number)): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(typeof target === 'number' ? target : target(), '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    }
    carry(client, upstream, 'client');
    carry(upstream, client, 'server');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const proxy: TcpProxy = {
    port: (server.address() as AddressInfo).port,
    delay: 0,
    judge: () => 'pass',
    breakAll: () => {
      for (const socket of sockets) socket.destroy();
    },
    close: () => {
      proxy.breakAll();
      return new Promise((resolve) =>
        server.close(() => {
          resolve();
        }),
      );
    },
  };
  return proxy;

  function carry(from: Socket, to: Socket, side: 'client' | 'server'): void {
    from.on('data', (data) => {
      const passage = proxy.judge(data, side);
      if (passage === 'break') {
        from.destroy();
        to.destroy();
      } else if (passage === 'pass') {
        later(() => to.write(data));
      }
    });
    from.on('end', () => {
      later(() => to.end());
    });
    from.on('close', () => {
      later(() => to.destroy());
    });
  }

  function later(work: () => void): void {
    if (proxy.delay === 0) work();
    else setTimeout(work, proxy.delay);
  }
}
