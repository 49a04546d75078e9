import { parseNothing, runCommand } from '@fairlead/command-line';
import { takeScreenshots } from './take-screenshots';

const name = 'npm run docs:screenshots';

const usage = `${name}

Takes the pictures of docs/images in a real Chromium: the page that synth writes of prod, and what the gateway shows a browser.
CHROMIUM is the path of one, unless chromium is on the path.`;

const run = () => takeScreenshots(process.env['CHROMIUM'] ?? 'chromium', (line) => void process.stderr.write(`${line}\n`));

void runCommand({ name, usage, parse: parseNothing, run }, process);
