import { createHash } from 'node:crypto';
import type { NewUser } from '@fairlead/contracts/user-service/http';
import { refuse, type StoredUser } from './user-store';

/**
 * What is kept for an idempotency key: whom the creation was for, and what came of it. Name and e-mail are in the request that is sent
 * again, so a fingerprint of them will do.
 *
 * As a text `<fingerprint> <id> <time of creation>`, or `<fingerprint> taken`.
 */
export function createdAnswer(fingerprint: string, id: string, createdAt: string): string {
  return `${fingerprint} ${id} ${createdAt}`;
}

/** The e-mail was another user's. */
export function takenAnswer(fingerprint: string): string {
  return `${fingerprint} taken`;
}

/** The same for the same user, and for no other. */
export function fingerprintOf({ name, email }: NewUser): string {
  return createHash('sha256')
    .update(JSON.stringify([name, email]))
    .digest('base64url');
}

/**
 * Answers a creation that was sent again as the first one was answered.
 *
 * @throws UnprocessableContent when this one is for another user, Conflict when the first one was refused
 */
export function answerAgain(answer: string, user: NewUser): StoredUser {
  const [fingerprint, id = '', created_at = ''] = answer.split(' ');
  if (fingerprint !== fingerprintOf(user)) throw refuse.keyReused();
  if (id === 'taken') throw refuse.taken();
  const { name, email } = user;
  return { user: { id, name, email, created_at, updated_at: created_at }, version: 1 };
}
