import { chmodSync, copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/** `node --import tsx build.ts MONGO-SERVER FOLDER`: puts what stands in for MongoDB into a folder, for an image that has Node and a shell. */
async function main([server = '', folder = '']: readonly string[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  copyFileSync(server, join(folder, 'mongo-server'));
  copyFileSync(join(__dirname, 'mongod'), join(folder, 'mongod'));
  const outfile = join(folder, 'mongosh');
  const banner = { js: '#!/usr/local/bin/node' };
  await build({ entryPoints: [join(__dirname, 'mongosh.ts')], outfile, bundle: true, platform: 'node', target: 'node20', banner });
  for (const program of ['mongo-server', 'mongod', 'mongosh']) chmodSync(join(folder, program), 0o755);
}

void main(process.argv.slice(2));
