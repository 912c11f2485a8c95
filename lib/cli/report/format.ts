import type { Severity } from '../../validation/rule';
import { render, type CheckReport } from '../check';
import { Terminal } from '../terminal';
import { UnusableInput } from '../unusable-input';
import { renderGithub } from './github';
import { renderJunit } from './junit';
import { renderSarif } from './sarif';

/** Formats of a report. */
export const FORMATS = ['text', 'json', 'sarif', 'junit', 'github'] as const;

export type Format = (typeof FORMATS)[number];

/** Options of a command that prints a report. */
export interface ReportArguments {
  readonly format: Format;
  readonly json?: boolean;
  readonly failOn: Severity;
  readonly summary?: boolean;
}

/**
 * Checks that the options of a report go together, before the report.
 *
 * @throws UnusableInput
 */
export function checkReportArguments({ format, json, summary }: Pick<ReportArguments, 'format' | 'json' | 'summary'>): void {
  const other = json ? '--json' : format !== 'text' && `--format ${format}`;
  if (summary && other) throw new UnusableInput(`--summary is text and ${other} is not; specify one of them`);
}

/** Renders a report in the format of the options. */
export function renderReport(report: CheckReport, { format, json, failOn, summary }: ReportArguments): string {
  switch (json ? 'json' : format) {
    case 'json':
      return JSON.stringify(report, undefined, 2);
    case 'sarif':
      return renderSarif(report);
    case 'junit':
      return renderJunit(report, failOn);
    case 'github':
      return renderGithub(report);
    default:
      return render(report, summary, new Terminal(process.stdout));
  }
}
