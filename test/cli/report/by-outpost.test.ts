import * as fs from 'fs';
import * as path from 'path';
import { check, render } from '../../../lib/cli/check';
import { renderByOutpost, summarizeByOutpost } from '../../../lib/cli/report/by-outpost';
import { renderReport } from '../../../lib/cli/report/format';
import { readFacts } from '../../../lib/validation/facts/read';
import { temporaryFolder } from '../diagram/assemblies';

const idOf = (number: number) => `op-${String(number).padStart(17, '0')}`;
const arnOf = (number: number) => `arn:aws:outposts:us-west-2:111122223333:outpost/${idOf(number)}`;

const volume = (outpost: number, type: string) => ({
  Type: 'AWS::EC2::Volume',
  Properties: { OutpostArn: arnOf(outpost), VolumeType: type, Size: 100, AvailabilityZone: 'us-west-2a', Encrypted: true },
});

/** An assembly of stacks by their names, with the resources and the first-generation racks of each. */
function assemblyOf(stacks: { readonly [name: string]: { readonly racks: readonly number[]; readonly resources: object } }): string {
  const folder = temporaryFolder();
  const artifacts: Record<string, object> = {};
  for (const [name, { racks, resources }] of Object.entries(stacks)) {
    const outposts = racks.map((rack) => ({
      outpost: {
        OutpostArn: arnOf(rack),
        Name: `warehouse-${rack}`,
        SupportedHardwareType: 'RACK',
        AvailabilityZone: 'us-west-2a',
        Generation: 'GENERATION_1',
      },
    }));
    fs.writeFileSync(
      path.join(folder, `${name}.json`),
      JSON.stringify({ Metadata: { 'cdk-outposts': { outposts } }, Resources: resources }),
    );
    const environment = 'aws://111122223333/us-west-2';
    artifacts[name] = { type: 'aws:cloudformation:stack', environment, properties: { templateFile: `${name}.json` } };
  }
  fs.writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify({ version: '48.0.0', artifacts }));
  return folder;
}

const reportOf = (stacks: Parameters<typeof assemblyOf>[0]) => check({ assembly: assemblyOf(stacks), templates: [], inventories: [] });

const fleet = (count: number, wrong: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `Warehouse${index}`,
      { racks: [index], resources: { Data: volume(index, index < wrong ? 'gp3' : 'gp2') } },
    ]),
  );

describe('a report about many Outposts', () => {
  const report = reportOf(fleet(6, 2));

  test('ends with a table of the Outposts that something is reported about', () => {
    const text = render(report);
    expect(text).toContain('ERROR ');
    expect(text).toMatch(/\nOutpost +Errors +Warnings +Undecided rules +Not read\nwarehouse-0 \(op-0+\) +1 +0 +\d+ +0\nwarehouse-1 /);
    expect(text.slice(text.indexOf('Outpost '))).toMatch(/\n2 errors, 0 warnings\n/);
  });

  test('has the numbers in JSON, for each Outpost', () => {
    const { byOutpost, findings } = JSON.parse(renderReport(report, { format: 'json', failOn: 'error' }));
    expect(findings).toHaveLength(2);
    expect(byOutpost.outposts.map(({ outpost, name, errors }: Record<string, unknown>) => [outpost, name, errors])).toEqual(
      [0, 1, 2, 3, 4, 5].map((number) => [idOf(number), `warehouse-${number}`, number < 2 ? 1 : 0]),
    );
  });

  test('as a summary, has the table without the findings', () => {
    const text = renderReport(report, { format: 'text', failOn: 'error', summary: true });
    expect(text).not.toContain('ERROR ');
    expect(text).toContain('warehouse-1 (op-00000000000000001)');
    expect(text).toContain('2 errors, 0 warnings');
  });
});

test('a report about few Outposts has no table, but as a summary', () => {
  const report = reportOf(fleet(2, 1));
  expect(render(report)).not.toContain('Undecided rules');
  expect(render(report, true)).toContain('Undecided rules');
});

