import { DevServices } from './dev-services';

const EARLY = {
  name: 'early',
  command: [process.execPath, '-e', `console.log('here'); process.kill(process.pid, 'SIGINT');`],
  env: {},
  stopWithinMs: 500,
  port: 1,
  debuggerPort: 1,
  readyUrl: 'http://localhost:1',
  calls: [],
};

test('a service that Ctrl-C has ended before we hear of it ourselves is not said to start again', async () => {
  const stop = new AbortController();
  const log: string[] = [];
  const onPrint = (line: string) => {
    log.push(line);
    setTimeout(() => stop.abort(), 100);
  };
  const services = new DevServices({ printAs: () => onPrint, say: (line) => void log.push(line) }, stop.signal);

  await services.update({ services: [EARLY], hashes: new Map() }, new AbortController().signal);

  expect(log).toEqual(['here']);
});
