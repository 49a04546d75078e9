import fc from 'fast-check';
import { isHost } from './host';

test.each([
  'a',
  'shop.example.com',
  'shop.example.com.',
  'shop.example.com:443',
  'a:',
  '192.0.2.1:3000',
  '[::1]',
  '[2001:db8::1]:8080',
  '[::ffff:192.0.2.1]',
  'user_service',
  'xn--bcher-kva.example',
])('%s names a host', (text) => {
  expect(isHost(text)).toBe(true);
});

test.each([
  '',
  'a b',
  'a/b',
  'a@b',
  'user:pass@b',
  'a, b',
  'a,b',
  '[::1',
  '::1',
  '[]',
  '[::1]x',
  '[v1.a]',
  '[fe80::1%25eth0]',
  'a:b',
  'a:123456',
  'a:1:2',
  'a%2fb',
  'a;b',
  'a"b',
  'a\\b',
  'a?b',
  'a#b',
  'a\tb',
  "a'b",
  '<a>',
  'b\u00fccher.example',
])('%j names none', (text) => {
  expect(isHost(text)).toBe(false);
});

test('a host that is accepted is the whole authority of a URL', () => {
  const piece = fc.constantFrom('a', '.', ':', '1', '@', '/', '\\', '[', ']', '::1', '?', '#', ',', ' ', '%', '-', '_', ';');
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join('')),
      (text) => {
        if (!isHost(text)) return;
        const url = URL.canParse(`http://${text}/path`) ? new URL(`http://${text}/path`) : undefined;
        // A name that no URL may have, such as "1.2.3.4.5", leads nowhere.
        if (url) expect([url.pathname, url.username, url.search, url.hash]).toEqual(['/path', '', '', '']);
      },
    ),
    { numRuns: 300 * propertyRuns },
  );
});
