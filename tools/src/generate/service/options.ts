/** What `nx g tools:service` is told; `schema.json` says the same. */
export interface ServiceOptions {
  readonly name: string;
  /** Names of the services that it calls. */
  readonly calls?: readonly string[];
  /** The kind of store that it keeps its entries in. Empty: none. */
  readonly uses?: string;
  readonly public?: boolean;
  readonly port?: number;
  /** Whether manifests and documents are written anew. */
  readonly render?: boolean;
}
