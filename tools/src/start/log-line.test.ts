import { stripVTControlCharacters } from 'node:util';
import { renderLine } from './log-line';

const EVENT = { timestamp: '2026-01-02T03:04:05.678Z', level: 'info', service: 'user-service', version: 'dev', message: 'listening' };
const REQUEST = {
  ...EVENT,
  level: 'warn',
  message: 'request',
  method: 'GET',
  path: '/users/7',
  route: '/users/:id',
  status: 404,
  duration_ms: 2.5,
};

test.each([
  { entry: EVENT, line: '03:04:05.678 info  listening' },
  { entry: { ...EVENT, port: 3001, linger: { ms: 0 } }, line: '03:04:05.678 info  listening port=3001 linger={"ms":0}' },
  { entry: { ...REQUEST, request_id: 'a1' }, line: '03:04:05.678 warn  GET /users/7 404 2.5 ms request_id=a1' },
  {
    entry: { ...EVENT, level: 'error', error: 'Error: broken\n    at here' },
    line: '03:04:05.678 error listening\nerror: Error: broken\n    at here',
  },
])('renders $line', ({ entry, line }) => {
  expect(stripVTControlCharacters(renderLine(JSON.stringify(entry)))).toBe(line);
});

test.each(['', 'plain text', '{"half":', '{"json":"of another kind"}', '[1]', 'null'])('leaves %j as it is', (line) => {
  expect(renderLine(line)).toBe(line);
});
