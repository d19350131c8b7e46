// The Trace screen in a real browser: node browser/trace.mjs TOLD.json (see story.mjs).
import { readFileSync } from 'node:fs';
import { accessible, must, obstacles, open, picture, see, settled, signIn, SMALL, told, USUAL, walk } from './desk.mjs';

const CASE = `/desk/trace/case/${told.case}`;
const [BYBIT, LARGE, CROSSED, HOSTILE] = [2, 3, 4, 5];
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
    const tools = await context.newCDPSession(page);
    await tools.send('Performance.enable', { timeDomain: 'threadTicks' });
    const busy = async () =>
      (await tools.send('Performance.getMetrics')).metrics.find((one) => one.name === 'TaskDuration').value * 1000;
    const before = await busy();
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
    const own = ((await busy()) - before) / 60;
    console.log(
      `  moved: the page's own work ${own.toFixed(1)} ms a frame; with WebGL drawn by the processor a frame every ${frames.half.toFixed(1)} ms (95 of 100 within ${frames.most.toFixed(1)})`,
    );
    await tools.detach();
  }
  must(wrong.length === 0, wrong.join('\n'));
  await context.close();
}

async function everyView(browser, locale, size, scheme, mark, axeToo) {
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
    await page.waitForTimeout(100);
    await picture(page, `${mark}-trace-${name}`);
    if (axeToo) await accessible(page, `trace ${name} ${mark}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) obstacles.push(`trace ${name} ${mark} is ${wide} px wider than the window`);
    must(wrong.length === 0, `trace ${name} ${mark}: ${wrong.join('\n')}`);
  }
  await context.close();
}

/** By keyboard alone: along the money, hide, undo, pin, note; and nothing is lost by a reload. */
async function work(browser) {
  const { context, page, wrong } = await open(browser, { locale: 'en-GB', viewport: WIDE, acceptDownloads: true });
  await signIn(page, told.approver);
  await at(page, `${CASE}/${BYBIT}`);
  const hidden = page.locator('.tools button', { hasText: 'hidden' });
  await page.focus('.canvas');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('h');
  await hidden.waitFor();
  await page.keyboard.press('z');
  await hidden.waitFor({ state: 'detached' });
  await page.keyboard.press('y');
  await hidden.waitFor();
  await page.keyboard.press('z');
  await hidden.waitFor({ state: 'detached' });
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('p');
  await page.keyboard.press('n');
  await page.keyboard.type('seen at the exchange <b>');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(400);
  await page.reload();
  await drawn(page);
  must((await page.inputValue('#trace-note')) === 'seen at the exchange <b>', 'the note is there after a reload');
  must((await page.locator('.panel button', { hasText: 'Unpin' }).count()) === 1, 'it is still pinned');
  await accessible(page, 'a chosen place');
  // The way back goes through the views.
  await page.click('.tabs a:nth-child(2)');
  await page.waitForSelector('.flow-table');
  await page.goBack();
  await drawn(page);
  // Exports.
  const got = {};
  for (const kind of ['SVG', 'PNG', 'CSV', 'GraphML']) {
    if (!(await page.locator('details.menu[open]').count())) await page.click('details.menu summary');
    const [file] = await Promise.all([page.waitForEvent('download'), page.click(`details.menu button:text-is("${kind}")`)]);
    got[kind] = readFileSync(await file.path());
  }
  must(got.SVG.toString().startsWith('<svg'), 'SVG');
  must(got.PNG.subarray(1, 4).toString() === 'PNG', 'PNG');
  must(got.CSV.toString().includes('10000000000000000000000'), 'CSV has exact amounts');
  must(got.GraphML.toString().includes('&lt;b&gt;'), 'GraphML has the note, escaped');
  // The command palette knows what the screen can do.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('undo');
  must((await page.locator('dialog.palette li').count()) > 0, 'the palette offers undo');
  await page.keyboard.press('Escape');
  // Saved in the case, and opened by a colleague from the address.
  await page.click('.heading button.main');
  await page.fill('form.card input[name=title]', 'What we told the exchange');
  await accessible(page, 'saving a view');
  await page.click('form.card button.main');
  await page.waitForSelector('.facts select >> nth=1');
  const number = await page.locator('.facts select >> nth=1').locator('option >> nth=1').getAttribute('value');
  must(wrong.length === 0, wrong.join('\n'));
  await context.close();
  const two = await open(browser, { locale: 'ko-KR', viewport: WIDE });
  await signIn(two.page, told.analyst);
  await two.page.goto(`${told.url}${CASE}/${BYBIT}?saved=${number}`);
  await drawn(two.page);
  await two.page.waitForFunction(() => document.querySelector('#trace-note')?.value.includes('exchange'));
  await see(two.page, `/desk/cases/${told.case}`);
  must((await two.page.textContent('main')).includes('What we told the exchange'), 'the view stands in the timeline');
  must(two.wrong.length === 0, two.wrong.join('\n'));
  await two.context.close();
}

/** Asked for in the pages, followed by a job, drawn when it is done, and proven by another. */
async function asked(browser) {
  const { context, page, wrong } = await open(browser, { locale: 'ja-JP', viewport: USUAL });
  await signIn(page, told.approver);
  await see(page, '/desk/trace?new=1');
  await page.fill('textarea[name=from]', told.from);
  await page.selectOption('select[name=method]', 'fifo');
  await page.click('form.card button.main');
  await page.waitForURL(/trace\/job/);
  await page.waitForSelector('.stage canvas', { timeout: 60_000 });
  await drawn(page);
  await page.focus('.canvas');
  await page.keyboard.press('ArrowRight');
  await page.locator('.panel .line-button').first().click();
  await page.waitForSelector('.panel .moves');
  await page.locator('.proof-part button', { hasText: 'たどり直す' }).click();
  await page.waitForSelector('.proven', { timeout: 60_000 });
  must((await page.locator('.proof-part .moves li').count()) > 0, 'the way has its steps');
  await picture(page, 'ja-trace-proven');
  await accessible(page, 'a proven line');
  must(wrong.length === 0, wrong.join('\n'));
  await context.close();
}

async function hostile(browser) {
  const { context, page, wrong } = await open(browser, { locale: 'en-GB', viewport: USUAL });
  await signIn(page, told.approver);
  await at(page, `${CASE}/${HOSTILE}?at=${encodeURIComponent('bitcoin bb:1')}`);
  const text = await page.textContent('.panel');
  must(text.includes('U+202E') && text.includes('Latin + Cyrillic'), `hidden signs are told: ${text}`);
  await picture(page, 'en-trace-hostile');
  await see(page, `${CASE}/${HOSTILE}?view=table`);
  must((await page.textContent('.flow-table')).includes('<img src=x onerror=alert(1)>'), 'markup stays text');
  must((await page.locator('main img').count()) === 0, 'no image came of it');
  must(!/\u202e/.test(await page.evaluate(() => document.body.innerText)), 'no such sign is left');
  must(wrong.length === 0, wrong.join('\n'));
  await context.close();
}

/** Paper gets the whole picture, however far one has zoomed in. */
async function printed(browser) {
  const { context, page, wrong } = await open(browser, { locale: 'en-GB', viewport: USUAL });
  await signIn(page, told.approver);
  await at(page, `${CASE}/${BYBIT}`);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  must(await page.locator('.print-only').isVisible(), 'the sheet is printed');
  await page.screenshot({ path: `${told.pictures}/en-trace-print.png`, fullPage: true });
  must(wrong.length === 0, wrong.join('\n'));
  await context.close();
}

/** A browser without WebGL shows the same picture, and the table does the rest. */
async function flat(browser) {
  const { context, page } = await open(browser, { locale: 'en-GB', viewport: USUAL });
  await page.addInitScript(() => {
    const get = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
      return kind.includes('webgl') ? null : get.call(this, kind, ...more);
    };
  });
  await signIn(page, told.approver);
  await see(page, `${CASE}/${BYBIT}`);
  await page.waitForSelector('.flat canvas');
  await picture(page, 'en-trace-flat');
  await accessible(page, 'without WebGL');
  await context.close();
}

await walk(async (browser) => {
  if (!process.env.ENTENTE_VIEWS_ONLY) {
    if (!process.env.ENTENTE_QUICK) await speed(browser);
    await work(browser);
    await asked(browser);
    await hostile(browser);
    await flat(browser);
    await printed(browser);
  }
  await everyView(browser, 'en-GB', WIDE, 'light', 'en', true);
  await everyView(browser, 'ko-KR', USUAL, 'dark', 'ko-dark', told.whole);
  await everyView(browser, 'ja-JP', SMALL, 'light', 'ja-small', told.whole);
});
