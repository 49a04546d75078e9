import { runCommand } from '@fairlead/command-line';
import { composeMessage } from './compose-message';
import { NAME, type Options, parseOptions, USAGE } from './options';
import { sendMessage } from './send-message';

/** `npm run notify`. Alone touches `process`. */
async function run({ dryRun, ...told }: Options): Promise<void> {
  const message = composeMessage(told);
  const webhook = process.env['SLACK_WEBHOOK_URL'];
  if (!dryRun) {
    if (!webhook) throw new Error('SLACK_WEBHOOK_URL is not set; give the address of an incoming webhook, or --dry-run');
    await sendMessage(webhook, message);
  }
  process.stdout.write(`${dryRun ? '' : 'sent: '}${message}\n`);
}

void runCommand({ name: NAME, usage: USAGE, parse: (args) => parseOptions(args, process.env), run }, process);
