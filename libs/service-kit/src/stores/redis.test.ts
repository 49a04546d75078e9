import { retryDelayMs } from './redis';

describe('retryDelayMs', () => {
  test.each([
    { attempt: 1, random: 0, delay: 25 },
    { attempt: 1, random: 1, delay: 50 },
    { attempt: 4, random: 1, delay: 400 },
    { attempt: 100, random: 0, delay: 500 },
    { attempt: 100, random: 1, delay: 1000 },
  ])('waits $delay ms before attempt $attempt at chance $random', ({ attempt, random, delay }) => {
    expect(retryDelayMs(attempt, () => random)).toBe(delay);
  });
});
