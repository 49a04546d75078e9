import { configMap, podOf } from '../../../../testing/example-objects';
import { findingsOf } from '../../../../testing/findings-of';
import { configMapMissing } from '../references/config-map-missing';

const numbers = (length: number) => Array.from({ length }, (_, index) => String(index).padStart(4, '0'));
const taking = (name: string) => podOf(`web-${name}`, { envFrom: [{ configMapRef: { name } }] });

test('where most of what is named is missing, the manifests are a part of what a cluster has', () => {
  const missing = numbers(200).map((number) => taking(`settings-${number}-x`));

  expect(findingsOf(configMapMissing, [...missing, ...numbers(200).map((number) => configMap(`setings-${number}-x`))])).toEqual([]);
});
