import { z } from 'zod';
import { findEmailFault } from './email-address';
import { IDEMPOTENCY_KEY, readIdempotencyKey } from './idempotency-key';
import { findNameFault } from './user-name';

export { emailKey } from './email-address';
export { IDEMPOTENCY_KEY } from './idempotency-key';

const MAX_PAGE = 200;

const name = trimmedText(findNameFault);
const email = trimmedText(findEmailFault);

/** Body of `POST /users` and `PUT /users/:id`. Both texts come out trimmed. */
export const newUser = z.object({ name, email }, 'the body must be a JSON object');
export type NewUser = z.infer<typeof newUser>;

/** Body of `PATCH /users/:id`: one of the two, or both. */
export const userChange = newUser
  .partial()
  .refine((change) => change.name !== undefined || change.email !== undefined, 'give name or email');
export type UserChange = z.infer<typeof userChange>;

const limit = z
  .string('must be a whole number')
  .regex(/^\d+$/, 'must be a whole number')
  .transform((digits) => Math.min(Number(digits), Number.MAX_SAFE_INTEGER))
  .pipe(z.number().min(1, 'must be at least 1').max(MAX_PAGE, `must be at most ${MAX_PAGE}`));

/** Query of `GET /users`. A cursor is the `next_cursor` of the page before. */
export const userPage = z.strictObject(
  {
    limit: limit.default(50),
    cursor: z.uuid('must be the next_cursor of an earlier page').toLowerCase().optional(),
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
    .optional(),
});

/** A user on the wire. `id` is a UUID version 7, times are RFC 3339 UTC. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly created_at: string;
  readonly updated_at: string;
}

/** Answer of `GET /users`, newest first. `next_cursor` is null on the last page. */
export interface UserList {
  readonly data: readonly User[];
  readonly total: number;
  readonly next_cursor: string | null;
}

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
