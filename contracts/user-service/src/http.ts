import { z } from 'zod';

/** Longest address that mail can be sent to (RFC 5321 §4.5.3.1.3, erratum 1690). */
const MAX_EMAIL_LENGTH = 254;
const MAX_NAME_CHARACTERS = 200;
const MAX_PAGE = 200;

const name = z
  .string('must be text')
  .refine((text) => text.isWellFormed(), 'must be well-formed Unicode')
  .refine(
    (text) => countCharacters(text) >= 1 && countCharacters(text) <= MAX_NAME_CHARACTERS,
    `must have 1 to ${MAX_NAME_CHARACTERS} characters`,
  );

const email = z
  .string('must be text')
  .trim()
  .max(MAX_EMAIL_LENGTH, `must have at most ${MAX_EMAIL_LENGTH} characters`)
  .pipe(z.email('must be an e-mail address'));

/** Body of `POST /users` and `PUT /users/:id`. The e-mail comes out trimmed. */
export const newUser = z.object({ name, email }, 'the body must be a JSON object');
export type NewUser = z.infer<typeof newUser>;

/** Body of `PATCH /users/:id`: one of the two, or both. */
export const userChange = newUser
  .partial()
  .refine((change) => change.name !== undefined || change.email !== undefined, 'give name or email');
export type UserChange = z.infer<typeof userChange>;

/** Query of `GET /users`. A cursor is the `next_cursor` of the page before. */
export const userPage = z.object({
  limit: z.coerce
    .number('must be a whole number')
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(MAX_PAGE, `must be at most ${MAX_PAGE}`)
    .default(50),
  cursor: z.uuid('must be the next_cursor of an earlier page').toLowerCase().optional(),
});
export type UserPage = z.infer<typeof userPage>;

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

/** Characters as people count them in most scripts: code points, not UTF-16 units. */
function countCharacters(text: string): number {
  return [...text].length;
}
