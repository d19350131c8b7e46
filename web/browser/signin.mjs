// People sign in by passkey and at an issuer elsewhere: node browser/signin.mjs TOLD.json.
import { accessible, must, open, picture, see, settled, signIn, told, USUAL, walk } from './desk.mjs';

const signedIn = (page) => page.waitForSelector('nav.rail');

async function signOut(page) {
  await page.context().clearCookies();
  await page.goto(`${told.url}/desk/now`);
  await page.waitForSelector('form');
}

/** A device that the browser simulates (Web Authentication's own automation). */
async function byPasskey(browser) {
  const { context, page, wrong } = await open(browser, { locale: 'ko-KR', viewport: USUAL });
  const tools = await context.newCDPSession(page);
  await tools.send('WebAuthn.enable');
  const { authenticatorId } = await tools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await signIn(page, told.analyst);
  await see(page, '/desk/settings/passkeys');
  await page.fill('input[name=title]', '노트북');
  await page.click('form.inline button.main');
  await page.waitForSelector('table tbody tr');
  must((await page.textContent('table tbody')).includes('노트북'), 'the passkey stands in the list');
  await accessible(page, 'passkeys');
  await picture(page, 'ko-passkeys');
  const passkey = () => page.getByRole('button', { name: '패스키로 로그인' });
  for (let i = 0; i < 2; i++) {
    await signOut(page);
    await passkey().click();
    await signedIn(page);
  }
  must((await page.textContent('body')).includes(told.analyst), 'it is the same person');
  // A device that doesn't know its person signs nobody in.
  await signOut(page);
  await tools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await passkey().click();
  await page.waitForFunction(() => !document.querySelector('button[disabled]'));
  must((await page.locator('nav.rail').count()) === 0, 'nobody is in');
  await tools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
  await passkey().click();
  await signedIn(page);
  await see(page, '/desk/settings/passkeys');
  await page.waitForSelector('table tbody tr');
  await page.click('table tbody button');
  await page.waitForFunction(() => !document.querySelector('table tbody tr'));
  // What was taken away opens nothing, though the device still has it.
  await signOut(page);
  await passkey().click();
  await page.waitForSelector('[role=alert]');
  must(wrong.length === 0, wrong.join('\n'));
  await context.close();
}

async function elsewhere(browser) {
  const { context, page, wrong } = await open(browser, {
    locale: 'ja-JP',
    viewport: USUAL,
    // The issuer's certificate is of the test's own.
    ignoreHTTPSErrors: true,
  });
  await page.goto(`${told.url}/desk/cases`);
  const there = () => page.getByRole('button', { name: 'The agency' });
  await there().waitFor();
  await accessible(page, 'sign-in with an issuer');
  await picture(page, 'ja-signin-elsewhere');
  await there().click();
  await signedIn(page);
  await settled(page);
  must(page.url() === `${told.url}/desk/cases`, `where one was: ${page.url()}`);
  must((await page.textContent('body')).includes(told.approver), 'whom the administrator bound');
  const cookies = await context.cookies(told.url);
  const own = cookies.filter((one) => one.name.includes('entente'));
  must(own.length > 0 && own.every((one) => one.httpOnly && one.sameSite === 'Strict'), 'cookies are strict');
  // The same answer once more, and one that nobody asked for.
  await signOut(page);
  for (const query of ['?code=x&state=y', `?code=${'x'.repeat(3000)}&state=y`, '?error=access_denied&state=y']) {
    await page.goto(`${told.url}/return/agency${query}`);
    await page.waitForSelector('[role=alert]');
    must(page.url() === `${told.url}/return/agency`, 'what was told stays in the address');
  }
  await accessible(page, 'nobody here');
  await picture(page, 'ja-signin-nobody');
  await page.click('button.main');
  await page.waitForSelector('form');
  must(wrong.length === 0, wrong.join('\n'));
  await context.close();
}

await walk(async (browser) => {
  await byPasskey(browser);
  await elsewhere(browser);
});
