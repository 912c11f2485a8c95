import { ArnFormat, Resource, Stack, Tags, type IResource } from 'aws-cdk-lib';
import type { ILocalGatewayRouteTableRef, ISubnetRef } from 'aws-cdk-lib/aws-ec2';
import type { IOutpostRef, ISiteRef } from 'aws-cdk-lib/aws-outposts';
import { CfnResourceShare, type IResourceShareRef, type ResourceShareReference } from 'aws-cdk-lib/aws-ram';
import type { Construct } from 'constructs';
import type { ICoipPool } from '../network/coip-pool';
import { OutpostsValidation } from '../validation/plugin';
import type { SharePrincipal } from './share-principal';

/** A share of what belongs to an Outpost. */
export interface IOutpostResourceShare extends IResource, IResourceShareRef {
  /**
   * ARN of the share.
   * @attribute
   */
  readonly resourceShareArn: string;
}

/** Properties of a share of what belongs to an Outpost. */
export interface OutpostResourceShareProps {
  /** Who may use it. All of them are of the organization of the account that owns the Outpost. */
  readonly principals: SharePrincipal[];
  /**
   * Outposts: consumers make subnets and EBS volumes on them.
   *
   * @default - none
   */
  readonly outposts?: IOutpostRef[];
  /**
   * Route tables of local gateways: consumers associate their VPCs with them, and route to the local gateway. Of racks only.
   *
   * @default - none
   */
  readonly localGatewayRouteTables?: ILocalGatewayRouteTableRef[];
  /**
   * Pools of customer-owned IP addresses: consumers allocate addresses of them. Of racks only.
   *
   * @default - none
   */
  readonly coipPools?: ICoipPool[];
  /**
   * Sites: consumers make Outposts there.
   *
   * @default - none
   */
  readonly sites?: ISiteRef[];
  /**
   * Subnets: consumers launch instances into them. An endpoint of S3 on Outposts cannot be made in a shared subnet.
   *
   * @default - none
   */
  readonly subnets?: ISubnetRef[];
  /**
   * Name of the share.
   *
   * @default - a name made from the path of the construct
   */
  readonly resourceShareName?: string;
}

abstract class OutpostResourceShareBase extends Resource implements IOutpostResourceShare {
  public abstract readonly resourceShareArn: string;

  public get resourceShareRef(): ResourceShareReference {
    return { resourceShareArn: this.resourceShareArn };
  }
}

/**
 * Shares what belongs to an Outpost with accounts of the same organization (`AWS::RAM::ResourceShare`).
 *
 * Only the account that owns a resource can share it, and nobody can share on. A consumer imports what it was given, by its ARN or ID:
 * `Outpost.fromOutpostAttributes` and `LocalGatewayRouteTable.fromLocalGatewayRouteTableArn` with the ARNs of the owner,
 * `CoipPool.fromCoipPoolId`. Names of Availability Zones may stand for other zones in the account of the consumer, IDs such as `usw2-az1`
 * do not: `Outpost.fromOutpostAttributes` takes them, too. Where sharing ends, what consumers have made stays.
 *
 * The organization has to let AWS RAM share within it: `aws ram enable-sharing-with-aws-organization`.
 *
 * @resource AWS::RAM::ResourceShare
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/sharing-outposts.html
 */
export class OutpostResourceShare extends OutpostResourceShareBase {
  /** A share that exists already. */
  public static fromResourceShareArn(scope: Construct, id: string, resourceShareArn: string): IOutpostResourceShare {
    class Import extends OutpostResourceShareBase {
      public readonly resourceShareArn = resourceShareArn;
    }
    return new Import(scope, id, { environmentFromArn: resourceShareArn });
  }

  public readonly resourceShareArn: string;

  /** @throws where nothing is shared, or with nobody */
  constructor(scope: Construct, id: string, props: OutpostResourceShareProps) {
    super(scope, id, { physicalName: props.resourceShareName });
    const { outposts = [], localGatewayRouteTables = [], coipPools = [], sites = [], subnets = [], principals } = props;
    const resourceArns = [
      ...outposts.map(({ outpostRef }) => outpostRef.outpostArn),
      ...localGatewayRouteTables.map(({ localGatewayRouteTableRef }) => localGatewayRouteTableRef.localGatewayRouteTableArn),
      ...coipPools.map(({ coipPoolArn }) => coipPoolArn),
      ...sites.map(({ siteRef }) => siteRef.siteArn),
      ...subnets.map((subnet) => arnOf(subnet)),
    ];
    if (resourceArns.length === 0) {
      throw new Error(
        `the share '${this.node.path}' has nothing to share; give outposts, localGatewayRouteTables, coipPools, sites or subnets`,
      );
    }
    if (principals.length === 0)
      throw new Error(`the share '${this.node.path}' has no principals; give SharePrincipal.account('111122223333')`);
    const resource = new CfnResourceShare(this, 'Resource', {
      name: props.resourceShareName ?? this.node.path,
      allowExternalPrincipals: false,
      principals: principals.map(({ principal }) => principal),
      resourceArns,
    });
    Tags.of(this).add('Name', this.node.path);
    this.resourceShareArn = resource.attrArn;
    OutpostsValidation.register(this);
  }
}

function arnOf(subnet: ISubnetRef): string {
  return Stack.of(subnet).formatArn({
    service: 'ec2',
    resource: 'subnet',
    resourceName: subnet.subnetRef.subnetId,
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
}
