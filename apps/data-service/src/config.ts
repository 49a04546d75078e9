import type { dataService } from '@fairlead/contracts/data-service';
import type { ConfigOf } from 'fairlead/contract';

/** What data-service finds in its environment. */
export type Config = ConfigOf<typeof dataService>;
