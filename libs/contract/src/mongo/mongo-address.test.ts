import { findFaultInOptions, isMongoAddress } from './mongo-address';

test.each([
  'mongodb://localhost',
  'mongodb://localhost:27017',
  'mongodb://mongo:27017/',
  'mongodb://mongo:27017/shop',
  'mongodb://a.example.net:27017,b.example.net:27018,c/shop_prod?replicaSet=rs0&readPreference=nearest',
  'mongodb://10.0.0.1:27017,[fd00::1]:27017/?tls=true&w=majority&journal=true',
  'mongodb://mongo?directConnection=true',
  'mongodb+srv://cluster0.example.net/shop?retryReads=false',
  'mongodb+srv://cluster0.example.net/shop?retryWrites=true&w=majority&appName=Cluster0',
])('%s is an address of MongoDB', (text) => {
  expect(isMongoAddress(text)).toBe(true);
});

test.each([
  'mongodb://',
  'mongodb:///shop',
  'mongo://localhost',
  'MONGODB://localhost',
  'mongodb://ada:secret@localhost',
  'mongodb://ada@localhost',
  'mongodb://localhost:0',
  'mongodb://localhost:65536',
  'mongodb://a,,b',
  'mongodb://a:27017,',
  'mongodb://-a',
  'mongodb://a..b',
  'mongodb://[fd00::1',
  'mongodb://[fd00::g]',
  'mongodb://a/shop/other',
  'mongodb://a/shop?',
  'mongodb://a/shop?replicaSet',
  'mongodb://a/shop?replicaSet=',
  'mongodb://a/shop?replicaset=rs0',
  'mongodb://a/shop?replicaSet=rs0&replicaSet=rs1',
  'mongodb://a/shop?replicaSet=rs=0',
  'mongodb://a/shop?w=0',
  'mongodb://a/shop?maxPoolSize=5',
  'mongodb://a/shop?authMechanism=SCRAM-SHA-256',
  'mongodb://a/shop?toString=1',
  'mongodb://a,b/?directConnection=true',
  'mongodb://a/shop#part',
  'mongodb+srv://cluster0.example.net:27017/shop',
  'mongodb+srv://a.example.net,b.example.net/shop',
])('%s is none', (text) => {
  expect(isMongoAddress(text)).toBe(false);
});

test.each([
  { options: 'maxPoolSize=3', fault: 'leave out the option maxPoolSize, which MONGO_POOL_SIZE sets' },
  { options: 'tls=true&socketTimeoutMS=5', fault: 'leave out the option socketTimeoutMS, since the service has time limits of its own' },
  { options: 'ssl=true', fault: 'leave out the option ssl, for which tls stands' },
  { options: 'tls=yes', fault: 'give the option tls as true or false' },
  { options: 'w=0', fault: 'give the option w as majority or a whole number from 1 to 99' },
  { options: 'w=1&w=2', fault: 'give each option once' },
])('of the options $options it says: $fault', ({ options, fault }) => {
  expect(findFaultInOptions(`mongodb://a/shop?${options}`)).toBe(fault);
});

test.each(['mongodb://a,b/?directConnection=true', 'mongodb+srv://a.example.net/?directConnection=true'])(
  'of %s it says that a direct connection takes a single host',
  (text) => {
    expect(findFaultInOptions(text)).toBe('leave out the option directConnection, which is for a single host');
  },
);

test('lists the options of an address in place of one that it does not know, which may be a piece of a password', () => {
  const fault = findFaultInOptions('mongodb://ada:12?hunter=2@localhost');

  expect(fault).toMatch(/^give no options but appName, authSource, /);
  expect(fault).not.toContain('hunter');
});

test.each(['mongodb://a/shop?w=2', 'mongodb://a/shop', 'mongodb://', 'http://a?maxPoolSize=3'])(
  'has nothing to say of the options of %s',
  (text) => {
    expect(findFaultInOptions(text)).toBeUndefined();
  },
);
