import { ArnFormat, Resource, Stack, Tags, type IResource } from 'aws-cdk-lib';
import type { ILocalGatewayRouteTableRef, ISubnetRef } from 'aws-cdk-lib/aws-ec2';
import type { IOutpostRef, ISiteRef } from 'aws-cdk-lib/aws-outposts';
import { CfnResourceShare, type IResourceShareRef, type ResourceShareReference } from 'aws-cdk-lib/aws-ram';
import type { Construct } from 'constructs';
import type { ICoipPool } from '../network/coip-pool';
import { OutpostsValidation } from '../validation/plugin';
import type { SharePrincipal } from './share-principal';

/** A resource share of Outposts resources. */
export interface IOutpostResourceShare extends IResource, IResourceShareRef {
  /**
   * ARN of the resource share.
   * @attribute
   */
  readonly resourceShareArn: string;
}

/** Properties of a resource share of Outposts resources. */
export interface OutpostResourceShareProps {
  /** Principals that the resources are shared with. They must be in the organization of the account that owns the Outpost. */
  readonly principals: SharePrincipal[];
  /**
   * Outposts. Consumers can create subnets and EBS volumes on them.
   *
   * @default - none
   */
  readonly outposts?: IOutpostRef[];
  /**
   * Local gateway route tables. Consumers can associate their VPCs with them and add routes to the local gateway. Outposts racks only.
   *
   * @default - none
   */
  readonly localGatewayRouteTables?: ILocalGatewayRouteTableRef[];
  /**
   * Customer-owned IP address pools (CoIP pools). Consumers can allocate addresses from them. Outposts racks only.
   *
   * @default - none
   */
  readonly coipPools?: ICoipPool[];
  /**
   * Sites. Consumers can create Outposts at them.
   *
   * @default - none
   */
  readonly sites?: ISiteRef[];
  /**
   * Subnets. Consumers can launch instances into them. They cannot create an S3 on Outposts endpoint in a shared subnet.
   *
   * @default - none
   */
  readonly subnets?: ISubnetRef[];
  /**
   * Name of the resource share.
   *
   * @default - a name generated from the path of the construct
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
 * Shares Outposts resources with accounts of the same organization (`AWS::RAM::ResourceShare`).
 *
 * Only the account that owns a resource can share it; consumers cannot share it again. A consumer imports a shared resource by its ARN or
 * ID: `Outpost.fromOutpostAttributes` and `LocalGatewayRouteTable.fromLocalGatewayRouteTableArn` with the ARNs of the owner,
 * `CoipPool.fromCoipPoolId`. Availability Zone names can map to different zones in the account of the consumer; Availability Zone IDs such
 * as `usw2-az1` do not, and `Outpost.fromOutpostAttributes` accepts them. Resources that consumers created remain when sharing ends.
 *
 * Resource sharing must be enabled in the organization: `aws ram enable-sharing-with-aws-organization`.
 *
 * @resource AWS::RAM::ResourceShare
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/sharing-outposts.html
 *
 * @example
 * new OutpostResourceShare(this, 'Share', {
 *   principals: [SharePrincipal.account('444455556666')],
 *   outposts: [outpost],
 *   subnets: [subnet],
 * });
 */
export class OutpostResourceShare extends OutpostResourceShareBase {
  /** Imports a resource share. */
  public static fromResourceShareArn(scope: Construct, id: string, resourceShareArn: string): IOutpostResourceShare {
    class Import extends OutpostResourceShareBase {
      public readonly resourceShareArn = resourceShareArn;
    }
    return new Import(scope, id, { environmentFromArn: resourceShareArn });
  }

  public readonly resourceShareArn: string;

  /** @throws if no resources or no principals are specified */
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
        `resource share '${this.node.path}' has no resources; specify outposts, localGatewayRouteTables, coipPools, sites or subnets`,
      );
    }
    if (principals.length === 0)
      throw new Error(`resource share '${this.node.path}' has no principals; specify one, such as SharePrincipal.account('111122223333')`);
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
