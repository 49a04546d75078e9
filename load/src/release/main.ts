import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Kubectl } from '@fairlead/cluster';
import { Cleanup, createStopSignal, runCommand } from '@fairlead/command-line';
import { isKept, toMarkdown, toText } from './format-findings';
import { NAME, type Options, parseOptions, USAGE } from './options';
import { proveRelease } from './prove-release';
import type { Finding } from './finding';

const { stdout, stderr } = process;

const stop = createStopSignal(process);

/** `npm run prove:release`. Alone touches `process`. @returns exit code: 1 where a promise is broken */
async function run(options: Options): Promise<number> {
  const kubectl = new Kubectl(stop, options.context);
  await kubectl.checkCluster(`no cluster answers at the context ${options.context}; start one, or name another`);
  const findings: Finding[] = [];
  const tell = (line: string) => void stderr.write(`${line}\n`);
  try {
    await Cleanup.around(stop, ({ defer }) =>
      proveRelease(options, { kubectl, defer, tell, onFindings: (found) => void findings.push(...found) }),
    );
  } finally {
    // What was seen until it failed or was stopped counts too.
    if (findings.length > 0) report(findings, options);
  }
  return findings.every(isKept) ? 0 : 1;
}

function report(findings: readonly Finding[], { markdown }: Options): void {
  if (markdown !== undefined) {
    mkdirSync(dirname(markdown), { recursive: true });
    writeFileSync(markdown, toMarkdown(findings));
  }
  stdout.write(`${toText(findings)}\n`);
}

// Rather than by itself: what a stop has abandoned may still wait for something.
void runCommand({ name: NAME, usage: USAGE, parse: parseOptions, run, stop }, process).then(() => process.exit());
