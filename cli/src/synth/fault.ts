/** What is wrong with a platform, and where. */
export interface Fault {
  /** One line. */
  readonly message: string;
  /**
   * `platform.ts:12:17`.
   *
   * @default not known
   */
  readonly place?: string;
}
