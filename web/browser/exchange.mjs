// The forms of the exchange, by people of two nodes: node browser/exchange.mjs TOLD.json (see
// story.mjs). Each form is looked at in three languages and two sizes while it is filled in.
import { accessible, enter, must, obstacles, see, settled, SMALL, told, USUAL, walk } from './desk.mjs';

const LANGUAGES = ['en', 'ko', 'ja'];

/** The view as it is now, in each language (with `words`) and both sizes, with what hinders somebody; in one light each. */
async function everywhere(page, name, words = {}) {
  for (const language of LANGUAGES) {
    await page.setViewportSize(USUAL);
    await page.selectOption('.bar > .pickers select >> nth=0', language);
    await page.waitForSelector(`html[lang=${language}]`);
    must((await page.innerText('main')).includes(words[language] ?? ''), `${name} says ${words[language]}`);
    for (const size of [USUAL, SMALL]) {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme: size === SMALL ? 'dark' : 'light' });
      await page.waitForTimeout(80);
      const mark = `${language}${size === SMALL ? '-small' : ''}-x-${name}`;
      await page.screenshot({ path: `${told.pictures}/${mark}.png`, fullPage: true });
      // Words change from language to language; what hinders somebody hardly does.
      if (language === (size === USUAL ? 'en' : 'ja') || told.whole) await accessible(page, mark, size === USUAL);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) obstacles.push(`${mark} is ${wide} px wider than the window`);
    }
  }
  await page.setViewportSize(USUAL);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.selectOption('.bar > .pickers select >> nth=0', 'en');
  await page.waitForSelector('html[lang=en]');
}

const button = (page, name) => page.getByRole('button', { name, exact: true });

