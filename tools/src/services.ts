import { apiGateway } from '@fairlead/contracts/api-gateway';
import { userService } from '@fairlead/contracts/user-service';

/** The services of the platform, each in `apps/<name>`. */
export const SERVICES = [userService, apiGateway] as const;
