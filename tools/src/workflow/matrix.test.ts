import { chooseEntry } from './matrix';

/** https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/run-job-variations */
const MATRIX = {
  fruit: ['apple', 'pear'],
  animal: ['cat', 'dog'],
  include: [{ color: 'green' }, { color: 'pink', animal: 'cat' }, { fruit: 'banana' }],
  exclude: [{ fruit: 'pear', animal: 'dog' }],
};

test.each([
  [[], { fruit: 'apple', animal: 'cat', color: 'pink' }],
  [[['animal', 'dog']], { fruit: 'apple', animal: 'dog', color: 'green' }],
  [[['fruit', 'banana']], { fruit: 'banana' }],
] as const)('%j chooses %j', (chosen, entry) => {
  expect(chooseEntry(MATRIX, chosen)).toEqual(entry);
});

test('numbers are chosen by what is typed', () => {
  expect(chooseEntry({ node: [20, 24] }, [['node', '24']])).toEqual({ node: 24 });
});

test('what there is not is refused with what there is', () => {
  expect(() => chooseEntry({ node: [20, 24], os: ['linux'] }, [['node', '18']])).toThrow(
    'the matrix has no entry of node=18; there are node=20 os=linux; node=24 os=linux',
  );
  expect(() => chooseEntry(undefined, [['node', '18']])).toThrow('the job has no matrix; leave --matrix away');
});

test('of a matrix that another job makes, what is given is taken', () => {
  expect(chooseEntry({ image: '${{ fromJSON(needs.list.outputs.images) }}' }, [['image', 'redis:7']])).toEqual({ image: 'redis:7' });
});
