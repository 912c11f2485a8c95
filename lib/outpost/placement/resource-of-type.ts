import { CfnResource } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Whether a construct is a resource of a CloudFormation type. Unlike `CfnDBInstance.isCfnDBInstance`, it does not load a module of the AWS
 * CDK: an app without databases does not load their module when it places other resources.
 */
export function isOfType(construct: IConstruct, cloudFormationType: string): boolean {
  return CfnResource.isCfnResource(construct) && construct.cfnResourceType === cloudFormationType;
}
