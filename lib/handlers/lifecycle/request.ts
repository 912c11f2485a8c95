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

/** Response to CloudFormation. The entry point of the CDK sends it. */
export interface HandlerResponse {
  /** If an update changes it, CloudFormation deletes the old resource after the stack update. */
  readonly PhysicalResourceId: string;
  /** Values that `Fn::GetAtt` returns. */
  readonly Data?: { readonly [attribute: string]: string };
}

/** Function that Lambda invokes. */
export type Handler<P> = (request: Request<P>) => Promise<HandlerResponse>;

/** CloudFormation accepts responses of up to 4,096 bytes. */
const MAX_REASON_LENGTH = 2000;

/** Error with the reason that CloudFormation shows. The CDK sends the stack of an error, so it contains the message only. */
export function reasonOf(error: unknown): Error {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const text = name === 'Error' ? message : `${name}: ${message}`;
  const reason = new Error(text.length > MAX_REASON_LENGTH ? `${text.slice(0, MAX_REASON_LENGTH)}…` : text);
  reason.stack = reason.message;
  return reason;
}
