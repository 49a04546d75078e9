import { configMap, podOf } from '../../../../testing/example-objects';
import { findingsOf } from '../../../../testing/findings-of';
import { unusableVariableName } from './unusable-variable-name';

const find = (...keys: readonly string[]) =>
  findingsOf(unusableVariableName, [podOf('web', { envFrom: [{ configMapRef: { name: 'web' } }] }), configMap('web', keys)]);

test('keys that no shell can read are told together', () => {
  expect(find('LOG_LEVEL', 'log.level', '2FA')).toMatchObject([
    {
      severity: 'info',
      path: 'spec.template.spec.containers[0].envFrom[0].configMapRef.name',
      what: 'Deployment shop/web makes variables of all keys of ConfigMap shop/web, of which log.level, 2FA are no names of a variable',
    },
  ]);
});

test('silent where every key is a name, and where files are mounted', () => {
  expect(find('LOG_LEVEL', '_a1')).toEqual([]);
  expect(
    findingsOf(unusableVariableName, [
      podOf('web', {}, { volumes: [{ name: 'a', configMap: { name: 'web' } }] }),
      configMap('web', ['a.ini']),
    ]),
  ).toEqual([]);
});
