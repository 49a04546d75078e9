import { apiGateway } from '@fairlead/contracts/api-gateway';
import { dataService } from '@fairlead/contracts/data-service';
import { userService } from '@fairlead/contracts/user-service';
import type { JobContract, WorkerContract } from 'fairlead/contract';

/** The contracts of all services of the platform, each of them in `apps/<name>`: from those that call none to the gateway. */
export const SERVICES = [userService, dataService, apiGateway] as const;

/** Those of all that runs without end and that nobody calls. */
export const WORKERS: readonly WorkerContract[] = [];

/** Those of all that runs and ends. */
export const JOBS: readonly JobContract[] = [];

/** The names of all of them: each is built, and has an image. */
export const APP_NAMES: readonly string[] = [...SERVICES, ...WORKERS, ...JOBS].map(({ name }) => name);
