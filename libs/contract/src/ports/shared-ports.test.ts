import { findSharedPorts } from './shared-ports';

test('names each port that is of several programs, and all of these', () => {
  const programs = [
    { name: 'orders', port: 3001 },
    { name: 'stock', port: 3002 },
    { name: 'users', port: 3001 },
    { name: 'shop', port: 3001 },
  ];

  expect(findSharedPorts(programs)).toEqual([
    'port 3001 is of orders, users and shop, but on one machine only one of them can have it; give each a port of its own, in contracts/<service>/src/index.ts',
  ]);
});

test('says nothing where each has its own', () => {
  const programs = [
    { name: 'orders', port: 3001 },
    { name: 'stock', port: 3002 },
  ];

  expect(findSharedPorts(programs)).toEqual([]);
});
