import { assert, property, string } from 'fast-check';
import { newUser, userChange, userPage } from './http';
import { NAME_PATTERN } from './user-name';

const ada = { name: 'Ada', email: 'ada@example.com' };
const DESCRIBED_NAME = new RegExp(NAME_PATTERN, 'u');
const UUID = '01890a5d-ac96-774b-bcce-b302099a8057';

/** What the schema makes of an input: its value, or `path message` of each fault. */
function outcomeOf(schema: typeof newUser | typeof userChange | typeof userPage, input: unknown) {
  const result = schema.safeParse(input);
  return result.success ? result.data : result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
}

describe('a new user', () => {
  test.each([
    { name: 'A' },
    { name: 'x'.repeat(200) },
    // Code points, not UTF-16 units: each of these takes two.
    { name: '🚀'.repeat(200) },
    { name: 'Zoë Ōkami-O’Neill' },
    { name: 'نیما می‌خواهد' },
    { name: '👩‍🚀' },
    { name: '\u200fעדה' },
  ])('may be called $name', ({ name }) => {
    expect(outcomeOf(newUser, { ...ada, name })).toEqual({ ...ada, name });
  });

  test.each([
    { name: '', fault: 'name must have 1 to 200 characters' },
    { name: 'x'.repeat(201), fault: 'name must have 1 to 200 characters' },
    { name: '🚀'.repeat(201), fault: 'name must have 1 to 200 characters' },
    { name: '   ', fault: 'name must have 1 to 200 characters' },
    { name: 'half a rocket \ud83d', fault: 'name must be well-formed Unicode' },
    ...['\u200b', '\u200d \u2060', '\u00ad', '\u3164', '\u2800', '\u{e0041}', '\u200e\u200f'].map((name) => ({
      name,
      fault: 'name must have a visible character',
    })),
    ...['\0', '\t', '\n', '\x1b[31m', '\x7f', '\x85', '\u2028', '\u2029'].map((control) => ({
      name: `A${control}da`,
      fault: 'name must have no control characters',
    })),
    ...['\u202a', '\u202d', '\u202e', '\u2066', '\u2069'].map((override) => ({
      name: `Ada${override}`,
      fault: 'name must have no characters that change the direction of text',
    })),
    { name: 7, fault: 'name must be text' },
    { name: null, fault: 'name must be text' },
    { name: undefined, fault: 'name must be text' },
  ])('may not be called $name', ({ name, fault }) => {
    expect(outcomeOf(newUser, { ...ada, name })).toEqual([fault]);
  });

  test('has a name that is trimmed', () => {
    expect(outcomeOf(newUser, { ...ada, name: '\u3000 Ada Lovelace\n' })).toEqual({ ...ada, name: 'Ada Lovelace' });
  });

  test('has a name of 1 to 200 visible code points of well-formed Unicode, and nothing else', () => {
    assert(
      property(string({ unit: 'binary', maxLength: 210, size: 'max' }), string({ maxLength: 3 }), (text, end) => {
        const name = (text + end).trim();
        const points = Array.from(name).length;
        const isHarmless = !/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u.test(name);
        const isVisible = /[^\p{Z}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u.test(name);

        const { success } = newUser.safeParse({ ...ada, name: text + end });

        expect(success).toBe(name.isWellFormed() && points >= 1 && points <= 200 && isHarmless && isVisible);
        expect(success).toBe(DESCRIBED_NAME.test(name) && points <= 200);
      }),
    );
  });

  test.each([
    { email: '  ada@example.com\n', stored: 'ada@example.com' },
    { email: 'Ada.Lovelace+tag@sub.example.co.uk', stored: 'Ada.Lovelace+tag@sub.example.co.uk' },
    { email: `${'a'.repeat(64)}@${`${'d'.repeat(61)}.`.repeat(3)}net`, stored: `${'a'.repeat(64)}@${`${'d'.repeat(61)}.`.repeat(3)}net` },
  ])('stores $email trimmed, in its own case', ({ email, stored }) => {
    expect(outcomeOf(newUser, { ...ada, email })).toEqual({ ...ada, email: stored });
  });

  test.each([
    { email: 'ada', fault: 'email must be an e-mail address' },
    { email: 'ada@', fault: 'email must be an e-mail address' },
    { email: 'ada@example', fault: 'email must be an e-mail address' },
    { email: 'a da@example.com', fault: 'email must be an e-mail address' },
    { email: 'ada@example.com\r\nBcc: all@example.com', fault: 'email must be an e-mail address' },
    { email: 'ad\ud83da@example.com', fault: 'email must be an e-mail address' },
    { email: `${'a'.repeat(243)}@example.com`, fault: 'email must have at most 254 characters' },
    { email: 7, fault: 'email must be text' },
  ])('may not have the e-mail $email', ({ email, fault }) => {
    expect(outcomeOf(newUser, { ...ada, email })).toContain(fault);
  });

  test('lists every fault at once', () => {
    expect(outcomeOf(newUser, {})).toEqual(['name must be text', 'email must be text']);
  });

  test('keeps no field that it does not know', () => {
    expect(outcomeOf(newUser, { ...ada, id: UUID, admin: true })).toEqual(ada);
  });
});

describe('a change of a user', () => {
  test.each([{ name: 'Ada' }, { email: 'ada@example.com' }, ada])('may be %j', (change) => {
    expect(outcomeOf(userChange, change)).toEqual(change);
  });

  test.each([{ change: {} }, { change: { admin: true } }])('may not be $change, which changes nothing', ({ change }) => {
    expect(outcomeOf(userChange, change)).toEqual([' give name or email']);
  });

  test('holds to the same rules as a new user', () => {
    expect(outcomeOf(userChange, { name: '' })).toEqual(['name must have 1 to 200 characters']);
  });
});

describe('a page of users', () => {
  test.each([
    { query: {}, page: { limit: 50 } },
    { query: { limit: '1' }, page: { limit: 1 } },
    { query: { limit: '200', cursor: UUID }, page: { limit: 200, cursor: UUID } },
    { query: { cursor: UUID.toUpperCase() }, page: { limit: 50, cursor: UUID } },
  ])('of $query is $page', ({ query, page }) => {
    expect(outcomeOf(userPage, query)).toEqual(page);
  });

  test.each([
    { query: { limit: '0' }, fault: 'limit must be at least 1' },
    { query: { limit: '201' }, fault: 'limit must be at most 200' },
    ...['-1', '+1', '', ' 1', '1 ', '1e1', '0x10', '0b1', '١', 'Infinity'].map((limit) => ({
      query: { limit },
      fault: 'limit must be a whole number',
    })),
    { query: { limit: '9'.repeat(400) }, fault: 'limit must be at most 200' },
    { query: { limit: '1.5' }, fault: 'limit must be a whole number' },
    { query: { limit: 'ten' }, fault: 'limit must be a whole number' },
    { query: { limit: ['1', '2'] }, fault: 'limit must be a whole number' },
    { query: { cursor: 'next' }, fault: 'cursor must be the next_cursor of an earlier page' },
    { query: { cursor: '' }, fault: 'cursor must be the next_cursor of an earlier page' },
    { query: { limt: '1', page: '2' }, fault: ' knows no limt, page; give limit or cursor' },
  ])('may not be $query', ({ query, fault }) => {
    expect(outcomeOf(userPage, query)).toContain(fault);
  });
});
