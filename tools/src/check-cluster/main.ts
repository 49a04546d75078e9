import { Kubectl } from '@fairlead/cluster';
import { createStopSignal, runCommand } from '@fairlead/command-line';
import { readEnvironment } from '../environment/environment';
import { awaitHealth, explain, readHealth } from './health';
import { NAME, type Options, parseOptions, USAGE } from './options';
import { isError } from './problems/problem';
import { formatMarkdown } from './report/format-markdown';
import { formatText } from './report/format-text';
import { countObjects, type Report } from './report/report';
import { toDocument } from './report/to-document';

const { env, stdout, stderr } = process;

const tell = (line: string) => void stderr.write(`${line}\n`);

const stop = createStopSignal(process);

/** `npm run check:cluster`. @returns exit code: 1 where something is wrong */
async function run(options: Options): Promise<number> {
  const { context, ingress: address, within, markdown, json } = options;
  const environment = readEnvironment(options.env);
  const props = { kubectl: new Kubectl(stop, context), environment, address };
  const startMs = Date.now();
  const health = await awaitHealth({ read: () => readHealth(props), withinMs: within * 1_000, stop, tell });
  const report: Report = {
    ...{ environment: environment.name, context, namespace: environment.namespace },
    isHealthy: !health.problems.some(isError),
    seconds: Math.round((Date.now() - startMs) / 1_000),
    counts: countObjects(health.snapshot),
    problems: await explain(health, props),
  };
  const format = markdown ? formatMarkdown : json ? (each: Report) => JSON.stringify(toDocument(each), undefined, 2) : formatText;
  stdout.write(`${format(report)}\n`);
  return report.isHealthy ? 0 : 1;
}

const parse = (args: readonly string[]) => parseOptions(args, env);

void runCommand({ name: NAME, usage: USAGE, parse, run, stop }, process);
