// From an alert to a freeze request that the partner has seen, in each language, by three people
// at two nodes: node browser/freeze.mjs TOLD.json (see story.mjs).
import { accessible, enter, must, picture, settled, told, walk } from './desk.mjs';

/** The one button that is the obvious next step. */
const next = (page) => page.locator('article.request > .acts button.main');

async function story(browser, locale, address) {
  const mark = locale.slice(0, 2);
  const began = Date.now();
  const analyst = await enter(browser, told.url, told.analyst, { locale });
  const approver = await enter(browser, told.url, told.approver, { locale });
  const partner = await enter(browser, told.partner, told.duty, { locale });
  // The alert leads to the draft; all but the law stands there.
  const alert = analyst.page.locator('.todo li', { hasText: address });
  await picture(analyst.page, `${mark}-freeze-1-alert`);
  await alert.locator('a.button').click();
  await analyst.page.waitForSelector('input[name=target]');
  must((await analyst.page.inputValue('input[name=target]')) === address, 'the address is in the draft');
  must((await analyst.page.inputValue('input[name=place]')) === 'eip155:1', 'so is its chain');
  must((await analyst.page.inputValue('textarea[name=text]')).includes('Circle can stop it'), 'and who can stop it');
  await analyst.page.fill('input[name=legal_basis]', 'Act on reporting specified financial transactions, art. 5');
  await accessible(analyst.page, `draft ${mark}`);
  await picture(analyst.page, `${mark}-freeze-2-draft`);
  await analyst.page.click('form.card button.main');
  await analyst.page.waitForURL(/requests\/[^?]/);
  const path = new URL(analyst.page.url()).pathname;
  must((await next(analyst.page).count()) === 0, 'who drafted it can not approve it');
  // A second person approves; the first sends.
  await approver.page.locator('.todo li', { hasText: address }).locator(`a.button[href="${path}"]`).click();
  await settled(approver.page);
  await picture(approver.page, `${mark}-freeze-3-approve`);
  await next(approver.page).click();
  await next(analyst.page).waitFor();
  await next(analyst.page).click();
  // The partner's duty officer hears of it by itself, and says that it was seen.
  const heard = partner.page.locator('.todo li', { hasText: address });
  await heard.waitFor({ timeout: 30_000 });
  await picture(partner.page, `${mark}-freeze-4-partner`);
  await heard.locator('a.button').click();
  await next(partner.page).click();
  await partner.page.locator('article.request .facts').waitFor();
  // And whoever asked sees that, by itself.
  await analyst.page.waitForFunction(
    () => document.querySelectorAll('article.request tbody tr').length >= 3, undefined, { timeout: 30_000 });
  await settled(analyst.page);
  await accessible(analyst.page, `request ${mark}`);
  await picture(analyst.page, `${mark}-freeze-5-seen`);
  // The alert is dealt with.
  await analyst.page.goto(`${told.url}/desk/now`);
  await settled(analyst.page);
  must((await analyst.page.locator('.todo li', { hasText: address }).locator('a[href*="draft=1"]').count()) === 0, 'the alert is still there');
  console.log(`${locale}: from the alert to a request that the partner has seen in ${((Date.now() - began) / 1000).toFixed(1)} s`);
  for (const one of [analyst, approver, partner]) {
    must(one.wrong.length === 0, one.wrong.join('\n'));
    await one.context.close();
  }
}

await walk(async (browser) => {
  await story(browser, 'en-GB', told.addresses[0]);
  await story(browser, 'ko-KR', told.addresses[1]);
  await story(browser, 'ja-JP', told.addresses[2]);
});
