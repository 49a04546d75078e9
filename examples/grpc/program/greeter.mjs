import { loadPackageDefinition } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';

/** Client and description of the service of greeter.proto. */
export const { Greeter } = loadPackageDefinition(loadSync(`${import.meta.dirname}/greeter.proto`)).hello;
