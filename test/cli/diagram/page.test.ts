/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import * as fs from 'fs';
import * as path from 'path';
import { pathToFileURL } from 'url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { renderHtml } from '../../../lib/cli/diagram/diagram';
import { plant } from '../../plant';
import { assemblyOf, assemblyOfExample, assemblyOfFleet, EXAMPLES, temporaryFolder } from './assemblies';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((file) => fs.existsSync(file));
const AXE = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const hasBrowser = CHROMIUM !== undefined || !!process.env.CI;
if (!hasBrowser) console.warn('the page is not tested: install the package chromium of Debian');

jest.setTimeout(120_000);

(hasBrowser ? describe : describe.skip)('the page in a browser', () => {
  const folder = temporaryFolder();
  let browser: Browser;
  beforeAll(async () => (browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })));
  afterAll(() => browser?.close());

  /** Messages of the console, errors and requests of the last page. */
  let complaints: string[];
  afterEach(() => expect(complaints).toEqual([]));

  async function open(html: string, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const file = path.join(folder, 'page.html');
    fs.writeFileSync(file, html);
    const url = pathToFileURL(file).href;
    const page = await browser.newPage({ colorScheme, viewport: { width: 1400, height: 900 } });
    complaints = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => request.url() === url || complaints.push(request.url()));
    await page.goto(url);
    return page;
  }

  /** Texts that overlap, leave their boxes or are crossed by a connection, and boxes that overlap. */
  const faults = (page: Page): Promise<string[]> =>
    page.evaluate(() => {
      const found: string[] = [];
      const svg = document.querySelector<SVGSVGElement>('.frame:not([hidden]) svg')!;
      const isInside = (a: DOMRect, b: DOMRect) =>
        a.x >= b.x - 0.5 && a.y >= b.y - 0.5 && a.x + a.width <= b.x + b.width + 0.5 && a.y + a.height <= b.y + b.height + 0.5;
      const isOver = (a: DOMRect, b: DOMRect) =>
        a.x < b.x + b.width - 1 && b.x < a.x + a.width - 1 && a.y < b.y + b.height - 3 && b.y < a.y + a.height - 3;
      const texts = [...svg.querySelectorAll<SVGTextElement>('text')].map((text) => ({ text, box: text.getBBox() }));
      const { width, height } = svg.viewBox.baseVal;
      if (texts.length < 20) found.push('the picture has hardly any text');
      for (const { text, box } of texts) {
        const owner = text.closest('.element')?.querySelector<SVGRectElement>('.box');
        const limit = owner ? owner.getBBox() : new DOMRect(0, 0, width, height);
        if (!isInside(box, limit)) found.push(`${text.textContent} leaves its box`);
      }
      texts.forEach(({ text, box }, index) => {
        for (const other of texts.slice(index + 1))
          if (isOver(box, other.box)) found.push(`${text.textContent} is over ${other.text.textContent}`);
      });
      for (const place of [svg, ...svg.querySelectorAll('.element')]) {
        const boxes = [...place.querySelectorAll<SVGGElement>(place === svg ? ':scope > .element' : ':scope > [role="group"] > .element')];
        boxes.forEach((one, index) => {
          for (const other of boxes.slice(index + 1)) {
            if (isOver(one.querySelector<SVGRectElement>('.box')!.getBBox(), other.querySelector<SVGRectElement>('.box')!.getBBox()))
              found.push(`${one.id} is over ${other.id}`);
          }
        });
      }
      for (const way of svg.querySelectorAll<SVGPathElement>('.edge .way')) {
        for (let at = 0; at < way.getTotalLength(); at += 4) {
          const { x, y } = way.getPointAtLength(at);
          const crossed = texts.find(
            ({ box, text }) => !text.closest('.edge') && x > box.x && x < box.x + box.width && y > box.y + 2 && y < box.y + box.height - 2,
          );
          if (!crossed) continue;
          found.push(`a connection crosses ${crossed.text.textContent}`);
          break;
        }
      }
      return found;
    });

  const violations = async (page: Page) => {
    await page.evaluate(AXE);
    const { violations: found } = await page.evaluate(() =>
      (window as never as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe.run(),
    );
    return found.map(({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 200)}`);
  };

  test.each(EXAMPLES)('%s: no text overlaps another, leaves its box or is crossed', async (name) => {
    const page = await open(await renderHtml({ assembly: assemblyOfExample(name), inventories: [] }));
    expect(await faults(page)).toEqual([]);
    await page.close();
  });

  /** An app with an error and a warning. */
  const withFindings = () =>
    assemblyOf((app) => {
      const stack = new Stack(app, 'Plant', { env: { account: '111122223333', region: 'us-west-2' } });
      const outpost = plant(stack, {
        capacity: { racks: [{ rackId: 'rack-1', hosts: [{ assetId: '1111111110', slots: { 'm5.xlarge': 8 } }] }] },
      });
      const vpc = new ec2.CfnVPC(stack, 'Vpc', { cidrBlock: '10.0.0.0/16' });
      const subnet = new ec2.CfnSubnet(stack, 'Line', {
        vpcId: vpc.ref,
        cidrBlock: '10.0.8.0/24',
        outpostArn: outpost.outpostArn,
        availabilityZone: 'us-west-2a',
      });
      new ec2.CfnInstance(stack, 'Controller', { subnetId: subnet.ref, instanceType: 'm5.2xlarge' });
      new ec2.CfnVolume(stack, 'Log', { outpostArn: outpost.outpostArn, availabilityZone: 'us-west-2a', size: 10, volumeType: 'gp3' });
    });

  test.each(['light', 'dark'] as const)('has no violations of accessibility rules in a %s theme', async (theme) => {
    for (const assembly of [withFindings(), assemblyOfExample('09-ship-or-rig'), assemblyOfFleet(5, 12)]) {
      const page = await open(await renderHtml({ assembly, inventories: [] }), theme);
      await page.locator('.frame:not([hidden]) .own > .title').first().click();
      expect(await violations(page)).toEqual([]);
      await page.locator('#outage').click();
      expect(await violations(page)).toEqual([]);
      await page.close();
    }
  });

  test('the arrow keys move between elements, collapse and expand them, and Enter shows their facts', async () => {
    const page = await open(await renderHtml({ assembly: assemblyOfExample('09-ship-or-rig'), inventories: [] }));
    const focused = () => page.evaluate(() => document.activeElement!.getAttribute('aria-label') ?? '');
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
      return focused();
    };
    // The tab key reaches the diagram after the controls.
    for (let tabs = 0; tabs < 20 && !(await focused()).startsWith('Site'); tabs++) await page.keyboard.press('Tab');
    expect(await focused()).toBe('Site');
    expect(await press('ArrowRight')).toMatch(/^op-09f8e7d6c5b4a3210 Outpost First-generation Outposts rack/);
    expect(await press('ArrowRight')).toMatch(/^Local gateway lgw-/);
    expect(await press('ArrowLeft', 'ArrowDown')).toMatch(/^Vpc VPC 10/);
    expect(await press('ArrowUp', 'ArrowRight', 'ArrowDown')).toMatch(/^lgw-rtb-\w+ Local gateway route table/);
    expect(await press('End')).toMatch(/^AWS services AWS DataSync/);
    expect(await press('Home')).toBe('Site');
    await page.keyboard.press('ArrowLeft');
    expect(await page.locator('[role="treeitem"]:visible').count()).toBeLessThan(20);
    await press('ArrowRight', 'ArrowRight', 'Enter');
    expect(await page.locator('#panel-title').textContent()).toBe('op-09f8e7d6c5b4a3210');
    expect(await page.locator('#panel-body').textContent()).toContain('AWS APIs, IAM and Systems Manager: stops');
    await page.close();
  });

  test('the whole picture is visible at first, and in a small window by Fit', async () => {
    const page = await open(await renderHtml({ assembly: assemblyOfExample('03-multi-outpost'), inventories: [] }));
    const isCropped = () =>
      page.evaluate(() => {
        const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.querySelector('.frame:not([hidden])')!;
        return scrollWidth > clientWidth || scrollHeight > clientHeight;
      });
    expect(await isCropped()).toBe(false);
    await page.setViewportSize({ width: 700, height: 500 });
    expect(await isCropped()).toBe(true);
    await page.locator('#fit').click();
    expect(await isCropped()).toBe(false);
    await page.close();
  });

  test('every control works by the keyboard', async () => {
    const page = await open(await renderHtml({ assembly: assemblyOfExample('09-ship-or-rig'), inventories: [] }));
    const svg = page.locator('.frame:not([hidden]) svg');
    const widthOf = async () => Number(await svg.getAttribute('width'));
    const use = async (id: string) => {
      await page.locator(id).focus();
      await page.keyboard.press('Enter');
    };
    const fitted = await widthOf();
    await use('#zoom-in');
    expect(await widthOf()).toBeGreaterThan(fitted * 1.2);
    await use('#zoom-out');
    await use('#zoom-out');
    expect(await widthOf()).toBeLessThan(fitted);
    await use('#fit');
    expect(await widthOf()).toBe(fitted);

    const all = await page.locator('[role="treeitem"]:visible').count();
    await use('#collapse');
    expect(await page.locator('[role="treeitem"]:visible').count()).toBeLessThan(all / 2);
    expect(await page.locator('.edge:visible').count()).toBeLessThan(3);
    await use('#expand');
    expect(await page.locator('[role="treeitem"]:visible').count()).toBe(all);

    await page.keyboard.press('/');
    await page.keyboard.type('datasync agent');
    expect(await page.locator('#found').textContent()).toBe('1 found, Enter shows it');
    expect(await page.locator('.own.found > .title').allTextContents()).toEqual(['Agent/Instance']);
    await use('#collapse');
    await page.locator('#search').focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('#panel-title').textContent()).toBe('Agent/Instance');
    expect(await page.locator('.own.found').isVisible()).toBe(true);
    expect(await page.locator('#status').textContent()).toBe('1 of 1: Agent/Instance');
    await page.locator('#search').fill('no such thing');
    expect(await page.locator('#status').textContent()).toBe('');
    expect(await page.locator('#found').textContent()).toBe('nothing found');

    await page.locator('#theme').selectOption('dark');
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(15, 20, 26)');
    await page.locator('#theme').selectOption('light');
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');

    await page.evaluate(() => (window.print = () => document.body.setAttribute('data-printed', '')));
    await use('#print');
    expect(await page.locator('body[data-printed]').count()).toBe(1);
    await page.close();
  });

  test('the service link switch greys what stops, as the command disconnected lists it', async () => {
    const page = await open(await renderHtml({ assembly: assemblyOfExample('09-ship-or-rig'), inventories: [] }));
    const opacityOf = (title: string) =>
      page.evaluate((name) => {
        const text = [...document.querySelectorAll('.own > .title')].find(({ textContent }) => textContent === name)!;
        return getComputedStyle(text.closest('.own')!).opacity;
      }, title);
    expect(await opacityOf('Snapshots/Policy')).toBe('1');
    await page.locator('#outage').focus();
    await page.keyboard.press('Space');
    expect(await page.locator('#outage').getAttribute('aria-checked')).toBe('true');
    expect(await page.locator('#status').textContent()).toMatch(/^Service link down: \d+ elements stop, 2 continue with limitations$/);
    for (const title of ['Snapshots/Policy', 'us-west-2', 'Ashore/Bucket'])
      expect({ title, opacity: await opacityOf(title) }).toEqual({ title, opacity: '0.45' });
    for (const title of ['Recorder', 'Voyages', 'Resolver'])
      expect({ title, opacity: await opacityOf(title) }).toEqual({ title, opacity: '1' });
    await page.keyboard.press('Space');
    expect(await opacityOf('us-west-2')).toBe('1');
    await page.close();
  });

  test('findings are on the elements that they are about, with their fixes', async () => {
    const page = await open(await renderHtml({ assembly: withFindings(), inventories: [], findingsFirst: true }));
    expect(await page.locator('main > :first-child').getAttribute('id')).toBe('findings');
    expect(await page.locator('#findings h2').textContent()).toMatch(/^Findings: [2-9] errors/);
    await page.locator('#findings .subject', { hasText: 'Plant/Controller' }).first().focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('#panel-title').textContent()).toBe('Controller');
    const panel = await page.locator('#panel-body').textContent();
    expect(panel).toContain('not configured for m5.2xlarge');
    expect(panel).toContain('Fix: Use one of the instance types');
    expect(await page.locator('.own[aria-selected="true"] > .mark-error').count()).toBe(1);
    await page.close();
  });

  test('many Outposts are an overview, and a picture for each', async () => {
    const page = await open(await renderHtml({ assembly: assemblyOfFleet(6, 60), inventories: [] }));
    expect(await page.locator('.frame:not([hidden]) [role="treeitem"]').count()).toBeLessThan(12);
    expect(await faults(page)).toEqual([]);
    await page.locator('#view').selectOption({ index: 2 });
    expect(await page.locator('.frame:not([hidden]) svg').getAttribute('aria-label')).toBe('op-00000000000000001');
    expect(await faults(page)).toEqual([]);
    // A search shows the picture that contains the element.
    await page.locator('#view').selectOption({ index: 0 });
    await page.locator('#search').fill('subnet plant4');
    await page.locator('#search').press('Enter');
    expect(await page.locator('.frame:not([hidden]) svg').getAttribute('aria-label')).toBe('op-00000000000000004');
    await page.close();
  });

  test('prints on A4 without the controls', async () => {
    const page = await open(await renderHtml({ assembly: assemblyOfExample('02-low-latency'), inventories: [] }), 'dark');
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    for (const id of ['#toolbar', '#panel']) expect(await page.locator(id).isVisible()).toBe(false);
    // Paper is light.
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    // 842 by 595 points: A4 in landscape.
    expect(pdf).toMatch(/\/MediaBox \[0 0 84[12](\.\d+)? 59[45](\.\d+)?\]/);
    expect(pdf.match(/\/Type \/Page\b/g)!.length).toBeLessThanOrEqual(3);
    await page.close();
  });
});
