import { stripVTControlCharacters } from 'node:util';
import { mergeLogs } from './merged-log';

test('each line stands behind the name of its source, aligned', () => {
  const lines: string[] = [];
  const printAs = mergeLogs(['fairlead', 'user-service'], (line) => lines.push(line));

  printAs('fairlead')('ready');
  printAs('user-service')('listening');

  expect(lines.map((line) => stripVTControlCharacters(line))).toEqual(['fairlead     │ ready', 'user-service │ listening']);
});
