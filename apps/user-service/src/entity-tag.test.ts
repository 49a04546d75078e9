import { acceptedVersions, entityTag } from './entity-tag';

test('an entity tag is strong and names the version', () => {
  expect(entityTag(7)).toBe('"7"');
});

describe('acceptedVersions', () => {
  test.each([
    { header: undefined, versions: undefined },
    { header: '*', versions: undefined },
    { header: '"3"', versions: [3] },
    { header: '"3", "12"', versions: [3, 12] },
    { header: 'W/"3"', versions: [] },
    { header: '"foreign"', versions: [] },
    { header: '3', versions: [] },
    { header: '', versions: [] },
  ])('reads $header', ({ header, versions }) => {
    expect(acceptedVersions(header)).toEqual(versions);
  });
});
