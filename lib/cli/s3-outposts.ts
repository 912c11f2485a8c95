import { OutpostsClient, type OutpostsClientConfig } from '@aws-sdk/client-outposts';
import type { OutpostWithS3Element, S3EndpointElement } from '../inventory/s3-outposts';
import { listOperation } from './list-operation';

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

function listing<Element>(operation: string, member: string, timestamps: readonly string[]) {
  const path = `/S3Outposts/${operation}`;
  return listOperation<Element>({ service: 'S3Outposts', operation, path, query: ['nextToken', 'maxResults'], member, timestamps });
}

export const paginateListEndpoints = listing<S3EndpointElement>('ListEndpoints', 'Endpoints', ['CreationTime']);
export const paginateListOutpostsWithS3 = listing<OutpostWithS3Element>('ListOutpostsWithS3', 'Outposts', []);
