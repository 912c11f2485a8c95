import { Retries } from './retries';

/**
 * How long a handler waits for AWS, in milliseconds, as the `requestHandler` of a client.
 *
 * Without `throwOnRequestTimeout`, the SDK only logs a warning and waits on, until Lambda ends the function and CloudFormation gets no answer.
 */
export const LIMITS = { connectionTimeout: 30_000, requestTimeout: 30_000, throwOnRequestTimeout: true };

/** Client for idempotent calls (SDK retries on). */
export const IDEMPOTENT = { retryStrategy: new Retries(8), requestHandler: LIMITS };
/** Client for non-idempotent calls: the SDK repeats them only if AWS throttled them, and did not complete them. */
export const NOT_IDEMPOTENT = { retryStrategy: new Retries(1), requestHandler: LIMITS };
/** Client for calls that a poll repeats (no SDK retries). */
export const POLLED = { maxAttempts: 1, requestHandler: LIMITS };
