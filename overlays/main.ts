import { InvalidPlatform } from 'fairlead';
import { committedFiles, type Files, findStale, plainFiles, writeFiles } from './output';
import { synthesize } from './synthesis';

/**
 * `npm run synth` writes the committed manifests, `npm run synth -- --check` only says whether they are stale. Under `cdk8s synth`,
 * which names its folder in `CDK8S_OUTDIR` and prints the list itself, the same manifests go there.
 *
 * @returns exit code: 1 for a broken platform or stale manifests, 2 for a wrong option
 */
function main(args: readonly string[], cdk8sFolder: string | undefined): number {
  const unknown = args.find((arg) => arg !== '--check');
  if (unknown) return fail(2, [`unknown option ${unknown}; write npm run synth, or npm run synth -- --check`]);

  const syntheses = synthesize();
  if (cdk8sFolder) {
    writeFiles(cdk8sFolder, plainFiles(syntheses));
    return 0;
  }
  const files = committedFiles(syntheses);
  return args.includes('--check') ? check(files) : write(files);
}

function check(files: Files): number {
  const stale = findStale(__dirname, files);
  if (stale.length > 0) return fail(1, ['The committed manifests are stale; run npm run synth and commit:', ...stale.map(indent)]);
  console.log(`${files.size} files are current`);
  return 0;
}

function write(files: Files): number {
  const stale = new Set(findStale(__dirname, files));
  writeFiles(__dirname, files);
  const paths = [...new Set([...files.keys(), ...stale])].sort();
  for (const path of paths) console.log(describe(path, files.has(path), stale.has(path)));
  return 0;
}

function describe(path: string, written: boolean, changed: boolean): string {
  if (!written) return `overlays/${path}  ${bold('deleted')}`;
  return changed ? `overlays/${path}  ${bold('changed')}` : `overlays/${path}`;
}

function bold(text: string): string {
  return process.stdout.isTTY && process.stdout.hasColors() ? `\u001b[1m${text}\u001b[22m` : text;
}

function fail(code: number, lines: readonly string[]): number {
  console.error(lines.join('\n'));
  return code;
}

const indent = (line: string) => `  ${line}`;

try {
  process.exitCode = main(process.argv.slice(2), process.env['CDK8S_OUTDIR']);
} catch (error) {
  if (!(error instanceof InvalidPlatform)) throw error;
  process.exitCode = fail(1, ['Nothing was written, for the platform would not run as declared:', ...error.faults.map(indent)]);
}
