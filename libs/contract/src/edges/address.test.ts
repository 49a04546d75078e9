import { defineContract } from '../define-contract';
import { readVariable } from '../read-variable';
import { addressVariable, addressVariables, writeAddress } from './address';

test.each([
  { service: 'user-service', variable: 'USER_SERVICE_URL' },
  { service: 'search', variable: 'SEARCH_URL' },
  { service: 'a-b-c2', variable: 'A_B_C2_URL' },
])('the address of $service is in $variable', ({ service, variable }) => {
  expect(addressVariable(service)).toBe(variable);
});

test('the name of the variable is known to the type system', () => {
  const variable: 'USER_SERVICE_URL' = addressVariable('user-service');

  expect(variable).toBe('USER_SERVICE_URL');
});

test('a called service is found at its own port on one machine, and by its address alone in production', () => {
  const variables = addressVariables([{ name: 'user-service', ports: { traffic: 3001 } }]);

  expect(variables).toEqual({
    USER_SERVICE_URL: {
      type: 'url',
      protocols: ['http:'],
      origin: true,
      default: 'http://localhost:3001',
      required: 'production',
      description: 'address of user-service',
    },
  });
});

test.each([
  { form: 'url', host: 'orders', address: 'http://orders:3003' },
  { form: 'host:port', host: 'orders', address: 'orders:3003' },
  { form: 'host', host: 'orders', address: 'orders' },
  { form: 'url', host: 'fd00::1', address: 'http://[fd00::1]:3003' },
  { form: 'host:port', host: 'fd00::1', address: '[fd00::1]:3003' },
  { form: 'host', host: 'fd00::1', address: 'fd00::1' },
] as const)('$host as $form is $address', ({ form, host, address }) => {
  expect(writeAddress(form, { host, port: 3003 })).toBe(address);
});

test('a caller may read it under another name, in another form', () => {
  const stock = { name: 'stock', ports: { traffic: 3004 } };

  expect(addressVariables([{ ...stock, as: 'STOCK_ADDR', form: 'host:port' }])).toEqual({
    STOCK_ADDR: { type: 'address', form: 'host:port', default: 'localhost:3004', required: 'production', description: 'address of stock' },
  });
  expect(Object.keys(addressVariables([{ ...stock, form: 'host' }]))).toEqual(['STOCK_HOST']);
});

test.each<[object, string]>([
  [{ as: 'stock-url' }, 'calls[0].as is "stock-url"; give the name of a variable in capitals, such as "ORDERS_ADDR"'],
  [{ az: 'STOCK_ADDR' }, 'calls[0].az is no prop of a call; write calls[0].as'],
  [{ from: 'host' }, 'calls[0].from is no prop of a call; write calls[0].form'],
  [{ form: 'uri' }, 'calls[0].form is "uri"; give one of url, host:port, host'],
])('a call with %j is told', (naming, fault) => {
  const stock = defineContract({ name: 'stock', description: 'what is left', port: 3004 });

  const { faults } = defineContract({ name: 'orders', description: 'orders', port: 3003, calls: [{ ...stock, ...naming }] });

  expect(faults).toEqual([`contract "orders": ${fault}`]);
});

test.each([
  [{ form: 'host:port' }, 'orders:3003', true],
  [{ form: 'host:port' }, '[fd00::1]:3003', true],
  [{ form: 'host:port' }, 'orders', false],
  [{ form: 'host:port' }, 'http://orders:3003', false],
  [{ form: 'host:port' }, 'ada:hunter2@orders:3003', false],
  [{ form: 'host:port' }, 'orders:70000', false],
  [{ form: 'host' }, 'orders.shop', true],
  [{ form: 'host' }, 'orders:3003', false],
] as const)('a variable of %j starts with %s: %s', (facts, text, starts) => {
  const read = readVariable({ type: 'address', description: 'where to', ...facts }, text);

  expect(read !== undefined).toBe(starts);
});
