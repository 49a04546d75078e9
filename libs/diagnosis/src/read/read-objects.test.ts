import { objectsOf, read } from '../../testing/read-text';

const namesOf = (text: string) => objectsOf(text).map(({ object }) => object.metadata?.name);

test('documents, lists of objects and JSON are opened', () => {
  expect(namesOf('kind: A\nmetadata: { name: a }\n---\nkind: B\nmetadata: { name: b }\n')).toEqual(['a', 'b']);
  expect(namesOf('kind: List\nitems:\n- { kind: A, metadata: { name: a } }\n- { kind: B, metadata: { name: b } }\n')).toEqual(['a', 'b']);
  expect(namesOf('{"kind": "A", "metadata": {"name": "a"}}')).toEqual(['a']);
});

test('documents that hold nothing, and what is no object of Kubernetes, are left out', () => {
  expect(namesOf('---\n---\n# only a comment\n---\nkind: A\nmetadata: { name: a }\n---\nreplicas: 3\n...\n')).toEqual(['a']);
  expect(namesOf('%YAML 1.2\n---\nkind: A\nmetadata: { name: a }\n')).toEqual(['a']);
});

test('items of a list of one kind are of that kind, as the API server answers', () => {
  const [pod] = objectsOf('apiVersion: v1\nkind: PodList\nitems: [{ metadata: { name: a } }]\n');

  expect(pod).toMatchObject({ object: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } }, path: ['items', 0] });
});

test('an item of a List without a kind is told, and the others are read', () => {
  const { objects, problems } = read('kind: List\nitems: [{ metadata: { name: a } }, null, { kind: B, metadata: { name: b } }]\n');

  expect(objects.map(({ object }) => object.metadata?.name)).toEqual(['b']);
  expect(problems).toEqual([{ file: 'shop.yaml', line: 1, message: 'items[0] has no kind, so kubectl takes nothing of the List' }]);
});

test('a fault in one document is told with its place in the file, and the others are read', () => {
  const { objects, problems } = read('kind: A\nmetadata: { name: a }\n---\nkind: B\nkind: C\n--- { kind: D, metadata: { name: d } }\n');

  expect(objects.map(({ object }) => object.metadata?.name)).toEqual(['a', 'd']);
  expect(problems).toEqual([
    { file: 'shop.yaml', line: 5, column: 1, message: 'document 2: the key is already there; remove one of the two' },
  ]);
});

test('lines are those of the file with line breaks of Windows too', () => {
  const { problems } = read('kind: A\r\n---\r\nkind: B\r\nkind: C\r\n');

  expect(problems).toEqual([expect.objectContaining({ line: 4, column: 1 })]);
});

test('a document that is meant as an object and has no kind is told, and a Chart.yaml is none', () => {
  const { objects, problems } = read(
    'apiVersion: v1\nkind: A\nmetadata: { name: a }\n---\napiVersion: v1\nkinds: B\nmetadata: { name: b }\n---\napiVersion: v2\nname: chart\n',
  );

  expect(objects).toHaveLength(1);
  expect(problems).toEqual([
    {
      file: 'shop.yaml',
      line: 4,
      message: 'document 2: it has an apiVersion, and no kind that an API server could take; write one',
    },
  ]);
});

test('a file that the user names must hold an object', () => {
  expect(read('replicas: 3\n').problems).toEqual([
    { file: 'shop.yaml', message: 'it holds no object of Kubernetes: nothing in it has a kind, or its List is empty' },
  ]);
});
