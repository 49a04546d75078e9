import { BROKEN_SHOP, CANARY } from '../../testing/broken-shop';
import { objectsOf } from '../../testing/read-text';
import { Redactor } from '../secrets/redactor';
import { ExcerptMaker } from './excerpt';
import { Locator } from './locator';

/** Every line of a text as an excerpt shows it, from the object of each of its lines. */
function excerptOf(text: string, resource: { kind: string; name: string }, path: string, linesBefore = 0) {
  const objects = objectsOf(text);
  const locator = new Locator(objects);
  const place = locator.findPlace(resource, path);
  if (!place) throw new Error('it has no place');
  return new ExcerptMaker(locator, new Redactor(objects.map(({ object }) => object)), objects).make(place, linesBefore);
}

test.each([
  [{ kind: 'Secret', name: 'redis' }, 'stringData.a'],
  [{ kind: 'Secret', name: 'redis' }, 'data.password'],
  [{ kind: 'ConfigMap', name: 'settings' }, 'data.DB_PASSWORD'],
  [{ kind: 'Deployment', name: 'web' }, 'spec.template.spec.containers[1].resources.limits.cpu'],
])('the excerpt of %j %s with all that stands before it shows no secret', (resource, path) => {
  const text = excerptOf(BROKEN_SHOP, resource, path, 100)
    .map((line) => line.text)
    .join('\n');

  expect(text).not.toContain(CANARY);
  expect(text).toContain('[hidden]');
});

test('a secret is hidden by its place however it is written, short ones too', () => {
  const text = 'kind: Secret\nmetadata: { name: a }\nstringData: { b: "\\x68unter2", c: q }\ntype: Opaque\n';

  expect(excerptOf(text, { kind: 'Secret', name: 'a' }, 'type', 2).map((line) => line.text)).toEqual([
    'metadata: { name: a }',
    'stringData: { b: [hidden], c: [hidden] }',
    'type: Opaque',
  ]);
});

test('the mark follows its value behind a hidden one, and stays in a line that is cut', () => {
  const line = `{ kind: A, metadata: { name: a }, password: hunter2hunter2, ${'x: 1, y: 2, '.repeat(0)}pad: ${'p'.repeat(300)}, replicas: 7 }`;

  const [shown] = excerptOf(`${line}\n`, { kind: 'A', name: 'a' }, 'replicas');

  expect(shown?.text.length).toBeLessThan(130);
  expect(shown?.text.slice(...(shown.marked ?? []))).toBe('7');
});

test('a block is all lines of a value, without its secrets, and says where it is cut', () => {
  const objects = objectsOf('kind: A\nmetadata: { name: a }\nspec:\n  - password: hunter2hunter2\n    b: 1\n    c: 2\n  - d: 3\n');
  const locator = new Locator(objects);
  const place = locator.findValue({ kind: 'A', name: 'a' }, 'spec[0]');
  if (!place) throw new Error('it has no place');
  const maker = new ExcerptMaker(locator, new Redactor(objects.map(({ object }) => object)), objects);

  expect(maker.makeBlock(place, 9)).toEqual([
    { number: 4, text: '  - password: [hidden]' },
    { number: 5, text: '    b: 1' },
    { number: 6, text: '    c: 2' },
  ]);
  expect(maker.makeBlock(place, 2).at(-1)).toEqual({ number: 6, text: '…' });
  expect(locator.findValue({ kind: 'A', name: 'a' }, 'spec[7]')).toBeUndefined();
});
