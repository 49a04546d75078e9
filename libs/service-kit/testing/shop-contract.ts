import { defineContract } from 'fairlead/contract';

/** The contract of the service that the kit's tests serve. */
export const shop = defineContract({
  name: 'shop',
  description: 'serves the tests of the service kit',
  port: 3999,
  stores: { redis: 'required' },
  routes: [
    { path: '/items', methods: ['GET', 'POST'] },
    { path: '/items/:id', methods: ['GET', 'PATCH', 'DELETE'] },
    { path: '/notes', methods: ['POST'], maxBodyBytes: 100 },
    { path: '/hurry', methods: ['POST'], timeoutMs: 200 },
  ],
});
