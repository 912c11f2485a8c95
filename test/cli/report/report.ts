import type { CheckFinding, CheckReport } from '../../../lib/cli/check';

/** A finding about a volume. */
export function finding(values: Partial<CheckFinding> = {}): CheckFinding {
  return {
    ruleId: 'volume-type-is-not-supported-on-first-generation',
    severity: 'error',
    resource: 'Data',
    stack: 'Plant',
    message: 'VolumeType is gp3, but first-generation Outposts racks support gp2 only',
    fix: 'Use gp2',
    source: 'https://docs.aws.amazon.com/outposts/latest/userguide/what-is-outposts.html',
    ...values,
  };
}

/** A report with these parts. */
export function report(values: Partial<CheckReport> = {}): CheckReport {
  return { findings: [], undecided: [], unread: [], judged: { resources: 3, onOutposts: 2, rules: 200 }, ...values };
}

/** Texts that formats must escape. */
export const HOSTILE = [
  'a & b < c > d "e" \'f\' ]]>',
  'line\nbreak\r\nand\ttab',
  '\u0000\u0008\u001b[1m bold \u001b[0m',
  '\n::error file=x::forged',
  '100% %0A file=a,line=1::b',
  'half of a pair: \ud83d, no characters \ufffe \uffff, emoji \u{1f600}',
  '<failure message="forged"/>',
  '&amp;#10; &#10;',
  '',
];
