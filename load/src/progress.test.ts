import { Progress } from './progress';

const pointAt = (atS: number) => ({
  atS,
  requestsPerSecond: 1_234.5,
  errorsPerSecond: 0,
  latencyMs: { p50: 5, p95: 87.25, p99: 99 },
  clients: 1_000,
});

function newScreen(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, written, write: (text: string) => written.push(text) };
}

test('in a pipe there is one plain line every five seconds', () => {
  const screen = newScreen(false);
  const progress = new Progress(screen, 30);

  for (let second = 1; second <= 11; second += 1) progress.show(pointAt(second + 0.01));
  progress.end();

  expect(screen.written).toEqual([
    '5 of 30 s, 1,000 clients, 1,235 requests/s, p95 87.3 ms, 0 errors/s\n',
    '10 of 30 s, 1,000 clients, 1,235 requests/s, p95 87.3 ms, 0 errors/s\n',
  ]);
});

test('a terminal has one line that changes and at last is gone', () => {
  const screen = newScreen(true);
  const progress = new Progress(screen);

  progress.show({ atS: 1, requestsPerSecond: 0, errorsPerSecond: 0 });
  progress.end();

  expect(screen.written).toEqual(['\r\u001b[2K1 s, 0 requests/s, p95 –, 0 errors/s', '\r\u001b[2K']);
});

test.each([
  { where: 'a pipe', isTTY: false, written: ['counting\n'] },
  { where: 'a terminal', isTTY: true, written: ['\r\u001b[2Kcounting', '\r\u001b[2K'] },
])('what takes its time is said in $where', ({ isTTY, written }) => {
  const screen = newScreen(isTTY);
  const progress = new Progress(screen);

  progress.say('counting');
  progress.end();

  expect(screen.written).toEqual(written);
});
