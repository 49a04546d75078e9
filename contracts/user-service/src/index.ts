import { defineContract } from 'fairlead/contract';

/** Users, kept in Redis. */
export const userService = defineContract({
  name: 'user-service',
  description: 'users in Redis',
  port: 3001,
  stores: { redis: 'required' },
  privileges: {
    redis: {
      'user-service:*': [
        'evalsha',
        'eval',
        'exists',
        'get',
        'set',
        'del',
        'hmget',
        'hget',
        'hexists',
        'hset',
        'hincrby',
        'hdel',
        'zadd',
        'zrem',
        'zcard',
        'zrevrangebylex',
      ],
    },
  },
  routes: [
    { path: '/users', methods: ['GET', 'POST'], retryable: true },
    { path: '/users/:id', methods: ['GET', 'PUT', 'PATCH', 'DELETE'], retryable: true },
  ],
  objective: { availability: 0.999, latencyMs: 250 },
});
