import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { renderJunit } from '../../../lib/cli/report/junit';
import { finding, HOSTILE, report } from './report';

/** Reads XML documents, separated by zero bytes, with the parser of Python. */
const PARSER = `
import json, sys
import xml.etree.ElementTree as tree
def read(element):
    return {'name': element.tag, 'attributes': element.attrib, 'text': element.text or '', 'children': [read(child) for child in element]}
documents = sys.stdin.buffer.read().split(b'\\0')
print(json.dumps([read(tree.fromstring(document)) for document in documents]))
`;

interface XmlElement {
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
  readonly text: string;
  readonly children: readonly XmlElement[];
}

function parseXml(documents: readonly string[]): XmlElement[] {
  const { stdout, stderr } = spawnSync('python3', ['-c', PARSER], { input: documents.join('\0'), encoding: 'utf8', maxBuffer: 1e9 });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

const parsed = (...options: Parameters<typeof renderJunit>) => parseXml([renderJunit(...options)])[0];

test('a report without findings has one test case, which passed', () => {
  expect(parsed(report(), 'error')).toMatchObject({
    name: 'testsuites',
    attributes: { name: 'cdk-outposts', tests: '1', failures: '0', errors: '0', skipped: '0' },
    children: [{ name: 'testsuite', children: [{ name: 'testcase', children: [] }] }],
  });
});

test('a finding is a failure of its stack, with its line', () => {
  const line = `${process.cwd()}/lib/app.ts:12:5`;
  const document = parsed(report({ findings: [finding({ line, construct: 'Plant/Data', path: 'Properties.VolumeType' })] }), 'error');
  expect(document.attributes).toMatchObject({ tests: '2', failures: '1' });
  const [, suite] = document.children;
  expect(suite.attributes).toMatchObject({ name: 'Plant', tests: '1', failures: '1' });
  const [testCase] = suite.children;
  expect(testCase.attributes).toMatchObject({
    classname: 'Plant',
    name: 'volume-type-is-not-supported-on-first-generation: Plant/Data Properties.VolumeType',
    file: 'lib/app.ts',
    line: '12',
  });
  expect(testCase.children).toMatchObject([{ name: 'failure', attributes: { type: 'error', message: finding().message } }]);
  expect(testCase.children[0].text).toContain('Fix: Use gp2\nSource: https://');
});

test('a warning fails only with --fail-on warning', () => {
  const warning = report({ findings: [finding({ severity: 'warning' })] });
  expect(parsed(warning, 'error').attributes).toMatchObject({ failures: '0', skipped: '1' });
  expect(parsed(warning, 'warning').attributes).toMatchObject({ failures: '1', skipped: '0' });
});

test('what was not read is skipped, and a template that was not read is an error', () => {
  const document = parsed(
    report({
      undecided: [{ ruleId: 'no-slots', why: 'slots are unknown' }],
      unread: [
        { stack: 'Plant', what: 'Macro', why: 'it is a macro' },
        { stack: 'Plant', what: 'nested.json', why: 'not JSON', file: 'nested.json' },
      ],
    }),
    'error',
  );
  expect(document.attributes).toMatchObject({ tests: '4', failures: '0', errors: '1', skipped: '2' });
});

test('any report is XML, and keeps its text', () => {
  const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' }));
  const reports = fc
    .sample(fc.record({ message: text, stack: text, resource: text, construct: fc.option(text, { nil: undefined }), fix: text }), 300)
    .map((values) => finding(values));
  const documents = parseXml(reports.map((each) => renderJunit(report({ findings: [each] }), 'error')));
  const kept = (value: string) =>
    value.replace(/\p{Surrogate}/gu, '\ufffd').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
  documents.forEach(({ children: [, suite] }, index) => {
    expect(suite.attributes.name).toBe(kept(reports[index].stack));
    const [failure] = suite.children[0].children;
    expect(failure.attributes.message).toBe(kept(reports[index].message));
    expect(failure.children).toEqual([]);
  });
});
