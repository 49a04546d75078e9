const console = require('node:console');
const { readFileSync } = require('node:fs');
const process = require('node:process');

/**
 * Whether a Prometheus reaches all its targets and can work out all its rules. Prints how many there are, or what does not work.
 *
 * `node everything-works.cjs TARGETS RULES`: what its API has answered to `targets` and `rules`, in files.
 */
const [targets, rules] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')).data);

const reached = targets.activeTargets;
const all = rules.groups.flatMap((group) => group.rules);
const bad = [...reached, ...all].filter(({ health }) => health !== 'up' && health !== 'ok');

for (const { scrapeUrl, name = scrapeUrl, health, lastError } of bad) console.error(name, health, lastError);
if (bad.length > 0 || reached.length < 5) process.exit(1);
console.log(`${reached.length} targets are up, and all ${all.length} rules are worked out`);
