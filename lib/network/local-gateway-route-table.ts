import { ArnFormat, Resource, Stack, Stage, Tags, Token, type IResource } from 'aws-cdk-lib';
import {
  CfnLocalGatewayRoute,
  CfnLocalGatewayRouteTable,
  CfnLocalGatewayRouteTableVirtualInterfaceGroupAssociation,
  CfnLocalGatewayRouteTableVPCAssociation,
  type ILocalGatewayRouteTableRef,
  type ILocalGatewayVirtualInterfaceGroupRef,
  type INetworkInterfaceRef,
  type IVPCRef,
  type LocalGatewayRouteTableReference,
} from 'aws-cdk-lib/aws-ec2';
import { DependencyGroup, type Construct, type IConstruct, type IDependable } from 'constructs';
import { OutpostsValidation } from '../validation/plugin';
import type { ILocalGateway } from './local-gateway';

/** How a local gateway routes between a VPC and the network of the building. A change replaces the route table. */
export enum LocalGatewayRouteTableMode {
  /** By the private addresses of the VPC. */
  DIRECT_VPC_ROUTING = 'direct-vpc-routing',
  /** By customer-owned IP addresses, translated one to one. */
  COIP = 'coip',
}

/**
 * A route table of a local gateway, with what each account may do with it that it is shared with.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/sharing-outposts.html
 */
export interface ILocalGatewayRouteTable extends IResource, ILocalGatewayRouteTableRef {
  /**
   * ID of the route table, such as `lgw-rtb-0123456789abcdef0`.
   * @attribute
   */
  readonly localGatewayRouteTableId: string;
  /**
   * ARN of the route table.
   * @attribute
   */
  readonly localGatewayRouteTableArn: string;
  /**
   * Lets a VPC use the route table. Asked again for the same VPC, it answers what it made the first time. A VPC can be associated
   * with one route table per Outpost.
   *
   * @returns what a route to the local gateway has to wait for
   */
  associateVpc(vpc: IVPCRef): IDependable;
}

/** A route table of a local gateway in the account that owns the Outpost, which alone may change it. */
export interface IOwnedLocalGatewayRouteTable extends ILocalGatewayRouteTable {
  /** Sends what the VPCs send to a range of the building through a group of virtual interfaces, or to a network interface. */
  addRoute(id: string, options: LocalGatewayRouteOptions): void;
  /** Connects the route table with the building through a group of virtual interfaces, of which each has one route table. */
  associateVirtualInterfaceGroup(id: string, group: ILocalGatewayVirtualInterfaceGroupRef): void;
}

/** A static route of a local gateway. */
export interface LocalGatewayRouteOptions {
  /** Where to, as an IPv4 range such as `192.168.0.0/16`. */
  readonly destinationCidrBlock: string;
  /** What receives it. */
  readonly target: LocalGatewayRouteTarget;
}

/** What receives the traffic of a route of a local gateway: exactly one of two. */
export class LocalGatewayRouteTarget {
  /** The network of the building, through a group of virtual interfaces. */
  public static virtualInterfaceGroup(group: ILocalGatewayVirtualInterfaceGroupRef): LocalGatewayRouteTarget {
    return new LocalGatewayRouteTarget(group.localGatewayVirtualInterfaceGroupRef.localGatewayVirtualInterfaceGroupId, undefined);
  }

  /** A network interface of an instance on the Outpost, such as a router or a firewall. Its source and destination check must be off. */
  public static networkInterface(networkInterface: INetworkInterfaceRef): LocalGatewayRouteTarget {
    return new LocalGatewayRouteTarget(undefined, networkInterface.networkInterfaceRef.networkInterfaceId);
  }

  private constructor(
    /** @internal */
    public readonly _virtualInterfaceGroupId: string | undefined,
    /** @internal */
    public readonly _networkInterfaceId: string | undefined,
  ) {}
}

