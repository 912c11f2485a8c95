import * as fs from 'fs';
import * as path from 'path';
import type { App, StageSynthesisOptions } from 'aws-cdk-lib';

/** A finding as the CDK reports it. */
export interface ReportedViolation {
  readonly ruleName: string;
  readonly severity: string;
  readonly description: string;
  readonly suggestedFix: string;
  readonly violatingConstructs: readonly {
    readonly constructPath: string;
    readonly constructFqn?: string;
    readonly cloudFormationResource?: { readonly logicalId: string };
    readonly stackTraces?: readonly string[];
  }[];
}

export interface Report {
  readonly pluginReports: readonly {
    readonly pluginName: string;
    readonly conclusion: string;
    readonly violations: readonly ReportedViolation[];
    readonly suppressedViolations?: readonly { readonly acknowledgedId: string; readonly reason: string }[];
  }[];
}

/** What synthesis of an App led to: the error that it threw, if any, and the report of our rules. */
export function reportOf(
  app: App,
  options?: StageSynthesisOptions,
): { readonly error?: Error; readonly rules?: Report['pluginReports'][number]; readonly report: Report } {
  const error = synthesize(app, options);
  const file = path.join(app.outdir, 'validation-report.json');
  const report: Report = fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : { pluginReports: [] };
  return { error, report, rules: report.pluginReports.find(({ pluginName }) => pluginName === 'cdk-outposts') };
}

/** Synthesis prints the report to standard error and throws where it holds an error. */
function synthesize(app: App, options?: StageSynthesisOptions): Error | undefined {
  const print = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  try {
    app.synth(options);
    return undefined;
  } catch (error) {
    return error as Error;
  } finally {
    print.mockRestore();
  }
}
