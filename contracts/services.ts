import { apiGateway } from '@fairlead/contracts/api-gateway';
import { dataService } from '@fairlead/contracts/data-service';
import { userService } from '@fairlead/contracts/user-service';

/** The contracts of all services of the platform, each of them in `apps/<name>`: from those that call none to the gateway. */
export const SERVICES = [userService, dataService, apiGateway] as const;
