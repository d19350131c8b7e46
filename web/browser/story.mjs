// The pages in a real browser, against a node that a test made: node browser/story.mjs TOLD.json,
// where TOLD has the node's address, names, links and the folder for pictures. Prints what it
// measured, and ends with 1 at the first thing that is wrong.
import { accessible, enter, must, obstacles, open, picture, see, settled, short, signIn, SMALL, told, USUAL, walk } from './desk.mjs';

const LONG = 'four words put together';
const VIEWS = [
  '/desk/now',
  '/desk/cases',
  `/desk/cases/${told.case}`,
  `/desk/cases/${told.case}?view=evidence`,
  `/desk/cases/${told.case}?view=hypotheses`,
  `/desk/cases/${told.case}?view=findings`,
  `/desk/cases/${told.case}?view=tasks`,
  `/desk/cases/${told.case}?view=report`,
  '/desk/trace',
  `/desk/screen/ask?q=${encodeURIComponent('パク・ジンヒョク\nPark Jin-hyeok\n試験')}`,
  '/desk/screen/gaps',
  '/desk/screen/decisions',
  '/desk/screen/lists',
  '/desk/exchange/requests',
  '/desk/exchange/requests?draft=1',
  '/desk/exchange/partners',
  '/desk/exchange/releases',
  '/desk/exchange/given',
  '/desk/exchange/overlaps',
  '/desk/exchange/overlaps?new=1',
  '/desk/exchange/requests?draft=1&kind=pass-on',
  '/desk/exchange/received',
  '/desk/exchange/verify',
  '/desk/settings/sources',
  '/desk/settings/keys',
  '/desk/settings/rules',
  '/desk/settings/jobs',
  '/desk/settings/passkeys',
  '/desk/nowhere',
];

async function everyView(browser, locale, size, scheme, axeToo) {
  const { context, page, wrong } = await open(browser, { locale, viewport: size, colorScheme: scheme });
  await page.goto(told.url);
  await page.waitForSelector('form');
  const mark = `${locale.slice(0, 2)}${size === SMALL ? '-small' : ''}${scheme === 'dark' ? '-dark' : ''}`;
  must((await page.getAttribute('html', 'lang')) === locale.slice(0, 2), `language of ${locale}`);
  if (axeToo) await accessible(page, `sign-in ${mark}`);
  await picture(page, `${mark}-signin`);
  await signIn(page, told.approver);
  for (const path of VIEWS) {
    await see(page, path);
    if (path.includes('ask?q=')) await drawn(page);
    await picture(page, `${mark}-${short(path)}`);
    if (axeToo) await accessible(page, `${path} ${mark}`, mark === 'en');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) obstacles.push(`${path} ${mark} is ${wide} px wider than the window`);
    must(wrong.length === 0, `${path} ${mark}: ${wrong.join('\n')}`);
  }
  await context.close();
}

async function welcome(browser) {
  const { context, page, wrong } = await open(browser, { locale: 'en-GB', viewport: USUAL });
  await page.goto(told.link);
  await page.waitForSelector('form');
  await accessible(page, 'welcome');
  await picture(page, 'en-welcome');
  await page.fill('input[name=password]', 'short');
  await page.fill('input[name=again]', 'short');
  await page.click('button.main');
  must((await page.textContent('[role=alert]')).includes('12'), 'a short password is told');
  await page.fill('input[name=password]', LONG);
  await page.fill('input[name=again]', LONG);
  await page.click('button.main');
  await page.waitForSelector('nav.rail');
  must(!page.url().includes('#'), 'the code stays in the address');
  await page.goto(told.link);
  await page.reload();
  await page.fill('input[name=password]', LONG);
  await page.fill('input[name=again]', LONG);
  await page.click('button.main');
  await page.waitForSelector('[role=alert]');
  must(wrong.length === 0, wrong.join('\n'));
  await context.close();
}

