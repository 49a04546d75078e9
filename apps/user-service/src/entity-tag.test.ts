import { entityTag, readPrecondition } from './entity-tag';

test('an entity tag is strong and names the version', () => {
  expect(entityTag(7)).toBe('"7"');
});

test('a request without conditions has none', () => {
  expect(readPrecondition({ 'if-modified-since': 'Sun, 29 Nov 2026 08:00:00 GMT' })).toEqual({});
});

describe('If-Match', () => {
  test.each([
    { header: '*', precondition: {} },
    { header: ' * ', precondition: {} },
    { header: '"3"', precondition: { accepted: ['3'] } },
    { header: '"3", "12"', precondition: { accepted: ['3', '12'] } },
    { header: '"3",,"12" ,', precondition: { accepted: ['3', '12'] } },
    { header: '"03"', precondition: { accepted: ['03'] } },
    { header: '"a,b", "3"', precondition: { accepted: ['a,b', '3'] } },
    { header: '"*"', precondition: { accepted: ['*'] } },
    { header: 'W/"3"', precondition: { accepted: [] } },
    { header: 'W/"3", "4"', precondition: { accepted: ['4'] } },
    { header: 'w/"3"', precondition: { accepted: [] } },
    { header: '3', precondition: { accepted: [] } },
    { header: '"3" "4"', precondition: { accepted: [] } },
    { header: '"3", *', precondition: { accepted: [] } },
    { header: '"3', precondition: { accepted: [] } },
    { header: '', precondition: { accepted: [] } },
  ])('reads $header', ({ header, precondition }) => {
    expect(readPrecondition({ 'if-match': header })).toEqual(precondition);
  });
});

describe('If-None-Match', () => {
  test.each([
    { header: '*', precondition: { excluded: 'any' } },
    { header: '"3"', precondition: { excluded: ['3'] } },
    { header: 'W/"3", "4"', precondition: { excluded: ['3', '4'] } },
    { header: '"any"', precondition: { excluded: ['any'] } },
    { header: '3', precondition: { excluded: [] } },
  ])('reads $header', ({ header, precondition }) => {
    expect(readPrecondition({ 'if-none-match': header })).toEqual(precondition);
  });
});

test('a header of 16 KiB that is no list is read in no time', () => {
  const header = `${' '.repeat(8_000)}${'"",'.repeat(2_800)}x`;

  const before = process.cpuUsage();
  const precondition = readPrecondition({ 'if-match': header });

  expect(precondition).toEqual({ accepted: [] });
  // Of this process alone, whatever else the machine does.
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(200);
});
