import { StandardRetryStrategy } from '@smithy/core/retry';
import { isDeliveryYoung } from './request-time';

type Refresh = StandardRetryStrategy['refreshRetryTokenForRetry'];
type Token = Awaited<ReturnType<Refresh>> & { readonly timesThrottled?: number };

const FIRST_DELAY = 500;
const MAX_DELAY = 20_000;

/**
 * Repeats what AWS throttles for most of a delivery, because a handler that gives up leaves behind what it cannot delete, and a rollback that
 * fails. Repeats other calls as the SDK does.
 */
export class Retries extends StandardRetryStrategy {
  public override async refreshRetryTokenForRetry(token: Token, info: Parameters<Refresh>[1]): Promise<Token> {
    if (!isThrottled(info.error) || !isDeliveryYoung()) return super.refreshRetryTokenForRetry(token, info);
    const { timesThrottled = 0 } = token;
    const delay = Math.random() * Math.min(MAX_DELAY, FIRST_DELAY * 2 ** timesThrottled);
    return {
      getRetryCount: () => token.getRetryCount(),
      getRetryCost: () => token.getRetryCost(),
      getRetryDelay: () => delay,
      timesThrottled: timesThrottled + 1,
    };
  }
}

/** AWS did not accept a call for now. Throttling has the status 503 in EC2 and Amazon S3, 429 in Lambda, and 400 in other services. */
export function isThrottled(error: unknown): boolean {
  const { name, $metadata: { httpStatusCode: status } = {} } = error as {
    readonly name?: string;
    readonly $metadata?: { readonly httpStatusCode?: number };
  };
  return status === 429 || name === 'RequestLimitExceeded' || name === 'SlowDown' || !!name?.startsWith('Throttling');
}
