import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where the shell would find a program, or undefined. A name with a slash is a path already. */
export function findProgram(name: string, path = process.env['PATH'] ?? ''): string | undefined {
  const candidates = name.includes('/') ? [name] : path.split(delimiter).map((folder) => join(folder, name));
  return candidates.find(isExecutable);
}

/** @throws Error that says how to get the program */
export function getProgram(name: string, howToGet: string): string {
  const program = findProgram(name);
  if (program === undefined) throw new Error(`${name} is not on PATH; ${howToGet}`);
  return program;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