/** Options of a route table of a local gateway. */
export interface LocalGatewayRouteTableOptions {
  /**
   * How it routes.
   *
   * @default LocalGatewayRouteTableMode.DIRECT_VPC_ROUTING
   */
  readonly mode?: LocalGatewayRouteTableMode;
}

/** Properties of a route table of a local gateway. */
export interface LocalGatewayRouteTableProps extends LocalGatewayRouteTableOptions {
  /** The local gateway. */
  readonly localGateway: ILocalGateway;
}

abstract class LocalGatewayRouteTableBase extends Resource implements ILocalGatewayRouteTable {
  public abstract readonly localGatewayRouteTableId: string;
  public abstract readonly localGatewayRouteTableArn: string;

  public get localGatewayRouteTableRef(): LocalGatewayRouteTableReference {
    const { localGatewayRouteTableId, localGatewayRouteTableArn } = this;
    return { localGatewayRouteTableId, localGatewayRouteTableArn };
  }

  public associateVpc(vpc: IVPCRef): IDependable {
    const { localGatewayRouteTableId } = this;
    const { vpcId } = vpc.vpcRef;
    // By their IDs, since both may be imported in several stacks.
    const associations = associationsIn(Stage.of(vpc) ?? vpc.node.root);
    const key = `${localGatewayRouteTableId} ${vpcId}`;
    const existing = associations.get(key);
    if (existing) return existing;
    // Part of the VPC, so that subnets in several stacks share it and its logical ID does not depend on which of them came first.
    // Unless the route table is made in a later stack, which the stack of the VPC cannot wait for.
    const isMade = Token.isUnresolved(localGatewayRouteTableId);
    const [scope, id] =
      isMade && isInLaterStack(this, vpc)
        ? [this, `Vpc-${vpc.node.addr}`]
        : [vpc, `LocalGateway-${isMade ? this.node.addr : localGatewayRouteTableId}`];
    const association = new CfnLocalGatewayRouteTableVPCAssociation(scope, id, { localGatewayRouteTableId, vpcId });
    associations.set(key, association);
    return association;
  }
}

abstract class OwnedLocalGatewayRouteTableBase extends LocalGatewayRouteTableBase implements IOwnedLocalGatewayRouteTable {
  /** Without its group of virtual interfaces a route table sends nothing there. */
  private readonly groupAssociations = new DependencyGroup();

  public addRoute(id: string, options: LocalGatewayRouteOptions): void {
    const { _virtualInterfaceGroupId: localGatewayVirtualInterfaceGroupId, _networkInterfaceId: networkInterfaceId } = options.target;
    const route = new CfnLocalGatewayRoute(this, id, {
      localGatewayRouteTableId: this.localGatewayRouteTableId,
      destinationCidrBlock: options.destinationCidrBlock,
      localGatewayVirtualInterfaceGroupId,
      networkInterfaceId,
    });
    if (localGatewayVirtualInterfaceGroupId) route.node.addDependency(this.groupAssociations);
  }

  public associateVirtualInterfaceGroup(id: string, group: ILocalGatewayVirtualInterfaceGroupRef): void {
    const association = new CfnLocalGatewayRouteTableVirtualInterfaceGroupAssociation(this, id, {
      localGatewayRouteTableId: this.localGatewayRouteTableId,
      localGatewayVirtualInterfaceGroupId: group.localGatewayVirtualInterfaceGroupRef.localGatewayVirtualInterfaceGroupId,
    });
    // Its interfaces, too: AWS refuses an incomplete group, and lets none of them go while the group is associated.
    association.node.addDependency(group);
    this.groupAssociations.add(association);
  }
}

const ASSOCIATIONS = Symbol.for('cdk-outposts.LocalGatewayRouteTableVPCAssociations');

