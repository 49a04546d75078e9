import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { findListeningInodes, getListeningPid } from './listening-pid';

test('finds sockets that listen on a port, on either address family, and no others', () => {
  const table = [
    '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode',
    '   0: 0100007F:6989 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 41 1 0 100 0 0 10 0',
    '   1: 0100007F:6989 0100007F:8000 01 00000000:00000000 00:00000000 00000000     0        0 42 1 0 20 4 30 10 -1',
    '   2: 00000000000000000000000000000000:6989 00000000000000000000000000000000:0000 0A 0:0 00:0 0 0 0 43 1 0',
  ].join('\n');

  expect(findListeningInodes(table, 27_017)).toEqual(['41', '43']);
});

const isLinux = process.platform === 'linux';

(isLinux ? test : test.skip)(isLinux ? 'finds this process' : 'finds this process (skipped: only Linux has /proc)', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');

  const pid = getListeningPid((server.address() as AddressInfo).port);
  server.close();

  expect(pid).toBe(process.pid);
});

test('says how to name a process that it cannot see', () => {
  expect(() => getListeningPid(1)).toThrow('which process listens on port 1 cannot be seen; give its id: --database-pid <pid>');
});
