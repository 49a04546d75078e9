import type { Answer, Operations } from '@fairlead/openapi';
import { z } from 'zod';
import { EMAIL_PATTERN, findEmailFault, MAX_EMAIL_LENGTH } from './email-address';
import { IDEMPOTENCY_KEY, KEY_PATTERN, readIdempotencyKey } from './idempotency-key';
import { findNameFault, MAX_NAME_CHARACTERS, NAME_PATTERN } from './user-name';

export { emailKey } from './email-address';
export { IDEMPOTENCY_KEY } from './idempotency-key';

const MAX_PAGE = 200;

const name = trimmedText(findNameFault).meta({
  description: 'Trimmed; with a visible character, and without those that break a line or turn the direction of text.',
  minLength: 1,
  maxLength: MAX_NAME_CHARACTERS,
  pattern: NAME_PATTERN,
  examples: ['Ada Lovelace'],
});
const email = trimmedText(findEmailFault).meta({
  description: 'Trimmed; no two users have the same, whatever its case. The domain may be internationalized.',
  format: 'idn-email',
  maxLength: MAX_EMAIL_LENGTH,
  pattern: EMAIL_PATTERN,
  examples: ['ada@example.com'],
});
const time = z.iso.datetime();

/** Body of `POST /users` and `PUT /users/:id`. Both texts come out trimmed. */
export const newUser = z
  .object({ name, email }, 'the body must be a JSON object')
  .meta({ id: 'NewUser', description: 'A user as clients write it. Fields that are not known are left out.' });
export type NewUser = z.infer<typeof newUser>;

/** Body of `PATCH /users/:id`: one of the two, or both. */
export const userChange = newUser
  .partial()
  .refine((change) => change.name !== undefined || change.email !== undefined, 'give name or email')
  .meta({
    id: 'UserChange',
    description: 'What changes: one of the fields, or both.',
    anyOf: [{ required: ['name'] }, { required: ['email'] }],
  });
export type UserChange = z.infer<typeof userChange>;

const limit = z
  .string('must be a whole number')
  .regex(/^\d+$/, 'must be a whole number')
  .transform((digits) => Math.min(Number(digits), Number.MAX_SAFE_INTEGER))
  .pipe(z.int().min(1, 'must be at least 1').max(MAX_PAGE, `must be at most ${MAX_PAGE}`));

/** Query of `GET /users`. A cursor is the `next_cursor` of the page before. */
export const userPage = z.strictObject(
  {
    limit: limit.default(50).describe('Most users of the page.'),
    cursor: z
      .uuid('must be the next_cursor of an earlier page')
      .toLowerCase()
      .optional()
      .describe('The `next_cursor` of the page before; the first page is asked for without.'),
  },
  {
    error: ({ code, keys }) => (code === 'unrecognized_keys' ? `knows no ${keys.join(', ')}; give limit or cursor` : undefined),
  },
);
export type UserPage = z.infer<typeof userPage>;

/** Headers of `POST /users`. The key comes out without quotes. */
export const creationHeaders = z.object({
  'idempotency-key': z
    .string()
    .transform((header, context) => {
      const key = readIdempotencyKey(header);
      if (key === undefined)
        context.addIssue({ code: 'custom', message: `must be one text of 1 to ${IDEMPOTENCY_KEY.maxCharacters} visible characters` });
      return key;
    })
    .optional()
    .meta({
      description: 'The same key with the same body, within a day, creates nothing more and is answered as at first.',
      pattern: KEY_PATTERN,
    }),
});

/** A user on the wire. `id` is a UUID version 7, times are RFC 3339 UTC. */
export const user = z
  .object({ id: z.uuidv7(), name, email, created_at: time, updated_at: time })
  .readonly()
  .meta({ id: 'User', description: 'A user as it is stored.' });
export type User = z.infer<typeof user>;

