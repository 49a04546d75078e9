import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listCreated } from './created';
import { DOCUMENT, keyOf, renderDocument } from './document';
import { printExample } from './print-example';
import { REASONS } from './reasons';
import { type Subject, SUBJECTS } from './subjects';

const find = (code: string): Subject => {
  const subject = SUBJECTS.find((one) => one.code === code);
  if (!subject) throw new Error(`no subject is ${code}`);
  return subject;
};
const list = (code: string) => listCreated(find(code)).map((row) => `${keyOf(row)}: ${row.environments.join()}`);

test('a call is one policy at each end, an address, and a restart', () => {
  expect(list('caller.calls(callee)')).toEqual([
    'NetworkPolicy allow-<callee>-from-<caller>: dev,prod',
    'NetworkPolicy allow-<caller>-to-<callee>: dev,prod',
    'ConfigMap <caller> data.<CALLEE>_URL: dev,prod',
    'Deployment <caller> spec.template.metadata.annotations.checksum/config: dev,prod',
  ]);
});

test('what only one environment has is said to be there alone', () => {
  expect(list('new RedisStore(platform, id, { memory })')).toEqual(
    expect.arrayContaining([
      'Secret <store>-credentials: dev',
      'ExternalSecret <store>-credentials: prod',
      'PersistentVolumeClaim data-<store>-0: prod',
    ]),
  );
});

test('there is a reason for every object and every changed field, and none for what is gone', () => {
  expect(Object.keys(REASONS).sort()).toEqual([...new Set(SUBJECTS.flatMap((subject) => listCreated(subject).map(keyOf)))].sort());
});

test(`${DOCUMENT} is what the code creates; when it is not, run npm run docs:constructs and commit`, () => {
  expect(readFileSync(join(__dirname, '../..', DOCUMENT), 'utf8')).toBe(renderDocument(printExample()));
});
