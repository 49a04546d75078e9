import { BSON, MongoClient } from 'mongodb';
import { ScriptedMongo } from '../../testing/scripted-mongo';
import { documentSequence } from './document-sequence';

const DOCUMENTS = [
  { _id: 1, text: 'ä' },
  { _id: 2, list: [1, { a: null }] },
];

describe('a document sequence, which this version of the driver has no public way to send', () => {
  const mongo = new ScriptedMongo();
  let client: MongoClient;
  const received: unknown[] = [];
  beforeAll(async () => {
    mongo.script('insert', async ({ command: { body, sequences }, run }) => {
      received.push({ sequences, documents: body['documents'], ordered: body['ordered'] });
      return run();
    });
    client = new MongoClient(await mongo.start(), { monitorCommands: true });
  });
  afterAll(async () => {
    await client.close();
    mongo.stop();
  });

  test('reaches the server as a section of the message, document by document, beside the fields of its command', async () => {
    const bytes = Buffer.concat(DOCUMENTS.map((document) => BSON.serialize(document)));

    const command = { insert: 'records', documents: documentSequence('documents', bytes), ordered: false };
    const reply = await client.db().command(command);

    expect(reply).toMatchObject({ ok: 1, n: 2 });
    expect(received).toEqual([{ sequences: ['documents'], documents: DOCUMENTS, ordered: false }]);
  });
});
