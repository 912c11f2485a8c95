import type { ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';

/** Hours in which copies take less of the service link. */
export interface BandwidthWindow {
  /** The most that a copy may take in these hours, in megabits per second. */
  readonly bandwidthLimitMbps: number;
  /** When they begin, such as `ScheduleExpression.cron({ hour: '6', minute: '0', timeZone: TimeZone.EUROPE_PARIS })`. */
  readonly start: ScheduleExpression;
  /** When they end. From then on the limit of the link holds. */
  readonly end: ScheduleExpression;
}
