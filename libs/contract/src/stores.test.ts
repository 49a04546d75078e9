import { STORE_DRIVERS, STORE_VARIABLES } from './stores';

test.each(Object.entries(STORE_DRIVERS))('the pool of %s is a number, or a variable that is one', (kind, { pool }) => {
  const variables: Record<string, { readonly type: string }> = STORE_VARIABLES[kind as keyof typeof STORE_VARIABLES];

  expect('size' in pool ? pool.size : variables[pool.variable]).toEqual('size' in pool ? 1 : expect.objectContaining({ type: 'integer' }));
});

test('credentials are secret, and nothing else is', () => {
  const variables = Object.values(STORE_VARIABLES).flatMap((group) => Object.entries(group));

  const secret = variables.filter(([, variable]) => 'secret' in variable).map(([name]) => name);

  expect(secret).toEqual(['REDIS_PASSWORD', 'MONGO_USERNAME', 'MONGO_PASSWORD']);
});
