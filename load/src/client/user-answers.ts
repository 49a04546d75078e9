import type { NewUser, User, UserList } from '@fairlead/contracts/user-service/http';
import type { Answer, Verdict } from './client';
import { findFault, isCount, isListOf, isText, isTime, isUuid, parseJson, type Shape } from './shape';

const USER: Shape<User> = { id: isUuid, name: isText, email: isText, created_at: isTime, updated_at: isTime };
const LIST: Shape<UserList> = {
  data: isListOf((user) => findFault(USER, JSON.stringify(user)) === undefined),
  total: isCount,
  next_cursor: (value) => value === null || isUuid(value),
};
const STRONG_TAG = /^"[^"]+"$/;

/** What is wrong with an answer that shows a user, who must have this name and this e-mail. */
export function findUserFault({ body, header }: Answer, { name, email }: NewUser): string | undefined {
  const fault = findFault(USER, body);
  if (fault !== undefined) return fault;
  const user = JSON.parse(body) as User;
  if (user.name !== name || user.email !== email) return 'the user is not as it was written';
  return STRONG_TAG.test(header('etag') ?? '') ? undefined : 'there is no strong ETag';
}

export function checkList({ body }: Answer): Verdict {
  const fault = findFault(LIST, body);
  return fault === undefined ? {} : { fault };
}

/** Problem details (RFC 9457) that name the status of the answer. */
export function checkProblem({ status, body, header }: Answer): Verdict {
  if (!header('content-type')?.startsWith('application/problem+json')) return { fault: `the ${status} is no problem details` };
  const problem = parseJson(body) as { readonly status?: unknown } | null | undefined;
  return problem?.status === status ? {} : { fault: `the problem details of the ${status} name another status` };
}
