import type { ContainerLine } from './container-log';

/** Whose a line is. */
export interface LineOwner {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
}

/**
 * Lines of JSON as the body of `_bulk`, as the pipeline's output sends them but for the id of a line, which is a hash of it: an action that
 * names the index of its day, then the line with its time and its pod.
 *
 * @param index beginning of the index's name
 */
export function toBulk(lines: readonly ContainerLine[], { namespace, pod, container }: LineOwner, index: string): string {
  const kubernetes = { namespace_name: namespace, pod_name: pod, container_name: container };
  return lines
    .flatMap(({ text, time }) => {
      const action = { create: { _index: `${index}-${time.slice(0, 10).replaceAll('-', '.')}` } };
      return [action, { '@timestamp': time, stream: 'stdout', ...(JSON.parse(text) as object), kubernetes }];
    })
    .map((document) => `${JSON.stringify(document)}\n`)
    .join('');
}
