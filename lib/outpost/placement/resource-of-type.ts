import { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Whether a construct is a resource of a CloudFormation type. Unlike `CfnDBInstance.isCfnDBInstance` and its like it loads no module of
 * the CDK: an App that has no databases should not pay for them where it places something else.
 */
export function isOfType(construct: IConstruct, cloudFormationType: string): boolean {
  return CfnResource.isCfnResource(construct) && construct.cfnResourceType === cloudFormationType;
}
