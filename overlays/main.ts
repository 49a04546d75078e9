import { dirname } from 'node:path';
import { createPaint } from './colours';
import { type Options, readOptions } from './options';
import { runSynth } from './synth-command';
import { renderShopForCompose, type Synthesis, synthesize } from './synthesis';

/** `npm run synth`, and what `cdk8s synth` runs. Alone touches `process`. */
const { env, stdout, stderr } = process;

const root = dirname(__dirname);

function main(options: Options): void {
  let rendered: readonly Synthesis[] = [];
  const outcome = runSynth({
    options,
    root,
    cdk8sFolder: env['CDK8S_OUTDIR'],
    synthesize: () => (rendered = synthesize()),
    compose: renderShopForCompose,
    paintOutput: createPaint(stdout, env['NO_COLOR']),
    paintErrors: createPaint(stderr, env['NO_COLOR']),
  });

  if (outcome.stdout) stdout.write(`${outcome.stdout}\n`);
  if (outcome.stderr) stderr.write(`${outcome.stderr}\n`);
  process.exitCode = outcome.code;
  if (options.html && rendered.length > 0) void drawPages(rendered);
}

async function drawPages(syntheses: readonly Synthesis[]): Promise<void> {
  // What draws pictures takes longer to load than all the rest.
  const { writePages } = await import('./pages');
  const pages = await writePages(syntheses, root);
  stderr.write(`pages: ${pages.join(', ')}\n`);
}

const options = readOptions(process);
if (options) main(options);
