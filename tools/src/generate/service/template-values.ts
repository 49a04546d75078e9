import { SERVICES } from '@fairlead/contracts';
import { addressVariable } from 'fairlead/contract';
import { namesOf, type ServiceNames } from '../names';
import { findContractName } from '../source/imports';
import type { SourceEdits } from '../source/source-edits';
import type { ServiceOptions } from './options';

/** A called service, as the files of its caller name it. */
export interface CalleeValues {
  readonly name: string;
  readonly contract: string;
  /** Of its client: `user`. */
  readonly key: string;
  /** Where it is: `USER_SERVICE_URL`. */
  readonly variable: string;
  /** Of the example: the first GET that needs nothing but its path. */
  readonly path: string;
}

/** What the files of a new service are made with. */
export interface TemplateValues extends ServiceNames {
  readonly description: string;
  readonly port: number;
  readonly callees: readonly CalleeValues[];
  readonly store: string;
  /** As people call it: `Redis`. */
  readonly storeName: string;
  /** Says where the store is. */
  readonly storeVariable: string;
  /** What the application works with, beside what every service does. */
  readonly parts: readonly string[];
  /** What is closed at the end, in code. */
  readonly closed: readonly string[];
}

/** Kinds of store as people call them. */
export const STORE_NAMES: Readonly<Record<string, string>> = { redis: 'Redis', mongo: 'MongoDB' };

/** @param services the list of all contracts, which says under which name each is imported */
export function templateValues({ name, calls, uses, port }: Required<ServiceOptions>, services: SourceEdits): TemplateValues {
  const callees = calls.map((callee) => calleeValues(callee, services));
  const storeName = STORE_NAMES[uses] ?? '';
  return {
    ...namesOf(name),
    description: uses === '' ? namesOf(name).noun : `${namesOf(name).noun} in ${storeName}`,
    port,
    callees,
    store: uses,
    storeName,
    storeVariable: `${uses.toUpperCase()}_URL`,
    parts: [...(callees.length > 0 ? ['called'] : []), ...(uses === '' ? [] : ['store'])],
    closed: [...callees.map(({ key }) => `called.${key}`), ...(uses === '' ? [] : ['store'])],
  };
}

/** @throws Error where no route of it shows how it is called */
export function calleeValues(name: string, services: SourceEdits): CalleeValues {
  const contract = SERVICES.find((service) => service.name === name);
  const routes: readonly { readonly path: string; readonly methods: readonly string[] }[] = contract?.routes ?? [];
  const plain = routes.find(({ path, methods }) => methods.includes('GET') && !/[:*]/.test(path));
  if (!plain)
    throw new Error(
      `${name} answers no GET that needs nothing but its path, which the example would be; leave --calls ${name} out, and call it by hand`,
    );
  const { variable } = namesOf(name);
  return { name, contract: findContractName(services, name) ?? '', key: variable, variable: addressVariable(name), path: plain.path };
}
