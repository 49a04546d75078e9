import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Fault } from './fault';
import { findUp } from '../read/find-up';

/** `platform.ts(8,5): error TS2322: Type …`. What follows on indented lines leads to the cause. */
const DIAGNOSTIC = /^(?:(?<file>.+?)\((?<line>\d+),(?<column>\d+)\): )?error (?<message>TS\d+: .*)$/;

/** More than any list of faults. */
const MOST_BYTES = 64 * 1024 * 1024;

/** A type with parameters, or one that is written out: too long to be read. One that is longer still TypeScript ends with dots. */
const LONG_TYPE = /'(\w+<|\{ ).{40,}?(>|\}|\.\.\.)'(?=[\s.,;]|$)/g;

/**
 * What is wrong with the types of a file and of all that it imports, said by the TypeScript of its own project. Nothing is checked where
 * the project has none, or no tsconfig.json.
 *
 * @param file absolute path
 */
export async function checkTypes(file: string): Promise<readonly Fault[]> {
  const compiler = findUp(dirname(file), (folder) => ifThere(join(folder, 'node_modules', 'typescript')));
  const settings = findUp(dirname(file), (folder) => ifThere(join(folder, 'tsconfig.json')));
  if (compiler === undefined || settings === undefined) return [];
  const own = writeSettings(file, settings, compiler);
  return own === undefined ? [] : readDiagnostics(await runCompiler(compiler, own));
}

function ifThere(path: string): string | undefined {
  return existsSync(path) ? path : undefined;
}

/**
 * The project's settings for this file alone, beside what TypeScript keeps for the next run. Where nobody may write, nothing is checked.
 *
 * @returns their file
 */
function writeSettings(file: string, settings: string, compiler: string): string | undefined {
  const folder = join(dirname(compiler), '.cache', 'fairlead');
  const own = join(folder, `tsconfig.${hashOf(file)}.json`);
  // The file may lie outside of what the project compiles.
  const options = { noEmit: true, composite: false, rootDir: null, incremental: true, tsBuildInfoFile: `${own}.tsbuildinfo` };
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(own, JSON.stringify({ extends: settings, compilerOptions: options, files: [file], include: [], references: [] }));
    return own;
  } catch {
    return undefined;
  }
}

/** What the compiler prints; its exit code says only whether that is anything. */
function runCompiler(compiler: string, settings: string): Promise<string> {
  const args = [join(compiler, 'bin', 'tsc'), '--project', settings, '--pretty', 'false'];
  return new Promise((done, fail) => {
    execFile(process.execPath, args, { maxBuffer: MOST_BYTES }, (error, stdout, stderr) => {
      if (error && stdout === '') fail(new Error(`types could not be checked: ${stderr.trim() || error.message}`));
      else done(stdout);
    });
  });
}

function readDiagnostics(printed: string): readonly Fault[] {
  const lines = printed.split(/\r?\n/).filter((line) => line !== '');
  return lines.flatMap((line, index) => {
    const { file, line: row, column, message } = DIAGNOSTIC.exec(line)?.groups ?? {};
    if (message === undefined) return [];
    const text = [message, ...findCauses(lines.slice(index + 1)).slice(-1)].join(' ');
    return [{ message: text.replaceAll(LONG_TYPE, shorten), ...(file !== undefined && { place: `${file}:${row}:${column}` }) }];
  });
}

/** The lines that belong to the one before them, outermost cause first. */
function findCauses(following: readonly string[]): readonly string[] {
  const end = following.findIndex((line) => !line.startsWith(' '));
  return following.slice(0, end === -1 ? following.length : end).map((line) => line.trim());
}

/** `'HttpServiceProps<…>'`, `'{…}'`. */
function shorten(_type: string, start: string): string {
  return start.startsWith('{') ? "'{…}'" : `'${start}…>'`;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