async function hostile(browser) {
  const { context, page, wrong } = await open(browser, { locale: 'en-GB', viewport: USUAL });
  await signIn(page, told.approver);
  // An alert's label stays text; what is dealt with goes, and where money can be stopped one asks.
  const alert = page.locator('.todo li', { hasText: '<img src=x onerror=alert(4)>' });
  await alert.locator('button').click();
  await alert.waitFor({ state: 'detached' });
  await page.locator('.todo li', { hasText: 'USDC' }).locator('a.button').click();
  await page.waitForSelector('input[name=target]');
  must((await page.inputValue('input[name=target]')).startsWith('0x4766'), 'the address is in the draft');
  await see(page, `/desk/cases/${told.case}`);
  const text = await page.textContent('main');
  must(text.includes('<img src=x onerror=alert(1)>'), 'markup from outside stays text');
  must(text.includes('U+202E'), 'a sign that turns the text is told');
  must(text.includes('Latin + Cyrillic'), 'a word that mixes scripts is told');
  must(!/\u202e/.test(text), 'no such sign is left in the page');
  must((await page.locator('main img').count()) === 0, 'no image came of it');
  const blocked = await page.evaluate(async () => {
    const said = [];
    addEventListener('securitypolicyviolation', (e) => said.push(e.effectiveDirective));
    try {
      document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(2)>');
      said.push('markup was taken');
    } catch {
      said.push('refused');
    }
    const link = document.createElement('a');
    link.href = 'javascript:alert(3)';
    document.body.append(link);
    link.click();
    await new Promise((then) => setTimeout(then, 100));
    link.remove();
    return said;
  });
  must(blocked.includes('refused'), `Trusted Types: ${blocked}`);
  must(blocked.some((one) => one.startsWith('script-src') || one.startsWith('require-trusted')), `script in an address: ${blocked}`);
  must(!wrong.some((one) => one.startsWith('dialog')), wrong.join('\n'));
  await context.close();
}

async function twoAtOnce(browser) {
  const one = await open(browser, { locale: 'en-GB', viewport: USUAL });
  const two = await open(browser, { locale: 'ko-KR', viewport: USUAL });
  await signIn(one.page, told.analyst);
  await signIn(two.page, told.approver);
  await see(one.page, `/desk/cases/${told.case}`);
  await see(two.page, `/desk/cases/${told.case}?view=findings`);
  await two.page.waitForSelector('.line.live');
  // The analyst writes a finding by keyboard alone; the approver sees it come and approves it.
  await one.page.keyboard.press('Control+k');
  await one.page.waitForSelector('dialog.palette');
  await accessible(one.page, 'palette');
  await picture(one.page, 'en-palette');
  await one.page.keyboard.press('Escape');
  await one.page.click('.heading button.main');
  await one.page.selectOption('form.card select', 'finding');
  await one.page.fill('form.card input[name=title]', 'The exchange can stop 400 ETH');
  await accessible(one.page, 'adding');
  await picture(one.page, 'en-adding');
  await one.page.click('form.card button.main');
  const card = two.page.locator('.finding', { hasText: 'The exchange can stop 400 ETH' });
  await card.waitFor({ timeout: 15_000 });
  await card.locator('textarea').fill('I ran the trace again');
  await card.locator('button.main').click();
  await two.page.waitForTimeout(400);
  must((await two.page.locator('.trouble').count()) === 0, `approving: ${await two.page.locator('main').innerText()}`);
  await card.locator('.badge.good').waitFor({ timeout: 15_000 });
  await see(one.page, `/desk/cases/${told.case}?view=findings`);
  await one.page.locator('.finding', { hasText: '400 ETH' }).locator('.badge.good').waitFor({ timeout: 15_000 });
  // As it was known before: the slider goes back one step, and the address says so.
  await one.page.focus('#known');
  await one.page.keyboard.press('ArrowLeft');
  await one.page.waitForURL(/known=/);
  await one.page.waitForSelector('article.past');
  must((await one.page.locator('.finding .badge.good').count()) === 0, 'the past holds no later approval');
  await one.page.goBack();
  // The connection is cut and comes back; nothing is lost.
  await one.page.waitForTimeout(1000);
  await one.context.setOffline(true);
  await see(one.page, '/desk/exchange/partners');
  await one.page.keyboard.press('g');
  await one.page.keyboard.press('m');
  await one.page.waitForURL(/screen/);
  await one.page.goBack();
  await one.context.setOffline(false);
  await one.page.reload();
  await settled(one.page);
  must(/exchange\/partners/.test(one.page.url()), 'where one was');
  must(one.wrong.length + two.wrong.length === 0, [...one.wrong, ...two.wrong].join('\n'));
  await one.context.close();
  await two.context.close();
}

