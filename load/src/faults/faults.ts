import type { Fault } from './fault';
import { killDatabase } from './kill-database';
import { killService } from './kill-service';
import { overload } from './overload';
import { stopDatabase } from './stop-database';
import { stopRedis } from './stop-redis';
import { stopService } from './stop-service';

/** Every fault, from the shortest to the longest. */
export const FAULTS: readonly Fault[] = [stopService, stopRedis, killDatabase, overload, killService, stopDatabase];
