import type { IncomingMessage } from 'node:http';
import type { Answer, Protocol } from './aws-server';
import { AwsError, type AwsRequest, type AwsState } from './state';

/** What a service does at an operation; what it answers becomes the result element. */
export type Operations = { readonly [operation: string]: (request: AwsRequest, state: AwsState) => object };

/** Services that take parameters in a form and answer in XML (`aws.protocols#awsQuery`). */
export class AwsQuery implements Protocol {
  public readonly operations: readonly string[];
  public readonly faults = {
    throttle: new AwsError('Throttling', 400, 'Rate exceeded'),
    deny: new AwsError('AccessDenied', 403, 'You are not authorized to perform this operation.'),
    expire: new AwsError('ExpiredToken', 403, 'The security token included in the request is expired'),
    fail: new AwsError('InternalFailure', 500, 'An internal error has occurred'),
  };

  /**
   * @param service the name under which clients sign requests to it
   * @param itemOf how an element of a list is called, by the name of the list; `member` where it is left out
   */
  public constructor(
    public readonly service: string,
    private readonly namespace: string,
    private readonly handlers: Operations,
    private readonly itemOf: { readonly [list: string]: string } = {},
  ) {
    this.operations = Object.keys(handlers);
  }

  public parse(message: IncomingMessage, body: string): AwsRequest {
    const form = new URLSearchParams(body);
    const operation = form.get('Action') ?? '';
    if (message.method !== 'POST' || !this.operations.includes(operation)) {
      throw new AwsError('InvalidAction', 400, `the server does not know the action ${JSON.stringify(operation)}`);
    }
    return { operation, parameters: new Map([...form].map(([name, value]) => [name, [value]])) };
  }

  public answer(request: AwsRequest, state: AwsState): Answer {
    const { operation } = request;
    const result = this.xml(this.handlers[operation](request, state));
    return this.respond(
      200,
      `${operation}Response`,
      `<${operation}Result>${result}</${operation}Result><ResponseMetadata><RequestId>${REQUEST_ID}</RequestId></ResponseMetadata>`,
    );
  }

  public refuse({ code, status, message }: AwsError): Answer {
    const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>${escape(message)}</Message></Error>`;
    return this.respond(status, 'ErrorResponse', `${error}<RequestId>${REQUEST_ID}</RequestId>`);
  }

  private respond(status: number, root: string, content: string): Answer {
    const body = `<${root} xmlns="${this.namespace}">${content}</${root}>`;
    return { status, headers: { 'content-type': 'text/xml' }, body };
  }

  private xml(value: unknown, item = 'member'): string {
    if (Array.isArray(value)) return value.map((element) => `<${item}>${this.xml(element)}</${item}>`).join('');
    if (typeof value !== 'object' || value === null) return escape(String(value));
    return Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([name, inner]) => `<${name}>${this.xml(inner, this.itemOf[name])}</${name}>`)
      .join('');
  }
}

/** `SecurityGroups.member.1=sg-1&SecurityGroups.member.2=sg-2` */
export function members(request: AwsRequest, name: string, item = 'member'): string[] {
  const values: string[] = [];
  for (let n = 1, value; (value = request.parameters.get(`${name}.${item}.${n}`)?.[0]) !== undefined; n++) values.push(value);
  return values;
}

/** `Tags.member.1.Key=site&Tags.member.1.Value=plant` */
export function pairs(request: AwsRequest, name: string, item = 'member'): { readonly Key: string; readonly Value: string }[] {
  const found = [];
  for (let n = 1, Key; (Key = request.parameters.get(`${name}.${item}.${n}.Key`)?.[0]) !== undefined; n++) {
    found.push({ Key, Value: request.parameters.get(`${name}.${item}.${n}.Value`)?.[0] ?? '' });
  }
  return found;
}

const REQUEST_ID = '00000000-0000-4000-8000-000000000000';

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
