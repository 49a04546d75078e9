import { flag, option, type OptionTable, type OptionValues, repeatable, text } from '@fairlead/command-line';
import { type Objects, type Problem, readObjects, type Source } from '@fairlead/diagnosis';
import { readSources } from '../read/read-sources';
import { buildKustomization, readCluster, renderChart, runTool, type ToolCall } from '../read/run-tool';
import { parseArguments } from './parse-arguments';
import type { InputSettings } from '../settings/settings';

/** Where manifests come from beside files. */
export const INPUT_OPTIONS = {
  kustomize: option('-k, --kustomize <folder>', { description: 'read what kubectl builds of a kustomization', kind: text }),
  helm: option('--helm <chart>', { description: 'read what helm renders of a chart', kind: text }),
  values: repeatable('-f, --values <file>', { description: 'values for --helm; several times for several files', kind: text }),
  live: flag('--live', 'read what runs in a cluster; Secrets are not asked for'),
  context: option('--context <name>', { description: 'the cluster for --live (default the current context)', kind: text }),
  namespace: option('-n, --namespace <name>', { description: 'one namespace of --live, or the one for --helm', kind: text }),
};

/** What a command reads. */
export type InputOptions = Readonly<OptionValues<typeof INPUT_OPTIONS>>;

/** How the arguments of a command that reads manifests are written. */
export const INPUT_USAGE = '<files, folders, patterns, ->';

/** What was read. */
export interface Input extends Objects {
  /** Names of what was read, in order. */
  readonly files: readonly string[];
  readonly sources: readonly Source[];
}

/**
 * Reads what paths and options name.
 *
 * @param exclude patterns of paths that are left out
 * @throws Error where nothing is named, or a tool fails
 */
export async function readInput(paths: readonly string[], options: InputOptions, exclude: readonly string[] = []): Promise<Input> {
  const rendered = listToolCalls(options).map(runTool);
  const { sources, problems } = await readSources(paths, exclude);
  return toInput([...rendered, ...sources], problems);
}

/**
 * The options of a command whose arguments name manifests.
 *
 * @param settings what is read where the arguments name nothing
 * @throws Error that names the argument that is wrong
 */
export function parseInput<Options extends typeof INPUT_OPTIONS & OptionTable>(
  args: readonly string[],
  options: Options,
  settings: InputSettings = {},
) {
  const line = parseArguments(args, options);
  const given: OptionValues<Options> = line.getAll();
  const isNamed = line.positionals.length > 0 || listToolCalls(given).length > 0;
  const { paths = [], kustomize, helm, values = given.values, live = false, context, namespace } = isNamed ? {} : settings;
  const input = isNamed
    ? {}
    : { kustomize, helm, values, live, context: given.context ?? context, namespace: given.namespace ?? namespace };
  const merged = { ...given, ...input, paths: isNamed ? line.positionals : paths };
  checkInput(merged.paths, merged);
  return merged;
}

/** @throws Error where nothing is named to read, or an option that belongs to another is alone */
export function checkInput(paths: readonly string[], options: InputOptions): void {
  const { helm, values, live, context, namespace } = options;
  if (paths.length === 0 && listToolCalls(options).length === 0)
    throw new Error('no manifests given; give files, folders, patterns or - for what comes through a pipe');
  if (values.length > 0 && helm === undefined) throw new Error('--values is for --helm alone; give the chart with --helm <chart>');
  if (context !== undefined && !live) throw new Error('--context is for --live alone; give both');
  if (namespace !== undefined && !live && helm === undefined) throw new Error('--namespace is for --live and --helm; give one of them');
}

function listToolCalls({ kustomize, helm, values, live, context, namespace }: InputOptions): readonly ToolCall[] {
  return [
    ...(kustomize === undefined ? [] : [buildKustomization(kustomize)]),
    ...(helm === undefined ? [] : [renderChart(helm, values, namespace)]),
    ...(live ? [readCluster(context, namespace)] : []),
  ];
}

function toInput(sources: readonly Source[], problems: readonly Problem[]): Input {
  const read = readObjects(sources);
  return { objects: read.objects, problems: [...problems, ...read.problems], files: sources.map(({ name }) => name), sources };
}