test('in a stack with two Outposts, a finding counts for the Outpost of its resource', () => {
  const { byOutpost } = reportOf({ Both: { racks: [1, 2], resources: { One: volume(1, 'gp2'), Two: volume(2, 'gp3') } } });
  expect(byOutpost!.outposts.map(({ outpost, errors }) => [outpost, errors])).toEqual([
    [idOf(1), 0],
    [idOf(2), 1],
  ]);
});

test('what is not read counts for the Outposts of its stack, and without one for no single Outpost', () => {
  const facts = readFacts([{ name: 'Plant', path: 'plant.json', body: { Resources: { Data: volume(1, 'gp2') } } }]);
  const unread = ['Plant', 'Office'].map((stack) => ({ stack, what: 'Macro', why: 'the template has a macro' }));
  const byOutpost = summarizeByOutpost(facts, { findings: [], undecided: [], unread });
  expect(byOutpost.outposts.map((one) => one.unread)).toEqual([1]);
  expect(byOutpost.others.unread).toBe(1);
  expect(renderByOutpost(byOutpost)).toMatch(/\nno single Outpost +0 +0 +0 +1$/);
});

test('what is undecided counts for the Outpost of its resource, however the reason names it', () => {
  const named = (rack: number, number: number) => ({
    ...volume(rack, 'gp2'),
    Metadata: { 'aws:cdk:path': `Both/Data of ${number}/Resource` },
  });
  const unknown = { ...named(2, 2).Properties, VolumeType: { 'Fn::ImportValue': 'Type' } };
  const report = reportOf({ Both: { racks: [1, 2], resources: { One: named(1, 1), Two: { ...named(2, 2), Properties: unknown } } } });
  const ofTwo = report.undecided.filter(({ resource }) => resource === 'Two');
  expect(ofTwo.length).toBeGreaterThan(0);
  expect(ofTwo[0]).toMatchObject({ stack: 'Both', why: expect.stringContaining('VolumeType of Both/Data of 2 ') });
  const [one, two] = report.byOutpost!.outposts;
  expect(two.undecided - one.undecided).toBe(ofTwo.length);
  expect(report.byOutpost!.others.undecided).toBe(0);
});

test('what is undecided since a value of an Outpost is not declared counts for it', () => {
  const resources = {
    Line: {
      Type: 'AWS::EC2::Subnet',
      Properties: { VpcId: 'vpc-0123456789abcdef0', CidrBlock: '10.0.1.0/24', AvailabilityZone: 'us-west-2a', OutpostArn: arnOf(1) },
    },
    Worker: { Type: 'AWS::EC2::Instance', Properties: { InstanceType: 'm5.xlarge', SubnetId: { Ref: 'Line' } } },
  };
  const report = reportOf({ Both: { racks: [1, 2], resources } });
  const ofOutpost = report.undecided.filter(({ outpost }) => outpost === idOf(1));
  expect(ofOutpost.length).toBeGreaterThan(0);
  expect(report.byOutpost!.outposts.map(({ undecided }) => undecided)).toEqual([report.undecided.length, 0]);
});

test('an Outpost of another app has the name of its export', () => {
  const OutpostArn = { 'Fn::ImportValue': 'Other' };
  const unknown = { Type: 'AWS::EC2::Subnet', Properties: { VpcId: 'vpc-1', OutpostArn } };
  expect(renderByOutpost(reportOf({ Office: { racks: [], resources: { Unknown: unknown } } }).byOutpost!)).toMatch(/\nimported Other +1 /);
});

test('Outposts that nothing is reported about are one line', () => {
  const none = { errors: 0, warnings: 0, undecided: 0, unread: 0 };
  const outposts = [{ outpost: idOf(1), ...none, errors: 1 }, ...[2, 3].map((number) => ({ outpost: idOf(number), ...none }))];
  expect(renderByOutpost({ outposts, others: none }).split('\n').slice(1)).toEqual([
    'op-00000000000000001  1       0         0                0',
    '2 other Outposts: nothing reported',
  ]);
  expect(renderByOutpost({ outposts: outposts.slice(1), others: none })).toBe('2 Outposts: nothing reported');
});
