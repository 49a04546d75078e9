import { relative } from 'node:path';
import { InvalidPlatform } from 'fairlead';
import { committedFiles, findStale, plainFiles, writeFiles } from './output';
import { synthesize } from './synthesis';

/**
 * `npm run synth` writes the committed manifests, `npm run synth -- --check` only says whether they are stale. Under `cdk8s synth`,
 * which names its folder in `CDK8S_OUTDIR` and prints the list itself, the same manifests go there.
 */
function main(args: readonly string[], cdk8sFolder: string | undefined): void {
  const syntheses = synthesize();
  if (cdk8sFolder) return writeFiles(cdk8sFolder, plainFiles(syntheses));

  const files = committedFiles(syntheses);
  const stale = findStale(__dirname, files).map(show);
  if (args.includes('--check')) {
    if (stale.length > 0) fail(['The committed manifests are stale; run npm run synth and commit:', ...stale.map((path) => `  ${path}`)]);
    return console.log(`${files.size} files are current`);
  }

  writeFiles(__dirname, files);
  const changed = new Set(stale);
  for (const path of [...files.keys()].map(show)) console.log(changed.has(path) ? `${bold(path)}  changed` : path);
  for (const path of stale.filter((path) => !files.has(relative('overlays', path)))) console.log(`${bold(path)}  deleted`);
}

function show(path: string): string {
  return `overlays/${path}`;
}

function bold(text: string): string {
  return process.stdout.hasColors?.() ? `\u001b[1m${text}\u001b[22m` : text;
}

function fail(lines: readonly string[]): void {
  console.error(lines.join('\n'));
  process.exitCode = 1;
}

try {
  main(process.argv.slice(2), process.env['CDK8S_OUTDIR']);
} catch (error) {
  if (!(error instanceof InvalidPlatform)) throw error;
  fail(['Nothing was written, for the platform would not run as declared:', ...error.faults.map((fault) => `  ${fault}`)]);
}
