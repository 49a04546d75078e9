import { dirname } from 'node:path';
import { createPaint, runSynth, type Synthesis } from 'fairlead/synth';
import { renderBesides } from './besides';
import { type Options, readOptions } from './options';
import { createLayout } from './output';
import { SYNTH_COMMAND } from './synth-command';
import { synthesize } from './synthesis';

/** `npm run synth`, and what `cdk8s synth` runs. Alone touches `process`. */
const { env, stdout, stderr } = process;

const root = dirname(__dirname);

function main(options: Options): void {
  const outcome = runSynth({
    command: SYNTH_COMMAND,
    options,
    layout: createLayout(root, renderBesides),
    cdk8sFolder: env['CDK8S_OUTDIR'],
    synthesize,
    paintOutput: createPaint(stdout, env['NO_COLOR']),
    paintErrors: createPaint(stderr, env['NO_COLOR']),
  });

  if (outcome.stdout) stdout.write(`${outcome.stdout}\n`);
  if (outcome.stderr) stderr.write(`${outcome.stderr}\n`);
  process.exitCode = outcome.code;
  if (options.html && outcome.syntheses.length > 0) void drawPages(outcome.syntheses);
}

async function drawPages(syntheses: readonly Synthesis[]): Promise<void> {
  // What draws pictures takes longer to load than all the rest.
  const { writePages } = await import('./pages');
  stderr.write(`pages: ${(await writePages(syntheses, root)).join(', ')}\n`);
}

const options = readOptions(process);
if (options) main(options);
