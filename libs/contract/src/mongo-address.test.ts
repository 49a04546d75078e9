import { isMongoAddress } from './mongo-address';

test.each([
  'mongodb://localhost',
  'mongodb://localhost:27017',
  'mongodb://mongo:27017/',
  'mongodb://mongo:27017/shop',
  'mongodb://a.example.net:27017,b.example.net:27018,c/shop_prod?replicaSet=rs0&readPreference=nearest',
  'mongodb://10.0.0.1:27017,[fd00::1]:27017/?tls=true&w=majority&journal=true',
  'mongodb://mongo?directConnection=true',
  'mongodb+srv://cluster0.example.net/shop?retryReads=false',
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
