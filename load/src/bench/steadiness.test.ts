import type { Sample } from './measure';
import { findUnsteady } from './steadiness';

const REST = { p50Ms: 1, p99Ms: 1, failed: 0, serviceUs: 1, databaseUs: 1, peakMiB: 1 };
const sample = (connections: number, rate: number): Sample => ({ version: 'plain', connections, rate, ...REST });

test('names the longest wait of what was measured for less', () => {
  const rounds = [
    [sample(50, 100), sample(1_000, 80)],
    [sample(50, 100), sample(1_000, 50)],
  ];

  expect(findUnsteady(rounds, 15)).toEqual([
    'plain at 1000 connections let a client wait 20 s, and 15 s were measured; give it --warm-up 20s --duration 40s',
  ]);
});

test('is content with a measurement as long as a wait', () => {
  expect(findUnsteady([[sample(1_000, 100)]], 10)).toEqual([]);
});
