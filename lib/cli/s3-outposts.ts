import { OutpostsClient, type OutpostsClientConfig } from '@aws-sdk/client-outposts';
import { createPaginator } from '@smithy/core';
import { Command } from '@smithy/core/client';
import { getEndpointPlugin, type EndpointParameterInstructions } from '@smithy/core/endpoints';
import type { OutpostWithS3Element, S3EndpointElement } from '../inventory/s3-outposts';

/**
 * Client of the S3 on Outposts API, whose two lists need no SDK client of their own: the protocol is that of the AWS Outposts API, and only
 * the name of the service differs.
 */
export class S3OutpostsClient extends OutpostsClient {
  public constructor(config: OutpostsClientConfig) {
    const signedAs: object = { signingName: 's3-outposts' };
    super({ ...config, ...signedAs });
    this.middlewareStack.add(
      (next) => (args) => {
        const request = args.request as { hostname: string };
        request.hostname = request.hostname.replace(/^outposts(?=[.-])/, 's3-outposts');
        return next(args);
      },
      { step: 'build', name: 'hostOfS3Outposts' },
    );
  }
}

interface Page<Element> {
  readonly NextToken?: string;
  readonly Endpoints?: Element[];
  readonly Outposts?: Element[];
}

const ENDPOINT_PARAMETERS: EndpointParameterInstructions = {
  UseFIPS: { type: 'builtInParams', name: 'useFipsEndpoint' },
  Endpoint: { type: 'builtInParams', name: 'endpoint' },
  Region: { type: 'builtInParams', name: 'region' },
  UseDualStack: { type: 'builtInParams', name: 'useDualstackEndpoint' },
};

const NAMESPACE = 'com.amazonaws.s3outposts';

/** Schemas of the SDK: a structure with its members and their types, an operation with its request. */
const INPUT = [
  3,
  NAMESPACE,
  'ListInput',
  0,
  ['NextToken', 'MaxResults'],
  [
    [0, { httpQuery: 'nextToken' }],
    [1, { httpQuery: 'maxResults' }],
  ],
];

/** A list in pages. The client keeps members that the schema does not name. */
function listing<Element>(operation: string, member: string, timestamps: readonly string[]) {
  const element = [3, NAMESPACE, `${member}Element`, 0, timestamps, timestamps.map(() => 4)];
  const output = [3, NAMESPACE, `${operation}Output`, 0, ['NextToken', member], [0, [1, NAMESPACE, member, 0, () => element]]];
  const schema = [9, NAMESPACE, operation, { http: ['GET', `/S3Outposts/${operation}`, 200] }, () => INPUT, () => output];
  const ListCommand = Command.classBuilder()
    .ep(ENDPOINT_PARAMETERS)
    .m((_, __, config) => [getEndpointPlugin(config as never, ENDPOINT_PARAMETERS)])
    .s('S3Outposts', operation, {})
    .n('OutpostsClient', `${operation}Command`)
    .sc(schema as never)
    .build();
  return createPaginator(OutpostsClient as never, ListCommand as never, 'NextToken', 'NextToken', 'MaxResults') as (
    config: { readonly client: OutpostsClient },
    input: object,
  ) => AsyncIterable<Page<Element>>;
}

export const paginateListEndpoints = listing<S3EndpointElement>('ListEndpoints', 'Endpoints', ['CreationTime']);
export const paginateListOutpostsWithS3 = listing<OutpostWithS3Element>('ListOutpostsWithS3', 'Outposts', []);
