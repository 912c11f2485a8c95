/** An AWS API call that failed. */
export interface Problem {
  /** Prefix of its IAM actions. */
  readonly service: 'outposts' | 'ec2' | 's3-outposts' | 'servicequotas' | 'cloudwatch';
  /** Name of the API operation, such as `ListAssets`. */
  readonly operation: string;
  /** Outpost of the call, if the call reads one Outpost. */
  readonly outpostId?: string;
  /** Name of the error, such as `AccessDeniedException`. */
  readonly error: string;
  /** Error message, on one line. */
  readonly message: string;
  /** IAM action to allow, if access was denied. */
  readonly action?: string;
}

/** Error names of both APIs if IAM denies access. Invalid or expired credentials have other names. */
const DENIED = ['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation'];

/**
 * Error names of the APIs if temporary credentials expired. The SDK corrects the clock and calls again before it reports `RequestExpired`.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/CommonErrors.html
 */
const EXPIRED = ['ExpiredToken', 'ExpiredTokenException', 'RequestExpired'];

/** Node.js error codes if the endpoint does not resolve: the Region does not exist, or there is no network. */
const NOT_FOUND = ['ENOTFOUND', 'EAI_AGAIN'];

/** Converts the error of a call to a problem. */
export function problemOf(call: Pick<Problem, 'service' | 'operation' | 'outpostId'>, error: unknown): Problem {
  const { name, code, message } = error as Partial<NodeJS.ErrnoException>;
  // The name of a network error is 'Error' in Node.js; its code specifies the error.
  const known = name && name !== 'Error' ? name : (code ?? 'Error');
  const action = DENIED.includes(known) ? `${call.service}:${call.operation}` : undefined;
  return { ...call, error: known, message: oneLine(message ?? String(error)), ...(action && { action }) };
}

/** Whether the credentials expired, so all other calls would fail, too. */
export function areCredentialsExpired({ error }: Problem): boolean {
  return EXPIRED.includes(error);
}

/** Describes a problem on one line. */
export function describeProblem(problem: Problem): string {
  const { operation, outpostId, error, message } = problem;
  const call = outpostId ? `${operation} for ${outpostId}` : operation;
  return `${call} failed with ${error}${message ? `: ${message}` : ''}${adviceFor(problem)}`;
}

function adviceFor(problem: Problem): string {
  if (problem.action) return `; allow the IAM action ${problem.action}`;
  if (areCredentialsExpired(problem)) return '; the credentials expired, sign in again';
  return NOT_FOUND.includes(problem.error) ? '; check the Region and the network' : '';
}

/**
 * Returns the first line only: in a message about a signature, the request with its session token follows. Removes the encoded
 * authorization message.
 */
function oneLine(message: string): string {
  return message
    .split('\n', 1)[0]
    .replace(/\s*Encoded authorization failure message:.*/, '')
    .trim()
    .slice(0, 300);
}
