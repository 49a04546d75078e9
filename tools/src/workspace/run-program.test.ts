import { runProgram } from './run-program';

const node = (program: string) => runProgram(process.execPath, ['--eval', program]);

test('gives what a program prints', () => {
  expect(node('console.log(1)')).toBe('1\n');
});

test('a program that is not there is told by its name, with what to do', () => {
  expect(() => runProgram('no-such-program', ['x'])).toThrow('no-such-program is not on the path; npm run validate says how to get it');
});

test('one that fails is told with what it says of itself, and one that says nothing with its exit code', () => {
  expect(() => node('console.error("no room"); process.exit(3)')).toThrow(/: no room$/);
  expect(() => node('process.exit(3)')).toThrow(/: it ended with 3$/);
});
