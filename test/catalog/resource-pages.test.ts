import * as fs from 'fs';
import * as path from 'path';
import { CREATE_ONLY } from '../../lib/catalog/create-only-properties';
import { OUTPOSTS_PROPERTIES } from '../../lib/catalog/outposts-properties';
import { referencePageOf } from '../../lib/catalog/resource-pages';

const CDK = path.dirname(require.resolve('aws-cdk-lib/package.json'));

/** Names of the pages to which the L1 constructs of the CDK link, by CloudFormation type. */
function pagesInCdk(service: string): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  const folder = path.join(CDK, `aws-${service}`, 'lib');
  for (const file of fs.readdirSync(folder).filter((name) => name.endsWith('.generated.d.ts'))) {
    const comments = fs.readFileSync(path.join(folder, file), 'utf8').match(/\/\*\*.*?\*\//gs) ?? [];
    for (const comment of comments) {
      const [, type] = /@cloudformationResource (\S+)/.exec(comment) ?? [];
      const [, page] = /@see https?:\/\/\S+\/([\w-]+\.html)/.exec(comment) ?? [];
      if (type && page) pages.set(type, page);
    }
  }
  return pages;
}

const TYPES = [...new Set([...Object.keys(CREATE_ONLY), ...Object.keys(OUTPOSTS_PROPERTIES)])].sort();

test.each(TYPES)('%s has the page to which the CDK links', (type) => {
  const [, service] = type.toLowerCase().split('::');
  expect(path.basename(referencePageOf(type))).toBe(pagesInCdk(service).get(type));
});
