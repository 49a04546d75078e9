/** Units of a quantity's smallest step, a billionth, in one. */
export const NANO = 1_000_000_000n;

/** A quantity is never more, whatever its text says: 2^63 - 1 (API reference, Quantity: "larger numbers are capped"). */
const LARGEST = (2n ** 63n - 1n) * NANO;

const NUMBER = /^([+-]?)(\d*)\.?(\d*)(.*)$/s;

/** Powers of ten of the decimal suffixes, and powers of 1024 of the binary ones. */
const DECIMAL = new Map([
  ['n', -9],
  ['u', -6],
  ['m', -3],
  ['', 0],
  ['k', 3],
  ['M', 6],
  ['G', 9],
  ['T', 12],
  ['P', 15],
  ['E', 18],
]);
const BINARY = ['Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];

/** No number with more digits is worth writing out: above, every one is capped; below, every one is rounded up to a billionth. */
const EXPONENT_LIMIT = 100;

/**
 * Reads a quantity such as `250m`, `1.5Gi`, `1e3` or the YAML number 0.5 exactly, in billionths. What is finer than a billionth is
 * rounded away from zero, what is larger than 2^63 - 1 is capped, as Kubernetes does both. Nothing when it is no quantity.
 *
 * @see https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
 */
export function findQuantity(value: unknown): bigint | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const known = quantities.get(value);
  if (known !== undefined) return known;
  const quantity = readQuantity(String(value));
  if (quantity !== undefined) quantities.set(value, quantity);
  return quantity;
}

/** Few of the quantities of manifests are there once alone. */
const quantities = new Map<string | number, bigint>();

function readQuantity(text: string): bigint | undefined {
  const [, sign = '', whole = '', fraction = '', suffix = ''] = NUMBER.exec(text.trim()) ?? [];
  const factor = findFactor(suffix);
  if (!factor || whole + fraction === '') return undefined;
  const digits = BigInt(whole + fraction) * factor.multiplier * NANO;
  const exponent = factor.exponent - fraction.length;
  const size = digits === 0n ? 0n : scale(digits, exponent);
  const capped = size > LARGEST ? LARGEST : size;
  return sign === '-' ? -capped : capped;
}

/** What a suffix multiplies by: `multiplier` times ten to the power of `exponent`. */
function findFactor(suffix: string): { readonly multiplier: bigint; readonly exponent: number } | undefined {
  const decimal = DECIMAL.get(suffix);
  if (decimal !== undefined) return { multiplier: 1n, exponent: decimal };
  const binary = BINARY.indexOf(suffix);
  if (binary >= 0) return { multiplier: 1024n ** BigInt(binary + 1), exponent: 0 };
  const [, power] = /^[eE]([+-]?\d+)$/.exec(suffix) ?? [];
  return power === undefined ? undefined : { multiplier: 1n, exponent: Number(power) };
}

/** A positive number times a power of ten, rounded up. */
function scale(digits: bigint, exponent: number): bigint {
  const length = digits.toString().length;
  if (length + exponent > EXPONENT_LIMIT) return LARGEST;
  if (length + exponent < -EXPONENT_LIMIT) return 1n;
  if (exponent >= 0) return digits * 10n ** BigInt(exponent);
  const divisor = 10n ** BigInt(-exponent);
  return (digits + divisor - 1n) / divisor;
}
