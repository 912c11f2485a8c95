import { ArnFormat, Resource, Tags, type IResource } from 'aws-cdk-lib';
import type { InstanceType } from 'aws-cdk-lib/aws-ec2';
import type { IOutpostRef } from 'aws-cdk-lib/aws-outposts';
import { CfnOutpostResolver, type IOutpostResolverRef, type OutpostResolverReference } from 'aws-cdk-lib/aws-route53resolver';
import type { Construct } from 'constructs';
import { OutpostsValidation } from '../validation/plugin';

/** A Route 53 Resolver on an Outpost. */
export interface IOutpostResolver extends IResource, IOutpostResolverRef {
  /**
   * ARN of the Resolver.
   * @attribute
   */
  readonly outpostResolverArn: string;
  /**
   * ID of the Resolver.
   * @attribute
   */
  readonly outpostResolverId: string;
}

/** Properties of a Route 53 Resolver on an Outpost. */
export interface OutpostResolverProps {
  /** The Outpost, an Outposts rack. */
  readonly outpost: IOutpostRef;
  /**
   * Type of the instances that the Resolver runs on: `large` to `4xlarge` of C5, C5d, M5, M5d, R5 or R5d. They use slots of the Outpost. A
   * larger type supports more queries per second.
   *
   * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html#limits-api-entities-resolver-on-outposts
   */
  readonly preferredInstanceType: InstanceType;
  /**
   * Number of instances that the Resolver runs on, at least 4.
   *
   * @default - 4
   */
  readonly instanceCount?: number;
  /**
   * Name of the Resolver.
   *
   * @default - a name generated from the path of the construct
   */
  readonly outpostResolverName?: string;
}

abstract class OutpostResolverBase extends Resource implements IOutpostResolver {
  public abstract readonly outpostResolverArn: string;
  public abstract readonly outpostResolverId: string;

  public get outpostResolverRef(): OutpostResolverReference {
    return { outpostResolverArn: this.outpostResolverArn, outpostResolverId: this.outpostResolverId };
  }
}

/**
 * A Route 53 Resolver on an Outpost (`AWS::Route53Resolver::OutpostResolver`). It answers the DNS queries of instances on the Outpost
 * from a local cache, so names still resolve during a service link outage.
 *
 * During an outage, responses can be outdated, names that are not in the cache do not resolve, and Route 53 does not fail over. Health
 * checks, DNS Firewall and traffic flow work in the Region only. Hosted zones and their records stay in the Region.
 *
 * @resource AWS::Route53Resolver::OutpostResolver
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/outpost-resolver.html
 *
 * @example
 * const preferredInstanceType = new ec2.InstanceType('m5.large');
 * new OutpostResolver(this, 'Resolver', { outpost, preferredInstanceType, instanceCount: 4 });
 */
export class OutpostResolver extends OutpostResolverBase {
  /** Imports a Resolver. */
  public static fromOutpostResolverArn(scope: Construct, id: string, outpostResolverArn: string): IOutpostResolver {
    class Import extends OutpostResolverBase {
      public readonly outpostResolverArn = outpostResolverArn;
      public readonly outpostResolverId = this.stack.splitArn(outpostResolverArn, ArnFormat.SLASH_RESOURCE_NAME).resourceName!;
    }
    return new Import(scope, id, { environmentFromArn: outpostResolverArn });
  }

  public readonly outpostResolverArn: string;
  public readonly outpostResolverId: string;

  constructor(scope: Construct, id: string, props: OutpostResolverProps) {
    super(scope, id, { physicalName: props.outpostResolverName });
    const resource = new CfnOutpostResolver(this, 'Resource', {
      name: props.outpostResolverName ?? this.node.path.slice(-255),
      outpostArn: props.outpost.outpostRef.outpostArn,
      preferredInstanceType: props.preferredInstanceType.toString(),
      instanceCount: props.instanceCount,
    });
    Tags.of(this).add('Name', this.node.path);
    this.outpostResolverArn = resource.attrArn;
    this.outpostResolverId = resource.attrId;
    OutpostsValidation.register(this);
  }
}
