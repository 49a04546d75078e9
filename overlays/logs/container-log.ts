/** Longest part of a line that a container runtime writes at once, in characters: containerd splits at 16 KiB. */
const PART = 16_384;

/** A line of a container and when it came. */
export interface ContainerLine {
  readonly text: string;
  /** RFC 3339. */
  readonly time: string;
}

/**
 * Lines as a container runtime writes them to its file (CRI): time, stream, whether it is the last part of the line, and that part.
 *
 * @see https://github.com/kubernetes/design-proposals-archive/blob/main/node/kubelet-cri-logging.md
 */
export function toContainerLog(lines: readonly ContainerLine[]): string {
  return lines.flatMap(({ text, time }) => split(text).map(({ part, tag }) => `${time} stdout ${tag} ${part}\n`)).join('');
}

function split(text: string): readonly { readonly part: string; readonly tag: 'F' | 'P' }[] {
  const parts = text.match(new RegExp(`.{1,${PART}}`, 'gs')) ?? [''];
  return parts.map((part, index) => ({ part, tag: index === parts.length - 1 ? 'F' : 'P' }));
}

/** Name of that file below `/var/log/containers`. */
export function containerLogName({ pod, namespace, container }: Record<'pod' | 'namespace' | 'container', string>): string {
  return `${pod}_${namespace}_${container}-${'0'.repeat(64)}.log`;
}
