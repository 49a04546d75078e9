import { dirname } from 'node:path';
import { createPaint } from './colours';
import { type Options, readOptions } from './options';
import { runSynth } from './synth-command';
import { synthesize } from './synthesis';

/** `npm run synth`, and what `cdk8s synth` runs. Alone touches `process`. */
const { env, stdout, stderr } = process;

function main(options: Options): void {
  const outcome = runSynth({
    options,
    root: dirname(__dirname),
    cdk8sFolder: env['CDK8S_OUTDIR'],
    synthesize,
    paintOutput: createPaint(stdout, env['NO_COLOR']),
    paintErrors: createPaint(stderr, env['NO_COLOR']),
  });

  if (outcome.stdout) stdout.write(`${outcome.stdout}\n`);
  if (outcome.stderr) stderr.write(`${outcome.stderr}\n`);
  process.exitCode = outcome.code;
}

const options = readOptions(process);
if (options) main(options);
