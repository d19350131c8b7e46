// What all walks through the pages share: a browser, what no reader should meet, what hinders
// somebody, pictures.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';

export const told = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
mkdirSync(told.pictures, { recursive: true });

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // No graphics processor here: WebGL is drawn by the processor.
  '--enable-unsafe-swiftshader',
];
/** Of the test; a page asks nobody else. */
const OURS = [told.url, told.partner, told.third, told.issuer].filter((one) => one !== undefined);
export const SMALL = { width: 390, height: 844 };
export const USUAL = { width: 1280, height: 860 };

export function must(holds, what) {
  if (!holds) throw new Error(what);
}

/** What hinders somebody; told together at the end. */
export const obstacles = [];

/** A page that fails the story for whatever no reader should meet. */
export async function open(browser, options) {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const wrong = [];
  page.on('pageerror', (e) => wrong.push(`error: ${e.message}`));
  page.on('console', (line) => {
    if (line.type() === 'error' && !/status of (401|404)|ERR_INTERNET_DISCONNECTED/.test(line.text())) {
      wrong.push(`console: ${line.text()}`);
    }
  });
  page.on('request', (request) => {
    const isKnown = OURS.some((one) => request.url().startsWith(one));
    if (!/^(data|blob):/.test(request.url()) && !isKnown) {
      wrong.push(`asked elsewhere: ${request.url()}`);
    }
  });
  page.on('dialog', (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { context, page, wrong };
}

export async function settled(page) {
  await page.waitForFunction(() => !document.querySelector('.waiting'), undefined, { timeout: 20_000 });
  await page.evaluate(() => document.fonts.ready);
}

const RULES = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] };

async function obstaclesNow(page, where, options) {
  const found = await page.evaluate((asked) => globalThis.axe.run(document, asked), options);
  const said = found.violations.map(
    (one) => `${one.id}: ${one.nodes.map((n) => `${n.target} ${n.failureSummary}`).slice(0, 3).join(' | ')}`,
  );
  if (said.length > 0) obstacles.push(`axe at ${where}:\n${said.join('\n')}`);
}

/** What WCAG 2.2 AA asks for, and in the other light what depends on the light: that is the same in each language. */
export async function accessible(page, where, isInBothLights = true) {
  await page.evaluate(axe);
  await obstaclesNow(page, where, RULES);
  if (!isInBothLights && !told.whole) return;
  const isDark = await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
  await page.emulateMedia({ colorScheme: isDark ? 'light' : 'dark' });
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await obstaclesNow(page, `${where}, in the other light`, { runOnly: { type: 'rule', values: ['color-contrast'] } });
  await page.emulateMedia({ colorScheme: isDark ? 'dark' : 'light' });
}

export async function signIn(page, name, url = told.url) {
  await page.goto(`${url}/desk/now`);
  await page.fill('input[name=name]', name);
  await page.fill('input[name=password]', told.password);
  await page.click('button.main');
  await page.waitForSelector('nav.rail');
}

/** Somebody at a node's desk, in a browser of their own. */
export async function enter(browser, url, name, options = {}) {
  const one = await open(browser, { locale: 'en-GB', viewport: USUAL, ...options });
  await signIn(one.page, name, url);
  await settled(one.page);
  return one;
}

export async function see(page, path) {
  await page.evaluate((url) => {
    history.pushState(null, '', url);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await settled(page);
}

export const picture = (page, name) => page.screenshot({ path: `${told.pictures}/${name}.png` });
export const short = (path) => decodeURIComponent(path).replace('/desk/', '').replaceAll(/[^a-z0-9]+/gi, '-').slice(0, 40);

/** Runs a walk; ends with 1 at the first thing that is wrong. */
export async function walk(story) {
  const browser = await chromium.launch({ executablePath: told.chromium, args: FLAGS });
  try {
    await story(browser);
    must(obstacles.length === 0, obstacles.join('\n'));
  } catch (e) {
    // What was seen when it went wrong.
    for (const context of browser.contexts()) for (const page of context.pages()) await picture(page, 'wrong');
    console.error(e instanceof Error ? (e.stack ?? e.message) : String(e));
    process.exitCode = 1;
  } finally {
    await browser.close();
  }
}
