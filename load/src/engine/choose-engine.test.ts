import { chooseEngine } from './choose-engine';
import { runUndici } from './undici/run-undici';

const { PATH } = process.env;
beforeEach(() => (process.env['PATH'] = '/nowhere'));
afterEach(() => (process.env['PATH'] = PATH));

test('without k6 it is undici', () => {
  expect(chooseEngine('smoke', ['k6', 'undici'], undefined)).toBe(runUndici);
});

test.each([
  { scenario: 'stress', fitting: ['k6'] as const, asked: undefined, fault: 'stress needs k6, which is not on PATH; install it, see' },
  { scenario: 'smoke', fitting: ['k6', 'undici'] as const, asked: 'k6' as const, fault: 'smoke needs k6, which is not on PATH' },
  {
    scenario: 'smoke',
    fitting: ['k6', 'undici'] as const,
    asked: 'wrk' as const,
    fault: 'wrk cannot run smoke; give one of k6, undici',
  },
])('$scenario with $asked: $fault', ({ scenario, fitting, asked, fault }) => {
  expect(() => chooseEngine(scenario, fitting, asked)).toThrow(fault);
});
