const MOST_ATTEMPTS = 6;
const FIRST_WAIT = 1000;

const BETWEEN_LOOKS = 15_000;
/** A function has fifteen. */
const MINUTES_OF_LOOKS = 7;

/**
 * Does what must not be done twice, such as a creation without a client token. Where it is not known whether AWS did it, because
 * the answer was lost, `find` looks for it before the next attempt. Waits for half a minute in all.
 */
export async function attempt<T>(find: () => Promise<T | undefined>, action: () => Promise<T>): Promise<T> {
  for (let attempts = 1; ; attempts++) {
    const found = await find();
    if (found !== undefined) return found;
    try {
      return await action();
    } catch (error) {
      await waitAfter(error, attempts);
    }
  }
}

/**
 * Does what AWS refuses to do twice, such as a deletion: what was done by an attempt of which the answer was lost, or by somebody
 * else, is done.
 */
export async function ensure(action: () => Promise<unknown>, isDone = () => Promise.resolve(false)): Promise<void> {
  for (let attempts = 1; ; attempts++) {
    try {
      await action();
      return;
    } catch (error) {
      if (await isDone()) return;
      await waitAfter(error, attempts);
    }
  }
}

/** Looks again and again, for seven minutes unless told otherwise, until what it sees is as it should be. */
export async function poll<T>(
  look: () => Promise<T>,
  isReady: (seen: T) => boolean,
  reason: string,
  minutes = MINUTES_OF_LOOKS,
): Promise<T> {
  const mostLooks = (minutes * 60_000) / BETWEEN_LOOKS;
  for (let looks = 1; ; looks++) {
    try {
      const seen = await look();
      if (isReady(seen)) return seen;
      if (looks === mostLooks) throw new Error(`${reason} within ${minutes} minutes`);
    } catch (error) {
      if (looks === mostLooks || !mayPass(error)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS));
  }
}

/** Throttling (EC2 answers 503, others 400), a failure inside AWS, or no answer at all: AWS may have done it. */
export function mayPass(error: unknown): boolean {
  const { name, $metadata } = error as { readonly name?: string; readonly $metadata?: { readonly httpStatusCode?: number } };
  const status = $metadata?.httpStatusCode;
  return status === undefined || status >= 500 || !!name?.startsWith('Throttling');
}

/** Throws the error where another attempt is of no use. */
async function waitAfter(error: unknown, attempts: number): Promise<void> {
  if (attempts === MOST_ATTEMPTS || !mayPass(error)) throw error;
  await new Promise((resolve) => setTimeout(resolve, FIRST_WAIT * 2 ** (attempts - 1)));
}
