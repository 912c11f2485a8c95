/** Types of the events that a service sends to EventBridge, besides those that AWS CloudTrail delivers. */
type EventTypes = readonly string[];

/**
 * Sources of events about Outposts. AWS Outposts sends no events of its own: AWS CloudTrail delivers its API calls. Checked 2026-11-28.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-outposts.html
 */
export const OUTPOSTS_EVENTS: { readonly [source: string]: EventTypes } = {
  'aws.outposts': [],
  'aws.s3-outposts': ['Object Replication Failed'],
};

/** Values of `detail.eventSource` in the events of AWS CloudTrail, and the sources of these events. */
export const SOURCES_OF_API_CALLS: { readonly [eventSource: string]: string } = {
  'outposts.amazonaws.com': 'aws.outposts',
  's3-outposts.amazonaws.com': 'aws.s3-outposts',
};

/** Such as `AWS API Call via CloudTrail`. */
export function isFromCloudTrail(detailType: string): boolean {
  return detailType.endsWith(' via CloudTrail');
}
