import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Cleanup, createStopSignal, type Defer, runCommand } from '@fairlead/command-line';
import { toMarkdown, toText } from './format-resources';
import { NAME, type Options, parseOptions, USAGE } from './options';
import { startOwnPrometheus } from './own/own-prometheus';
import { Prometheus } from './prometheus';
import { type ResourceReport, watchResources } from './watch-resources';

/** What a Prometheus that was just started needs to find the kubelets and to scrape them. */
const FIRST_SCRAPE_S = 60;

const stop = createStopSignal(process);

/** `npm run monitor`. Alone touches `process`. */
async function run(options: Options): Promise<void> {
  const { json, markdown } = options;
  const report = await Cleanup.around(stop, ({ defer }) => watch(options, defer));
  // First, so that a file that cannot be written loses nothing.
  process.stdout.write(`${json ? JSON.stringify(report, undefined, 2) : toText(report)}\n`);
  if (markdown !== undefined) {
    mkdirSync(dirname(markdown), { recursive: true });
    writeFileSync(markdown, toMarkdown(report));
  }
}

async function watch(options: Options, defer: Defer): Promise<ResourceReport> {
  const { prometheus, context, duration, window, namespaces = [] } = options;
  const program = process.env['PROMETHEUS'] || 'prometheus';
  return watchResources({
    prometheus: new Prometheus(prometheus ?? (await startOwnPrometheus({ program, context, stop, defer })), stop),
    patienceS: prometheus ? 0 : FIRST_SCRAPE_S,
    durationS: duration,
    windowS: window,
    namespaces,
    stop,
    tell: (line) => void process.stderr.write(`${line}\n`),
  });
}

// Rather than by itself: what a stop has abandoned may still wait for something.
void runCommand({ name: NAME, usage: USAGE, parse: parseOptions, run, stop }, process).then(() => process.exit());
