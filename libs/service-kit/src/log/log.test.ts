import { anything, assert, property } from 'fast-check';
import { Conflict } from '../errors/errors';
import { createLog, describeError, writeLine } from './log';
import { OutputTransport } from './output-transport';
import { createMemoryLog } from '../../testing/memory-log';

const NOW = /^"timestamp":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"$/;

test('writes one JSON line: timestamp, level, service, version, message, then the fields in their order', () => {
  const { log, texts } = createMemoryLog();

  log.info('request', { method: 'GET', status: 200, duration_ms: 1.5 });

  const [, timestamp, rest] = /^\{("timestamp":"[^"]*"),(.*)$/s.exec(texts[0] ?? '') ?? [];
  expect(timestamp).toMatch(NOW);
  expect(rest).toBe(
    '"level":"info","service":"shop","version":"1.2.3","message":"request","method":"GET","status":200,"duration_ms":1.5}\n',
  );
});

test('writes a line without fields', () => {
  const { log, lines } = createMemoryLog();

  log.warn('a "quoted"\nmessage');

  expect(lines).toEqual([
    { timestamp: expect.any(String) as string, level: 'warn', service: 'shop', version: '1.2.3', message: 'a "quoted"\nmessage' },
  ]);
});

test.each([
  { LOG_LEVEL: 'error', written: ['error'] },
  { LOG_LEVEL: 'warn', written: ['error', 'warn'] },
  { LOG_LEVEL: 'info', written: ['error', 'warn', 'info'] },
  { LOG_LEVEL: 'debug', written: ['error', 'warn', 'info', 'debug'] },
] as const)('at $LOG_LEVEL writes $written', ({ LOG_LEVEL, written }) => {
  const { log, lines } = createMemoryLog({ LOG_LEVEL });

  for (const level of ['error', 'warn', 'info', 'debug'] as const) log[level]('tick');

  expect(lines.map((line) => line['level'])).toEqual(written);
});

test('prints to standard output', () => {
  const { transports } = createLog({ name: 'shop' }, { LOG_LEVEL: 'info', SERVICE_VERSION: 'dev' });

  expect(transports).toEqual([expect.any(OutputTransport)]);
});

test('shows the stack of an unknown error and of all that caused it', () => {
  const { log, lines } = createMemoryLog();
  const refused = new AggregateError([new Error('connect ::1'), new Error('connect 127.0.0.1')]);

  log.error('failed', { error: new Error('no user', { cause: new Error('no store', { cause: refused }) }) });

  const places = String(lines[0]?.['error'])
    .split('\n')
    .filter((line) => !line.startsWith('    at '));
  expect(places).toEqual([
    'Error: no user',
    'caused by Error: no store',
    'caused by AggregateError: ',
    'caused by Error: connect ::1',
    'caused by Error: connect 127.0.0.1',
  ]);
  expect(lines[0]?.['error']).toContain('log.test.ts');
});

test('shows an error that says what it means in one line, as an outage makes one a request', () => {
  const error = new Conflict('taken', new Error('duplicate key', { cause: 'index e-mail' }));

  expect(describeError(error)).toBe('Conflict: taken; caused by Error: duplicate key; caused by index e-mail');
});

test('a field that JSON has no word for is left out, and one that cannot be written takes no other with it', () => {
  const { log, lines } = createMemoryLog();

  log.info('tick', {
    'a "name"': 1,
    missing: undefined,
    get: () => 1,
    date: new Date(NaN),
    big: 2n,
    failing: { toJSON: () => JSON.parse('{') as unknown },
  });

  expect(lines).toMatchObject([
    { message: 'tick', 'a "name"': 1, date: null, big: '2', failing: { unloggable: expect.any(String) as string } },
  ]);
  expect(lines[0]).not.toHaveProperty('missing');
  expect(lines[0]).not.toHaveProperty('get');
});

test('a function that fails to tell itself fails no line', () => {
  const { log, lines } = createMemoryLog();
  const failing = Object.assign(() => undefined, { toJSON: () => JSON.parse('{') as unknown });

  log.info('tick', { failing });

  expect(lines).toMatchObject([{ message: 'tick', failing: { unloggable: expect.any(String) as string } }]);
});

test('logs whatever it is given in one line of JSON, and never throws', () => {
  const { log, lines } = createMemoryLog();
  const loop: Record<string, unknown> = { name: 'loop' };
  loop['self'] = loop;

  log.info('loop', { loop });
  log.info('big', { size: 2n ** 64n });
  assert(
    property(anything({ withBigInt: true, withDate: true, withMap: true }), (value) => {
      lines.length = 0;

      log.info('anything', { value });

      expect(lines).toMatchObject([{ message: 'anything' }]);
    }),
  );
});

describe('a line whose fields are JSON already', () => {
  test('says what one of an entry says, at its place among others', () => {
    const { log, texts } = createMemoryLog();

    log.info('request', { method: 'GET', status: 200 });
    writeLine(log, 'info', 'request', ',"method":"GET","status":200');
    log.info('last');

    const [entry, line, last] = texts.map((text) => text.replace(/^\{"timestamp":"[^"]*"/, ''));
    expect(line).toBe(entry);
    expect(last).toContain('"message":"last"');
  });

  test.each(['error', 'warn', 'info', 'debug'] as const)('at the level %s is written where winston would', (LOG_LEVEL) => {
    const { log, lines } = createMemoryLog({ LOG_LEVEL });

    for (const level of ['error', 'warn', 'info', 'debug']) log.log(level, 'tick');
    for (const level of ['error', 'warn', 'info', 'debug']) writeLine(log, level, 'tick', '');

    const levels = lines.map((line) => line['level']);
    expect(levels.slice(levels.length / 2)).toEqual(levels.slice(0, levels.length / 2));
  });

  test('is not written where the log is silent', () => {
    const { log, lines } = createMemoryLog();
    log.silent = true;

    writeLine(log, 'info', 'tick', '');

    expect(lines).toEqual([]);
  });
});
