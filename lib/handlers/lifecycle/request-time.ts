/** CloudFormation waits for one hour. */
const MINUTES_OF_CLOUDFORMATION = 60;
/** Lambda delivers an event up to three times, 48 minutes in all: the last delivery has at least seven minutes for the reason of a failure. */
const MINUTES_OF_REQUEST = 40;
/** If the time of the request is unknown, each delivery responds. */
const MINUTES_OF_DELIVERY = 11;

/** Within this time, a delivery repeats what AWS throttles, or its response. The rest is for the clean-up, and for the reason of the failure. */
const MINUTES_OF_PATIENCE = 11;

/** A function handles one event at a time. */
let requestedAt: number | undefined;
let deliveredAt = 0;

/**
 * Begins a delivery. CloudFormation signs the URL of the response when it sends the request, and all deliveries of the event have this URL.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export function beginDelivery(responseUrl: string): void {
  deliveredAt = Date.now();
  const signed = new URL(responseUrl).searchParams.get('X-Amz-Date') ?? '';
  // 20130524T000000Z
  const time = Date.parse(signed.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
  requestedAt = Number.isNaN(time) ? undefined : time;
}

/** Whether CloudFormation no longer waits for the response. */
export function isAbandoned(): boolean {
  return requestedAt !== undefined && minutesSince(requestedAt) > MINUTES_OF_CLOUDFORMATION;
}

/** Whether the delivery still has time to repeat what AWS throttles, or its response. */
export function isDeliveryYoung(): boolean {
  return minutesSince(deliveredAt) < MINUTES_OF_PATIENCE;
}

/** Time for what can take longer than one delivery, and how much of it has passed. */
export function requestMinutes(): { readonly minutes: number; readonly elapsed: number } {
  return requestedAt === undefined
    ? { minutes: MINUTES_OF_DELIVERY, elapsed: minutesSince(deliveredAt) }
    : { minutes: MINUTES_OF_REQUEST, elapsed: minutesSince(requestedAt) };
}

function minutesSince(time: number): number {
  return (Date.now() - time) / 60_000;
}
