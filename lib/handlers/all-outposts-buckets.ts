import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * ARN of all S3 on Outposts buckets in the account: if a template specifies another bucket, the handler still requires access to the old
 * one.
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
