import * as fs from 'fs';
import * as path from 'path';
import { renderSvg } from '../../lib/cli/diagram/diagram';
import { assemblyOfExample, EXAMPLES } from '../cli/diagram/assemblies';
import { ROOT } from './pages';

jest.setTimeout(120_000);

/** `npm run docs` writes the pictures. */
const isWriting = process.env.PICTURES === 'write';

/** Of many Outposts that differ in their data only, the picture shows one. */
const ONE_OF_MANY: { readonly [example: string]: string } = { '12-fleet': 'warehouse-001' };

test.each(EXAMPLES)('the picture of %s shows what the example creates', async (name) => {
  const file = path.join(ROOT, 'examples', name, 'deployment.svg');
  const picture = await renderSvg({ assembly: assemblyOfExample(name), inventories: [], outpost: ONE_OF_MANY[name] });
  if (isWriting) fs.writeFileSync(file, picture);
  const stale = `${file} is stale: run 'npm run docs'`;
  expect(fs.existsSync(file) && fs.readFileSync(file, 'utf8') === picture ? 'fresh' : stale).toBe('fresh');
});

test.each(EXAMPLES)('the README of %s shows its picture', (name) => {
  const page = fs.readFileSync(path.join(ROOT, 'examples', name, 'README.md'), 'utf8');
  const [, description] = /!\[([^\]]+)\]\(deployment\.svg\)/.exec(page) ?? [];
  expect(description?.length).toBeGreaterThan(40);
});
