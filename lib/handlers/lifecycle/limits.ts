/**
 * How long a handler waits for AWS, in milliseconds, as the `requestHandler` of a client.
 *
 * Without `throwOnRequestTimeout`, the SDK only logs a warning and waits on, until Lambda ends the function and CloudFormation gets no answer.
 */
export const LIMITS = { connectionTimeout: 30_000, requestTimeout: 30_000, throwOnRequestTimeout: true };
