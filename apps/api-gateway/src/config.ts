import type { apiGateway } from '@fairlead/contracts/api-gateway';
import type { ConfigOf } from 'fairlead/contract';

/** What the gateway finds in its environment. */
export type Config = ConfigOf<typeof apiGateway>;
