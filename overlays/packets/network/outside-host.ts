import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { End } from '../end';
import { Caller } from './caller';
import type { ServedPort } from './peer';

/** A host beside the nodes: policies know its address alone. */
export interface OutsideHost {
  readonly end: End;
  /** Serves ports there, and calls from there. */
  readonly open: (ports: readonly ServedPort[]) => Caller;
}

const FIRST_ADDRESS = "Object.values(os.networkInterfaces()).flat().find(({ internal, family }) => !internal && family === 'IPv4').address";

/** @param prefix what runs a command there */
export async function findOutsideHost(prefix: readonly string[]): Promise<OutsideHost> {
  const [command = '', ...args] = prefix;
  const { stdout } = await promisify(execFile)(command, [...args, 'node', '-p', FIRST_ADDRESS]);
  const address = stdout.trim();
  const name = `host ${address}`;
  return { end: { name, address }, open: (ports) => Caller.onHost(prefix, name, ports) };
}
