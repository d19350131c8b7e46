// The Trace screen in a real browser: node browser/trace.mjs TOLD.json (see story.mjs).
import { accessible, must, obstacles, open, picture, see, settled, signIn, SMALL, told, USUAL, walk } from './desk.mjs';

const CASE = `/desk/trace/case/${told.case}`;
const [BYBIT, LARGE, CROSSED] = [2, 3, 4];
const WIDE = { width: 1500, height: 940 };

async function drawn(page) {
  await settled(page);
  await page.waitForSelector('.stage canvas', { timeout: 20_000 });
  await page.evaluate(() => new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then))));
}

async function at(page, path) {
  await see(page, path);
  await drawn(page);
}

const nodes = (page) => page.locator('.stage').getAttribute('data-nodes').then(Number);

/** From the click on the trace until it is painted, and how fast it moves then. */
async function speed(browser) {
  const { context, page, wrong } = await open(browser, { locale: 'en-GB', viewport: WIDE });
  await signIn(page, told.approver);
  // As somebody who comes from the list: the screen itself is loaded, the trace is not.
  await see(page, '/desk/trace');
  for (const [what, path] of [
    ['folded', `${CASE}/${LARGE}`],
    ['all of it', `${CASE}/${LARGE}?n=20000`],
  ]) {
    await see(page, '/desk/trace');
    await page.evaluate(() => performance.clearMarks());
    if (what !== 'folded') await page.reload();
    await settled(page);
    const took = await page.evaluate(async (url) => {
      const began = performance.now();
      history.pushState(null, '', url);
      dispatchEvent(new PopStateEvent('popstate'));
      for (;;) {
        await new Promise(requestAnimationFrame);
        const mark = performance.getEntriesByName('entente.trace.drawn').at(-1);
        if (mark) return mark.startTime - began;
      }
    }, path);
    const stage = page.locator('.stage');
    const count = await nodes(page);
    const lines = Number(await stage.getAttribute('data-lines'));
    console.log(`a trace of ${count} places and ${lines} lines (${what}) is drawn after ${Math.round(took)} ms`);
    if (what !== 'folded') {
      must(count >= 5000, `only ${count} places`);
      must(took < 2000 * (told.slack ?? 1), `drawn after ${took} ms`);
    }
    await picture(page, `en-trace-large-${what.replaceAll(' ', '-')}`);
    const box = await page.locator('.canvas').boundingBox();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    const frames = await page.evaluate(async () => {
      const canvas = document.querySelector('.stage canvas:last-of-type');
      const times = [];
      let before = performance.now();
      const box = canvas.getBoundingClientRect();
      for (let i = 0; i < 60; i++) {
        canvas.dispatchEvent(
          new WheelEvent('wheel', {
            deltaY: i % 20 < 10 ? -40 : 40, bubbles: true, cancelable: true,
            clientX: box.left + box.width / 2, clientY: box.top + box.height / 2,
          }),
        );
        await new Promise(requestAnimationFrame);
        const now = performance.now();
        times.push(now - before);
        before = now;
      }
      times.sort((a, b) => a - b);
      return { half: times[30], most: times[57] };
    });
    console.log(`  moved: a frame takes ${frames.half.toFixed(1)} ms (95 of 100 within ${frames.most.toFixed(1)}), drawn by the processor`);
  }
  must(wrong.length === 0, wrong.join('\n'));
  await context.close();
}

async function everyView(browser, locale, size, scheme, mark) {
  const { context, page, wrong } = await open(browser, { locale, viewport: size, colorScheme: scheme });
  await signIn(page, told.approver);
  const views = [
    ['list', '/desk/trace', false],
    ['new', '/desk/trace?new=1', false],
    ['graph', `${CASE}/${BYBIT}`, true],
    ['time', `${CASE}/${BYBIT}?axis=time&noise=1`, true],
    ['table', `${CASE}/${BYBIT}?view=table`, false],
    ['exits', `${CASE}/${BYBIT}?view=exits`, false],
    ['methods', `${CASE}/${BYBIT}?view=methods`, false],
    ['crossed', `${CASE}/${CROSSED}`, true],
    ['large', `${CASE}/${LARGE}`, true],
  ];
  for (const [name, path, isDrawn] of views) {
    if (isDrawn) await at(page, path);
    else await see(page, path);
    if (name === 'graph' && size !== SMALL) {
      await page.focus('.canvas');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await page.waitForURL(/at=/);
    }
    await page.waitForTimeout(300);
    await picture(page, `${mark}-trace-${name}`);
    await accessible(page, `trace ${name} ${mark}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) obstacles.push(`trace ${name} ${mark} is ${wide} px wider than the window`);
    must(wrong.length === 0, `trace ${name} ${mark}: ${wrong.join('\n')}`);
  }
  await context.close();
}

await walk(async (browser) => {
  if (!process.env.ENTENTE_VIEWS_ONLY) await speed(browser);
  await everyView(browser, 'en-GB', WIDE, 'light', 'en');
  await everyView(browser, 'ko-KR', USUAL, 'dark', 'ko-dark');
  await everyView(browser, 'ja-JP', SMALL, 'light', 'ja-small');
});
