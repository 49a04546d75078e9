import { findingsOf } from '../../../../testing/findings-of';
import { runningWorkload } from '../../../../testing/running-workload';
import { javaHeapExceedsMemory } from './java-heap-exceeds-memory';

const limited = (memory: string, container: object) =>
  findingsOf(javaHeapExceedsMemory, [runningWorkload({ container: { resources: { limits: { memory } }, ...container } })]);
const told = (memory: string, value: string, name = 'JAVA_TOOL_OPTIONS') => limited(memory, { env: [{ name, value }] });

test('a heap larger than the limit is an error at the limit, and the fix fits it', () => {
  expect(told('512Mi', '-XX:+UseG1GC -Xmx2g -Dpassword=secret')).toEqual([
    {
      id: 'java-heap-exceeds-memory',
      severity: 'error',
      certainty: 'likely',
      resource: { kind: 'Deployment', namespace: 'shop', name: 'web' },
      path: 'spec.template.spec.containers[0].resources.limits.memory',
      what: 'JAVA_TOOL_OPTIONS of container web in Deployment shop/web says -Xmx2g, and its memory limit is 512 MiB',
      why: expect.stringContaining('nothing is left'),
      fix: 'write -Xmx384m in place of -Xmx2g, or raise the memory limit',
      evidence: [
        {
          resource: { kind: 'Deployment', namespace: 'shop', name: 'web' },
          path: 'spec.template.spec.containers[0].env[0].value',
          says: 'says -Xmx2g',
        },
      ],
    },
  ]);
});

test.each<[string, object, string]>([
  ['of the whole limit', { env: [{ name: 'JAVA_TOOL_OPTIONS', value: '-Xmx512M' }] }, 'error'],
  ['in a variable that the image may not read', { env: [{ name: 'JVM_OPTS', value: '-Xmx512M' }] }, 'warning'],
  ['in kilobytes', { env: [{ name: 'ES_JAVA_OPTS', value: '-Xmx524288k' }] }, 'error'],
  ['in a command', { command: ['java', '-Xmx1g', '-jar', 'app.jar'] }, 'error'],
  ['in the text of a shell', { args: ['exec java "-Xmx1g" -jar app.jar'] }, 'error'],
  ['that leaves next to nothing', { env: [{ name: 'JAVA_OPTS', value: '-Xmx500m' }] }, 'warning'],
  ['as a share', { env: [{ name: 'JAVA_OPTS', value: '-XX:MaxRAMPercentage=95.0' }] }, 'warning'],
  ['of which the last counts', { env: [{ name: '_JAVA_OPTIONS', value: '-Xmx128m -Xmx1g' }] }, 'error'],
])('found for a heap %s', (_, container, severity) => {
  expect(limited('512Mi', container)).toMatchObject([{ severity }]);
});

test('found in a ConfigMap, and told there', () => {
  const config = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'jvm', namespace: 'shop' }, data: { JAVA_OPTS: '-Xmx1g' } };
  const web = runningWorkload({ container: { resources: { limits: { memory: '1Gi' } }, envFrom: [{ configMapRef: { name: 'jvm' } }] } });

  expect(findingsOf(javaHeapExceedsMemory, [config, web])).toMatchObject([
    { evidence: [{ resource: { kind: 'ConfigMap' }, path: 'data.JAVA_OPTS' }] },
  ]);
});

test.each<[string, string, string]>([
  ['the heap leaves room', '512Mi', '-Xms64m -Xmx384m'],
  ['the share is that of the guides', '512Mi', '-XX:MaxRAMPercentage=75'],
  ['the option only looks like one', '512Mi', '-Dapp=-Xmxlarge'],
])('silent where %s', (_, memory, value) => {
  expect(told(memory, value)).toEqual([]);
});

test('silent without a limit', () => {
  expect(findingsOf(javaHeapExceedsMemory, [runningWorkload({ container: { env: [{ name: 'JAVA_OPTS', value: '-Xmx8g' }] } })])).toEqual(
    [],
  );
});
