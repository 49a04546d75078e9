/** What the steps of a proof are told. */
export interface Settings {
  /** Pods of each service. */
  readonly replicas: number;
  /** Requests a second. */
  readonly rate: number;
  /** Requests a second that are more than the pods of the gateway are for. */
  readonly peak: number;
  /** Tag of the other version. */
  readonly to: string | undefined;
  /** Program that pulls the plug of a node (`stop NODE`), and gives it back (`start NODE`). */
  readonly program: string | undefined;
}
