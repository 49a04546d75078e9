import { type AppKind, namesOf, type ServiceNames } from '../names';
import { type CalleeValues, calleeValues, STORE_NAMES } from '../service/template-values';
import type { SourceEdits } from '../source/source-edits';
import type { BackgroundOptions } from './options';

/** What the files of a new worker or job are made with. */
export interface TemplateValues extends ServiceNames {
  readonly description: string;
  /** Makes its contract. */
  readonly define: string;
  readonly callees: readonly CalleeValues[];
  readonly store: string;
  readonly storeName: string;
  /** Says where the store is. */
  readonly storeVariable: string;
  /** What it works with. */
  readonly parts: readonly string[];
  /** What is closed at the end, in code. */
  readonly closed: readonly string[];
  /** A worker shows metrics, and the clients of a job count in some. */
  readonly needsMetrics: boolean;
}

/** @param services the list of all contracts, which says under which name each is imported */
export function templateValues(kind: AppKind, { name, calls, uses }: Required<BackgroundOptions>, services: SourceEdits): TemplateValues {
  const names = namesOf(name, kind);
  const callees = calls.map((callee) => calleeValues(callee, services));
  return {
    ...names,
    description: names.noun,
    define: kind === 'worker' ? 'defineWorker' : 'defineJob',
    callees,
    store: uses,
    storeName: STORE_NAMES[uses] ?? '',
    storeVariable: `${uses.toUpperCase()}_URL`,
    parts: [...(callees.length > 0 ? ['called'] : []), ...(uses === '' ? [] : ['queue'])],
    closed: [...callees.map(({ key }) => `called.${key}`), ...(uses === '' ? [] : ['queue'])],
    needsMetrics: kind === 'worker' || callees.length > 0,
  };
}
