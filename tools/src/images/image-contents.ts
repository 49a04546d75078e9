import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { toStartError } from '@fairlead/command-line';
import { runProgram } from '../workspace/run-program';

/** A file of an image. */
export interface ImageFile {
  /** From the root, without a slash before it. */
  readonly path: string;
  /** As `ls` writes it: `-rwxr-xr-x`. */
  readonly mode: string;
}

/** What is known of an image. */
export interface ImageContents {
  readonly name: string;
  readonly bytes: number;
  /** User and group: `1001:1001`. */
  readonly user: string;
  /** `NAME=value`. */
  readonly env: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly files: readonly ImageFile[];
  /** The program of the service. */
  readonly program: string;
}

interface Inspected {
  readonly Size: number;
  readonly Config: {
    readonly User: string;
    readonly Env: readonly string[] | null;
    readonly Labels: Readonly<Record<string, string>> | null;
  };
}

/** Where the Dockerfile puts the program. */
const PROGRAM = 'app/main.js';

/** Reads an image of the local engine, through a container that is made and never started. @throws Error where there is no such image */
export async function readImage(name: string): Promise<ImageContents> {
  const [inspected] = JSON.parse(runProgram('docker', ['image', 'inspect', name])) as [Inspected];
  const container = runProgram('docker', ['create', name]).trim();
  try {
    const { User: user, Env: env, Labels: labels } = inspected.Config;
    const [files, program] = await Promise.all([listFiles(container), readProgram(container)]);
    return {
      name,
      bytes: inspected.Size,
      user,
      env: env ?? [],
      labels: labels ?? {},
      files,
      program,
    };
  } finally {
    runProgram('docker', ['rm', container]);
  }
}

/** `-rw-r--r-- 0/0  570  1970-01-01 00:00 etc/group`, and ` -> ` behind the name of a link. */
const LINE = /^(\S{10})\s+\S+\s+\S+\s+\S+\s+\S+\s(.*?)(?: -> .*| link to .*)?$/;

async function listFiles(container: string): Promise<readonly ImageFile[]> {
  const listed = await unpack(['export', container], ['--list', '--verbose', '--numeric-owner']);
  const files: ImageFile[] = [];
  for await (const line of createInterface(listed)) {
    const [, mode, path] = LINE.exec(line) ?? [];
    if (mode === undefined || path === undefined) throw new Error(`tar lists ${JSON.stringify(line)}, which is no file`);
    files.push({ mode, path });
  }
  return files;
}

async function readProgram(container: string): Promise<string> {
  const program = await text(await unpack(['cp', `${container}:/${PROGRAM}`, '-'], ['--extract', '--to-stdout']));
  if (program === '') throw new Error(`the image has no ${PROGRAM}`);
  return program;
}

/** What `tar` says of the archive that `docker` writes. */
async function unpack(docker: readonly string[], tar: readonly string[]): Promise<Readable> {
  const archive = spawn('docker', docker, { stdio: ['ignore', 'pipe', 'inherit'] });
  const unpacked = spawn('tar', tar, { stdio: [archive.stdout, 'pipe', 'inherit'] });
  await Promise.all([started(archive), started(unpacked)]);
  return unpacked.stdout;
}

async function started(child: ChildProcess): Promise<void> {
  try {
    await once(child, 'spawn');
  } catch (error) {
    throw toStartError(child.spawnfile, error, { howToGet: 'npm run validate -- --for images says how to get it' });
  }
}