/** The associations made in a Stage. Kept there, since to look for them in its tree would take longer the larger it is. */
function associationsIn(stage: IConstruct): Map<string, IDependable> {
  const holder = stage as IConstruct & { [ASSOCIATIONS]?: Map<string, IDependable> };
  if (!holder[ASSOCIATIONS]) Object.defineProperty(holder, ASSOCIATIONS, { value: new Map() });
  return holder[ASSOCIATIONS]!;
}

/** Stacks use what was made before them, so that the later of two is the one that can wait for the other. */
function isInLaterStack(construct: IConstruct, than: IConstruct): boolean {
  const [scopes, otherScopes] = [Stack.of(construct).node.scopes, Stack.of(than).node.scopes];
  const fork = scopes.findIndex((scope, depth) => scope !== otherScopes[depth]);
  // Not apart: the same stack, or one inside the other.
  if (fork < 1 || otherScopes[fork] === undefined) return false;
  const siblings = scopes[fork - 1].node.children;
  return siblings.indexOf(scopes[fork]) > siblings.indexOf(otherScopes[fork]);
}

/**
 * A route table of a local gateway (`AWS::EC2::LocalGatewayRouteTable`).
 *
 * To carry traffic it needs a VPC, a group of virtual interfaces, and a route to that group.
 *
 * @resource AWS::EC2::LocalGatewayRouteTable
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/routing.html
 */
export class LocalGatewayRouteTable extends OwnedLocalGatewayRouteTableBase {
  /** A route table that exists already, to associate VPCs with. Its ARN is taken to be of the account and Region of the stack. */
  public static fromLocalGatewayRouteTableId(scope: Construct, id: string, localGatewayRouteTableId: string): ILocalGatewayRouteTable {
    return LocalGatewayRouteTable.fromOwnedLocalGatewayRouteTableId(scope, id, localGatewayRouteTableId);
  }

  /** A route table that exists already, to associate VPCs with: one of another account, where that account shares it. */
  public static fromLocalGatewayRouteTableArn(scope: Construct, id: string, localGatewayRouteTableArn: string): ILocalGatewayRouteTable {
    class Import extends LocalGatewayRouteTableBase {
      public readonly localGatewayRouteTableArn = localGatewayRouteTableArn;
      public readonly localGatewayRouteTableId = Stack.of(scope).splitArn(localGatewayRouteTableArn, ArnFormat.SLASH_RESOURCE_NAME)
        .resourceName!;
    }
    return new Import(scope, id, { environmentFromArn: localGatewayRouteTableArn });
  }

  /**
   * A route table that exists already in the account that owns the Outpost, such as the one AWS makes with a first-generation rack, to
   * add routes to it.
   */
  public static fromOwnedLocalGatewayRouteTableId(
    scope: Construct,
    id: string,
    localGatewayRouteTableId: string,
  ): IOwnedLocalGatewayRouteTable {
    class Import extends OwnedLocalGatewayRouteTableBase {
      public readonly localGatewayRouteTableId = localGatewayRouteTableId;
      public readonly localGatewayRouteTableArn = Stack.of(scope).formatArn({
        service: 'ec2',
        resource: 'local-gateway-route-table',
        resourceName: localGatewayRouteTableId,
        arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
      });
    }
    return new Import(scope, id);
  }

  public readonly localGatewayRouteTableId: string;
  public readonly localGatewayRouteTableArn: string;

  constructor(scope: Construct, id: string, props: LocalGatewayRouteTableProps) {
    super(scope, id);
    const resource = new CfnLocalGatewayRouteTable(this, 'Resource', {
      localGatewayId: props.localGateway.localGatewayId,
      mode: props.mode ?? LocalGatewayRouteTableMode.DIRECT_VPC_ROUTING,
    });
    Tags.of(this).add('Name', this.node.path);
    this.localGatewayRouteTableId = resource.attrLocalGatewayRouteTableId;
    this.localGatewayRouteTableArn = resource.attrLocalGatewayRouteTableArn;
    OutpostsValidation.register(this);
  }
}
