/** What the steps of a proof are told. */
export interface Settings {
  /** Pods of each service. */
  readonly replicas: number;
  /** Requests a second. */
  readonly rate: number;
  /** Requests a second that are more than one pod of the gateway is for. */
  readonly peak: number;
  /** Tag of the other version. */
  readonly to: string | undefined;
  /** Program that pulls the plug of a node (`stop NODE`), and gives it back (`start NODE`). */
  readonly program: string | undefined;
}
