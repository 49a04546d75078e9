import { mergeLogs } from './merged-log';

test('each line stands behind the name of its source, aligned', () => {
  const lines: string[] = [];
  const printAs = mergeLogs(['fairlead', 'user-service'], (line) => lines.push(line));

  printAs('fairlead')('ready');
  printAs('user-service')('listening');

  expect(lines).toEqual(['fairlead     │ ready', 'user-service │ listening']);
});
