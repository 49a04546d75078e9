import { redisConf } from './redis-conf';
import { memory } from '../../../testing/fixtures';

test('logs every change where the volume outlives the pod', () => {
  expect(redisConf({ port: 6379, memory, recordShare: 0.6, persistent: true, sockets: 1_000 })).toBe(
    [
      'port 6379',
      'user default off ~* &* +@all',
      'user store_probe on nopass +ping',
      'dir /data',
      'maxmemory 153mb',
      'maxmemory-policy volatile-lru',
      'maxclients 1000',
      'save ""',
      'appendonly yes',
      'appendfsync everysec',
      '',
    ].join('\n'),
  );
});

test('writes nothing to a volume that goes with the pod', () => {
  expect(redisConf({ port: 6379, memory, recordShare: 0.6, persistent: false, sockets: 1_000 })).toContain('save ""\nappendonly no\n');
});
