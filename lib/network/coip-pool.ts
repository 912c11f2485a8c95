import { ArnFormat, Resource, Stack, type IResource } from 'aws-cdk-lib';
import type { ILocalGatewayRouteTableRef } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { COIP_POOL_TYPE, coipPoolServiceToken, type CoipPoolResourceProperties } from '../handlers/coip-pool/provider';
import { TaggableCustomResource } from '../handlers/taggable-custom-resource';
import { OutpostsValidation } from '../validation/plugin';

/** A pool of customer-owned IP addresses (CoIP). */
export interface ICoipPool extends IResource {
  /**
   * ID of the pool, such as `ipv4pool-coip-0123456789abcdef0`.
   * @attribute
   */
  readonly coipPoolId: string;
  /**
   * ARN of the pool, by which it is shared with other accounts.
   * @attribute
   */
  readonly coipPoolArn: string;
}

/** Properties of a pool of customer-owned IP addresses. */
export interface CoipPoolProps {
  /** The route table of the local gateway, in `LocalGatewayRouteTableMode.COIP`. Another one replaces the pool. */
  readonly localGatewayRouteTable: ILocalGatewayRouteTableRef;
  /**
   * Its ranges of addresses of the building's network, in CIDR notation such as `198.51.100.0/26`. Added and deleted without
   * interruption; a range with an address in use is not deleted.
   */
  readonly cidrs: string[];
}

/**
 * A pool of customer-owned IP addresses: addresses of the building's network, by which it reaches what is on the Outpost. The local
 * gateway translates them to private addresses, one to one.
 *
 * CloudFormation has no such type, so that a custom resource makes it. A pool with an address in use is not deleted: the deletion
 * fails, says which addresses those are, and changes nothing.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/coip-pools.html
 */
export class CoipPool extends Resource implements ICoipPool {
  /** A pool that exists already, such as the one AWS makes with a first-generation rack. */
  public static fromCoipPoolId(scope: Construct, id: string, coipPoolId: string): ICoipPool {
    class Import extends Resource implements ICoipPool {
      public readonly coipPoolId = coipPoolId;
      public readonly coipPoolArn = Stack.of(scope).formatArn({
        service: 'ec2',
        resource: 'coip-pool',
        resourceName: coipPoolId,
        arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
      });
    }
    return new Import(scope, id);
  }

  public readonly coipPoolId: string;
  public readonly coipPoolArn: string;

  constructor(scope: Construct, id: string, props: CoipPoolProps) {
    super(scope, id);
    const properties: CoipPoolResourceProperties = {
      LocalGatewayRouteTableId: props.localGatewayRouteTable.localGatewayRouteTableRef.localGatewayRouteTableId,
      Cidrs: props.cidrs,
    };
    const resource = new TaggableCustomResource(this, 'Resource', {
      serviceToken: coipPoolServiceToken(this),
      resourceType: COIP_POOL_TYPE,
      properties,
    });
    this.coipPoolId = resource.ref;
    this.coipPoolArn = resource.getAttString('PoolArn');
    OutpostsValidation.register(this);
  }
}
