/** What hostile clients do. */
export type AttackKind = 'download' | 'half-open-heads' | 'idle-connections' | 'pipeline' | 'slow-readers' | 'trickled-bodies' | 'upload';

/** Who attacks what. */
export interface AttackProps {
  readonly kind: AttackKind;
  /** What is asked for, at the gateway. */
  readonly url: string;
  /** Connections, all of them kept open: for each that is closed another one is opened. */
  readonly connections: number;
  /** What a download or an upload carries. @default 0 */
  readonly bytes?: number;
}

/** How far an attack is. */
export interface AttackState {
  /** Connections that were taken since it began. */
  readonly opened: number;
  /** Connections now. */
  readonly open: number;
  /** Bytes that a download or an upload has carried to its end; undefined before, and where it broke. */
  readonly transferred?: number | undefined;
}

/** An attack that is under way. */
export interface Attack {
  readonly state: AttackState;
  stop(): void;
}

/** Hostile clients have an address of their own, as they would: what is shared between clients is shared between addresses. */
export const HOSTILE_ADDRESS = '127.0.0.2';
