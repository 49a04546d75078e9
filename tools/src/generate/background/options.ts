/** What `nx g tools:worker` and `nx g tools:job` are told; `schema.json` of each says the same. */
export interface BackgroundOptions {
  readonly name: string;
  /** Names of the services that it calls. */
  readonly calls?: readonly string[];
  /** The kind of store that its work comes from. Empty: none. */
  readonly uses?: string;
  /** When a job runs. */
  readonly schedule?: string;
  /** Whether manifests and documents are written anew. */
  readonly render?: boolean;
}
