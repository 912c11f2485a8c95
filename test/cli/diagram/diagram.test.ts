import * as fs from 'fs';
import * as path from 'path';
import { renderHtml, renderSvg } from '../../../lib/cli/diagram/diagram';
import { FONT_FAMILY, fitted, widthOf } from '../../../lib/cli/diagram/text';
import { UnusableInput } from '../../../lib/cli/unusable-input';
import { assemblyOf, assemblyOfExample, assemblyOfFleet, temporaryFolder } from './assemblies';

jest.setTimeout(60_000);

test('the same input results in the same picture and the same page', async () => {
  const options = { assembly: assemblyOfExample('09-ship-or-rig'), inventories: [] };
  expect(await renderSvg(options)).toBe(await renderSvg(options));
  expect(await renderHtml(options)).toBe(await renderHtml(options));
});

test('a page has no references to other files, and its content security policy has the hashes of its script and styles', async () => {
  const page = await renderHtml({ assembly: assemblyOfExample('09-ship-or-rig'), inventories: [] });
  expect(page).toMatch(
    /content="default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'"/,
  );
  expect(page.match(/\b(src|srcset)=|url\((?!#)|@import|style="|\son\w+=/g)).toBeNull();
  expect([...page.matchAll(/<link|<iframe|<img|<object/g)]).toEqual([]);
});

test('a template that cannot be read is named once', async () => {
  const assembly = assemblyOfExample('09-ship-or-rig');
  const file = path.join(assembly, 'manifest.json');
  const manifest = JSON.parse(fs.readFileSync(file, 'utf8'));
  manifest.artifacts.Broken = { type: 'aws:cloudformation:stack', properties: { templateFile: 'Broken.template.json' } };
  fs.writeFileSync(file, JSON.stringify(manifest));
  fs.writeFileSync(path.join(assembly, 'Broken.template.json'), '{');
  const warnings: string[] = [];
  await renderHtml({ assembly, inventories: [], onWarning: (message) => warnings.push(message) });
  expect(warnings).toEqual([expect.stringMatching(/^not read: the template .*Broken.template.json in Broken: .* is not valid JSON: /)]);
});

test('names of resources cannot add markup', async () => {
  const folder = temporaryFolder();
  const OutpostArn = 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718';
  const name = '</script><script>alert("1")</script><b a=\'&amp;\u0001';
  const Resources = {
    Volume: { Type: 'AWS::EC2::Volume', Properties: { OutpostArn, VolumeType: name }, Metadata: { 'aws:cdk:path': `Plant/${name}` } },
  };
  fs.writeFileSync(path.join(folder, 'plant.json'), JSON.stringify({ Resources }));
  const artifacts = { Plant: { type: 'aws:cloudformation:stack', properties: { templateFile: 'plant.json' } } };
  fs.writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify({ version: '48.0.0', artifacts }));
  for (const text of [await renderHtml({ assembly: folder, inventories: [] }), await renderSvg({ assembly: folder, inventories: [] })]) {
    expect(text).not.toMatch(/<script>alert|<b a|\u0001/);
    expect(text).toContain('&lt;/script&gt;');
  }
});

test('--outpost draws one Outpost, and fails for another name', async () => {
  const assembly = assemblyOfFleet(3, 10);
  const picture = await renderSvg({ assembly, inventories: [], outpost: 'op-00000000000000001' });
  expect(picture).toContain('op-00000000000000001');
  expect(picture.replace(/<desc.*?<\/desc>/s, '')).not.toContain('op-00000000000000002');
  await expect(renderSvg({ assembly, inventories: [], outpost: 'plant' })).rejects.toThrow(
    new UnusableInput(
      'plant is not an Outpost of the diagram; specify one of op-00000000000000000, op-00000000000000001, op-00000000000000002',
    ),
  );
});

test('--outpost is an ID, an ARN or a name, and a name of several Outposts is not guessed', async () => {
  const file = path.join(temporaryFolder(), 'outposts.json');
  const outposts = ['op-0000000000000000a', 'op-0000000000000000b'].map((OutpostId) => ({ outpost: { OutpostId, Name: 'factory' } }));
  fs.writeFileSync(file, JSON.stringify({ schemaVersion: 1, outposts }));
  const draw = (outpost: string) => renderSvg({ assembly: assemblyOf(() => undefined), inventories: [file], outpost });
  const picture = await draw('arn:aws:outposts:us-west-2:111122223333:outpost/op-0000000000000000b');
  expect(picture).toContain('op-0000000000000000b');
  expect(picture.replace(/<desc.*?<\/desc>/s, '')).not.toContain('op-0000000000000000a');
  await expect(draw('factory')).rejects.toThrow('2 Outposts are called factory; specify one of op-0000000000000000a, op-0000000000000000b');
});

test('fails for a cloud assembly without Outposts', async () => {
  const assembly = assemblyOf(() => undefined);
  await expect(renderSvg({ assembly, inventories: [] })).rejects.toThrow(
    /has no Outposts; specify the cloud assembly of an app with Outposts/,
  );
});

describe('texts', () => {
  test('are measured in fonts with the metrics of Helvetica', () => {
    expect(FONT_FAMILY).toMatch(/^Arial, 'Liberation Sans', Helvetica/);
    // 4 × 556 + 278, and the reserve.
    expect(widthOf('10.0', { size: 100 })).toBe(Math.ceil((3 * 556 + 278) * 0.106));
    expect(widthOf('10.0', { size: 100, isBold: true })).toBeGreaterThanOrEqual(widthOf('10.0', { size: 100 }));
    expect(widthOf('工場', { size: 10 })).toBeGreaterThanOrEqual(20);
  });

  test('are shortened in the middle', () => {
    const font = { size: 12 };
    expect(fitted('short', font, 100)).toBe('short');
    const text = fitted('ProductionLineControllerOfTheNorthernPressShop', font, 120);
    expect(text).toMatch(/^Product.*….*Shop$/);
    expect(widthOf(text, font)).toBeLessThanOrEqual(120);
    expect(fitted('anything', font, 1)).toBe('…');
  });
});

test('a mark has at most two digits and a plus sign, and the description the number of findings', async () => {
  const picture = await renderSvg({ assembly: assemblyOfFleet(1, 400), inventories: [] });
  expect(picture).toMatch(/<rect class="mark-error"[^>]*\/><text class="mark-text"[^>]*>99\+</);
  expect(picture).toMatch(/<title>[^<]* \d{3} errors/);
});
