import type { StoreKind } from 'fairlead/contract';
import { Component } from './component';

/** Where an environment variable gets its value: in plain sight, or by reference to a key of a Secret. */
export type VariableSource = { readonly value: string } | { readonly secretName: string; readonly key: string };

/** A component that keeps records for services: it calls nobody. */
export abstract class Store extends Component {
  /** What a contract calls it. */
  abstract readonly kind: StoreKind;

  /** The variables that lead a service to it, by the names of the contract. */
  abstract readonly variables: Readonly<Record<string, VariableSource>>;

  override get dependencies(): readonly Component[] {
    return [];
  }

  override findFaults(): readonly string[] {
    return [];
  }
}
