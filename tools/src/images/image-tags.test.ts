import { imageTags } from './image-tags';

const commit = 'dc7e334e0e1ac769803383fe66907b5494681064';

test('main alone is latest', () => {
  expect(imageTags({ commit, branch: 'main' })).toEqual([`sha-${commit}`, 'main', 'latest']);
  expect(imageTags({ commit, branch: 'develop' })).toEqual([`sha-${commit}`, 'develop']);
});

test('where no branch is checked out, the commit is all there is to name', () => {
  expect(imageTags({ commit, branch: undefined })).toEqual([`sha-${commit}`]);
});

test.each([
  ['feature/fast', 'feature-fast'],
  ['.hidden', 'hidden'],
  ['-x+ü', 'x-'],
  ['a'.repeat(200), 'a'.repeat(128)],
])('branch %s becomes a tag that a registry takes', (branch, tag) => {
  expect(imageTags({ commit, branch })).toEqual([`sha-${commit}`, tag]);
});
