import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** The program, as `CHROMIUM` names it. */
const program = process.env['CHROMIUM'];

/** Runs a suite in a real Chromium, or skips it and says why. */
export function describeWithChromium(name: string, suite: () => void): void {
  if (program === undefined) describe.skip(`${name} (skipped: set CHROMIUM to the path of one)`, suite);
  else describe(name, suite);
}

/** A page that is open, and what became of it. */
export interface OpenPage {
  readonly page: Page;
  /** The address of the page. */
  readonly url: string;
  /** Addresses that were asked for, that of the page included. */
  readonly requests: readonly string[];
  /** What the console said, what was thrown, and what was refused. */
  readonly complaints: readonly string[];
}

/** Shows pages of a text each, from files that nothing serves, and pages of a server. */
export class TestBrowser {
  readonly #folder = mkdtempSync(join(tmpdir(), 'page-'));
  readonly #browser: Promise<Browser>;
  #count = 0;

  constructor() {
    // A container's root has no other way; the pages are our own.
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    this.#browser = chromium.launch({ ...(program !== undefined && { executablePath: program }), args });
  }

  async open(text: string, options: BrowserContextOptions = {}): Promise<OpenPage> {
    const file = join(this.#folder, `${(this.#count += 1)}.html`);
    writeFileSync(file, text);
    return this.show(pathToFileURL(file).href, options);
  }

  async show(url: string, options: BrowserContextOptions = {}): Promise<OpenPage> {
    const page = await (await this.#browser).newPage({ viewport: { width: 1280, height: 900 }, ...options });
    const [requests, complaints]: [string[], string[]] = [[], []];
    page.on('request', (request) => requests.push(request.url()));
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('dialog', (dialog) => {
      complaints.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(url);
    return { page, url, requests, complaints };
  }

  async close(): Promise<void> {
    await (await this.#browser).close();
    rmSync(this.#folder, { recursive: true });
  }
}
