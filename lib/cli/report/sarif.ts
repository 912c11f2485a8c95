import { createHash } from 'crypto';
import { isAbsolute } from 'path';
import { pathToFileURL } from 'url';
import { version } from '../../../package.json';
import { summarizeCoverage } from '../../validation/evaluate';
import type { CheckFinding, CheckReport } from '../check';
import { Positions } from './position';
import { titleOf } from './rule-titles';

const HOMEPAGE = 'https://github.com/cdk-outposts/cdk-outposts';

/**
 * A report in SARIF 2.1.0, as code scanning of GitHub reads it. What was not read, and the rules that could not be decided, are notifications.
 *
 * @see https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * @see https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
export function renderSarif({ findings, undecided, unread, judged }: CheckReport): string {
  const positions = new Positions();
  const ruleIds = [...new Set(findings.map(({ ruleId }) => ruleId))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'cdk-outposts',
            version,
            semanticVersion: version,
            informationUri: HOMEPAGE,
            rules: ruleIds.map((id) => rule(id, findings)),
          },
        },
        invocations: [
          {
            executionSuccessful: unread.every(({ file }) => file === undefined),
            toolExecutionNotifications: [
              notification('note', summarizeCoverage({ judged, undecided: [], unread: [] })[0]),
              ...unread.map(({ stack, what, why }) => notification('warning', `not read: ${what} in ${stack}: ${why}`)),
              ...undecided.map(({ ruleId, why }) => notification('note', `not decided: ${ruleId}: ${why}`)),
            ],
          },
        ],
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => result(finding, ruleIds.indexOf(finding.ruleId), positions)),
      },
    ],
  };
  return JSON.stringify(log, undefined, 2);
}

function rule(id: string, findings: readonly CheckFinding[]) {
  const { severity, fix, source } = findings.find(({ ruleId }) => ruleId === id)!;
  return {
    id,
    shortDescription: { text: titleOf(id) },
    fullDescription: { text: titleOf(id) },
    help: { text: `${fix}. Source: ${source}`, markdown: `${fix}. Source: [AWS documentation](${source})` },
    helpUri: source,
    defaultConfiguration: { level: severity },
  };
}

function result(finding: CheckFinding, ruleIndex: number, positions: Positions) {
  const { ruleId, severity, message, resource, stack, construct, path: property, sharedWith, fix } = finding;
  return {
    ruleId,
    ruleIndex,
    level: severity,
    message: { text: message },
    locations: [
      {
        ...physicalLocation(finding, positions),
        logicalLocations: [{ name: resource, fullyQualifiedName: construct ?? `${stack}/${resource}`, kind: 'resource' }],
      },
    ],
    // Does not change if lines do: an alert is about a resource.
    partialFingerprints: { primaryLocationLineHash: fingerprint(ruleId, stack, resource, property) },
    properties: { stack, fix, ...(property && { path: property }), ...(sharedWith?.length && { sharedWith }) },
  };
}

function physicalLocation(finding: CheckFinding, positions: Positions) {
  const position = positions.of(finding);
  if (!position) return {};
  const { file, line, column } = position;
  const artifactLocation = isAbsolute(file)
    ? { uri: pathToFileURL(file).href }
    : { uri: file.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' };
  // GitHub shows a result of a file at its first line.
  return { physicalLocation: { artifactLocation, region: { startLine: line ?? 1, ...(column && { startColumn: column }) } } };
}

function fingerprint(...parts: readonly (string | undefined)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

function notification(level: 'note' | 'warning', text: string) {
  return { level, message: { text } };
}
