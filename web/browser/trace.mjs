// The Trace screen in a real browser: node browser/trace.mjs TOLD.json (see story.mjs).
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
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

/** From the click on the trace until it is painted, in milliseconds. */
async function timed(page, path) {
  await see(page, '/desk/trace');
  return page.evaluate(async (url) => {
    performance.clearMarks();
    const began = performance.now();
    history.pushState(null, '', url);
    dispatchEvent(new PopStateEvent('popstate'));
    for (;;) {
      await new Promise(requestAnimationFrame);
      const mark = performance.getEntriesByName('entente.trace.drawn').at(-1);
      if (mark) return mark.startTime - began;
    }
  }, path);
}

/** How fast it moves: the page's own work, by its processor time, and what a frame takes here. */
async function moved(page, context) {
  const tools = await context.newCDPSession(page);
  await tools.send('Performance.enable', { timeDomain: 'threadTicks' });
  const busy = async () =>
    (await tools.send('Performance.getMetrics')).metrics.find((one) => one.name === 'TaskDuration').value * 1000;
  const before = await busy();
  const times = await page.evaluate(async () => {
    const canvas = document.querySelector('.stage canvas:last-of-type');
    const all = [];
    let last = performance.now();
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
      all.push(now - last);
      last = now;
    }
    return all.sort((a, b) => a - b);
  });
  const own = ((await busy()) - before) / times.length;
  await tools.detach();
  return { own, half: times[30], most: times[57] };
}

/** Ends and fees add up to what was taken: the picture is of a whole trace. */
async function adds(page) {
  return page.evaluate(async () => {
    const whole = await (await fetch(document.querySelector('a[download$=".json"]').href)).json();
    const sum = (all) => all.reduce((total, one) => total + BigInt(one), 0n);
    const ends = sum(whole.ends.map((one) => one.amount));
    const fees = sum(Object.values(whole.fees));
    const starts = sum(whole.starts.map((one) => one.amount));
    return { ends: String(ends), fees: String(fees), starts: String(starts), isRight: ends + fees === starts };
  });
}

/** Bytes over the wire, by kind, as they come. */
async function counted(page, context) {
  const tools = await context.newCDPSession(page);
  await tools.send('Network.enable');
  const kinds = new Map();
  const sums = { Script: 0, Stylesheet: 0, Font: 0 };
  tools.on('Network.responseReceived', (e) => kinds.set(e.requestId, e.type));
  tools.on('Network.loadingFinished', (e) => {
    const kind = kinds.get(e.requestId);
    if (kind in sums) sums[kind] += e.encodedDataLength;
  });
  return sums;
}

