import { ArnFormat, Aws, Stack } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/**
 * A role that DataSync can take only for the account of the stack.
 *
 * @see https://docs.aws.amazon.com/datasync/latest/userguide/cross-service-confused-deputy-prevention.html
 */
export class DataSyncRole extends Role {
  constructor(scope: Construct, id: string) {
    const anyOfDataSync = Stack.of(scope).formatArn({ service: 'datasync', resource: '*', arnFormat: ArnFormat.NO_RESOURCE_NAME });
    super(scope, id, {
      assumedBy: new ServicePrincipal('datasync.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID }, ArnLike: { 'aws:SourceArn': anyOfDataSync } },
      }),
    });
  }
}