/** Answer of `GET /users`, newest first. `next_cursor` is null on the last page. */
export const userList = z
  .object({
    data: z.array(user).max(MAX_PAGE).readonly(),
    total: z.int().min(0).describe('Users on all pages.'),
    next_cursor: z.uuidv7().nullable().describe('`cursor` of the next page; null on the last one.'),
  })
  .readonly()
  .meta({ id: 'UserList', description: 'A page of users, newest first. From page to page no user that stays is repeated or left out.' });
export type UserList = z.infer<typeof userList>;

const userPath = z.object({ id: z.uuid().describe('Id of a user.') });

const conditions = z.object({
  'if-match': z
    .string()
    .optional()
    .meta({ description: 'Versions of which it must be one: 412 where it is none of them.', examples: ['"1"', '"1", "2"', '*'] }),
  'if-none-match': z
    .string()
    .optional()
    .meta({
      description: 'Versions of which it must be none: 304 where a reading finds one of them, otherwise 412.',
      examples: ['"1"', 'W/"2"', '*'],
    }),
});

const BY_ID = { id: '$response.body#/id' };
const LEADS_ON = {
  getUser: { ...BY_ID, 'If-None-Match': '$response.header.ETag' },
  replaceUser: { ...BY_ID, 'If-Match': '$response.header.ETag' },
  changeUser: { ...BY_ID, 'If-Match': '$response.header.ETag' },
  deleteUser: { ...BY_ID, 'If-Match': '$response.header.ETag' },
};
const SHOWN: Answer = { description: 'The user.', body: user, headers: ['ETag'], leadsTo: LEADS_ON };

const ABSENT = { 404: 'No user has the id.', 412: 'The user is at a version that the conditions exclude.' };
const UNSTORED = { 409: 'Another user has the e-mail.', 507: 'There is no room to store it.' };
const SAME_ID = 'An `id` in the body must be that of the path, or be left out.';

/** What clients are told of each route. */
export const userOperations: Operations = {
  'GET /users': {
    id: 'listUsers',
    tag: 'users',
    summary: 'Lists users, newest first',
    query: userPage,
    answers: { 200: { description: 'A page.', body: userList, leadsTo: { listUsers: { cursor: '$response.body#/next_cursor' } } } },
  },
  'POST /users': {
    id: 'createUser',
    tag: 'users',
    summary: 'Creates a user',
    headers: creationHeaders,
    body: { schema: newUser },
    answers: { 201: { description: 'The new user.', body: user, headers: ['ETag', 'Location'], leadsTo: LEADS_ON } },
    refusals: {
      ...UNSTORED,
      409: 'Another user has the e-mail, or a request with the same key is still in work.',
      422: 'The key was given for another user.',
    },
  },
  'GET /users/:id': {
    id: 'getUser',
    tag: 'users',
    summary: 'Reads a user',
    path: userPath,
    headers: conditions,
    answers: { 200: SHOWN, 304: { description: 'The client has this version.', headers: ['ETag'] } },
    refusals: ABSENT,
  },
  'PUT /users/:id': {
    id: 'replaceUser',
    tag: 'users',
    summary: 'Writes all of a user anew',
    description: SAME_ID,
    path: userPath,
    headers: conditions,
    body: { schema: newUser },
    answers: { 200: SHOWN },
    refusals: { ...ABSENT, ...UNSTORED },
  },
  'PATCH /users/:id': {
    id: 'changeUser',
    tag: 'users',
    summary: 'Changes a part of a user',
    description: SAME_ID,
    path: userPath,
    headers: conditions,
    body: { schema: userChange, types: ['application/json', 'application/merge-patch+json'] },
    answers: { 200: SHOWN },
    refusals: { ...ABSENT, ...UNSTORED },
  },
  'DELETE /users/:id': {
    id: 'deleteUser',
    tag: 'users',
    summary: 'Deletes a user',
    path: userPath,
    headers: conditions,
    answers: { 204: { description: 'The user is no more.' } },
    refusals: ABSENT,
  },
};

/** @param findFault in the trimmed text */
function trimmedText(findFault: (text: string) => string | undefined) {
  return z
    .string('must be text')
    .trim()
    .superRefine((text, context) => {
      const message = findFault(text);
      if (message !== undefined) context.addIssue({ code: 'custom', message });
    });
}
