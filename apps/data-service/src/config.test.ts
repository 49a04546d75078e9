import { dataService } from '@fairlead/contracts/data-service';
import { loadConfig } from '@fairlead/service-kit';

const REPLICA_SET = 'mongodb://a:1,b:2/x?replicaSet=rs0';

test('starts in production with the usual address of a replica set, also by the names that other programs give its variables', () => {
  expect(loadConfig(dataService, { NODE_ENV: 'production', MONGO_URL: REPLICA_SET })).toMatchObject({ MONGO_URL: REPLICA_SET });
  expect(loadConfig(dataService, { NODE_ENV: 'production', MONGO_URI: REPLICA_SET, APP_PORT: '8080' })).toMatchObject({
    MONGO_URL: REPLICA_SET,
    PORT: 8080,
  });
});
