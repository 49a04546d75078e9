import { parseResourceAttributes } from './resource-attributes';

test.each([
  [undefined, {}],
  ['', {}],
  ['team=shop', { team: 'shop' }],
  [' team = shop , deployment.environment.name=prod,', { team: 'shop', 'deployment.environment.name': 'prod' }],
  ['motto=a%2Cb%3Dc', { motto: 'a,b=c' }],
])('%j', (text, attributes) => {
  expect(parseResourceAttributes(text)).toEqual(attributes);
});

test.each(['team', 'team=a=b', '=shop', 'team=50%'])('%j is told with what it must be', (text) => {
  expect(() => parseResourceAttributes(text)).toThrow(`OTEL_RESOURCE_ATTRIBUTES has ${JSON.stringify(text)}; give key=value`);
});