/** What somebody who is signed in waits for with nothing in the cache, and what comes for it. */
async function firstView(browser, language) {
  const before = await open(browser, { locale: language, viewport: USUAL });
  await signIn(before.page, told.approver);
  const storageState = await before.context.storageState();
  await before.context.close();
  const { context, page, wrong } = await open(browser, { locale: language, viewport: USUAL, storageState });
  const sums = await counted(page, context);
  await page.goto(`${told.url}/desk/now`);
  await page.waitForSelector('main h1');
  await page.waitForFunction(() => !document.querySelector('.waiting'));
  const shown = await page.evaluate(
    () =>
      new Promise((then) => {
        new PerformanceObserver((list) => then(list.getEntries().at(-1).startTime)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
      }),
  );
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(300);
  const first = { ...sums };
  for (const path of ['/desk/cases', `/desk/cases/${told.case}`, '/desk/screen/ask', '/desk/exchange/requests', '/desk/settings/node']) {
    await see(page, path);
  }
  const usual = sums.Script;
  await see(page, '/desk/situation');
  const map = sums.Script;
  await at(page, `${CASE}/${BYBIT}`);
  must(wrong.length === 0, wrong.join('\n'));
  await context.close();
  return { language, shown, first, usual, map: map - usual, graph: sums.Script - map };
}

/** Each round in a browser that has nothing in its cache. */
async function speed(browser) {
  const rows = [];
  const rounds = told.page ? Number(process.env.ENTENTE_ROUNDS ?? 7) : 1;
  let last;
  for (let round = 0; round < rounds; round++) {
    for (const [what, path] of [
      ['folded', `${CASE}/${LARGE}`],
      ['all of it', `${CASE}/${LARGE}?n=20000`],
    ]) {
      const { context, page, wrong } = await open(browser, { locale: 'en-GB', viewport: WIDE });
      await page.goto(told.url);
      await page.waitForSelector('form');
      const first = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0);
      await signIn(page, told.approver);
      const took = await timed(page, path);
      const places = await nodes(page);
      const lines = Number(await page.locator('.stage').getAttribute('data-lines'));
      const frames = await moved(page, context);
      rows.push({ what, first, took, places, lines, ...frames });
      console.log(
        `a trace of ${places} places and ${lines} lines (${what}) is drawn after ${Math.round(took)} ms; moved, the page works ${frames.own.toFixed(1)} ms a frame, and with WebGL drawn by the processor one comes every ${frames.half.toFixed(0)} ms`,
      );
      if (what !== 'folded') {
        must(places >= 5000, `only ${places} places`);
        must(took < 2000 * (told.slack ?? 1), `drawn after ${took} ms`);
        last = await adds(page);
        must(last.isRight, `ends ${last.ends} and fees ${last.fees} are not ${last.starts}`);
      }
      if (round === 0) await picture(page, `en-trace-large-${what.replaceAll(' ', '-')}`);
      must(wrong.length === 0, wrong.join('\n'));
      await context.close();
    }
  }
  if (!told.page) return;
  const views = [];
  for (let round = 0; round < rounds; round++) {
    for (const language of ['en-GB', 'ko-KR', 'ja-JP']) views.push(await firstView(browser, language));
  }
  writeFileSync(told.page, report(browser.version(), rows, last, views));
}

const kilobytes = (bytes) => Math.round(bytes / 1000);

/** In each language, the first view and what came for it. */
function firstViews(views) {
  return ['en-GB', 'ko-KR', 'ja-JP']
    .map((language) => {
      const own = views.filter((one) => one.language === language);
      const millis = own.map((one) => Math.round(one.shown));
      const half = [...millis].sort((a, b) => a - b)[Math.floor(millis.length / 2)];
      const { Script, Stylesheet, Font } = own[0].first;
      return `| ${language.slice(0, 2)} | ${half} | ${millis.join(', ')} | ${kilobytes(Script)} | ${kilobytes(Stylesheet)} | ${kilobytes(Font)} |`;
    })
    .join('\n');
}

function report(version, rows, sums, views) {
  const all = (what, name, digits = 0) => rows.filter((one) => one.what === what).map((one) => one[name].toFixed(digits));
  const half = (list) => [...list].map(Number).sort((a, b) => a - b)[Math.floor(list.length / 2)];
  const line = (name, what, of, digits) => {
    const list = all(what, of, digits);
    return `| ${name} | ${half(list)} | ${list.join(', ')} |`;
  };
  const { places, lines } = rows.findLast((one) => one.what !== 'folded');
  const folded = rows.find((one) => one.what === 'folded');
  const { usual, map, graph } = views[0];
  return `# The pages: first view, sizes, a large trace

\`bench/pages\` on ${cpus().length} × ${cpus()[0].model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${type()} ${release()}; Chromium ${version} without a graphics processor (WebGL drawn by SwiftShader), over loopback, nothing in the browser's cache.

## First view

Signed in, nothing in the cache, until the largest part of Now is painted (aim 1,000 ms), and what came over the wire for it, compressed.

| language | median, ms | all runs | script, kB | styles, kB | fonts, kB |
|---|---|---|---|---|---|
${firstViews(views)}

Script of all screens but Situation and Trace together: ${kilobytes(usual)} kB compressed (aim 300). Opening Situation adds ${kilobytes(map)} kB, Trace ${kilobytes(graph)} kB.

## A trace of 5,000 places

A generated chain (20,000 transactions, seed 7), traced by haircut for 7 hops from its first coinbase: ${places} places and ${lines} lines. Ends ${sums.ends} + fees ${sums.fees} = ${sums.starts} satoshi.

| | median | all runs |
|---|---|---|
${line('sign-in painted, ms (aim 1,000)', 'all of it', 'first', 0)}
${line('from the click until all of it is drawn, ms (aim 2,000)', 'all of it', 'took', 0)}
${line(`the same folded to ${folded.places} places, ms`, 'folded', 'took', 0)}
${line("moved, all of it: the page's own processor time a frame, ms (60 frames a second leave 16.7)", 'all of it', 'own', 1)}
${line('the same folded', 'folded', 'own', 1)}
${line('moved, all of it: a frame every so many ms, drawn by the processor', 'all of it', 'half', 0)}
${line('the same folded', 'folded', 'half', 0)}

Where frames come late, as they do here, thin lines rest while the picture moves and come back when it stands. What a graphics processor would add to the page's own work is not measured: the machine has none.
`;
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
      await onward(page);
      await onward(page);
    }
    await page.waitForTimeout(100);
    await picture(page, `${mark}-trace-${name}`);
    if (axeToo) await accessible(page, `trace ${name} ${mark}`, mark === 'en');
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) obstacles.push(`trace ${name} ${mark} is ${wide} px wider than the window`);
    must(wrong.length === 0, `trace ${name} ${mark}: ${wrong.join('\n')}`);
  }
  await context.close();
}

