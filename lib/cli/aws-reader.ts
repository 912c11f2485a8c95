/** A call that AWS did not answer: what it would have told is not known. */
export interface AwsProblem {
  /** Name of the API operation, such as `ListAssets`. */
  readonly operation: string;
  /** The Outpost that was asked about, where the operation is about one. */
  readonly outpostId?: string;
  /** Name of the error, such as `AccessDeniedException`. */
  readonly error: string;
  /** What AWS says about it, in one line. */
  readonly message: string;
  /** The IAM action that the operation needs, such as `outposts:ListAssets`. */
  readonly action: string;
}

/** An element of an answer as JSON holds it: dates are texts in ISO 8601. */
export type Plain<T> = T extends Date ? string : T extends object ? { [Field in keyof T]: Plain<T[Field]> } : T;

/** Calls AWS, and goes on when a call fails: the problem is noted, and the answer is `undefined`. */
export class AwsReader {
  private readonly failures: { readonly problem: AwsProblem; readonly error: unknown }[] = [];
  private answers = 0;

  /** The calls that failed, in an order that does not depend on which was first. */
  public get problems(): AwsProblem[] {
    const key = ({ action, outpostId = '' }: AwsProblem) => `${action} ${outpostId}`;
    return this.failures.map(({ problem }) => problem).sort((a, b) => (key(a) < key(b) ? -1 : 1));
  }

  /** The error of the first call, if not one was answered. */
  public get totalFailure(): Error | undefined {
    return this.answers === 0 && this.failures.length ? (this.failures[0].error as Error) : undefined;
  }

  /**
   * Makes one call.
   *
   * @param action - the IAM action: the service, a colon and the name of the operation.
   */
  public async get<T>(action: string, outpostId: string | undefined, call: () => Promise<T | undefined>): Promise<Plain<T> | undefined> {
    try {
      const answer = await call();
      this.answers += 1;
      return answer === undefined ? undefined : (JSON.parse(JSON.stringify(answer)) as Plain<T>);
    } catch (error) {
      this.failures.push({ problem: problemOf(error, action, outpostId), error });
      return undefined;
    }
  }

  /** Reads all pages of a list. A list of which a page is missing is not known at all. */
  public async list<P extends { readonly NextToken?: string }, E>(
    action: string,
    outpostId: string | undefined,
    page: (token: string | undefined) => Promise<P>,
    elementsOf: (page: P) => readonly E[] | undefined,
  ): Promise<Plain<E>[] | undefined> {
    return this.get(action, outpostId, async () => {
      const elements: E[] = [];
      let token: string | undefined;
      do {
        const answer = await page(token);
        for (const element of elementsOf(answer) ?? []) elements.push(element);
        if (answer.NextToken && answer.NextToken === token) throw new Error('the same page was sent twice');
        token = answer.NextToken;
      } while (token);
      return elements;
    }) as Promise<Plain<E>[] | undefined>;
  }
}

/** The name of an error: that of AWS, or that of the operating system where there was no answer. */
export function nameOf(error: unknown): string {
  const { name, code } = error as { readonly name?: string; readonly code?: string };
  return name && name !== 'Error' && name !== 'AggregateError' ? name : (code ?? 'Error');
}

/** Whether AWS knows the caller and refuses: a policy has to allow more. */
export function isAccessDenied(error: string): boolean {
  return /^(AccessDenied(Exception)?|UnauthorizedOperation)$/.test(error);
}

/** The message of an error in one line. EC2 appends a long code to some, which helps nobody here. */
export function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.replace(/\s*Encoded authorization failure message:.*$/s, '').replace(/\s+/g, ' ').trim();
}

function problemOf(error: unknown, action: string, outpostId: string | undefined): AwsProblem {
  const operation = action.slice(action.indexOf(':') + 1);
  return { operation, ...(outpostId && { outpostId }), error: nameOf(error), message: messageOf(error), action };
}
