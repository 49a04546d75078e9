import type { ExternalApi } from '../outside/external-api';
import type { HttpService } from '../service/http-service';
import type { Server } from '../service/server';

/** Who takes the lines: an API outside the cluster, or a service of this platform or of another one. */
export type LogTarget = ExternalApi | HttpService | Server;

/** How the pipeline says who it is. */
export type LogAuthentication =
  /** By a user and a password, `<NAME>_USERNAME` and `<NAME>_PASSWORD`, by reference to a Secret. */
  | 'password'
  /** Not at all. */
  | 'none';

/** What every output may say. */
export interface LogOutputProps {
  /** @default `password` */
  readonly authentication?: LogAuthentication;
}

/** Where lines are searched, in an index for each day. */
export interface SearchProps extends LogOutputProps {
  /**
   * Beginning of the names of its indexes, `shop-logs-2026.11.29`: lower-case letters, digits and hyphens.
   *
   * @default `<name of the first platform>-logs`
   */
  readonly index?: string;

  /**
   * Path below which it answers, where that is not the root: `/insert/elasticsearch`.
   *
   * @default none
   */
  readonly path?: string;

  /**
   * Days after which an index is deleted, 1 or more.
   *
   * @default 14
   */
  readonly retentionDays?: number;

  /**
   * Copies of each index beside the first, 0 or more.
   *
   * @default 1
   */
  readonly replicas?: number;
}

/** Lines in OpenSearch or Elasticsearch. */
export interface SearchOutput extends SearchProps {
  readonly kind: 'elasticsearch' | 'opensearch';
  readonly target: LogTarget;
}

/** Where lines are searched by labels. */
export interface LokiProps extends LogOutputProps {
  /**
   * Path and query of its address.
   *
   * @default `/loki/api/v1/push`
   */
  readonly uri?: string;
}

/** Lines in what speaks Loki's push protocol. */
export interface LokiOutput extends LokiProps {
  readonly kind: 'loki';
  readonly target: LogTarget;
}

/** An archive that nobody searches and everybody may need: files of compressed JSON lines in a bucket. */
export interface ArchiveProps {
  /** Name of the bucket. */
  readonly bucket: string;

  /** Region of the bucket: `eu-central-1`. */
  readonly region: string;

  /**
   * Role that the pipeline's ServiceAccount takes, which may put objects there and nothing else (IAM roles for service accounts).
   *
   * @default none: the keys `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`, by reference to a Secret
   */
  readonly roleArn?: string;

  /**
   * First folder of its objects.
   *
   * @default `logs`
   */
  readonly prefix?: string;

  /**
   * Days after which an object moves to a cheaper class, 30 or more, which is the least that S3 takes.
   *
   * @default 30
   */
  readonly coldAfterDays?: number;

  /**
   * Days after which an object is deleted, more than `coldAfterDays`.
   *
   * @default 365
   */
  readonly retentionDays?: number;
}

/** Lines in a bucket. */
export interface ArchiveOutput extends ArchiveProps {
  readonly kind: 's3';
  readonly target: LogTarget;
}

/** Where lines go. */
export type LogOutput = SearchOutput | LokiOutput | ArchiveOutput;

/** Every literal above. */
export const LOG_OUTPUT_DEFAULTS = Object.freeze({
  authentication: 'password',
  search: Object.freeze({ path: '', retentionDays: 14, replicas: 1 }),
  loki: Object.freeze({ uri: '/loki/api/v1/push' }),
  archive: Object.freeze({ prefix: 'logs', coldAfterDays: 30, retentionDays: 365 }),
} as const);

/**
 * Sends lines to OpenSearch.
 *
 * @example
 * openSearch(search, { retentionDays: 30 })
 */
export function openSearch(target: LogTarget, props: SearchProps = {}): SearchOutput {
  return { ...props, kind: 'opensearch', target };
}

/** Sends lines to Elasticsearch, or to what speaks its `_bulk`. */
export function elasticsearch(target: LogTarget, props: SearchProps = {}): SearchOutput {
  return { ...props, kind: 'elasticsearch', target };
}

/** Sends lines to Loki, or to what speaks its push protocol. */
export function loki(target: LogTarget, props: LokiProps = {}): LokiOutput {
  return { ...props, kind: 'loki', target };
}

/**
 * Keeps lines in a bucket.
 *
 * @param target the API of the bucket: `s3.eu-central-1.amazonaws.com`; with a role that of its region's STS beside it
 *
 * @example
 * s3Archive(s3, { bucket: 'shop-logs', region: 'eu-central-1', roleArn })
 */
export function s3Archive(target: LogTarget, props: ArchiveProps): ArchiveOutput {
  return { ...props, kind: 's3', target };
}
