import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import {
  createPaint,
  headerOf,
  layoutOf,
  type PlatformSource,
  runSynth,
  type SynthOptions,
  type SynthOutcome,
  synthesize,
} from 'fairlead/synth';

/** What each example is, as `fairlead synth` finds it. */
const PLATFORM = 'platform.ts';

/** Names of the examples: folders beside this file. */
export const EXAMPLES = readdirSync(__dirname)
  .filter((name) => existsSync(join(__dirname, name, PLATFORM)))
  .sort();

/** Renders an example, proves it and writes its manifests, as `fairlead synth` does in a folder of its own. */
export function synthesizeExample(name: string, options: SynthOptions): SynthOutcome {
  const source = createRequire(__filename)(`./${name}/${PLATFORM}`) as PlatformSource;
  return runSynth({
    command: { plain: 'npm run examples', withOptions: 'npm run examples --' },
    options,
    layout: layoutOf('', `examples/${name}`),
    cdk8sFolder: undefined,
    synthesize: () => synthesize(source, { header: headerOf(PLATFORM) }),
    paintOutput: createPaint(process.stdout, process.env['NO_COLOR']),
    paintErrors: createPaint(process.stderr, process.env['NO_COLOR']),
  });
}
