import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** A server of Redis's protocol to whom every password is wrong. */
export interface RefusingRedis {
  readonly url: string;
  readonly stop: () => void;
}

/** What Redis answers to a login, and then to whatever else. */
const ANSWERS = {
  login: '-WRONGPASS invalid username-password pair or user is disabled.\r\n',
  other: '-NOAUTH Authentication required.\r\n',
};

/** Commands that a driver logs in by. */
const LOGINS = ['auth', 'hello'];

/** Starts one on a free port. */
export async function startRefusingRedis(): Promise<RefusingRedis> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket.setEncoding('utf8').on('error', () => undefined));
    socket.on('close', () => sockets.delete(socket));
    // `*<words>` begins a command, then comes `$<length>` and the first word.
    socket.on('data', (text: string) => {
      for (const [, name = ''] of text.matchAll(/\*\d+\r\n\$\d+\r\n(\w+)/g))
        socket.write(LOGINS.includes(name.toLowerCase()) ? ANSWERS.login : ANSWERS.other);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return { url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
}
