import { Names, Resource, type IResource } from 'aws-cdk-lib';
import type { IVPCRef } from 'aws-cdk-lib/aws-ec2';
import { PolicyDocument, type AddToResourcePolicyResult, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnAccessPoint, type AccessPointReference, type IAccessPointRef } from 'aws-cdk-lib/aws-s3outposts';
import type { Construct } from 'constructs';
import { OutpostsValidation } from '../outposts-validation';
import { OutpostsAccessPointGrants } from './outposts-access-point-grants';
import type { IOutpostsBucket } from './outposts-bucket';

/** An access point: the way from one VPC to a bucket of S3 on Outposts. */
export interface IOutpostsAccessPoint extends IResource, IAccessPointRef {
  /**
   * ARN of the access point. The SDKs take it in the place of the name of a bucket.
   * @attribute
   */
  readonly accessPointArn: string;
  /** The bucket. */
  readonly bucket: IOutpostsBucket;
}

/** Options of an access point. */
export interface OutpostsAccessPointOptions {
  /** The VPC whose requests it takes. The VPC needs an endpoint on the Outpost. */
  readonly vpc: IVPCRef;
  /**
   * Name of the access point: 3 to 50 lower-case letters, digits and hyphens, unique in the account on this Outpost.
   *
   * @default - a name made from the path of the construct
   */
  readonly accessPointName?: string;
}

/** Properties of an access point. */
export interface OutpostsAccessPointProps extends OutpostsAccessPointOptions {
  /** The bucket. */
  readonly bucket: IOutpostsBucket;
}

/**
 * An access point of a bucket of S3 on Outposts (`AWS::S3Outposts::AccessPoint`).
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsWorkingBuckets.html
 */
export class OutpostsAccessPoint extends Resource implements IOutpostsAccessPoint {
  public readonly accessPointArn: string;
  public readonly bucket: IOutpostsBucket;
  /** Lets identities read and write through this access point. */
  public readonly grants = OutpostsAccessPointGrants.fromAccessPoint(this);
  private readonly resource: CfnAccessPoint;
  private readonly policy = new PolicyDocument();

  constructor(scope: Construct, id: string, props: OutpostsAccessPointProps) {
    super(scope, id);
    this.bucket = props.bucket;
    this.resource = new CfnAccessPoint(this, 'Resource', {
      bucket: props.bucket.bucketRef.bucketArn,
      name: props.accessPointName ?? Names.uniqueResourceName(this, { maxLength: 50, separator: '-' }).toLowerCase(),
      vpcConfiguration: { vpcId: props.vpc.vpcRef.vpcId },
    });
    this.accessPointArn = this.resource.attrArn;
    OutpostsValidation.register(this);
  }

  public get accessPointRef(): AccessPointReference {
    return { accessPointArn: this.accessPointArn };
  }

  /** Adds a statement to the policy of the access point. Its actions are of `s3-outposts`, not of `s3`. */
  public addToResourcePolicy(statement: PolicyStatement): AddToResourcePolicyResult {
    this.policy.addStatements(statement);
    this.resource.policy = this.policy;
    return { statementAdded: true, policyDependable: this.resource };
  }
}
