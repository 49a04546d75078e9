import { createPaint } from './paint';
import { escapeMarkdown } from './escape-markdown';

test.each([
  { text: '<img src=x onerror=alert(1)>', escaped: '&lt;img src=x onerror=alert\\(1\\)&gt;' },
  { text: '[a](javascript:b)', escaped: '\\[a\\]\\(javascript&#58;b\\)' },
  { text: '@octocat', escaped: '@\u200boctocat' },
  { text: '# x `y` *z*', escaped: '&#35; x \\`y\\` \\*z\\*' },
  { text: 'a\n# b', escaped: 'a\\\\n&#35; b' },
])('Markdown shows $text as it is', ({ text, escaped }) => {
  expect(escapeMarkdown(text)).toBe(escaped);
});

test.each([
  { isTTY: true, env: {}, painted: true },
  { isTTY: false, env: {}, painted: false },
  { isTTY: true, env: { NO_COLOR: '1' }, painted: false },
  { isTTY: true, env: { NO_COLOR: '' }, painted: true },
  { isTTY: true, env: { TERM: 'dumb' }, painted: false },
  { isTTY: false, env: { FORCE_COLOR: '1' }, painted: true },
  { isTTY: true, env: { FORCE_COLOR: '0' }, painted: false },
  { isTTY: true, env: { FORCE_COLOR: '1', NO_COLOR: '1' }, painted: false },
])('with a terminal: $isTTY and $env, colours are $painted', ({ isTTY, env, painted }) => {
  expect(createPaint({ isTTY }, env)('text', 'good')).toBe(painted ? '\u001b[32mtext\u001b[39m' : 'text');
});
