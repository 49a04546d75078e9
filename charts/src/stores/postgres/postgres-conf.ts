import type { Size } from 'cdk8s';
import { shareMiB } from '../../pod/memory';
import { SERVER_USERS } from '../store-user';
import { SERVICE_ROLE } from './create-users';
import { DATA_FOLDER, FILES, FILES_FOLDER, TMP_FOLDER } from './postgres-folders';

/** Connections that are kept for people, beside those of services. */
const RESERVED = 3;

/** The settings that bound it. */
export const POSTGRES_SETTINGS = Object.freeze({ sockets: 'max_connections', memory: 'shared_buffers' });

/** What its configuration follows from. */
export interface PostgresConfProps {
  readonly port: number;
  /** Memory limit of the pod. */
  readonly memory: Size;
  /** Share of it that holds pages of records. */
  readonly bufferShare: number;
  /** Connections of its clients. */
  readonly sockets: number;
}

/** `postgresql.conf`: it logs to the container's log, and its socket lies where it may write. */
export function postgresConf({ port, memory, bufferShare, sockets }: PostgresConfProps): string {
  const lines = [
    `data_directory '${DATA_FOLDER}'`,
    `hba_file '${FILES_FOLDER}/${FILES.access}'`,
    `ident_file '${DATA_FOLDER}/pg_ident.conf'`,
    "listen_addresses '*'",
    `port ${port}`,
    `unix_socket_directories '${TMP_FOLDER}'`,
    `${POSTGRES_SETTINGS.sockets} ${sockets + RESERVED}`,
    `superuser_reserved_connections ${RESERVED}`,
    `${POSTGRES_SETTINGS.memory} ${shareMiB(memory, bufferShare)}MB`,
    "password_encryption 'scram-sha-256'",
  ];
  return `${lines.join('\n')}\n`;
}

/** `pg_hba.conf`: who may log in where. A service reaches the platform's database alone, and nobody comes in without a password. */
export function hostAccess(database: string): string {
  const lines = [
    `local all ${SERVER_USERS.admin} scram-sha-256`,
    `host all ${SERVER_USERS.admin} all scram-sha-256`,
    // Of which there is none: `pg_isready` leaves when it is asked for a password, and the server logs nothing.
    `host all ${SERVER_USERS.probe} 127.0.0.1/32 scram-sha-256`,
    `host "${database}" +${SERVICE_ROLE} all scram-sha-256`,
  ];
  return `${lines.join('\n')}\n`;
}
