/**
 * What CloudFormation asks of a custom resource.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/crpg-ref-requests.html
 */
export interface Request<P> {
  readonly RequestType: 'Create' | 'Update' | 'Delete';
  /** The same for each delivery of the same request: Lambda may deliver it more than once. */
  readonly RequestId: string;
  readonly StackId: string;
  readonly LogicalResourceId: string;
  /** What the answer to the creation said. Made up by CloudFormation where the creation was never answered. */
  readonly PhysicalResourceId?: string;
  readonly ResourceProperties: P;
  /** What they were before, at an update. */
  readonly OldResourceProperties?: P;
}

/** What CloudFormation is told. The entry point of the CDK sends it. */
export interface Answer {
  /** Another one than before makes CloudFormation delete the resource of before, when the update of the stack is done. */
  readonly PhysicalResourceId: string;
  /** What `Fn::GetAtt` answers. */
  readonly Data?: { readonly [attribute: string]: string };
}

/** What Lambda calls. */
export type Handler<P> = (request: Request<P>) => Promise<Answer>;

/** CloudFormation takes answers of 4,096 bytes. */
const LONGEST_REASON = 2000;

/** The error whose text CloudFormation shows as the reason: the message alone, since the CDK sends the stack of an error. */
export function reasonOf(error: unknown): Error {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const text = name === 'Error' ? message : `${name}: ${message}`;
  const reason = new Error(text.length > LONGEST_REASON ? `${text.slice(0, LONGEST_REASON)}…` : text);
  reason.stack = reason.message;
  return reason;
}
