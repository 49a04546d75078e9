import type { ContainerLine } from './container-log';

/** What stands for a secret in these lines, and in no other. */
export const SECRET = 'hunter2';

/** Fields of an index are numbers, which a program of others may know nothing of. */
export const WRONG_STATUS = 'fine';

/** Lines of a program that was not made with the service kit, and that tells what it must not. */
export const SECRET_LINES: readonly ContainerLine[] = [
  JSON.stringify({
    message: 'signed in',
    status: WRONG_STATUS,
    authorization: `Bearer ${SECRET}`,
    user: { name: 'ada', password: SECRET },
  }),
  JSON.stringify({ message: `calling with "apiKey": "${SECRET} ${SECRET}"`, accessToken: SECRET, headers: [{ 'Set-Cookie': SECRET }] }),
  `connected to mongodb://shop:${SECRET}@mongo:27017/shop, MONGO_PASSWORD=${SECRET}, Authorization: Bearer ${SECRET}`,
].map((text, index) => ({ text, time: new Date(Date.now() + index).toISOString() }));
