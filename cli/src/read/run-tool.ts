import { escapeControls, LIVE_KINDS, maskText, type Source } from '@fairlead/diagnosis';
import { MOST_BYTES } from './most-bytes';

/** A program of the user's, and what it is asked for. */
export interface ToolCall {
  readonly program: 'helm' | 'kubectl';
  readonly args: readonly string[];
  /** Stands for a file in what is said. */
  readonly name: string;
}

/** What helm renders of a chart, with files of values in order. */
export function renderChart(chart: string, values: readonly string[], namespace: string | undefined): ToolCall {
  const inNamespace = namespace === undefined ? [] : ['--namespace', namespace];
  return {
    program: 'helm',
    name: `<helm template ${chart}>`,
    args: ['template', 'release', chart, ...values.flatMap((file) => ['--values', file]), ...inNamespace],
  };
}

/** What kubectl builds of a folder with a kustomization. */
export function buildKustomization(folder: string): ToolCall {
  return { program: 'kubectl', name: `<kubectl kustomize ${folder}>`, args: ['kustomize', folder] };
}

/** What kubectl tells of a cluster: one namespace of it, or all. Secrets are not asked for, so that no value of one ever arrives. */
export function readCluster(context: string | undefined, namespace: string | undefined): ToolCall {
  const inContext = context === undefined ? [] : ['--context', context];
  const inNamespace = namespace === undefined ? ['--all-namespaces'] : ['--namespace', namespace];
  return {
    program: 'kubectl',
    name: '<kubectl get>',
    args: [...inContext, 'get', LIVE_KINDS.join(','), ...inNamespace, '--output', 'yaml'],
  };
}

/**
 * Runs a tool, and takes what it prints as a source.
 *
 * @throws Error when there is no such program, or it fails
 */
export function runTool({ program, args, name }: ToolCall): Source {
  // Loaded here, for most runs read files alone.
  const { spawnSync } = process.getBuiltinModule('node:child_process');
  const { status, signal, stdout, stderr, error } = spawnSync(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: MOST_BYTES,
  });
  const command = escapeControls([program, ...args].join(' '));
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT')
    throw new Error(`${program} is not on the path; install it to run: ${command}`);
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOBUFS')
    throw new Error(`${command} answers with more than there is memory for; give Node more: NODE_OPTIONS=--max-old-space-size=8192`);
  if (error) throw new Error(`${command} could not be run: ${error.message}`, { cause: error });
  if (status !== 0) throw new Error(`${command} failed (${signal ?? `exit code ${status}`}):\n${quote(stderr)}`);
  return { name, isNamed: true, text: stdout };
}

/** What a tool says when it fails may quote values, and what they hold. */
function quote(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `  ${escapeControls(maskText(line))}`)
    .join('\n');
}
