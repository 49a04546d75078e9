import { dataService } from '@fairlead/contracts/data-service';
import { MongoClient } from 'mongodb';
import { createApp } from './app';

/** The plain version of data-service, that `npm run bench:data` compares with: Express and the driver as they come, and nothing else. */
async function main(): Promise<void> {
  const { PORT = dataService.ports.traffic, MONGO_URL = 'mongodb://localhost:27017' } = process.env;
  const client = await MongoClient.connect(MONGO_URL);

  const server = createApp(client.db().collection('records')).listen(PORT);
  process.once('SIGTERM', () => server.close(() => void client.close()));
}

void main();
