import { ArnFormat, Resource, Stack, type IResource } from 'aws-cdk-lib';
import type { ILocalGatewayRouteTableRef } from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { COIP_POOL_TYPE, coipPoolServiceToken, type CoipPoolResourceProperties } from '../handlers/coip-pool/provider';
import { TaggableCustomResource } from '../handlers/taggable-custom-resource';
import { declare } from '../outpost/declaration';
import { OutpostsValidation } from '../validation/plugin';
import { checkCidrBlocks } from './cidr-block';

/** A customer-owned IP address pool (CoIP pool). */
export interface ICoipPool extends IResource {
  /**
   * ID of the CoIP pool, such as `ipv4pool-coip-0123456789abcdef0`.
   * @attribute
   */
  readonly coipPoolId: string;
  /**
   * ARN of the CoIP pool, by which AWS RAM shares it with other accounts.
   * @attribute
   */
  readonly coipPoolArn: string;
}

/** Attributes of an existing CoIP pool. */
export interface CoipPoolAttributes {
  /** ID of the CoIP pool, such as `ipv4pool-coip-0123456789abcdef0`. */
  readonly coipPoolId: string;
  /**
   * ARN of the CoIP pool. Specify it if another account owns the pool and shares it with yours.
   *
   * @default - an ARN in the account and Region of the stack
   */
  readonly coipPoolArn?: string;
  /**
   * The local gateway route table of the CoIP pool. Rules use it to check that subnets are on the Outpost of the pool.
   *
   * @default - unknown; rules that need it report nothing
   */
  readonly localGatewayRouteTable?: ILocalGatewayRouteTableRef;
  /**
   * CIDR blocks of the CoIP pool, such as `198.51.100.0/26`. Rules use them to check addresses and to count them.
   *
   * @default - unknown; rules that need them report nothing
   */
  readonly cidrs?: string[];
}

/** Properties of a CoIP pool. */
export interface CoipPoolProps {
  /**
   * The local gateway route table, in `LocalGatewayRouteTableMode.COIP`. A change replaces the CoIP pool, with other CIDR blocks: CloudFormation
   * creates the new pool before it deletes the old one, and CIDR blocks of pools must not overlap.
   */
  readonly localGatewayRouteTable: ILocalGatewayRouteTableRef;
  /**
   * CIDR blocks of your on-premises network, such as `198.51.100.0/26`. They are added and removed without interruption. The
   * deployment fails if it removes a block with an address that is in use.
   */
  readonly cidrs: string[];
}

const EXAMPLE = '198.51.100.0/26';

/**
 * A customer-owned IP address pool (CoIP pool): addresses of your on-premises network that the local gateway translates to the private
 * addresses of resources on the Outpost.
 *
 * CloudFormation does not support CoIP pools, so a custom resource creates it. The deletion of a pool with addresses in use fails,
 * lists these addresses, and changes nothing.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/coip-pools.html
 *
 * @example
 * const localGatewayRouteTable = LocalGatewayRouteTable.fromLocalGatewayRouteTableAttributes(this, 'RouteTable', {
 *   localGatewayRouteTableId: 'lgw-rtb-0a1b2c3d4e5f60719',
 *   mode: LocalGatewayRouteTableMode.COIP,
 * });
 * new CoipPool(this, 'Pool', { localGatewayRouteTable, cidrs: ['198.51.100.0/26'] });
 */
export class CoipPool extends Resource implements ICoipPool {
  /** Imports a CoIP pool of the account of the stack, such as the one that AWS creates with a first-generation Outposts rack. */
  public static fromCoipPoolId(scope: Construct, id: string, coipPoolId: string): ICoipPool {
    return CoipPool.fromCoipPoolAttributes(scope, id, { coipPoolId });
  }

  /** Imports a CoIP pool. Its route table and its CIDR blocks are recorded in the template, for the rules. */
  public static fromCoipPoolAttributes(scope: Construct, id: string, attrs: CoipPoolAttributes): ICoipPool {
    const { coipPoolId, coipPoolArn, localGatewayRouteTable, cidrs } = attrs;
    class Import extends Resource implements ICoipPool {
      public readonly coipPoolId = coipPoolId;
      public readonly coipPoolArn =
        coipPoolArn ??
        Stack.of(scope).formatArn({
          service: 'ec2',
          resource: 'coip-pool',
          resourceName: coipPoolId,
          arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
        });
    }
    const pool = new Import(scope, id, { environmentFromArn: coipPoolArn });
    if (cidrs) checkCidrBlocks(cidrs, { of: `cidrs of CoIP pool '${pool.node.path}'`, example: EXAMPLE });
    if (localGatewayRouteTable || cidrs) {
      const LocalGatewayRouteTableId = localGatewayRouteTable?.localGatewayRouteTableRef.localGatewayRouteTableId;
      declare(pool, { coipPools: [{ PoolId: coipPoolId, PoolArn: coipPoolArn, PoolCidrs: cidrs, LocalGatewayRouteTableId }] });
    }
    OutpostsValidation.register(pool);
    return pool;
  }

  public readonly coipPoolId: string;
  public readonly coipPoolArn: string;

  constructor(scope: Construct, id: string, props: CoipPoolProps) {
    super(scope, id);
    checkCidrBlocks(props.cidrs, { of: `cidrs of CoIP pool '${this.node.path}'`, example: EXAMPLE });
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
