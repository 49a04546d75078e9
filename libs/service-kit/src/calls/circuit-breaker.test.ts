import fc from 'fast-check';
import { CIRCUIT_LIMITS, CircuitBreaker, type CircuitState } from './circuit-breaker';
import { RecentCalls } from './recent-calls';

const { failuresInRow, quietMs, openMs } = CIRCUIT_LIMITS;

/** A circuit whose clock stands unless it is moved, and whose jitter is none. */
function startCircuit(random = () => 0.5) {
  const recent = new RecentCalls();
  const states: CircuitState[] = [];
  const circuit = new CircuitBreaker(recent, (state) => states.push(state), {}, random);
  const clock = { now: 10_000 };
  return {
    circuit,
    states,
    clock,
    /** Calls once, where that is allowed; tells whether it was. */
    call: (outcome: 'succeeds' | 'fails' | 'is given up' | 'waits', call: object = {}): boolean => {
      if (!circuit.admits(call, clock.now)) return false;
      recent.add('calls', clock.now);
      if (outcome === 'succeeds') circuit.succeeded(clock.now);
      if (outcome === 'fails') circuit.failed(call, clock.now);
      if (outcome === 'is given up') circuit.abandoned(call, clock.now);
      return true;
    },
  };
}

function startOpen(random?: () => number) {
  const parts = startCircuit(random);
  for (let nth = 0; nth < failuresInRow; nth += 1) parts.call('fails');
  return parts;
}

test(`opens after ${failuresInRow} failures in a row, and then refuses`, () => {
  const { circuit, call } = startCircuit();

  for (let nth = 1; nth < failuresInRow; nth += 1) call('fails');
  expect(circuit.state).toBe('closed');
  call('fails');

  expect(circuit.state).toBe('open');
  expect(call('succeeds')).toBe(false);
});

test('stays closed when many calls fail together just after one has succeeded: one pod of several has died', () => {
  const { circuit, clock, call } = startCircuit();
  for (let nth = 0; nth < 1_000; nth += 1) call('succeeds');

  clock.now += quietMs - 1;
  for (let nth = 0; nth < 250; nth += 1) call('fails');
  expect(circuit.state).toBe('closed');
  clock.now += 1;
  call('fails');

  expect(circuit.state).toBe('open');
});

test('opens when half of the recent calls fail, though others succeed', () => {
  const { circuit, call } = startCircuit();

  for (let nth = 0; nth < 10; nth += 1) {
    call('succeeds');
    call('fails');
  }

  expect(circuit.state).toBe('open');
});

test('stays closed when most calls are out of time and others are answered: it is slow, not broken', () => {
  const { circuit, clock, call } = startCircuit();

  for (let nth = 0; nth < 1_000; nth += 1) {
    clock.now += 10;
    const late = {};
    call('waits', late);
    if (nth % 20 === 0) circuit.succeeded(clock.now);
    else circuit.failed(late, clock.now, true);
  }
  expect(circuit.state).toBe('closed');
  for (let nth = 0; nth < 50; nth += 1) {
    clock.now += 10;
    circuit.failed({}, clock.now, true);
  }

  expect(circuit.state).toBe('open');
});

test('forgets failures of more than ten seconds ago', () => {
  const { circuit, clock, call } = startCircuit();
  for (let nth = 0; nth < 19; nth += 1) call(nth % 2 === 0 ? 'succeeds' : 'fails');

  clock.now += 10_001;
  call('succeeds');
  call('fails');

  expect(circuit.state).toBe('closed');
});

test('lets one call through after a second, and closes when that succeeds', () => {
  const { circuit, clock, call, states } = startOpen();
  const probe = {};

  clock.now += openMs - 1;
  expect(call('waits')).toBe(false);
  clock.now += 1;
  expect(call('waits', probe)).toBe(true);
  expect(call('waits')).toBe(false);
  circuit.succeeded(clock.now);

  expect(states).toEqual(['open', 'half_open', 'closed']);
  expect(call('waits')).toBe(true);
});

test('opens again when that call fails; the failure of an older one says nothing', () => {
  const { circuit, clock, states, call } = startOpen();
  const probe = {};

  clock.now += openMs;
  call('waits', probe);
  circuit.failed({}, clock.now);
  expect(circuit.state).toBe('half_open');
  circuit.failed(probe, clock.now);

  expect(states).toEqual(['open', 'half_open', 'open']);
  expect(call('waits')).toBe(false);
});

test('lets the next one through when the client of that call has left', () => {
  const { clock, call } = startOpen();

  clock.now += openMs;
  call('is given up');

  expect(call('waits')).toBe(true);
});

test('closes when a call of before is answered after all', () => {
  const { circuit, clock } = startOpen();

  circuit.succeeded(clock.now);

  expect(circuit.state).toBe('closed');
});

test.each([
  [0, 0.8],
  [0.999999, 1.2],
])('is open for longer or shorter by up to a fifth (%d)', (random, factor) => {
  const { clock, call } = startOpen(() => random);

  clock.now += factor * openMs - 1;
  expect(call('waits')).toBe(false);
  clock.now += 1;

  expect(call('waits')).toBe(true);
});

test('never has two calls under way while it is not closed, and always comes back', () => {
  const step = fc.record({
    waitMs: fc.nat(2_000),
    outcome: fc.constantFrom('succeeds' as const, 'fails' as const, 'is given up' as const, 'waits' as const),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const { circuit, clock, call } = startCircuit();
      for (const { waitMs, outcome } of steps) {
        clock.now += waitMs;
        call(outcome);
        if (circuit.state === 'half_open') expect(call('waits')).toBe(false);
      }

      circuit.succeeded(clock.now);

      expect(call('waits')).toBe(true);
    }),
    { numRuns: 200 * propertyRuns },
  );
});
