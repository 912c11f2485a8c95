import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * All buckets of S3 on Outposts of the account, whichever Outpost they are on: once a template names another bucket, the handler still has
 * to find the old one.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3onoutposts.html
 */
export function allOutpostsBuckets(scope: IConstruct): string {
  return Stack.of(scope).formatArn({
    service: 's3-outposts',
    resource: 'outpost',
    resourceName: '*/bucket/*',
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
}
