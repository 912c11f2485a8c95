import { summarizeCoverage, count } from '../../validation/evaluate';
import type { CheckFinding, CheckReport } from '../check';
import { Positions } from './position';

/**
 * A report as workflow commands of GitHub Actions, which become annotations. The last one is the summary: a warning if a part was not read.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function renderGithub({ findings, ...coverage }: CheckReport): string {
  const positions = new Positions();
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const summary = [`${count(errors, 'error')}, ${count(findings.length - errors, 'warning')}`, ...summarizeCoverage(coverage)];
  return [
    ...findings.map((finding) => annotation(finding, positions)),
    command(coverage.unread.length > 0 ? 'warning' : 'notice', { title: 'cdk-outposts' }, summary.join('\n')),
  ].join('\n');
}

function annotation(finding: CheckFinding, positions: Positions): string {
  const { ruleId, severity, message, stack, resource, construct, path: property, sharedWith = [], fix, source } = finding;
  const { file, line, column } = positions.of(finding) ?? {};
  const where = [construct ?? `${stack} ${resource}`, property].filter(Boolean).join('  ');
  const text = [message, where, ...sharedWith, `Fix: ${fix}`, source].join('\n');
  return command(severity, { file, line, col: column, title: ruleId }, text);
}

function command(name: string, properties: { readonly [name: string]: string | number | undefined }, message: string): string {
  const written = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${escapeProperty(String(value))}`],
  );
  return `::${name} ${written.join(',')}::${escapeData(message)}`;
}

/** As `@actions/core` escapes: a line break in a name would start another workflow command. */
function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
