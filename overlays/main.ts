import { dirname } from 'node:path';
import { createPaint } from './colours';
import { runSynth } from './synth-command';
import { synthesize } from './synthesis';

/** `npm run synth`, and what `cdk8s synth` runs. Alone touches `process`. */
const { argv, env, stdout, stderr } = process;

const outcome = runSynth({
  args: argv.slice(2),
  root: dirname(__dirname),
  cdk8sFolder: env['CDK8S_OUTDIR'],
  synthesize,
  paintOutput: createPaint(stdout, env['NO_COLOR']),
  paintErrors: createPaint(stderr, env['NO_COLOR']),
});

if (outcome.stdout) stdout.write(`${outcome.stdout}\n`);
if (outcome.stderr) stderr.write(`${outcome.stderr}\n`);
process.exitCode = outcome.code;
