import { apiGateway } from '@fairlead/contracts/api-gateway';
import { dataService } from '@fairlead/contracts/data-service';
import { userService } from '@fairlead/contracts/user-service';

/** The services of the platform, each in `apps/<name>`. */
export const SERVICES = [userService, dataService, apiGateway] as const;
