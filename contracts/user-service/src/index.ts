import { defineContract } from 'fairlead/contract';

/** Users, kept in Redis. */
export const userService = defineContract({
  name: 'user-service',
  description: 'users in Redis',
  port: 3001,
  stores: { redis: 'required' },
  routes: [
    { path: '/users', methods: ['GET', 'POST'] },
    { path: '/users/:id', methods: ['GET', 'PUT', 'PATCH', 'DELETE'] },
  ],
});
