import { failure } from './request';
import { requestMinutes } from './request-time';
import { isThrottled } from './retries';

const MAX_ATTEMPTS = 6;
const FIRST_DELAY = 1000;

/** Requests to which AWS does not respond take longer: what they created can be listed late. */
const MAX_UNANSWERED = 4;

const POLL_INTERVAL = 15_000;
/** Checks within the two minutes in which a list can be out of date. */
const CHECKS_OF_LISTS = 9;
/** A function has a timeout of 15 minutes. */
const POLL_MINUTES = 7;
/** Within this time, it sends the reason of a failure. */
const MINUTES_TO_RESPOND = 14;

/**
 * Runs a non-idempotent action, such as a creation without a client token. If AWS does not respond, `find` checks for two minutes whether the
 * action is complete before the next attempt.
 */
export async function attempt<T>(find: () => Promise<T | undefined>, action: () => Promise<T>): Promise<T> {
  let found = await find();
  for (let attempts = 1, unanswered = 0; ; attempts++) {
    if (found !== undefined) return found;
    try {
      return await action();
    } catch (error) {
      if (!isThrottled(error) && ++unanswered === MAX_UNANSWERED) throw error;
      await backOff(error, attempts);
      found = await (isThrottled(error) ? find() : whenListed(find));
    }
  }
}

/**
 * Repeats a description that does not find a resource for two minutes. AWS is eventually consistent: what was just created can be missing.
 *
 * @see https://docs.aws.amazon.com/ec2/latest/devguide/eventual-consistency.html
 */
export async function whenListed<T>(describe: () => Promise<T | undefined>): Promise<T | undefined> {
  for (let checks = 1; ; checks++) {
    const found = await describe();
    if (found !== undefined || checks === CHECKS_OF_LISTS) return found;
    await new Promise((resolve) => setTimeout(resolve, POLL_INTERVAL));
  }
}

/** Runs an action that AWS rejects when it is complete, such as a deletion. Succeeds if `isDone`, because another call completed it. */
export async function ensure(action: () => Promise<unknown>, isDone = () => Promise.resolve(false)): Promise<void> {
  for (let attempts = 1; ; attempts++) {
    try {
      await action();
      return;
    } catch (error) {
      if (await isDone()) return;
      await backOff(error, attempts);
    }
  }
}

/**
 * Polls until the description is ready. The error is `<reason> within <minutes> minutes`.
 * All errors are final: another attempt would poll again.
 *
 * @param elapsed minutes that have passed
 */
export async function poll<T>(
  describe: () => Promise<T>,
  isReady: (description: T) => boolean,
  reason: string,
  minutes = POLL_MINUTES,
  elapsed = 0,
): Promise<T> {
  // Each description takes time, too.
  const end = performance.now() + (minutes - elapsed) * 60_000 - POLL_INTERVAL;
  for (;;) {
    try {
      const description = await describe();
      if (isReady(description)) return description;
      if (performance.now() >= end) throw new Error(`${reason} within ${minutes} minutes`);
    } catch (error) {
      if (!isTransient(error)) throw error;
      if (performance.now() >= end) throw failure(error);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_INTERVAL));
  }
}

/**
 * Polls until the description is ready, for what can take longer than one delivery. The minutes are those since the request of
 * CloudFormation: each delivery of the event continues.
 */
export function pollThroughoutRequest<T>(describe: () => Promise<T>, isReady: (description: T) => boolean, reason: string): Promise<T> {
  const { minutes, elapsed } = requestMinutes();
  return poll(describe, isReady, reason, minutes, elapsed);
}

/** The time, on the clock of `performance`, at which a function that begins now has to respond. */
export function timeToRespond(): number {
  return performance.now() + MINUTES_TO_RESPOND * 60_000;
}

/** Fails at this time if the action is not complete. */
export function before<T>(end: number, action: Promise<T>): Promise<T> {
  return Promise.race([action, failAt(end)]);
}

async function failAt(end: number): Promise<never> {
  while (performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 1000));
  throw new Error(`AWS did not respond within ${MINUTES_TO_RESPOND} minutes`);
}

/**
 * Throttling, an internal error, or no response to a call: AWS may have completed it, and another attempt may succeed. The SDK adds
 * `$metadata` to the errors of its calls. Errors of the handlers do not have it, and are final.
 */
export function isTransient(error: unknown): boolean {
  return (error as AwsError).$metadata !== undefined && !isRejection(error);
}

/** AWS rejected a call, and did not complete it. */
export function isRejection(error: unknown): boolean {
  const { $metadata: { httpStatusCode: status } = {} } = error as AwsError;
  return status !== undefined && status < 500 && !isThrottled(error) && !EXPIRED.includes((error as AwsError).name ?? '');
}

/**
 * Credentials of the function that expired, or a request that waited for too long. The next attempt has other credentials and another time.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
const EXPIRED = ['ExpiredToken', 'ExpiredTokenException', 'RequestExpired'];

interface AwsError {
  readonly name?: string;
  readonly $metadata?: { readonly httpStatusCode?: number };
}

/** Waits before the next attempt. Throws the error if another attempt cannot succeed. */
async function backOff(error: unknown, attempts: number): Promise<void> {
  if (attempts === MAX_ATTEMPTS || !isTransient(error)) throw error;
  await new Promise((resolve) => setTimeout(resolve, FIRST_DELAY * 2 ** (attempts - 1)));
}
