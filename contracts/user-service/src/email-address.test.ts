import { assert, constantFrom, domain, property, tuple } from 'fast-check';
import { EMAIL_PATTERN, emailKey, findEmailFault } from './email-address';

const NO_ADDRESS = 'must be an e-mail address';

describe('an e-mail address', () => {
  test.each([
    'ada@example.com',
    'Ada.Lovelace+tag@sub.example.co.uk',
    "o'neill/sales=1@example.com",
    'a@b.co',
    `${'a'.repeat(64)}@example.com`,
    'ada@bücher.example',
    'ada@BÜCHER.example',
    'ada@xn--bcher-kva.example',
    'ada@例え.テスト',
    'ada@пример.рф',
    'ada@example.xn--p1ai',
    'ada@例え。テスト',
  ])('may be %s', (email) => {
    expect(findEmailFault(email)).toBeUndefined();
    expect(email).toMatch(new RegExp(EMAIL_PATTERN, 'u'));
  });

  test.each([
    { email: '', fault: NO_ADDRESS },
    { email: 'ada', fault: NO_ADDRESS },
    { email: '@example.com', fault: NO_ADDRESS },
    { email: 'ada@', fault: NO_ADDRESS },
    { email: 'ada@example', fault: NO_ADDRESS },
    { email: 'ada@@example.com', fault: NO_ADDRESS },
    { email: 'a da@example.com', fault: NO_ADDRESS },
    { email: '.ada@example.com', fault: NO_ADDRESS },
    { email: 'ada.@example.com', fault: NO_ADDRESS },
    { email: 'a..da@example.com', fault: NO_ADDRESS },
    { email: 'ädä@example.com', fault: NO_ADDRESS },
    { email: 'ada@example..com', fault: NO_ADDRESS },
    { email: 'ada@.example.com', fault: NO_ADDRESS },
    { email: 'ada@example.com.', fault: NO_ADDRESS },
    { email: 'ada@-example.com', fault: NO_ADDRESS },
    { email: 'ada@example-.com', fault: NO_ADDRESS },
    { email: 'ada@exam_ple.com', fault: NO_ADDRESS },
    { email: 'ada@127.0.0.1', fault: NO_ADDRESS },
    { email: 'ada@[127.0.0.1]', fault: NO_ADDRESS },
    // A URL parser would decode it, or stop reading before it.
    { email: 'ada@exa%6dple.bücher.example', fault: NO_ADDRESS },
    { email: 'ada@bücher.example/x', fault: NO_ADDRESS },
    { email: 'ada@bücher.example:80', fault: NO_ADDRESS },
    { email: 'ada@bücher.example?x', fault: NO_ADDRESS },
    { email: 'ada@bü／cher.example', fault: NO_ADDRESS },
    { email: 'ada@xn--a.com', fault: NO_ADDRESS },
    // Nothing, plain ASCII, and what one converts to another name.
    { email: 'ada@xn--.com', fault: NO_ADDRESS },
    { email: 'ada@xn--ada-.com', fault: NO_ADDRESS },
    { email: 'ada@xn--a-ecp.ru', fault: NO_ADDRESS },
    { email: `ada@${'ü'.repeat(64)}.example`, fault: NO_ADDRESS },
    { email: `ada@${'a'.repeat(64)}.example`, fault: NO_ADDRESS },
    { email: 'ad\ud83da@example.com', fault: NO_ADDRESS },
    { email: 'ada@b\ud83dcher.example', fault: NO_ADDRESS },
    { email: `${'a'.repeat(65)}@example.com`, fault: 'must have at most 64 characters before the @' },
    { email: `${'a'.repeat(243)}@example.com`, fault: 'must have at most 254 characters' },
    { email: `ada@${'ü.'.repeat(60)}example`, fault: 'must have at most 254 characters with its domain in ASCII' },
  ])('may not be $email', ({ email, fault }) => {
    expect(findEmailFault(email)).toBe(fault);
  });
});

describe('the key of an e-mail address', () => {
  test.each([
    { email: 'Ada@Example.COM', key: 'ada@example.com' },
    { email: 'Ada@BÜCHER.example', key: 'ada@xn--bcher-kva.example' },
    { email: 'ada@XN--BCHER-KVA.example', key: 'ada@xn--bcher-kva.example' },
    { email: 'ada@例え。テスト', key: 'ada@xn--r8jz45g.xn--zckzah' },
  ])('of $email is $key', ({ email, key }) => {
    expect(emailKey(email)).toBe(key);
  });

  test('is the same for an address and its key, in whatever case', () => {
    const unicode = constantFrom('bücher', 'straße', 'пример', '例え', 'ελλάδα');
    assert(
      property(tuple(unicode, domain()), ([label, rest]) => {
        const email = `Ada@${label}.${rest}`;

        const key = emailKey(email);

        expect(emailKey(key)).toBe(key);
        expect(emailKey(key.toUpperCase())).toBe(key);
      }),
    );
  });
});
