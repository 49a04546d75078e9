import { defineContract, defineGrpcService, defineTcpServer, defineWorker } from 'fairlead/contract';

/** What its programs read that is not an address. */
const PORT = { type: 'integer', min: 1, max: 65_535, required: 'production', description: 'where it listens' } as const;
const DISABLE_PROFILER = { type: 'choice', choices: ['1'], description: 'does without the profiler of Google Cloud' } as const;

/** Made by others, so that it reads none of our variables. */
const foreign = true;

export const redis = defineTcpServer({
  name: 'redis-cart',
  description: 'carts in memory, gone with its pod',
  port: 6379,
  foreign,
  healthCommand: ['redis-cli', 'ping'],
});

export const cart = defineGrpcService({
  name: 'cartservice',
  description: 'what is in the cart of each user',
  port: 7070,
  foreign,
  calls: [{ ...redis, as: 'REDIS_ADDR' }],
});

export const productCatalog = defineGrpcService({
  name: 'productcatalogservice',
  description: 'the products, from a file',
  port: 3550,
  foreign,
  env: { DISABLE_PROFILER },
});

export const currency = defineGrpcService({
  name: 'currencyservice',
  description: 'converts an amount of money',
  port: 7000,
  foreign,
  env: { PORT, DISABLE_PROFILER },
});

export const payment = defineGrpcService({
  name: 'paymentservice',
  description: 'charges a credit card, of no bank',
  port: 50_051,
  foreign,
  env: { PORT, DISABLE_PROFILER },
});

export const shipping = defineGrpcService({
  name: 'shippingservice',
  description: 'says what shipping costs, and ships nothing',
  port: 50_051,
  foreign,
  env: { DISABLE_PROFILER },
});

export const email = defineGrpcService({
  name: 'emailservice',
  description: 'writes a confirmation to its log',
  port: 8080,
  foreign,
  env: { DISABLE_PROFILER },
});

export const recommendation = defineGrpcService({
  name: 'recommendationservice',
  description: 'says what else might be liked',
  port: 8080,
  foreign,
  calls: [{ ...productCatalog, as: 'PRODUCT_CATALOG_SERVICE_ADDR' }],
  env: { DISABLE_PROFILER },
});

export const ad = defineGrpcService({
  name: 'adservice',
  description: 'advertisements that suit some words',
  port: 9555,
  foreign,
});

export const checkout = defineGrpcService({
  name: 'checkoutservice',
  description: 'turns a cart into an order',
  port: 5050,
  foreign,
  calls: [
    { ...productCatalog, as: 'PRODUCT_CATALOG_SERVICE_ADDR' },
    { ...shipping, as: 'SHIPPING_SERVICE_ADDR' },
    { ...payment, as: 'PAYMENT_SERVICE_ADDR' },
    { ...email, as: 'EMAIL_SERVICE_ADDR' },
    { ...currency, as: 'CURRENCY_SERVICE_ADDR' },
    { ...cart, as: 'CART_SERVICE_ADDR' },
  ],
});

export const frontend = defineContract({
  name: 'frontend',
  description: 'the pages of the shop',
  port: 8080,
  foreign,
  probes: { readiness: '/_healthz' },
  calls: [
    { ...productCatalog, as: 'PRODUCT_CATALOG_SERVICE_ADDR' },
    { ...currency, as: 'CURRENCY_SERVICE_ADDR' },
    { ...cart, as: 'CART_SERVICE_ADDR' },
    { ...recommendation, as: 'RECOMMENDATION_SERVICE_ADDR' },
    { ...shipping, as: 'SHIPPING_SERVICE_ADDR' },
    { ...checkout, as: 'CHECKOUT_SERVICE_ADDR' },
    { ...ad, as: 'AD_SERVICE_ADDR' },
  ],
  env: {
    // The shop has no assistant, but the program does not start without a word of where one would be.
    SHOPPING_ASSISTANT_SERVICE_ADDR: { type: 'choice', choices: ['none'], required: 'production', description: 'where the assistant is' },
  },
  routes: [{ path: '/*', methods: ['GET', 'POST'], public: true }],
});

export const loadGenerator = defineWorker({
  name: 'loadgenerator',
  description: 'shops without end, as some users at once',
  foreign,
  calls: [{ ...frontend, as: 'FRONTEND_ADDR', form: 'host:port' }],
  env: {
    USERS: { type: 'integer', min: 1, max: 10_000, default: 10, description: 'how many users there are' },
    RATE: { type: 'integer', min: 1, max: 1_000, default: 1, description: 'how many of them begin each second' },
  },
});
