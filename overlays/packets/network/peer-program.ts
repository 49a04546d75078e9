import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type { ServedPort } from './peer';

/** The arguments with which Node runs a peer: one that serves nothing only tries addresses. */
export function peerArguments(name: string, ports: readonly ServedPort[] = []): readonly string[] {
  return ['-e', (text ??= build()), name, JSON.stringify(ports)];
}

let text: string | undefined;

function build(): string {
  const options = { bundle: true, platform: 'node', target: 'node20', minify: true, write: false } as const;
  return buildSync({ ...options, entryPoints: [join(__dirname, 'peer.ts')] }).outputFiles[0]!.text;
}
