import { type BrokenCase, diagnoseCase, fileOf, listBrokenCases, read } from './broken-case';
import { renderPages } from './broken-pages';

const cases = listBrokenCases();

const byHand = ['## In the cluster', '## The cause'];
const generated = ['## What the doctor says', '## The fix'];

test('there are at least 30 cases, each of a rule of its own', () => {
  expect(cases.length).toBeGreaterThanOrEqual(30);
  expect(new Set(cases.map(({ rule }) => rule)).size).toBe(cases.length);
});

describe.each(cases)('$family/$rule', (each) => {
  test('the cause is the first finding, at the line that the page names, and no other error stands beside it', () => {
    const [first, ...others] = diagnoseCase(each, 'broken.yaml');

    expect(first?.id).toBe(each.rule);
    expect(lineAt(each, first?.location?.line)).toContain(lineNamedIn(each));
    expect(others.filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  test('nothing is left to find once it is fixed', () => {
    expect(diagnoseCase(each, 'fixed.yaml').filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  test('its page tells what is seen, the cause, the finding and the fix', () => {
    const headings = read(fileOf(each, 'README.md')).match(/^## .*$/gm);

    expect(headings).toEqual([...byHand, ...generated]);
  });
});

test.each(renderPages(cases))('$file is current', ({ file, text }) => {
  if (read(file) !== text) throw new Error(`${file} is stale; run npm run docs:broken`);
});

function lineAt(each: BrokenCase, line = 0): string | undefined {
  return read(fileOf(each, 'broken.yaml')).split('\n')[line - 1];
}

/** The code that the cause begins with. */
function lineNamedIn(each: BrokenCase): string | undefined {
  return /^## The cause\n\n`([^`]+)`/m.exec(read(fileOf(each, 'README.md')))?.[1];
}
