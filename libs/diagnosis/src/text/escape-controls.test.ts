import { escapeControls } from './escape-controls';

test.each([
  { text: 'a\u001b[31mb', escaped: 'a\\u001b[31mb' },
  { text: 'a\rb\u0007\u009b', escaped: 'a\\u000db\\u0007\\u009b' },
  { text: 'a\nb\tc', escaped: 'a\\nb c' },
  { text: 'a\u202eb\u2066c', escaped: 'a\\u202eb\\u2066c' },
  { text: 'é 漢 🙂', escaped: 'é 漢 🙂' },
])('a terminal obeys nothing in $escaped', ({ text, escaped }) => {
  expect(escapeControls(text)).toBe(escaped);
});
