import { OutpostsClient } from '@aws-sdk/client-outposts';
import { createPaginator } from '@smithy/core';
import { Command } from '@smithy/core/client';
import { getEndpointPlugin, type EndpointParameterInstructions } from '@smithy/core/endpoints';

/** A list operation that the SDK does not have, in the protocol of the AWS Outposts API. */
interface ListOperation {
  readonly service: string;
  readonly operation: string;
  readonly path: string;
  /** Names of the query parameters for the token and for the size of a page. */
  readonly query: readonly [nextToken: string, maxResults: string];
  /** Member of the answer that has the list. */
  readonly member: string;
  /** Members of an element that are dates. */
  readonly timestamps?: readonly string[];
}

const ENDPOINT_PARAMETERS: EndpointParameterInstructions = {
  UseFIPS: { type: 'builtInParams', name: 'useFipsEndpoint' },
  Endpoint: { type: 'builtInParams', name: 'endpoint' },
  Region: { type: 'builtInParams', name: 'region' },
  UseDualStack: { type: 'builtInParams', name: 'useDualstackEndpoint' },
};

/** Reads a list in pages. The client keeps members that the schemas do not name: see `keepUnmodelledMembers`. */
export function listOperation<Element>({ service, operation, path, query, member, timestamps = [] }: ListOperation) {
  // Schemas of the SDK: a structure with its members and their types, an operation with its request.
  const namespace = `com.amazonaws.${service.toLowerCase()}`;
  const [nextToken, maxResults] = query;
  const members = [
    [0, { httpQuery: nextToken }],
    [1, { httpQuery: maxResults }],
  ];
  const input = [3, namespace, `${operation}Input`, 0, ['NextToken', 'MaxResults'], members];
  const element = [3, namespace, `${member}Element`, 0, timestamps, timestamps.map(() => 4)];
  const output = [3, namespace, `${operation}Output`, 0, ['NextToken', member], [0, [1, namespace, member, 0, () => element]]];
  const schema = [9, namespace, operation, { http: ['GET', path, 200] }, () => input, () => output];
  const ListCommand = Command.classBuilder()
    .ep(ENDPOINT_PARAMETERS)
    .m((_, __, config) => [getEndpointPlugin(config as never, ENDPOINT_PARAMETERS)])
    .s(service, operation, {})
    .n('OutpostsClient', `${operation}Command`)
    .sc(schema as never)
    .build();
  return createPaginator(OutpostsClient as never, ListCommand as never, 'NextToken', 'NextToken', 'MaxResults') as (
    config: { readonly client: OutpostsClient },
    input: object,
  ) => AsyncIterable<{ readonly NextToken?: string } & { readonly [list: string]: Element[] | undefined }>;
}
