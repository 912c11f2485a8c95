import type { IncomingMessage } from 'node:http';
import type { Answer, Protocol } from './aws-server';
import { outposts } from './outposts-rest-json';
import { AwsError, one, page, type AwsRequest, type AwsState } from './state';

type Operation = (request: AwsRequest, state: AwsState) => object;

const OPERATIONS: { readonly [name: string]: Operation } = {
  ListOutpostsWithS3: (request, state) => paged('Outposts', state.inventory.outpostsWithS3, request, state),
  ListEndpoints: (request, state) =>
    paged(
      'Endpoints',
      // In this protocol a date is the number of seconds since 1970.
      state.inventory.s3Endpoints?.map((element) => ({ ...element, CreationTime: Date.parse(element.CreationTime ?? '') / 1000 })),
      request,
      state,
    ),
};

/** Endpoints and capacity of S3 on Outposts (`aws.protocols#restJson1`). Buckets have another protocol and the same name. */
export const outpostsWithS3: Protocol = {
  ...outposts,
  service: 's3-outposts',
  operations: Object.keys(OPERATIONS),

  parse(message: IncomingMessage): AwsRequest {
    const { pathname, searchParams } = new URL(message.url ?? '/', 'http://localhost');
    const operation = /^\/S3Outposts\/(\w+)$/.exec(pathname)?.[1] ?? '';
    if (message.method !== 'GET' || !OPERATIONS[operation]) {
      throw new AwsError('ValidationException', 400, `the server does not know ${message.method} ${pathname}`);
    }
    // `nextToken` and `maxResults`.
    const query = [...searchParams].map(([name, value]) => [name[0].toUpperCase() + name.slice(1), [value]] as const);
    return { operation, parameters: new Map(query) };
  },

  answer(request: AwsRequest, state: AwsState): Answer {
    const body = JSON.stringify(OPERATIONS[request.operation](request, state));
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
  },
};

function paged<E>(member: string, list: readonly E[] | undefined, request: AwsRequest, state: AwsState): object {
  const size = Number(one(request, 'MaxResults') ?? 100);
  if (!(size >= 0 && size <= 100)) throw invalid('MaxResults must be between 0 and 100');
  const { elements, nextToken } = page(list ?? [], request, state.pageSize, invalid);
  return { [member]: elements, NextToken: nextToken };
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', 400, message);
}
