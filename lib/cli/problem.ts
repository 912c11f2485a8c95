/** A call to AWS that failed for good. */
export interface Problem {
  readonly service: 'outposts' | 'ec2';
  /** Name of the API operation, such as `ListAssets`. */
  readonly operation: string;
  /** The Outpost that was read, where the call reads one. */
  readonly outpostId?: string;
  /** Name of the error, such as `AccessDeniedException`. */
  readonly error: string;
  /** What AWS or the network says, on one line. */
  readonly message: string;
  /** The IAM action to allow, where access was denied. */
  readonly action?: string;
}

/** The names that the two APIs give to a denial by IAM. Wrong or expired credentials have others. */
const DENIED = ['AccessDenied', 'AccessDeniedException', 'UnauthorizedOperation'];

/** What Node says when nothing has the name of the endpoint: there is no such Region, or no network. */
const NOT_FOUND = ['ENOTFOUND', 'EAI_AGAIN'];

/** The error of a call, as something to report. */
export function problemOf(call: Pick<Problem, 'service' | 'operation' | 'outpostId'>, error: unknown): Problem {
  const { name, code, message } = error as Partial<NodeJS.ErrnoException>;
  // Node calls every error of the network 'Error' and tells them apart by code.
  const known = name && name !== 'Error' ? name : (code ?? 'Error');
  const action = DENIED.includes(known) ? `${call.service}:${call.operation}` : undefined;
  return { ...call, error: known, message: oneLine(message ?? String(error)), ...(action && { action }) };
}

/** A problem on one line. */
export function describeProblem({ operation, outpostId, error, message, action }: Problem): string {
  const call = outpostId ? `${operation} of ${outpostId}` : operation;
  const advice = action ? `; allow the IAM action ${action}` : NOT_FOUND.includes(error) ? '; check the Region and the network' : '';
  return `${call} failed with ${error}${message ? `: ${message}` : ''}${advice}`;
}

/**
 * The first line only: what follows in a message about a signature is the request with its session token. An encoded
 * authorization message says nothing to a reader.
 */
function oneLine(message: string): string {
  return message
    .split('\n', 1)[0]
    .replace(/\s*Encoded authorization failure message:.*/, '')
    .trim()
    .slice(0, 300);
}
