import { execFile } from 'node:child_process';
import type { Tool } from './tool';

/** What is known of a tool on this machine. */
export interface FoundTool {
  readonly tool: Tool;
  /** `unknown`: it is there, and its version is none that could be compared. */
  readonly state: 'there' | 'too old' | 'missing' | 'unknown';
  /** As it says it itself. @default it is missing, or says none */
  readonly version?: string;
}

/** A tool that does not answer within this time counts as missing. */
const ANSWER_LIMIT_MS = 10_000;

/** Asks a tool for its version. @param env where it is looked for: `PATH` and the like */
export async function findTool(tool: Tool, env: NodeJS.ProcessEnv = process.env): Promise<FoundTool> {
  const answer = await ask(tool, env);
  if (answer === undefined) return { tool, state: 'missing' };
  const version = readVersion(answer);
  // A program that was built by hand says 0.0.0.
  if (version === undefined || /^[0.]+$/.test(version)) return { tool, state: 'unknown' };
  return { tool, version, state: isAtLeast(version, tool.least) ? 'there' : 'too old' };
}

/** What it prints, on either stream; nothing where it is not there or fails. */
function ask({ versionCommand: [program, ...args], versionCodes = [0] }: Tool, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  return new Promise((done) => {
    // On Windows npm is a script, which only a shell starts.
    const shell = process.platform === 'win32';
    const child = execFile(program, args, { env, shell, timeout: ANSWER_LIMIT_MS }, (error, stdout, stderr) => {
      const hasAnswered = error === null || (typeof error.code === 'number' && versionCodes.includes(error.code));
      done(hasAnswered ? `${stdout}\n${stderr}` : undefined);
    });
    child.stdin?.end();
  });
}

/** The first version in a text: `1.32.4` of `Client Version: v1.32.4-dispatcher`. */
export function readVersion(text: string): string | undefined {
  return /\d+(?:\.\d+)+/.exec(text)?.[0];
}

/** Whether a version is not older than another, number by number: `1.10` is later than `1.9`. What is left out is 0. */
export function isAtLeast(version: string, least: string): boolean {
  const [numbers, bounds] = [version, least].map((text) => text.split('.').map(Number)) as [number[], number[]];
  const index = [...bounds.keys()].find((place) => (numbers[place] ?? 0) !== bounds[place]);
  return index === undefined || (numbers[index] ?? 0) > (bounds[index] ?? 0);
}
