import { SERVICES } from '@fairlead/contracts';
import { dataService } from '@fairlead/contracts/data-service';
import { parseOptions, USAGE } from './options';
import { SCENARIOS } from './scenario/scenarios';

test('a scenario is enough: its service on this machine, reports in a folder of its own', () => {
  expect(parseOptions(['api-data'])).toEqual({
    scenario: 'api-data',
    url: `http://localhost:${dataService.ports.traffic}`,
    verify: false,
    out: 'dist/load/api-data',
  });
});

test('takes its options by name', () => {
  const args = [
    'users',
    '--clients',
    '7',
    '--duration',
    '2m',
    '--url',
    'http://127.0.0.1:8080/x',
    '--out',
    'there',
    '--engine',
    'wrk',
    '--verify',
  ];

  expect(parseOptions([...args, '--metrics', 'http://localhost:1/metrics,http://localhost:2/metrics'])).toEqual({
    scenario: 'users',
    clients: 7,
    durationS: 120,
    url: 'http://127.0.0.1:8080',
    out: 'there',
    engine: 'wrk',
    verify: true,
    metrics: ['http://localhost:1/metrics', 'http://localhost:2/metrics'],
  });
});

test('another machine is loaded only when it is said to be ours', () => {
  expect(parseOptions(['smoke', '--url', 'https://shop.example.com', '--allow-remote'])).toMatchObject({ url: 'https://shop.example.com' });
});

test('the help names every scenario', () => {
  for (const name of Object.keys(SCENARIOS)) expect(USAGE).toMatch(new RegExp(`^  ${name} `, 'm'));
});

test.each([
  { args: [], fault: 'no scenario given; give one of smoke, api-data' },
  { args: ['smok'], fault: 'there is no scenario "smok"; give one of' },
  { args: ['toString'], fault: 'there is no scenario "toString"' },
  { args: ['smoke', 'users'], fault: 'one scenario at a time' },
  { args: ['smoke', '--clients', '0'], fault: '--clients is "0"; give a whole number from 1 to 50000' },
  { args: ['smoke', '--duration', '30'], fault: '--duration is 30; give a number and s, m or h' },
  { args: ['smoke', '--engine', 'ab'], fault: '--engine is ab; give one of k6, undici, wrk' },
  { args: ['smoke', '--url', 'localhost:3000'], fault: '--url is localhost:3000; give an address such as' },
  { args: ['smoke', '--url', 'http://ada:secret@localhost'], fault: '--url holds a credential' },
  { args: ['smoke', '--url', 'http://shop.example.com'], fault: 'shop.example.com is not this machine' },
  { args: ['smoke', '--url', 'http://127.0.0.1.example.com'], fault: '127.0.0.1.example.com is not this machine' },
  { args: ['smoke', '--metrics', 'http://10.0.0.1/metrics'], fault: '10.0.0.1 is not this machine' },
  { args: ['smoke', '--turbo'], fault: "Unknown option '--turbo'" },
])('refuses $args', ({ args, fault }) => {
  expect(() => parseOptions(args)).toThrow(fault);
});

test('behind an ingress, somebody says who serves', () => {
  expect(parseOptions(['smoke', '--service', 'api-gateway']).service).toBe('api-gateway');
  expect(() => parseOptions(['smoke', '--service', 'nginx'])).toThrow(
    `--service is nginx; give one of ${SERVICES.map(({ name }) => name).join(', ')}`,
  );
});
