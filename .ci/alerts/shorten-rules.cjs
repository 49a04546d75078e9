const console = require('node:console');
const { readFileSync } = require('node:fs');
const process = require('node:process');
const { parse, stringify } = require('yaml');

/**
 * Prints the rules of a PrometheusRule as a file of rules whose times are all shorter by one factor: how long a query must have an answer,
 * and how far its rates look back. What the alerts say of themselves stays as it is.
 *
 * `node shorten-rules.cjs FILE FACTOR`
 */
const [, , file, factor] = process.argv;
const SECONDS = { s: 1, m: 60, h: 3_600, d: 86_400 };

const shorten = (duration) => duration.replace(/(\d+)([smhd])/g, (_, count, unit) => `${Math.ceil((count * SECONDS[unit]) / factor)}s`);

const shortenRule = (rule) => ({
  ...rule,
  expr: rule.expr.replace(/\[\d+[smhd]\]/g, shorten),
  ...(rule.for && { for: shorten(rule.for) }),
});

const { groups } = parse(readFileSync(file, 'utf8')).spec;
console.log(stringify({ groups: groups.map((group) => ({ ...group, rules: group.rules.map(shortenRule) })) }));
