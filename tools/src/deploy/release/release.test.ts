import { randomBytes } from 'node:crypto';
import type { KubernetesObject } from '../set/kubernetes-object';
import { omit } from '../set/omit';
import { withLiveSecrets } from '../set/secrets';
import { findCurrent, findEarlier, fromConfigMap, type Release, type ReleaseState, toConfigMap } from './release';

const SECRET: KubernetesObject = {
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'redis', namespace: 'shop' },
  stringData: { password: 'worth-much' },
};
const configMap = (value: string): KubernetesObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'web', namespace: 'shop' },
  data: { value },
});

const release = (number: number, state: ReleaseState, value = String(number)): Release => ({
  number,
  state,
  environment: 'prod',
  tag: `sha-${value}`,
  who: 'alice@laptop',
  when: '2026-01-01T00:00:00.000Z',
  commit: 'unknown',
  set: { namespace: 'shop', objects: [configMap(value), SECRET], startupSeconds: { 'shop/web': 60 } },
});

test('a release comes back from its ConfigMap, without what Secrets hold', () => {
  const kept = toConfigMap({ ...release(3, 'failed'), reason: 'it did not come up' });

  const back = fromConfigMap(kept);

  expect(back).toEqual({
    ...release(3, 'failed'),
    reason: 'it did not come up',
    set: { ...release(3, 'failed').set, objects: [configMap('3'), omit(SECRET, 'stringData')] },
  });
  expect(kept.metadata.name).toBe('fairlead-release-3');
});

test('a set that no ConfigMap can hold is refused', () => {
  expect(() => toConfigMap(release(1, 'deploying', randomBytes(1_000_000).toString('base64')))).toThrow('a ConfigMap holds 1000000 of it');
});

test('a ConfigMap that somebody has emptied is named', () => {
  expect(() => fromConfigMap(configMap(''))).toThrow('ConfigMap shop/web holds no release any more; delete it');
});

test('of a set that was kept, Secrets have what the cluster has, and one that is gone is told', () => {
  const kept = omit(SECRET, 'stringData');
  const live = { ...kept, data: { password: 'd29ydGg=' } };

  expect(withLiveSecrets([configMap('1'), kept], [live])).toEqual({ objects: [configMap('1'), live], lost: [] });
  expect(withLiveSecrets([configMap('1'), kept], [])).toEqual({ objects: [configMap('1')], lost: [kept] });
  expect(withLiveSecrets([SECRET], [live])).toEqual({ objects: [SECRET], lost: [] });
});

test.each([
  ['nothing was deployed', [], undefined, undefined],
  ['one was', [release(1, 'deployed')], 1, undefined],
  ['the last one failed', [release(1, 'deployed'), release(2, 'failed')], 1, 1],
  ['the last one was interrupted', [release(1, 'deployed'), release(2, 'deploying')], 1, 1],
  ['two were', [release(1, 'deployed'), release(2, 'deployed')], 2, 1],
  ['the last changed nothing', [release(1, 'deployed'), release(2, 'deployed'), release(3, 'deployed', '2')], 3, 1],
  [
    'somebody went back already',
    [release(1, 'deployed'), release(2, 'deployed'), release(3, 'rolled-back'), release(4, 'deployed', '2')],
    4,
    1,
  ],
])('where %s, what runs and what is before it', (_what, releases, current, earlier) => {
  expect(findCurrent(releases)?.number).toBe(current);
  expect(findEarlier(releases)?.number).toBe(earlier);
});
