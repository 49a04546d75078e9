import { nameAfter } from './names';

test.each([
  ['shop', 'shop'],
  ['/work/My Shop', 'my-shop'],
  ['2024_Shop.', 'shop'],
  ['a'.repeat(40), 'a'.repeat(30)],
  [`${'a'.repeat(29)}-b`, 'a'.repeat(29)],
  ['/', 'shop'],
  ['42', 'shop'],
])('the platform in %j is called %s', (folder, name) => {
  expect(nameAfter(folder)).toBe(name);
});