/** One place on along the money. A picture that was just drawn may not hear the first key. */
async function onward(page) {
  const before = page.url();
  for (let i = 0; i < 20 && page.url() === before; i++) {
    await page.keyboard.press('ArrowRight');
    await page.waitForTimeout(100);
  }
  must(page.url() !== before, 'the arrow key moves the choice');
}

/** By keyboard alone: along the money, hide, undo, pin, note; and nothing is lost by a reload. */
async function work(browser) {
  const { context, page, wrong } = await open(browser, { locale: 'en-GB', viewport: WIDE, acceptDownloads: true });
  await signIn(page, told.approver);
  await at(page, `${CASE}/${BYBIT}`);
  const hidden = page.locator('.tools button', { hasText: 'hidden' });
  await page.focus('.canvas');
  await onward(page);
  await onward(page);
  await page.keyboard.press('h');
  await hidden.waitFor();
  await page.keyboard.press('z');
  await hidden.waitFor({ state: 'detached' });
  await page.keyboard.press('y');
  await hidden.waitFor();
  await page.keyboard.press('z');
  await hidden.waitFor({ state: 'detached' });
  await onward(page);
  await onward(page);
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

/** What is folded is found, and shown with the way to it. */
async function found(browser) {
  const { context, page, wrong } = await open(browser, { locale: 'en-GB', viewport: WIDE });
  await signIn(page, told.approver);
  await at(page, `${CASE}/${LARGE}?n=60`);
  const before = await nodes(page);
  const last = await page.evaluate(async () => {
    const whole = await (await fetch(document.querySelector('a[download$=".json"]').href)).json();
    return whole.flows.findLast((one) => !one.to.endsWith(':fee')).to;
  });
  await page.fill('.finder input', last);
  await page.keyboard.press('Enter');
  await page.waitForFunction((n) => Number(document.querySelector('.stage').dataset.nodes) > n, before);
  await page.waitForTimeout(600);
  must((await page.locator('.panel .shape').count()) === 1, 'what was found is chosen');
  await picture(page, 'en-trace-found');
  must(wrong.length === 0, wrong.join('\n'));
  await context.close();
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
    await speed(browser);
    if (told.page) return;
    await work(browser);
    await found(browser);
    await asked(browser);
    await hostile(browser);
    await flat(browser);
    await printed(browser);
  }
  await everyView(browser, 'en-GB', WIDE, 'light', 'en', true);
  await everyView(browser, 'ko-KR', USUAL, 'dark', 'ko-dark', true);
  await everyView(browser, 'ja-JP', SMALL, 'light', 'ja-small', true);
});
