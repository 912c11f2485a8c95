/**
 * A CloudFormation request to a custom resource.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requests.html
 */
export interface Request<P> {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  /** The same for each delivery of the request. Lambda can deliver an event more than once. */
  readonly RequestId: string;
  readonly StackId: string;
  readonly LogicalResourceId: string;
  /** ID in the response to the creation. CloudFormation generates an ID if the creation had no response. */
  readonly PhysicalResourceId?: string;
  readonly ResourceProperties: P;
  /** Properties before an update. */
  readonly OldResourceProperties?: P;
}

/** Response to CloudFormation. The entry point sends it. */
export interface HandlerResponse {
  /** If an update changes it, CloudFormation deletes the old resource after the stack update. */
  readonly PhysicalResourceId: string;
  /** Values that `Fn::GetAtt` returns. */
  readonly Data?: { readonly [attribute: string]: string };
}

/** Function that Lambda invokes. */
export type Handler<P> = (request: Request<P>) => Promise<HandlerResponse>;

/** CloudFormation rejects a response of more than 4,096 bytes. */
const MAX_RESPONSE_BYTES = 4096;
/** Physical ID after a failed creation, which leaves nothing to delete. */
export const NOT_CREATED = 'AWSCDK::CustomResourceProviderFramework::CREATE_FAILED';

/** Error with the message that CloudFormation shows. */
export function failure(error: unknown): Error {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  // The message of the SDK is about its own settings.
  if (name === 'TimeoutError') return new Error('AWS did not respond to a call in time');
  return new Error(name === 'Error' ? message : `${name}: ${message}`);
}

/** Reason in the response to a request. */
export function reasonOf(error: unknown, request: Request<unknown>): string {
  const { StackId, RequestId, LogicalResourceId, PhysicalResourceId = NOT_CREATED } = request;
  const ids = { StackId, RequestId, PhysicalResourceId, LogicalResourceId };
  const bytesWith = (Reason: string) => Buffer.byteLength(JSON.stringify({ Status: 'FAILED', Reason, ...ids }));
  const { message } = failure(error);
  const characters = [...message];
  let text = message;
  while (bytesWith(text) > MAX_RESPONSE_BYTES) {
    characters.splice(-10);
    text = `${characters.join('')}…`;
  }
  return text;
}
