import { checkRule, RuleUpstream } from '../testing/conformance/check-rule';
import { RULES } from '../testing/conformance/rules';
import { findHttpProxy, startHttpProxy } from '../testing/conformance/start-http-proxy';
import { findNginx, type RunningProxy, startNginx } from '../testing/conformance/start-nginx';

const nginx = findNginx();
const httpProxy = findHttpProxy();

/** What they are known to break, whatever their version: that they do shows that the rules can fail. */
const KNOWN = {
  nginx: ['a gateway adds itself to Via, behind those that were there, with the version that it got'],
  '@fastify/http-proxy': ['a gateway adds itself to Via, behind those that were there, with the version that it got'],
};

async function findBroken(port: number, upstream: RuleUpstream): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const rule of RULES) {
    const fault = await checkRule(rule, port, upstream);
    if (fault !== undefined) broken.push(`${rule.section}: ${rule.must}: ${fault}`);
  }
  return broken;
}

describe.each([
  ['nginx', nginx, startNginx, 'install nginx to run it'],
  ['@fastify/http-proxy', httpProxy, startHttpProxy, 'set HTTP_PROXY_FOLDER to a folder where it is installed to run it'],
] as const)('the rules, held against %s,', (name, found, start, reason) => {
  const run = found === undefined ? test.skip : test;

  run(
    `are broken here and there, and kept for the most part${found === undefined ? ` (skipped: ${reason})` : ''}`,
    async () => {
      const upstream = new RuleUpstream();
      const proxy: RunningProxy = await start(found as string, await upstream.open());

      const broken = await findBroken(proxy.port, upstream).finally(async () => {
        await proxy.stop();
        await upstream.close();
      });

      if (process.env['SHOW_BROKEN'] !== undefined) process.stdout.write(`${name} breaks\n${broken.join('\n')}\n`);
      for (const must of KNOWN[name]) expect(broken.join('\n')).toContain(must);
      expect(broken.length).toBeLessThan(RULES.length / 2);
    },
    300_000,
  );
});
