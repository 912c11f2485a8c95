import type { IncomingMessage } from 'node:http';
import type { Answer, Protocol } from './aws-server';
import { AwsError, type AwsRequest, type AwsState } from './state';

/** What a service does at an operation, with the JSON of the request. */
export type JsonOperations = { readonly [operation: string]: (input: never, state: AwsState) => object };

/** Services whose operation is in the header X-Amz-Target, with bodies in JSON (`aws.protocols#awsJson1_0` and `awsJson1_1`). */
export class AwsJson implements Protocol {
  public readonly operations: readonly string[];
  public readonly faults = {
    throttle: new AwsError('ThrottlingException', 400, 'Rate exceeded'),
    deny: new AwsError('AccessDeniedException', 400, 'User is not authorized to perform this operation'),
    expire: new AwsError('ExpiredTokenException', 400, 'The security token included in the request is expired'),
    fail: new AwsError('InternalFailure', 500, 'An internal error has occurred'),
  };

  public constructor(
    /** The name under which clients sign requests to it. */
    public readonly service: string,
    private readonly target: string,
    private readonly version: '1.0' | '1.1',
    private readonly handlers: JsonOperations,
  ) {
    this.operations = Object.keys(handlers);
  }

  public parse({ method, headers }: IncomingMessage, body: string): AwsRequest {
    const [target, operation] = String(headers['x-amz-target']).split('.');
    if (method !== 'POST' || target !== this.target || !this.operations.includes(operation)) {
      throw new AwsError('UnknownOperationException', 400, `the server does not know ${target}.${operation}`);
    }
    return { operation, parameters: new Map([['body', [body]]]) };
  }

  public answer({ operation, parameters }: AwsRequest, state: AwsState): Answer {
    return this.respond(200, this.handlers[operation](JSON.parse(parameters.get('body')![0]) as never, state));
  }

  public refuse({ code, status, message }: AwsError): Answer {
    return this.respond(status, { __type: code, message });
  }

  private respond(status: number, body: object): Answer {
    return { status, headers: { 'content-type': `application/x-amz-json-${this.version}` }, body: JSON.stringify(body) };
  }
}
