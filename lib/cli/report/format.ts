import type { Severity } from '../../validation/rule';
import { render, type CheckReport } from '../check';
import { Terminal } from '../terminal';
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
