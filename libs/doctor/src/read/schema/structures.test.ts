import type { FieldFault, FieldType } from './field-type';
import { orMissing } from './field-type';
import { COUNT, TEXT } from './scalars';
import { list, map, object } from './structures';
import { unlessUnread } from './unread-field';

const CONTAINER = object({ name: TEXT, port: orMissing(COUNT) }, { image: TEXT });
const POD = object({ replicas: COUNT, containers: list(CONTAINER), labels: map(TEXT) });

function read<T>(type: FieldType<T>, value: unknown) {
  const faults: FieldFault[] = [];
  const result = unlessUnread(() => type.read(value, faults));
  return { result, faults: faults.map(({ path, expected, found }) => `${path} ${expected}, not ${found}`) };
}

test('null is the same as missing, and unknown fields are passed over', () => {
  expect(read(POD, { replicas: null, containers: null, other: 1 })).toEqual({ result: {}, faults: [] });
});

test('as an item or a value, null is the zero value of its type', () => {
  const { result, faults } = read(object({ names: list(TEXT), labels: map(TEXT), pods: list(POD) }), {
    names: ['a', null],
    labels: { a: null },
    pods: [null],
  });

  expect(result).toEqual({ names: ['a', ''], labels: { a: '' }, pods: [{}] });
  expect(faults).toEqual([]);
});

test('a hole in a list is an item', () => {
  expect(read(list(TEXT), Array(1)).result).toEqual(['']);
});

test('where a zero value gets the default, it is missing', () => {
  expect(read(CONTAINER, { image: 'a', port: 0 }).result).toEqual({ image: 'a' });
});

test('every fault is told, each at its place', () => {
  const { faults } = read(POD, { replicas: '{{n}}', containers: [{ image: 'a' }, { name: 7 }, 'x'], labels: { 'a/b': [] } });

  expect(faults).toEqual([
    '.replicas a whole number, 0 or more, not "{{n}}"',
    '.containers[1].name text, not a number',
    '.containers[1].image text, not nothing',
    '.containers[2] a map, not text',
    '.labels["a/b"] text, not a list',
  ]);
});

test('what cannot be read throws when somebody asks for it, and nothing else does', () => {
  const { result } = read(POD, { replicas: 'x', containers: [{ image: 'a' }, 'x'] });

  expect(unlessUnread(() => result?.containers?.[0])).toEqual({ image: 'a' });
  expect(unlessUnread(() => result?.containers?.length)).toBe(2);
  expect(unlessUnread(() => [result?.replicas])).toBeUndefined();
  expect(unlessUnread(() => result?.containers?.map(({ image }) => image))).toBeUndefined();
});

test('names of a prototype are names like others', () => {
  const { result } = read(map(TEXT), JSON.parse('{"__proto__": "a", "constructor": "b"}'));

  expect(Object.entries(result ?? {})).toEqual([
    ['__proto__', 'a'],
    ['constructor', 'b'],
  ]);
  expect(result && 'toString' in result).toBe(false);
});