/** A file of customers is screened, its hit decided, and Now asks for nothing more. */
async function screenedFile(browser) {
  const { context, page, wrong } = await enter(browser, told.url, told.analyst);
  await see(page, '/desk/screen/ask');
  const buffer = Buffer.from('id,name\nc-7,박진혁\nc-8,Nobody Atall\n');
  await page.setInputFiles('form input[type=file]', { name: 'customers.csv', mimeType: 'text/csv', buffer });
  await page.waitForURL(/screen\/job/);
  const hit = page.locator('article.hit').first();
  await hit.waitFor({ timeout: 60_000 });
  must((await page.innerText('main')).includes('c-7'), 'the customer is named');
  must(!(await page.innerText('main')).includes('Nobody Atall'), 'who comes near nobody is no hit');
  await picture(page, 'en-screen-file');
  await accessible(page, 'hits of a file');
  const job = new URL(page.url()).pathname;
  await see(page, '/desk/now');
  await page.locator('.todo li', { hasText: 'customers.csv' }).locator(`a.button[href="${job}"]`).click();
  await hit.waitFor();
  for (let left = await page.locator('article.hit summary').count(); left > 0; left--) {
    const open = page.locator('article.hit:has(summary)').first();
    await open.locator('summary').click();
    await open.locator('textarea').fill('born in another year');
    await open.getByRole('button', { name: 'It is somebody else' }).click();
    await page.waitForFunction((n) => document.querySelectorAll('article.hit summary').length < n, left);
  }
  await see(page, '/desk/now');
  await page.locator('.todo li', { hasText: 'customers.csv' }).waitFor({ state: 'detached' });
  must(wrong.length === 0, wrong.join('\n'));
  await context.close();
}

/** Each line between two names begins under one piece and ends over the other. */
async function drawn(page) {
  const wrong = await page.evaluate(() => {
    const middle = (one) => {
      const box = one.getBoundingClientRect();
      return box.left + box.width / 2;
    };
    return [...document.querySelectorAll('.meeting')].flatMap((sheet) => {
      const left = sheet.getBoundingClientRect().left;
      return [...sheet.querySelectorAll('path')].map((path, i) => {
        const [from] = path.getAttribute('d').match(/[\d.]+/);
        const pieces = sheet.querySelectorAll(':scope > .asked [data-link]');
        return Math.abs(middle(pieces[i]) - left - Number(from));
      });
    }).filter((off) => off > 1.5);
  });
  must(wrong.length === 0, `lines that begin elsewhere: ${wrong}`);
}

async function proof(browser) {
  const { context, page, wrong } = await open(browser, { locale: 'ja-JP', viewport: USUAL });
  await signIn(page, told.approver);
  await see(page, '/desk/exchange/verify');
  await page.fill('textarea', told.proof);
  await page.fill('input.mono', told.vkey);
  await page.click('section.form button.main');
  await page.waitForSelector('section.form .badge');
  must((await page.locator('.badge.good').count()) > 0, `proof: ${await page.locator('section.form').innerText()} of ${told.proof} by ${await page.inputValue('input.mono')}`);
  await picture(page, 'ja-proof');
  await accessible(page, 'proof');
  await page.fill('textarea', told.proof.replace(/index \d+/, 'index 99'));
  await page.click('section.form button.main');
  await page.waitForSelector('.badge.bad');
  must(wrong.length === 0, wrong.join('\n'));
  await context.close();
}

/** From nothing in any cache to the sign-in form, and how much script came for it. */
async function speed(browser) {
  const { context, page } = await open(browser, { locale: 'en-GB', viewport: USUAL });
  const tools = await context.newCDPSession(page);
  await tools.send('Network.enable');
  let script = 0;
  const kinds = new Map();
  tools.on('Network.responseReceived', (e) => kinds.set(e.requestId, e.type));
  tools.on('Network.loadingFinished', (e) => {
    if (kinds.get(e.requestId) === 'Script') script += e.encodedDataLength;
  });
  await page.goto(told.url);
  await page.waitForSelector('form');
  const millis = await page.evaluate(
    () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? performance.now(),
  );
  await signIn(page, told.approver);
  for (const path of VIEWS) await see(page, path);
  console.log(`first view ${Math.round(millis)} ms; script of all views ${Math.round(script / 1000)} kB compressed`);
  must(script < 300_000, `script has ${script} bytes`);
  must(millis < 1000 * (told.slack ?? 1), `first view after ${millis} ms`);
  await context.close();
}

await walk(async (browser) => {
  if (!process.env.ENTENTE_VIEWS_ONLY) {
    await speed(browser);
    await welcome(browser);
    await hostile(browser);
    await twoAtOnce(browser);
    await screenedFile(browser);
    await proof(browser);
  }
  await everyView(browser, 'en-GB', USUAL, 'light', true);
  await everyView(browser, 'ko-KR', USUAL, 'light', true);
  await everyView(browser, 'ja-JP', SMALL, 'dark', true);
  if (told.whole) {
    await everyView(browser, 'ko-KR', SMALL, 'dark', true);
    await everyView(browser, 'ja-JP', USUAL, 'light', true);
    await everyView(browser, 'en-GB', SMALL, 'light', true);
  }
});
