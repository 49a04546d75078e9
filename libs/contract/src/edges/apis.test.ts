import type { ConfigOf } from '../contract';
import type { ContractInput } from '../contract-input';
import { defineContract } from '../define-contract';
import { listApis } from './apis';

const checkout = defineContract({
  name: 'checkout',
  description: 'takes money',
  port: 3003,
  apis: { stripe: 'required', 'mail-relay': { need: 'optional', form: 'host:port' }, search: { need: 'optional', as: 'SEARCH_AT' } },
});

test('an API is a variable with its address, which a required one must have in production', () => {
  expect(checkout.env).toMatchObject({
    STRIPE_URL: { type: 'url', protocols: ['https:', 'http:'], required: 'production', description: 'address of stripe' },
    MAIL_RELAY_ADDRESS: { type: 'address', form: 'host:port', description: 'address of mail-relay' },
    SEARCH_AT: { type: 'url' },
  });
  expect(checkout.env.MAIL_RELAY_ADDRESS).not.toHaveProperty('required');
  expect(checkout.env.STRIPE_URL).not.toHaveProperty('origin');
});

test('is listed in full', () => {
  expect(listApis(checkout.apis)).toEqual([
    { name: 'stripe', need: 'required', variable: 'STRIPE_URL', form: 'url' },
    { name: 'mail-relay', need: 'optional', variable: 'MAIL_RELAY_ADDRESS', form: 'host:port' },
    { name: 'search', need: 'optional', variable: 'SEARCH_AT', form: 'url' },
  ]);
});

test('its variable is known to the type system', () => {
  const typed = (config: ConfigOf<typeof checkout>) => {
    const stripe: string | undefined = config.STRIPE_URL;
    const relay: string | undefined = config.MAIL_RELAY_ADDRESS;
    const search: string | undefined = config.SEARCH_AT;
    // @ts-expect-error it is read under another name
    const other: unknown = config.SEARCH_URL;
    return [stripe, relay, search, other];
  };

  expect(typed).toBeInstanceOf(Function);
});

test.each<[Record<string, unknown>, string]>([
  [{ apis: { Stripe: 'required' } }, 'apis is "Stripe"; give a name such as "stripe" (lower-case letters, digits, hyphens)'],
  [{ apis: { stripe: 'maybe' } }, 'apis.stripe is "maybe"; give "required" or "optional"'],
  [{ apis: { stripe: null } }, 'apis.stripe is null; give "required" or "optional"'],
  [{ apis: { stripe: {} } }, 'apis.stripe.need is undefined; give "required" or "optional"'],
  [{ apis: { stripe: { need: 'required', az: 'X' } } }, 'apis.stripe.az is no prop of a contract; write apis.stripe.as'],
  [
    { apis: { stripe: { need: 'required', as: 'stripe-url' } } },
    'apis.stripe.as is "stripe-url"; give the name of a variable in capitals, such as "ORDERS_ADDR"',
  ],
  [{ apis: { stripe: { need: 'required', form: 'uri' } } }, 'apis.stripe.form is "uri"; give one of url, host:port, host'],
  [{ apis: 'stripe' }, 'apis is "stripe", which is no object; give one, or leave it out'],
  [
    { apis: { stripe: 'required', paypal: { need: 'required', as: 'STRIPE_URL' } } },
    'apis.paypal has the variable STRIPE_URL, as apis.stripe has; give it another',
  ],
])('of %j it says: %s', (change, fault) => {
  const good: ContractInput = { name: 'checkout', description: 'takes money', port: 3003 };

  expect(defineContract({ ...good, ...change }).faults).toEqual([`contract "checkout": ${fault}`]);
});

test('a misspelt prop does not compile', () => {
  // @ts-expect-error it is as
  const { faults } = defineContract({ name: 'a', description: 'a', port: 1, apis: { stripe: { need: 'required', az: 'X' } } });

  expect(faults).toEqual(['contract "a": apis.stripe.az is no prop of a contract; write apis.stripe.as']);
});
