import { Fn, Lazy, Names, Resource, type IResource } from 'aws-cdk-lib';
import type { IVPCRef } from 'aws-cdk-lib/aws-ec2';
import { PolicyDocument, type AddToResourcePolicyResult, type PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnAccessPoint, type AccessPointReference, type IAccessPointRef } from 'aws-cdk-lib/aws-s3outposts';
import type { Construct } from 'constructs';
import { OutpostsValidation } from '../validation/plugin';
import { checkAccessPointName } from './s3-outposts-names';
import { S3OutpostsAccessPointGrants } from './s3-outposts-access-point-grants';
import type { IS3OutpostsBucket } from './s3-outposts-bucket';

/** An S3 on Outposts access point, through which a VPC accesses an S3 on Outposts bucket. */
export interface IS3OutpostsAccessPoint extends IResource, IAccessPointRef {
  /**
   * ARN of the access point. The AWS SDKs accept it in place of a bucket name.
   * @attribute
   */
  readonly accessPointArn: string;
  /** The bucket. */
  readonly bucket: IS3OutpostsBucket;
}

/** Attributes of an existing access point. */
export interface S3OutpostsAccessPointAttributes {
  /** ARN of the access point. */
  readonly accessPointArn: string;
  /** The bucket of the access point. */
  readonly bucket: IS3OutpostsBucket;
}

/** Options of an access point. */
export interface S3OutpostsAccessPointOptions {
  /** The VPC that the access point accepts requests from. The VPC needs an S3 on Outposts endpoint on the Outpost. */
  readonly vpc: IVPCRef;
  /**
   * Name of the access point: 3 to 50 lowercase letters, digits and hyphens, unique in the account on this Outpost.
   *
   * @default - a name generated from the path of the construct
   */
  readonly accessPointName?: string;
}

/** Properties of an access point. */
export interface S3OutpostsAccessPointProps extends S3OutpostsAccessPointOptions {
  /** The bucket. */
  readonly bucket: IS3OutpostsBucket;
}

abstract class S3OutpostsAccessPointBase extends Resource implements IS3OutpostsAccessPoint {
  public abstract readonly accessPointArn: string;
  public abstract readonly bucket: IS3OutpostsBucket;

  public get accessPointRef(): AccessPointReference {
    return { accessPointArn: this.accessPointArn };
  }
}

/**
 * An access point of an S3 on Outposts bucket (`AWS::S3Outposts::AccessPoint`).
 *
 * @resource AWS::S3Outposts::AccessPoint
 * @see https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsWorkingBuckets.html
 *
 * @example
 * declare const bucket: S3OutpostsBucket;
 * declare const application: ec2.Instance;
 *
 * const accessPoint = new S3OutpostsAccessPoint(this, 'AccessPoint', { bucket, vpc });
 * accessPoint.grants.readWrite(application);
 */
export class S3OutpostsAccessPoint extends S3OutpostsAccessPointBase {
  /** Imports an access point. Use `S3OutpostsAccessPointGrants` to grant permissions on it. */
  public static fromS3OutpostsAccessPointAttributes(
    scope: Construct,
    id: string,
    attrs: S3OutpostsAccessPointAttributes,
  ): IS3OutpostsAccessPoint {
    class Import extends S3OutpostsAccessPointBase {
      public readonly accessPointArn = attrs.accessPointArn;
      public readonly bucket = attrs.bucket;
    }
    return new Import(scope, id, { environmentFromArn: attrs.accessPointArn });
  }

  public readonly bucket: IS3OutpostsBucket;
  /** Grants permissions to access the bucket through this access point. */
  public readonly grants = S3OutpostsAccessPointGrants.fromAccessPoint(this);
  private readonly resource: CfnAccessPoint;
  private policy?: PolicyDocument;

  constructor(scope: Construct, id: string, props: S3OutpostsAccessPointProps) {
    super(scope, id);
    if (props.accessPointName !== undefined) checkAccessPointName(props.accessPointName, this);
    this.bucket = props.bucket;
    this.resource = new CfnAccessPoint(this, 'Resource', {
      bucket: props.bucket.bucketRef.bucketArn,
      name: props.accessPointName ?? Names.uniqueResourceName(this, { maxLength: 50, separator: '-' }).toLowerCase(),
      vpcConfiguration: { vpcId: props.vpc.vpcRef.vpcId },
    });
    OutpostsValidation.register(this);
  }

  public get accessPointArn(): string {
    return this.resource.attrArn;
  }

  /** Adds a statement to the access point policy. Use `s3-outposts` actions, not `s3` actions. */
  public addToResourcePolicy(statement: PolicyStatement): AddToResourcePolicyResult {
    this.policy ??= new PolicyDocument();
    this.policy.addStatements(statement);
    this.resource.policy = Lazy.any({ produce: () => this.renderPolicy() });
    return { statementAdded: true, policyDependable: this.resource };
  }

  /** The policy is a property of the resource, so it cannot refer to the ARN as an attribute of the same resource. */
  private renderPolicy(): object {
    const outpostArn = Fn.select(0, Fn.split('/bucket/', this.bucket.bucketArn));
    const [policy, attribute, arn] = [this.policy, this.accessPointArn, `${outpostArn}/accesspoint/${this.resource.name}`].map((value) =>
      JSON.stringify(this.stack.resolve(value)),
    );
    return JSON.parse(policy.replaceAll(attribute, arn));
  }
}
