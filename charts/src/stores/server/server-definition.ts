import type { EmptyVolume } from '../../pod/volume';
import type { ProbeHandlers } from '../../pod/probes';
import type { Store } from '../store';
import type { StoreLimits } from '../store-limits';
import type { StoreProtocol } from '../store-protocol';
import type { CompleteServerProps, ServerProps } from './server-props';

/** A place that a server may write to beside its records: an empty folder that goes with the pod. */
export interface WritableFolder extends EmptyVolume {
  readonly path: string;
}

/** The server of one store: what its container is given. */
export interface ServerProgram {
  /** User and group of its image, who own its volume: a number above 0. */
  readonly user: number;

  /** Command and arguments, in place of those of the image: no program of the image then runs as root, or waits for a variable of its own. */
  readonly command: readonly string[];

  /** Where it keeps its records: the volume is mounted there, as large as `storage` says. */
  readonly dataFolder: string;

  /** Where else it writes. Everything else is read-only. @default nowhere */
  readonly writable?: readonly WritableFolder[];

  /** Variables, without a credential. @default none */
  readonly env?: Readonly<Record<string, string>>;

  /** How the kubelet asks whether it has started, lives and takes clients. */
  readonly probes: ProbeHandlers;

  /**
   * Command of an initContainer of the same image, with the same folders, files and passwords: before each start of the server. It must
   * be one that may be interrupted and run again, since pods are.
   *
   * @default nothing runs before it
   */
  readonly prepare?: readonly string[];

  /**
   * Command in the container that stops the server, where it does not stop within its grace period on SIGTERM.
   *
   * @default SIGTERM alone
   */
  readonly preStop?: readonly string[];
}

/** The settings in a file of its own that bound a server, of which each line holds one: `max_connections 100`. */
export interface ServerSettings {
  /** Name of the file. */
  readonly file: string;
  /** The setting that says how many connections it accepts. */
  readonly sockets: string;
  /** The setting that says how much memory it takes for records: `128MB`. */
  readonly memory: string;
}

/**
 * All that makes a kind of store which the platform runs. Everything else, from the StatefulSet to the network policies, is the same for
 * every kind.
 */
export interface ServerDefinition<Kind extends string, Props extends CompleteServerProps> {
  /** How services reach it. */
  readonly protocol: StoreProtocol<Kind>;

  /** Its image where an environment pins none: `postgres:17-bookworm`. One that pins images names it after the kind. */
  readonly image: string;

  /** What messages call it, with its article: `a PostgresStore`. */
  readonly subject: string;

  /** Its props beside those of every server. */
  readonly props: Readonly<Record<Exclude<keyof Props, keyof ServerProps>, 'optional' | 'required'>>;

  /** Values of its props where nobody gives one. Of those that must be given, what stands in until that is told. */
  readonly defaults: Props;

  /** Props that follow from those that are given. @default none */
  readonly derive?: (given: Props) => Partial<Props>;

  /** What is wrong with its own props, one line each: what is wrong, why, what to write. Types are not to be trusted. */
  readonly findFaults: (props: Props) => readonly string[];

  /** What it can do at once, which its clients share. */
  readonly limits: (props: Props) => StoreLimits;

  /**
   * Files in a folder of its container, by name, once the graph is complete: its configuration, who its users are. No credential: each
   * user's password is in a file of the user's name below {@link PASSWORD_FOLDER}.
   */
  readonly files: (store: Store<Kind>, props: Props) => Readonly<Record<string, string>>;

  /** Folder of these files: `/etc/postgres`. */
  readonly filesFolder: string;

  /** Which of the files says what bounds it, so that a budget reads what is applied. @default its limits count as they are declared */
  readonly settings?: ServerSettings;

  readonly program: (store: Store<Kind>, props: Props) => ServerProgram;
}
