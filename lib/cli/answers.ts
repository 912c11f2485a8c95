import type { OutpostsClient } from '@aws-sdk/client-outposts';

/** An answer that AWS does not send, such as the page of a proxy. */
export class UnexpectedAnswer extends Error {
  public override readonly name = 'UnexpectedAnswer';
}

/** No answer within the timeout, several times. */
export class NoAnswer extends Error {
  public override readonly name = 'NoAnswer';
}

/** What the clients of both services have in common. The types of their middleware differ in the commands only. */
type Client = Pick<OutpostsClient, 'middlewareStack' | 'config'>;

/** Part of an SDK HTTP response. */
interface Response {
  readonly statusCode: number;
  body?: unknown;
}

/** Number of attempts without an answer before a call fails. The SDK alone would repeat a call that never ends as often as any other. */
const SILENT_ATTEMPTS = 2;

/**
 * Limits the attempts of a call that AWS does not answer. The timeout of the SDK ends at the first byte of an answer, so the answer is read
 * here.
 *
 * @param onSilence - called with the API operation after each attempt without an answer
 */
export function limitSilence(client: Client, timeout: number, onSilence: (operation: string) => void): void {
  const limit = <Args, Result>(next: (args: Args) => Promise<Result>, { commandName = '' }: { readonly commandName?: string }) => {
    let silent = 0;
    return async (args: Args) => {
      try {
        return await next(args);
      } catch (error) {
        if ((error as Error).name !== 'TimeoutError') throw error;
        onSilence(commandName.replace(/Command$/, ''));
        if (++silent < SILENT_ATTEMPTS) throw error;
        throw new NoAnswer(`no answer within ${timeout / 1000} s, ${silent} times; check the network and the proxy`);
      }
    };
  };
  client.middlewareStack.addRelativeTo(limit, { relation: 'after', toMiddleware: 'retryMiddleware', name: 'limitSilence' });
}

/**
 * Fails if an answer of status 200 is not what AWS sends. A proxy or a captive portal answers with a page, which the SDK can read as an empty
 * list.
 */
export function expectAnswers(client: Client, timeout: number, isExpected: (text: string) => boolean): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const response = result.response as Response;
      const bytes = await within(timeout, client.config.streamCollector(response.body));
      // The SDK accepts bytes instead of the stream.
      response.body = bytes;
      const text = client.config.utf8Encoder(bytes);
      if (response.statusCode === 200 && !isExpected(text)) {
        throw new UnexpectedAnswer(`the answer is not from AWS: ${brief(text)}; check the proxy and the endpoint`);
      }
      return result;
    },
    // Before the deserializer of the SDK.
    { step: 'deserialize', priority: 'low', name: 'expectAnswers' },
  );
}

/** Whether a text is an answer of a REST-JSON service. */
export function isJsonAnswer(text: string): boolean {
  return /^\s*\{/.test(text);
}

/** Whether a text is an answer of Amazon EC2. */
export function isEc2Answer(text: string): boolean {
  return /^\s*(<\?xml[^>]*>\s*)?<\w+Response[\s>]/.test(text);
}

/** Rejects with the error of a timeout, which the SDK retries. */
async function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    const error = Object.assign(new Error(`the answer is incomplete after ${milliseconds} ms`), { name: 'TimeoutError' });
    timer = setTimeout(() => reject(error), milliseconds);
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

function brief(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ');
  return line === '' ? 'it is empty' : JSON.stringify(line.length > 60 ? `${line.slice(0, 57)}...` : line);
}
