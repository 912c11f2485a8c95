import { readdirSync, readFileSync } from 'node:fs';
import * as path from 'node:path';
import { everyConstruct } from '../../scripts/permissions/constructs';
import { resourcesOf } from '../../scripts/permissions/roles';

jest.setTimeout(120_000);

/** Regions of other partitions than `aws`. Outposts are available in those of AWS GovCloud (US). */
const REGIONS = ['us-gov-west-1', 'cn-north-1', 'us-iso-east-1', 'us-isob-east-1'];

/** The partition `aws` in an ARN, one of its Regions, or its domain. */
const OF_AWS = /\barn:aws:|\bus-(?:west-2|east-1)\b|[\w.-]*\bamazonaws\.com\b[\w.-]*/g;
/** Names that IAM and CloudFormation know in all partitions, and what the AWS CDK itself creates for a secret. */
const KNOWN = /^(credentials\.)?[a-z0-9-]+\.amazonaws\.com$|^secretsmanager\.[\w-]+\.amazonaws\.com$/;

const ofAws = (text: string) => (text.match(OF_AWS) ?? []).filter((found) => !KNOWN.test(found));

test.each(REGIONS)('nothing that the constructs create in %s is of the partition aws', (region) => {
  const resources = resourcesOf(everyConstruct(region));
  expect(resources.length).toBeGreaterThan(200);
  expect(
    resources.flatMap(({ construct, Properties }) =>
      ofAws(JSON.stringify(Properties ?? {})).map((found) => `${construct.node.path}: ${found}`),
    ),
  ).toEqual([]);
});

const HANDLERS = path.join(__dirname, '../../lib/handlers');
const sources = (readdirSync(HANDLERS, { recursive: true }) as string[]).filter((file) => /(handler|lifecycle\/[\w-]+)\.ts$/.test(file));

test.each(sources)('the handler knows no partition: %s', (file) => {
  const code = readFileSync(path.join(HANDLERS, file), 'utf8').replace(/^\s*(\/\/|\/?\*).*$/gm, '');
  expect(ofAws(code)).toEqual([]);
});
