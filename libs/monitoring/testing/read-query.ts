import { parser } from '@prometheus-io/lezer-promql';

/** What a query of PromQL is made of. */
export interface QueryParts {
  /** Names of the series that it reads. */
  readonly series: readonly string[];
  /** Where it cannot be read: pieces of its text. */
  readonly errors: readonly string[];
}

/** Reads a query as Prometheus's own editor does. */
export function readQuery(query: string): QueryParts {
  const series: string[] = [];
  const errors: string[] = [];
  parser.parse(query).iterate({
    enter: ({ type, from, to, node }) => {
      if (type.isError) errors.push(query.slice(from, to + 10));
      if (type.name === 'Identifier' && node.parent?.name === 'VectorSelector') series.push(query.slice(from, to));
    },
  });
  return { series, errors };
}

/** The selectors of a query, each as it is written: `up{pod="a"}`. */
export function selectorsOf(query: string): readonly string[] {
  const selectors: string[] = [];
  parser.parse(query).iterate({
    enter: ({ type, from, to }) => {
      if (type.name === 'VectorSelector') selectors.push(query.slice(from, to));
    },
  });
  return selectors;
}
