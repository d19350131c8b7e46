// The Situation screen in a real browser: node browser/situation.mjs TOLD.json (see story.mjs).
import { accessible, must, obstacles, open, picture, see, settled, signIn, SMALL, told, USUAL, walk } from './desk.mjs';

const HERE = '/desk/situation';

async function painted(page) {
  await settled(page);
  await page.waitForSelector('.map canvas');
  await page.waitForFunction(() => performance.getEntriesByType('resource').some((one) => one.name.includes('land-50m') && one.responseEnd > 0));
  await page.evaluate(() => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then))));
}

async function everyLook(browser, locale, size, scheme, mark) {
  const { context, page, wrong } = await open(browser, { locale, viewport: size, colorScheme: scheme });
  await signIn(page, told.approver);
  await see(page, HERE);
  await painted(page);
  await picture(page, `${mark}-situation`);
  await accessible(page, `situation ${mark}`, mark === 'en');
  const spots = await page.locator('.mark-of').count();
  must(spots >= 5, `only ${spots} places on the map`);
  // A ship in the table: the same is picked on the map and the timeline, with its reasons.
  await page.locator('tbody button.plain', { hasText: /Silence|신호 끊김|信号途絶/ }).first().click();
  await page.waitForSelector('.seen');
  must((await page.locator('.mark-of.picked').count()) === 1, 'one mark is picked');
  must((await page.locator('.bar-of.picked').count()) === 1, 'one bar is picked');
  must((await page.textContent('.seen')).includes('<img src=x onerror=alert(7)>'), 'markup stays text');
  must((await page.locator('main img').count()) === 0, 'no image came of it');
  await page.evaluate(() => scrollTo(0, 0));
  await picture(page, `${mark}-situation-seen`);
  await accessible(page, `situation, one seen ${mark}`, mark === 'en');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (wide > 0) obstacles.push(`situation ${mark} is ${wide} px wider than the window`);
  must(wrong.length === 0, `situation ${mark}: ${wrong.join('\n')}`);
  await context.close();
}

async function use(browser) {
  const { context, page, wrong } = await open(browser, { locale: 'en-GB', viewport: USUAL });
  await signIn(page, told.approver);
  await see(page, HERE);
  await painted(page);
  const all = await page.locator('tbody tr').count();
  await page.locator('.lane-button.ship').click();
  await page.waitForURL(/hide=ship/);
  must((await page.locator('tbody tr').count()) === all - 2, 'ships are hidden');
  must((await page.locator('.mark-of.ship').count()) === 0, 'on the map, too');
  await page.locator('.lane-button.ship').click();
  // By keyboard: nearer, to the side, and back to all.
  const place = () => page.locator('.mark-of.ship .spot').first().getAttribute('transform');
  const first = await place();
  await page.focus('.map');
  await page.keyboard.press('+');
  await page.keyboard.press('ArrowLeft');
  must((await place()) !== first, 'the map moves by keyboard');
  await page.keyboard.press('0');
  must((await place()) === first, 'and comes back');
  // A click on a mark picks it; the address keeps it over a reload, and its source opens.
  await page.locator('.mark-of.ship').first().dispatchEvent('click');
  await page.waitForURL(/at=/);
  await page.reload();
  await painted(page);
  must((await page.locator('.mark-of.picked').count()) === 1, 'what was picked is kept');
  await page.locator('.seen a').click();
  await page.waitForURL(/cases\/us-1/);
  await page.goBack();
  await painted(page);
  // Before the case was written nothing was known.
  await page.fill('input[type=date]', '2026-01-01');
  await page.waitForSelector('.empty');
  await picture(page, 'en-situation-before');
  must(wrong.length === 0, wrong.join('\n'));
  await context.close();
}

await walk(async (browser) => {
  await use(browser);
  await everyLook(browser, 'en-GB', USUAL, 'light', 'en');
  await everyLook(browser, 'ko-KR', USUAL, 'dark', 'ko-dark');
  await everyLook(browser, 'ja-JP', SMALL, 'light', 'ja-small');
});
