import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { apiGateway } from '@fairlead/contracts/api-gateway';
import { type Browser, chromium, type Page } from 'playwright-core';
import { WORKSPACE } from '../workspace/workspace';

const FOLDER = 'docs/images';

type Say = (line: string) => void;

/** Beside a platform that runs on this machine already. */
const PORT_OFFSET = 600;

/** Takes every picture of the documents anew. @param say is told of each */
export async function takeScreenshots(program: string, say: Say): Promise<void> {
  mkdirSync(join(WORKSPACE, FOLDER), { recursive: true });
  const executablePath = execFileSync('which', [program], { encoding: 'utf8' }).trim();
  // A container's root has no other way; the pages are our own.
  const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  try {
    await takeDoctorPage(browser, say);
    await takeGatewayPage(browser, say);
  } finally {
    await browser.close();
  }
}

/** The page of prod, with the call of one service chosen. */
async function takeDoctorPage(browser: Browser, say: Say): Promise<void> {
  say('writing the page of prod');
  execFileSync(process.execPath, ['tools/src/run/run.cjs', 'overlays/main.ts', '--html'], { cwd: WORKSPACE, stdio: 'ignore' });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(pathToFileURL(join(WORKSPACE, 'dist/html/prod.html')).href);
  await page.locator('.picture .arrow[data-from$="/api-gateway"][data-to$="/data-service"] .note').click();
  await keep(page, 'doctor-page.png', say);
}

/** What a browser gets of the platform that `npm start` runs. */
async function takeGatewayPage(browser: Browser, say: Say): Promise<void> {
  say('starting the platform');
  const platform = spawn(
    process.execPath,
    ['--import', 'tsx', 'tools/src/start/main.ts', '--no-synth', '--port-offset', String(PORT_OFFSET)],
    {
      cwd: WORKSPACE,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  try {
    await readUntil(platform.stdout, 'ready after');
    const page = await browser.newPage({ viewport: { width: 900, height: 450 } });
    await page.goto(`http://localhost:${apiGateway.ports.traffic + PORT_OFFSET}/`);
    await keep(page, 'gateway-page.png', say);
  } finally {
    platform.kill('SIGINT');
    await once(platform, 'exit');
  }
}

async function keep(page: Page, name: string, say: Say): Promise<void> {
  const path = join(FOLDER, name);
  await page.screenshot({ path: join(WORKSPACE, path) });
  say(`wrote ${path}`);
}

async function readUntil(output: NodeJS.ReadableStream, words: string): Promise<void> {
  for await (const line of createInterface(output)) if (line.includes(words)) return;
  throw new Error('the platform ended before it was ready; npm start says why');
}