/** A release is seen to the byte, then sent; what was written outlives a reload. */
async function release(us) {
  await see(us.page, '/desk/exchange/releases');
  await us.page.selectOption('select[name=source]', 'bundle');
  await us.page.setInputFiles('input[name=file]', told.objects);
  await us.page.check('input[name=to][value=jp]');
  await us.page.selectOption('select[name=purpose]', 'investigation');
  await us.page.fill('input[name=until]', '2031-01-01');
  await us.page.check('input[name=redact]');
  await us.page.fill('textarea[name=tearlines]', 'report--1=a line');
  // The page is loaded anew before anything was sent.
  await us.page.reload();
  await settled(us.page);
  await us.page.waitForSelector('.restored');
  must(await us.page.isChecked('input[name=to][value=jp]'), 'whom it goes to is remembered');
  must(!(await us.page.isChecked('input[name=to][value=kr]')), 'and nobody else');
  must((await us.page.inputValue('input[name=until]')) === '2031-01-01', 'until when is remembered');
  must((await us.page.inputValue('select[name=purpose]')) === 'investigation', 'for what is remembered');
  must((await us.page.inputValue('textarea[name=tearlines]')) === 'report--1=a line', 'what came later is remembered');
  await us.page.fill('textarea[name=tearlines]', '');
  await us.page.uncheck('input[name=redact]');
  await us.page.setInputFiles('input[name=file]', told.objects);
  await button(us.page, 'Preview').click();
  await us.page.waitForSelector('.preview');
  await us.page.locator('.bytes details').first().locator('summary').click();
  const seen = await us.page.locator('.preview').innerText();
  must(seen.includes('Would go: 2') && seen.includes('Stays here: 1'), `preview: ${seen}`);
  must(seen.includes('TLP:RED is for named people'), 'why it stays is told');
  must(/"name":"Deposit address/.test(seen), 'its exact bytes are shown');
  must(seen.includes('U+202E') && seen.includes('Latin + Cyrillic'), 'hostile names are told');
  await everywhere(us.page, 'release');
  const bytes = await going(us.page);
  await button(us.page, 'Propose it to a second person').click();
  await us.page.getByText('Proposal 1 waits for a second person.').waitFor();
  must((await us.page.locator('.restored').count()) === 0, 'what was sent is no draft');
  must((await us.page.getByRole('button', { name: 'Approve', exact: true }).count()) === 0, 'who proposed it can not approve it');
  await us.page.reload();
  await settled(us.page);
  must((await us.page.locator('.restored').count()) === 0, 'nor after a reload');
  return bytes;
}

/** The bytes that a preview says would go. */
async function going(page) {
  const all = page.locator('.preview .bytes details');
  for (let i = 0; i < (await all.count()); i++) {
    if ((await all.nth(i).getAttribute('open')) === null) await all.nth(i).locator('summary').click();
  }
  return page.locator('.preview .bytes pre').allInnerTexts();
}

/** A second person hears of it in Now by itself, and sees what would go before it goes. */
async function judged(cho) {
  await see(cho.page, '/desk/now');
  await cho.page.locator('.todo li', { hasText: '→ jp' }).locator('a.button').click();
  const waits = cho.page.locator('article.waits', { hasText: 'waits for approval' });
  const name = await waits.getAttribute('aria-label');
  await waits.getByRole('button', { name: 'Preview' }).click();
  await cho.page.waitForSelector('.preview');
  return cho.page.locator(`article.waits[aria-label="${name}"]`);
}

async function approve(waits) {
  await waits.getByRole('button', { name: 'Approve' }).click();
  await waits.locator('.badge', { hasText: 'done' }).waitFor();
}

/** They see the same bytes, and in their own language why one object stays. */
async function approveRelease(cho, proposed) {
  const waits = await judged(cho);
  must(JSON.stringify(await going(cho.page)) === JSON.stringify(proposed), 'both see the same bytes');
  await everywhere(cho.page, 'approve', {
    ko: 'TLP:RED는 지정된 사람의 것이며',
    ja: 'TLP:RED は指名された人だけのもの',
  });
  await approve(waits);
}

/** The partner wants to pass it on; two people of the originator consent until an end. */
async function passOn(us, cho, jp, ren) {
  await see(jp.page, '/desk/exchange/received?from=us');
  await jp.page.getByText('Deposit address of the exchange in Seoul', { exact: true }).waitFor({ timeout: 20_000 });
  await everywhere(jp.page, 'received');
  // Whoever doubts the node: this browser checks the entry by the partner's key.
  await jp.page.locator('tr', { hasText: 'Deposit address' }).getByRole('link', { name: 'Verify' }).click();
  await jp.page.locator('.badge.good', { hasText: 'proven' }).waitFor();
  must((await jp.page.innerText('.told')).includes('indicator--'), 'the entry is told');
  await jp.page.goBack();
  await jp.page.locator('tr', { hasText: 'Deposit address' }).getByText('Ask to pass it on').click();
  await jp.page.waitForSelector('select[name=place]');
  must((await jp.page.inputValue('select[name=kind]')) === 'pass-on', 'the kind stands in the draft');
  must((await jp.page.inputValue('select[name=to]')) === 'us', 'so does its originator');
  must((await jp.page.inputValue('select[name=place]')) === 'kr', 'and who can get it');
  await jp.page.fill('textarea[name=text]', 'Seoul holds the account');
  await jp.page.fill('input[name=legal_basis]', 'a treaty');
  await jp.page.fill('input[name=until]', '2030-06-01');
  await jp.page.reload();
  await settled(jp.page);
  await jp.page.waitForSelector('.restored');
  must((await jp.page.inputValue('textarea[name=text]')) === 'Seoul holds the account', 'the draft outlives a reload');
  await everywhere(jp.page, 'pass-on');
  await button(jp.page, 'Draft it').click();
  await jp.page.waitForURL(/requests\/[^?]/);
  const path = new URL(jp.page.url()).pathname;
  await see(ren.page, path);
  await button(ren.page, 'Approve').click();
  await button(jp.page, 'Send it').click();
  await us.page.goto(`${told.url}/desk/now`);
  await us.page.locator(`.todo a[href="${path}"]`).first().click({ timeout: 30_000 });
  await button(us.page, 'I have seen it').click();
  await button(us.page, 'Accept').click();
  await us.page.fill('textarea[name=legal_basis]', '5 U.S.C. 552a(b)');
  await us.page.fill('input[name=until]', '2030-03-01');
  await everywhere(us.page, 'consent');
  await us.page.locator('form.card').getByRole('button', { name: 'Accept' }).click();
  await see(cho.page, path);
  await button(cho.page, 'Approve').click();
  await jp.page.locator('.badge', { hasText: 'in effect' }).first().waitFor({ timeout: 30_000 });
}

/** Another marking takes the old version back; a withdrawal stands open until it was heard. */
async function takeBack(us, cho) {
  await see(us.page, '/desk/exchange/given?to=jp');
  await us.page.getByText('held by the partner').first().waitFor({ timeout: 30_000 });
  await us.page.locator('tr', { hasText: 'Deposit address' }).getByRole('button', { name: 'Other marking' }).click();
  await us.page.locator('section.form select').selectOption({ label: 'TLP:GREEN' });
  await us.page.locator('section.form').getByRole('button', { name: 'Preview' }).click();
  await us.page.getByText('Taken back: 1').waitFor();
  must((await us.page.locator('.preview').innerText()).includes('may go further now'), 'a downgrade is told as one');
  await everywhere(us.page, 'remark');
  await us.page.locator('section.form').getByRole('button', { name: 'Propose it to a second person' }).click();
  await us.page.locator('section.form [role=status]').waitFor();
  await button(us.page, 'Close').click();
  await approve(await judged(cho));
  await us.page.locator('tr', { hasText: 'fdp.exe' }).locator('input[type=checkbox]').check();
  await button(us.page, 'Take back (1)').click();
  await us.page.getByText('Take back 1 from jp?').waitFor();
  await everywhere(us.page, 'withdraw');
  await us.page.locator('section.form').getByRole('button', { name: 'Take back (1)' }).click();
  await us.page.getByText('Taken back: 1.').waitFor();
  await us.page.getByText('Every withdrawal was acknowledged.').waitFor({ timeout: 30_000 });
  await everywhere(us.page, 'given');
}

/** What both have is found by both sides' approvers; a second offer is declined with a reason. */
async function compare(us, ren) {
  const items = ['address:0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2', 'domain:both.example', 'domain:ours.example', 'person:Ours Only|1970-01-01'];
  for (const [round, purpose] of ['Who else follows the thief of case us-1', 'A second question'].entries()) {
    await see(us.page, '/desk/exchange/overlaps?new=1');
    await us.page.selectOption('select[name=to]', 'jp');
    await us.page.fill('form textarea', items.join('\n'));
    await us.page.fill('input[name=purpose]', purpose);
    await us.page.fill('input[name=legal_basis]', 'agreement of 2026, article 4');
    if (round === 0) {
      await everywhere(us.page, 'overlap-offer');
      await us.page.reload();
      await settled(us.page);
      must((await us.page.inputValue('input[name=purpose]')) === purpose, 'the purpose is remembered');
      must((await us.page.inputValue('form textarea')) === '', 'items are not kept in the browser');
      await us.page.fill('form textarea', items.join('\n'));
    }
    await button(us.page, 'Offer it').click();
    await us.page.waitForURL(/overlaps\/[0-9a-f-]{36}/);
    const path = new URL(us.page.url()).pathname;
    await see(ren.page, '/desk/now');
    await ren.page.locator(`.todo a[href="${path}"]`).click({ timeout: 30_000 });
    await ren.page.waitForSelector('section.form');
    if (round === 0) {
      await ren.page.fill('section.form textarea', 'domain:BOTH.example.\neip155:1:0x47666fab8bd0ac7003bce3f5c3585383f09486e2\ndomain:theirs.example');
      must((await ren.page.innerText('article.request')).includes('us learns which of its items jp has'), 'who learns what is told');
      await everywhere(ren.page, 'overlap-asked');
      await button(ren.page, 'Agree with these items').click();
      await us.page.locator('.figure', { hasText: 'in common' }).waitFor({ timeout: 60_000 });
      const found = await us.page.innerText('.result');
      must(/^2\b/.test(found) && found.includes('domain:both.example') && !found.includes('ours.example'), `result: ${found}`);
      await everywhere(us.page, 'overlap-result');
    } else {
      await ren.page.fill('section.form input:not([type=file]):not([type=checkbox])', 'no basis here');
      await button(ren.page, 'Decline').click();
      await us.page.getByText('no basis here').waitFor({ timeout: 30_000 });
    }
  }
  await see(us.page, '/desk/exchange/overlaps');
  must((await us.page.locator('tbody tr').count()) === 2, 'both comparisons are listed');
  await everywhere(us.page, 'overlaps');
}

/** The rules as the node decides them, our card, and a key that is pinned after it was compared. */
async function settings(us, root) {
  await see(us.page, '/desk/settings/rules');
  const rules = await us.page.innerText('main');
  must(rules.includes('entente release policy') && rules.includes('TLP:RED is for named people'), 'the policy is readable');
  await everywhere(us.page, 'rules');
  await see(root.page, '/desk/settings/keys');
  const own = await root.page.innerText('section.form .fingerprint');
  await root.page.fill('form textarea', JSON.stringify({ ...told.card, fingerprint: '0000' }));
  await root.page.waitForFunction((one) => [...document.querySelectorAll('.fingerprint')].some((el) => el.textContent === one), told.fingerprint);
  must(own !== told.fingerprint, 'it is the partner’s key');
  await everywhere(root.page, 'keys');
  await root.page.check('form input[type=checkbox]');
  await button(root.page, 'Pin a partner’s key').click();
  await root.page.locator('tr', { hasText: told.fingerprint }).waitFor();
  await root.page.locator('tr', { hasText: told.fingerprint }).getByRole('button', { name: 'Suspend' }).click();
  await root.page.locator('tr', { hasText: told.fingerprint }).getByText('suspended').waitFor();
  await see(root.page, '/desk/settings/people');
  await everywhere(root.page, 'people');
  await root.page.getByLabel('Role: ann').selectOption('auditor');
  await root.page.waitForTimeout(300);
  must((await root.page.getByLabel('Role: ann').inputValue()) === 'auditor', 'a role is changed');
  await see(root.page, '/desk/settings/sources');
  await everywhere(root.page, 'sources');
}

await walk(async (browser) => {
  const us = await enter(browser, told.url, 'bob');
  const cho = await enter(browser, told.url, 'cho');
  const jp = await enter(browser, told.partner, 'yui');
  const ren = await enter(browser, told.partner, 'ren');
  const root = await enter(browser, told.url, 'root');
  await approveRelease(cho, await release(us));
  await passOn(us, cho, jp, ren);
  await takeBack(us, cho);
  await compare(us, ren);
  await settings(us, root);
  // By keyboard alone: the palette leads to a form.
  await us.page.keyboard.press('Control+k');
  await us.page.keyboard.type('comparison');
  await us.page.keyboard.press('Enter');
  await us.page.waitForURL(/overlaps\?new=1/);
  // Who signs out leaves nothing behind.
  await see(us.page, '/desk/exchange/overlaps?new=1');
  await us.page.fill('input[name=purpose]', 'not for others');
  await us.page.locator('details.who summary').click();
  await button(us.page, 'Sign out').click();
  await us.page.waitForSelector('input[name=password]');
  const left = await us.page.evaluate(() => Object.keys(sessionStorage).filter((one) => one.startsWith('entente.draft')));
  must(left.length === 0, `left behind: ${left}`);
  for (const one of [us, cho, jp, ren, root]) {
    must(one.wrong.length === 0, one.wrong.join('\n'));
    await one.context.close();
  }
});
