import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import Ajv from 'ajv';
import fc from 'fast-check';
import type { CheckReport } from '../../../lib/cli/check';
import { renderSarif } from '../../../lib/cli/report/sarif';
import { finding, HOSTILE, report } from './report';

const SCHEMA = path.join(__dirname, '../../fixtures/sarif/sarif-2.1.0-rtm.5.json');

/** The schema is of draft 4, whose `id` is `$id` for Ajv. */
const { id: $id, $schema: _draft, ...schema } = JSON.parse(fs.readFileSync(SCHEMA, 'utf8'));
const ajv = new Ajv({
  strict: false,
  allErrors: true,
  // A pattern of the schema is none with the flag u.
  unicodeRegExp: false,
  formats: {
    uri: (text) => URL.canParse(text) && encodeURI(decodeURI(text)) === text,
    'uri-reference': (text) => URL.canParse(text, 'https://localhost') && !/[\s\\]/.test(text),
    'date-time': (text) => !Number.isNaN(Date.parse(text)),
  },
});
const validate = ajv.compile({ $id, ...schema });

function sarif(values: Partial<CheckReport>) {
  const log = JSON.parse(renderSarif(report(values)));
  expect(validate(log) ? [] : validate.errors).toEqual([]);
  return log.runs[0];
}

test('the schema finds faults', () => {
  expect(validate({ version: '2.1.0', runs: [{ tool: { driver: {} }, results: [{ message: 'text' }] }] })).toBe(false);
  expect(validate({ version: '2.1.0', runs: [{ tool: { driver: { name: 'a', informationUri: 'no URI' } } }] })).toBe(false);
});

test('a report without findings is valid, and has the results that GitHub requires', () => {
  expect(sarif({})).toMatchObject({ results: [], tool: { driver: { rules: [] } }, invocations: [{ executionSuccessful: true }] });
});

test('a finding has its rule, its severity and its source line, relative to the working directory', () => {
  const line = `${process.cwd()}/lib/a folder/app.ts:12:5`;
  const { results, tool } = sarif({ findings: [finding({ line, construct: 'Plant/Data', path: 'Properties.VolumeType' })] });
  expect(results[0]).toMatchObject({
    ruleId: 'volume-type-is-not-supported-on-first-generation',
    ruleIndex: 0,
    level: 'error',
    message: { text: 'VolumeType is gp3, but first-generation Outposts racks support gp2 only' },
    properties: { stack: 'Plant', fix: 'Use gp2', path: 'Properties.VolumeType' },
  });
  expect(results[0].locations).toEqual([
    {
      physicalLocation: {
        artifactLocation: { uri: 'lib/a%20folder/app.ts', uriBaseId: '%SRCROOT%' },
        region: { startLine: 12, startColumn: 5 },
      },
      logicalLocations: [{ name: 'Data', fullyQualifiedName: 'Plant/Data', kind: 'resource' }],
    },
  ]);
  const [rule] = tool.driver.rules;
  expect(rule.shortDescription.text).not.toBe(rule.id);
  expect(rule).toMatchObject({
    id: 'volume-type-is-not-supported-on-first-generation',
    helpUri: finding().source,
    defaultConfiguration: { level: 'error' },
  });
});

describe('without a source line', () => {
  let folder: string;
  beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sarif-'))));
  afterEach(() => fs.rmSync(folder, { recursive: true }));

  const regionOf = (name: string, text: string, values: object) => {
    const template = path.join(folder, name);
    fs.writeFileSync(template, text);
    const { results } = sarif({ findings: [finding({ template, ...values })] });
    const { artifactLocation, region } = results[0].locations[0].physicalLocation;
    expect(artifactLocation.uri).toBe(`file://${template}`);
    return region;
  };
  const JSON_TEMPLATE = JSON.stringify({ Resources: { Other: {}, Data: { Properties: { Size: 1, VolumeType: 'gp3' } } } }, undefined, 1);

  test('a finding has the line of the property in a template', () => {
    expect(regionOf('a.json', JSON_TEMPLATE, { path: 'Properties.VolumeType' })).toEqual({ startLine: 7, startColumn: 5 });
    const yaml = [
      'Resources:',
      '  Data:',
      '    Type: AWS::EC2::Instance',
      '    Properties:',
      '      Volumes:',
      '        - Size: !Ref S',
      '        - Type: gp3',
    ];
    expect(regionOf('a.yaml', yaml.join('\n'), { path: 'Properties.Volumes[1].Type' })).toEqual({ startLine: 7, startColumn: 11 });
  });

  test('a finding has the line of the resource if the property is missing, and the first line if all is', () => {
    expect(regionOf('a.json', JSON_TEMPLATE, { path: undefined })).toEqual({ startLine: 4, startColumn: 3 });
    expect(regionOf('a.json', JSON_TEMPLATE, { path: 'Properties.Encrypted' })).toEqual({ startLine: 5, startColumn: 4 });
    expect(regionOf('a.json', JSON_TEMPLATE, { resource: 'Missing' })).toEqual({ startLine: 1 });
    expect(regionOf('a.json', '{"broken', {})).toEqual({ startLine: 1 });
  });
});

test('an alert keeps its fingerprint when lines change, and has another for another resource', () => {
  const fingerprint = (values: object) => sarif({ findings: [finding(values)] }).results[0].partialFingerprints.primaryLocationLineHash;
  expect(fingerprint({ line: '/a/app.ts:1:1' })).toBe(fingerprint({ line: '/a/app.ts:2:2', message: 'another message' }));
  expect(new Set([fingerprint({}), fingerprint({ resource: 'B' }), fingerprint({ stack: 'B' }), fingerprint({ path: 'B' })]).size).toBe(4);
});

test('what was not read and not decided are notifications', () => {
  const { invocations } = sarif({
    undecided: [{ ruleId: 'no-slots', why: 'slots of the Outpost are not declared' }],
    unread: [
      { stack: 'Plant', what: 'Macro', why: 'it is a macro' },
      { stack: 'Plant', what: 'nested.json', why: 'not JSON', file: 'nested.json' },
    ],
  });
  expect(invocations[0].executionSuccessful).toBe(false);
  expect(invocations[0].toolExecutionNotifications).toEqual([
    { level: 'note', message: { text: '3 resources (2 on Outposts) evaluated against 200 rules' } },
    { level: 'warning', message: { text: 'not read: Macro in Plant: it is a macro' } },
    { level: 'warning', message: { text: 'not read: nested.json in Plant: not JSON' } },
    { level: 'note', message: { text: 'not decided: no-slots: slots of the Outpost are not declared' } },
  ]);
});

test('any report is valid', () => {
  const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' }));
  const any = fc.record({
    ruleId: fc.constantFrom('a', 'b'),
    severity: fc.constantFrom('error', 'warning'),
    ...{ message: text, stack: text, resource: text, fix: text },
    ...{ construct: fc.option(text, { nil: undefined }), sharedWith: fc.option(fc.array(text), { nil: undefined }) },
    line: fc.option(
      text.map((name) => `/app/${name.replace(/[\0\p{Surrogate}]/gu, '')}.ts:3:4`),
      { nil: undefined },
    ),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 5 }), (findings) => {
      sarif({ findings: findings.map((values) => finding(values)) });
    }),
    { numRuns: 200 },
  );
});
