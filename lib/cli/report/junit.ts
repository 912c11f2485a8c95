import { summarizeGaps, summarizeCoverage } from '../../validation/evaluate';
import type { Severity } from '../../validation/rule';
import type { CheckFinding, CheckReport } from '../check';
import { Positions } from './position';

/**
 * A report in the XML of JUnit, which CI systems show as test results. A test suite is a stack, a test case is a finding. A finding that does
 * not fail the command is a skipped test case, and so is what was not read. A template that could not be read is an error.
 */
export function renderJunit({ findings, ...coverage }: CheckReport, failOn: Severity): string {
  const positions = new Positions();
  const stacks = [...new Set(findings.map(({ stack }) => stack))];
  const suites = [
    suite('cdk-outposts', coverageCases(coverage)),
    ...stacks.map((stack) =>
      suite(
        stack,
        findings.filter((finding) => finding.stack === stack).map((finding) => findingCase(finding, failOn, positions)),
      ),
    ),
  ];
  return ['<?xml version="1.0" encoding="UTF-8"?>', element('testsuites', { name: 'cdk-outposts', ...totals(suites) }, suites)].join('\n');
}

interface Totals {
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

interface Suite extends Totals {
  readonly xml: string;
}

/** Outcome of a test case: the name of its element, or `undefined` if the test case passed. */
type Outcome = 'failure' | 'error' | 'skipped' | undefined;

interface Case {
  readonly outcome: Outcome;
  readonly xml: string;
}

/** What was evaluated, and what was not. */
function coverageCases(coverage: Omit<CheckReport, 'findings'>): Case[] {
  const { unread, undecided } = coverage;
  const failed = unread.filter(({ file }) => file !== undefined);
  const gaps = summarizeGaps({ undecided, unread: unread.filter(({ file }) => file === undefined) });
  const [evaluated] = summarizeCoverage({ ...coverage, undecided: [], unread: [] });
  return [
    testCase('coverage', evaluated, {}),
    ...failed.map(({ what, stack, why }) => testCase('coverage', `${what} in ${stack}`, {}, 'error', { type: 'unread', message: why })),
    ...gaps.map((gap) => testCase('coverage', gap, {}, 'skipped', { message: gap })),
  ];
}

function findingCase(finding: CheckFinding, failOn: Severity, positions: Positions): Case {
  const { ruleId, severity, message, stack, resource, construct, path: property, sharedWith = [], fix, source } = finding;
  const fails = severity === 'error' || severity === failOn;
  const { file, line } = positions.of(finding) ?? {};
  const name = `${ruleId}: ${[construct ?? resource, property].filter(Boolean).join(' ')}`;
  const text = [message, ...sharedWith, `Fix: ${fix}`, `Source: ${source}`].join('\n');
  const attributes = { ...(fails && { type: severity }), message: fails ? message : `${severity}: ${message}` };
  return testCase(stack, name, { file, line }, fails ? 'failure' : 'skipped', attributes, text);
}

type Attributes = { readonly [name: string]: string | number | undefined };

function testCase(classname: string, name: string, at: Attributes, outcome?: Outcome, attributes: Attributes = {}, text = ''): Case {
  const inner = outcome ? [{ xml: element(outcome, attributes, [], text) }] : [];
  return { outcome, xml: element('testcase', { classname, name, ...at, time: 0 }, inner) };
}

function suite(name: string, cases: readonly Case[]): Suite {
  const number = (outcome: Outcome) => cases.filter((each) => each.outcome === outcome).length;
  const counts = { tests: cases.length, failures: number('failure'), errors: number('error'), skipped: number('skipped') };
  return { ...counts, xml: element('testsuite', { name, ...counts, time: 0 }, cases) };
}

function totals(suites: readonly Suite[]): Totals {
  const sum = (field: keyof Totals) => suites.reduce((total, one) => total + one[field], 0);
  return { tests: sum('tests'), failures: sum('failures'), errors: sum('errors'), skipped: sum('skipped') };
}

function element(name: string, attributes: Attributes, children: readonly { readonly xml: string }[], text = ''): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${escape(String(value))}"`]));
  const content = children.length > 0 ? `\n${children.map(({ xml }) => xml).join('\n')}\n` : escape(text);
  return content === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${content}</${name}>`;
}

const ENTITIES: { readonly [character: string]: string } = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
  // An attribute would lose them.
  ...{ '\n': '&#10;', '\r': '&#13;', '\t': '&#9;' },
};

/** XML 1.0 does not support other control characters, halves of a surrogate pair, U+FFFE and U+FFFF. */
function escape(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"'\n\r\t]/g, (character) => ENTITIES[character]);
}
