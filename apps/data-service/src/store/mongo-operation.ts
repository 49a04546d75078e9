import { type Metrics, type Span, traced } from '@fairlead/service-kit';
import { Histogram } from 'prom-client';

/** Seconds; from a loopback round trip to the deadline of an operation. */
const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1];

/** The command of each operation. */
const COMMANDS = { insert: 'insert', find: 'find', count: 'aggregate' } as const;

type Operation = keyof typeof COMMANDS;

/** Where operations go, as spans tell it. */
export interface MongoServer {
  readonly database: string;
  /** Undefined for a replica set: which of its members answers is the driver's to choose. */
  readonly host: string | undefined;
  readonly port: number | undefined;
}

/** What {@link timeOperations} works with. */
export interface OperationProps {
  readonly metrics: Pick<Metrics, 'registry'>;
  readonly collection: string;
  readonly server: () => MongoServer;
}

/**
 * A function that runs one operation on MongoDB, within a span where its request is recorded, and counts how long it took. Registers
 * `mongo_operation_duration_seconds{operation}`.
 */
export function timeOperations({ metrics: { registry }, collection, server }: OperationProps) {
  const durations = new Histogram({
    name: 'mongo_operation_duration_seconds',
    help: 'Time until MongoDB answered, or the operation failed.',
    labelNames: ['operation'],
    buckets: BUCKETS,
    registers: [registry],
  });

  /** By the semantic conventions for databases (1.45); no filter and no document. */
  const describe = (operation: Operation) => {
    const { database, host, port } = server();
    const command = COMMANDS[operation];
    return {
      name: `${command} ${collection}`,
      attributes: {
        'db.system.name': 'mongodb',
        'db.namespace': database,
        'db.collection.name': collection,
        'db.operation.name': command,
        ...(host !== undefined && { 'server.address': host }),
        ...(port !== undefined && { 'server.port': port }),
      },
    };
  };

  return async <Result>(operation: Operation, run: () => Promise<Result>, span?: Span): Promise<Result> => {
    const startedAt = performance.now();
    try {
      return await (span === undefined ? run() : traced(span, () => describe(operation), run));
    } finally {
      durations.observe({ operation }, (performance.now() - startedAt) / 1000);
    }
  };
}
