import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WORKSPACE } from '../workspace/workspace';
import { tryDocument } from './try-document';

/**
 * Does what documents say, each in an empty folder that holds nothing but the packed `fairlead`: `npm run docs:try -- docs/tutorial.md`.
 * Commands for a cluster run where `KUBECONFIG` names one.
 */
function main(documents: readonly string[]): void {
  const packed = readdirSync(join(WORKSPACE, 'dist')).filter((file) => /^fairlead-.*\.tgz$/.test(file));
  const { devDependencies } = JSON.parse(readFileSync(join(WORKSPACE, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  if (packed.length !== 1) throw new Error(`dist holds ${packed.length} packages; run npm run pack`);
  for (const document of documents) {
    const folder = mkdtempSync(join(tmpdir(), 'document-'));
    packed.forEach((file) => cpSync(join(WORKSPACE, 'dist', file), join(folder, file)));
    console.log(`=== ${document}`);
    try {
      tryDocument(readFileSync(join(WORKSPACE, document), 'utf8'), {
        folder,
        versions: devDependencies,
        cluster: process.env['KUBECONFIG'] !== undefined,
        log: console.log,
      });
    } catch (error) {
      console.error(`${document}: ${(error as Error).message}`);
      process.exitCode = 1;
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
}

main(process.argv.slice(2));
