import type { userService } from '@fairlead/contracts/user-service';
import type { ConfigOf } from 'fairlead/contract';

/** What user-service finds in its environment. */
export type Config = ConfigOf<typeof userService>;
