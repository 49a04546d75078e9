import type { User } from '@fairlead/contracts/user-service/http';
import type { Answer, Call } from './client';
import { UserSteps } from './user-steps';

const ID = '01973f3e-8b1f-7c3c-9d55-0a1b2c3d4e5f';
const TIME = '2026-01-31T12:00:00.000Z';

/** What user-service would answer, with some of it changed. */
function answerTo({ expects, body = '{}' }: Call, change: Partial<User> = {}, headers: Record<string, string> = {}): Answer {
  const user: User = { id: ID, ...(JSON.parse(body) as { name: string; email: string }), created_at: TIME, updated_at: TIME, ...change };
  const all: Record<string, string> = { etag: '"1"', location: `/users/${ID}`, ...headers };
  return { status: expects, body: JSON.stringify(user), header: (name) => all[name] };
}

const newSteps = () => new UserSteps({ users: '/users', user: '/users/:id' }, Math.random);

test('a user is made, then changed under the tag of its last answer', () => {
  const steps = newSteps();
  const made = steps.rename();
  expect(made.call).toMatchObject({ method: 'POST', path: '/users', expects: 201 });
  expect(made.receive(answerTo(made.call))).toEqual({ users: [ID] });

  const { call } = steps.replace();

  expect(call).toMatchObject({ endpoint: 'PUT /users/:id', path: `/users/${ID}`, expects: 200, headers: { 'if-match': '"1"' } });
});

test('a removed user is not used again', () => {
  const steps = newSteps();
  const made = steps.create();
  made.receive(answerTo(made.call));

  const removal = steps.remove();
  removal.receive({ status: 204, body: '', header: () => undefined });

  expect(steps.read().call.method).toBe('POST');
});

test.each([
  { what: 'another name', change: { name: 'Eve' }, headers: {}, fault: 'the user is not as it was written' },
  { what: 'an id of another kind', change: { id: '7' }, headers: {}, fault: 'the field id is not what the contract says' },
  { what: 'a weak tag', change: {}, headers: { etag: 'W/"1"' }, fault: 'there is no strong ETag' },
  { what: 'a Location elsewhere', change: {}, headers: { location: '/users/7' }, fault: 'Location does not lead to the new user' },
])('$what is a fault', ({ change, headers, fault }) => {
  const { call, receive } = newSteps().create();

  expect(receive(answerTo(call, change, headers))).toEqual({ fault });
});

test('a refusal is problem details that name its status', () => {
  const { receive } = newSteps().readMissing();
  const header = () => 'application/problem+json';

  expect(receive({ status: 404, body: '{"status":404}', header })).toEqual({});
  expect(receive({ status: 404, body: '{"status":400}', header })).toHaveProperty('fault');
  expect(receive({ status: 404, body: 'not found', header: () => 'text/html' })).toHaveProperty('fault');
});
