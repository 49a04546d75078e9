import { createPaint } from './colours';

test('a screen gets colours', () => {
  expect(createPaint({ isTTY: true }, undefined)('all hold', 'good')).toBe('\u001b[32mall hold\u001b[39m');
});

test.each([
  ['a pipe', {}, undefined],
  ['a screen with NO_COLOR', { isTTY: true }, '1'],
])('%s gets none', (_, screen, noColor) => {
  expect(createPaint(screen, noColor)('all hold', 'good')).toBe('all hold');
});
