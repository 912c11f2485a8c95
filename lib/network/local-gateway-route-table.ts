import { ArnFormat, Resource, Stack, Stage, Tags, Token, type IResource, type ResourceProps } from 'aws-cdk-lib';
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
import { declare } from '../outpost/declaration';
import { OutpostsValidation } from '../validation/plugin';
import type { ILocalGateway } from './local-gateway';
import { localGatewayAssociations } from './local-gateway-associations';

/** How a local gateway routes between a VPC and the on-premises network. A change replaces the local gateway route table. */
export enum LocalGatewayRouteTableMode {
  /** Direct VPC routing: by the private IP addresses of the VPC. */
  DIRECT_VPC_ROUTING = 'direct-vpc-routing',
  /** Customer-owned IP addresses (CoIPs), which the local gateway translates one to one. */
  COIP = 'coip',
}

/**
 * A local gateway route table. An account that it is shared with can associate VPCs. Only the account that owns the Outpost can add routes
 * and associate VIF groups; a rule reports a stack in another account that does.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/sharing-outposts.html
 */
export interface ILocalGatewayRouteTable extends IResource, ILocalGatewayRouteTableRef {
  /**
   * ID of the local gateway route table, such as `lgw-rtb-0123456789abcdef0`.
   * @attribute
   */
  readonly localGatewayRouteTableId: string;
  /**
   * ARN of the local gateway route table.
   * @attribute
   */
  readonly localGatewayRouteTableArn: string;
  /**
   * Associates a VPC with the route table. Further calls for the same VPC return the same association. A VPC can be associated with one
   * route table of an Outpost.
   *
   * @returns what a route to the local gateway must depend on
   */
  associateVpc(vpc: IVPCRef): IDependable;
  /** Adds a static route to a VIF group, for the on-premises network, or to a network interface. */
  addRoute(id: string, options: LocalGatewayRouteOptions): void;
  /**
   * Associates a local gateway virtual interface group (VIF group), which connects the route table with the on-premises network. A VIF
   * group can be associated with one route table.
   */
  associateVirtualInterfaceGroup(id: string, group: ILocalGatewayVirtualInterfaceGroupRef): void;
}

/** Attributes of an existing local gateway route table. */
export interface LocalGatewayRouteTableAttributes {
  /** ID of the local gateway route table, such as `lgw-rtb-0123456789abcdef0`. */
  readonly localGatewayRouteTableId: string;
  /**
   * ARN of the local gateway route table. Specify it if another account owns the route table and shares it with yours.
   *
   * @default - an ARN in the account and Region of the stack
   */
  readonly localGatewayRouteTableArn?: string;
  /**
   * Mode of the local gateway route table. Rules use it to check CoIP pools and routes between Outposts.
   *
   * @default - unknown; rules that depend on it report nothing
   */
  readonly mode?: LocalGatewayRouteTableMode;
}

/** A static route in a local gateway route table. */
export interface LocalGatewayRouteOptions {
  /** Destination, an IPv4 CIDR block such as `192.168.0.0/16`. */
  readonly destinationCidrBlock: string;
  /** Target of the route. */
  readonly target: LocalGatewayRouteTarget;
}

/** Target of a static route in a local gateway route table. */
export class LocalGatewayRouteTarget {
  /** The on-premises network, through a VIF group. */
  public static virtualInterfaceGroup(group: ILocalGatewayVirtualInterfaceGroupRef): LocalGatewayRouteTarget {
    return new LocalGatewayRouteTarget(group.localGatewayVirtualInterfaceGroupRef.localGatewayVirtualInterfaceGroupId, undefined);
  }

  /** A network interface on the Outpost, for example of a router or a firewall, with the source/destination check turned off. */
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

/** Options of a local gateway route table. */
export interface LocalGatewayRouteTableOptions {
  /**
   * How the local gateway routes between VPCs and the on-premises network.
   *
   * @default LocalGatewayRouteTableMode.DIRECT_VPC_ROUTING
   */
  readonly mode?: LocalGatewayRouteTableMode;
}

/** Properties of a local gateway route table. */
export interface LocalGatewayRouteTableProps extends LocalGatewayRouteTableOptions {
  /** The local gateway. */
  readonly localGateway: ILocalGateway;
}

abstract class LocalGatewayRouteTableBase extends Resource implements ILocalGatewayRouteTable {
  public abstract readonly localGatewayRouteTableId: string;
  public abstract readonly localGatewayRouteTableArn: string;
  private readonly associations = new Map<IVPCRef, IDependable>();
  /** A route to a VIF group needs its association. */
  private readonly groupAssociations = new DependencyGroup();

  constructor(scope: Construct, id: string, props?: ResourceProps) {
    super(scope, id, props);
    OutpostsValidation.register(this);
  }

  public get localGatewayRouteTableRef(): LocalGatewayRouteTableReference {
    const { localGatewayRouteTableId, localGatewayRouteTableArn } = this;
    return { localGatewayRouteTableId, localGatewayRouteTableArn };
  }

  public associateVpc(vpc: IVPCRef): IDependable {
    let association = this.associations.get(vpc);
    if (!association) this.associations.set(vpc, (association = this.associationOf(vpc)));
    return association;
  }

  private associationOf(vpc: IVPCRef): IDependable {
    const { localGatewayRouteTableId } = this;
    const { vpcId } = vpc.vpcRef;
    // By their IDs: both may be imported in several stacks.
    const associations = associationsIn(Stage.of(vpc) ?? vpc.node.root);
    const key = `${localGatewayRouteTableId} ${vpcId}`;
    const existing = associations.get(key);
    if (existing) return existing;
    // A child of the VPC: subnets in several stacks share it, and its logical ID does not depend on their order. If a later stack creates
    // the route table, the stack of the VPC cannot depend on it.
    const isCreated = Token.isUnresolved(localGatewayRouteTableId);
    const [scope, id] =
      isCreated && isInLaterStack(this, vpc)
        ? [this, `Vpc-${vpc.node.addr}`]
        : [vpc, `LocalGateway-${isCreated ? this.node.addr : localGatewayRouteTableId}`];
    const association = new CfnLocalGatewayRouteTableVPCAssociation(scope, id, { localGatewayRouteTableId, vpcId });
    associations.set(key, association);
    localGatewayAssociations(association).add(association);
    return association;
  }

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
    // Depends on the VIFs, too: AWS rejects an incomplete group, and no VIF can be deleted while the group is associated.
    association.node.addDependency(group);
    this.groupAssociations.add(association);
  }
}

const ASSOCIATIONS = Symbol.for('cdk-outposts.LocalGatewayRouteTableVPCAssociations');

/** The associations of a Stage, kept there: a search of the tree would take longer the larger it is. */
function associationsIn(stage: IConstruct): Map<string, IDependable> {
  const holder = stage as IConstruct & { [ASSOCIATIONS]?: Map<string, IDependable> };
  if (!holder[ASSOCIATIONS]) Object.defineProperty(holder, ASSOCIATIONS, { value: new Map() });
  return holder[ASSOCIATIONS]!;
}

/** A stack uses what was created before it: the later of two can depend on the other. */
function isInLaterStack(construct: IConstruct, than: IConstruct): boolean {
  const [scopes, otherScopes] = [Stack.of(construct).node.scopes, Stack.of(than).node.scopes];
  const fork = scopes.findIndex((scope, depth) => scope !== otherScopes[depth]);
  // Not apart: the same stack, or one inside the other.
  if (fork < 1 || otherScopes[fork] === undefined) return false;
  const siblings = scopes[fork - 1].node.children;
  return siblings.indexOf(scopes[fork]) > siblings.indexOf(otherScopes[fork]);
}

class ImportedLocalGatewayRouteTable extends LocalGatewayRouteTableBase {
  public readonly localGatewayRouteTableId: string;

  constructor(
    scope: Construct,
    id: string,
    private readonly attrs: LocalGatewayRouteTableAttributes,
  ) {
    super(scope, id, { environmentFromArn: attrs.localGatewayRouteTableArn });
    this.localGatewayRouteTableId = attrs.localGatewayRouteTableId;
  }

  public get localGatewayRouteTableArn(): string {
    return (
      this.attrs.localGatewayRouteTableArn ??
      Stack.of(this).formatArn({
        service: 'ec2',
        resource: 'local-gateway-route-table',
        resourceName: this.localGatewayRouteTableId,
        arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
      })
    );
  }
}

/**
 * A local gateway route table (`AWS::EC2::LocalGatewayRouteTable`).
 *
 * It needs a VPC association, a VIF group association, and a route to the VIF group to forward traffic.
 *
 * @resource AWS::EC2::LocalGatewayRouteTable
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/routing.html
 */
export class LocalGatewayRouteTable extends LocalGatewayRouteTableBase {
  /** Imports a local gateway route table of the account of the stack, such as the one that AWS creates with a first-generation rack. */
  public static fromLocalGatewayRouteTableId(scope: Construct, id: string, localGatewayRouteTableId: string): ILocalGatewayRouteTable {
    return LocalGatewayRouteTable.fromLocalGatewayRouteTableAttributes(scope, id, { localGatewayRouteTableId });
  }

  /** Imports a local gateway route table by its ARN, such as one that another account shares. */
  public static fromLocalGatewayRouteTableArn(scope: Construct, id: string, localGatewayRouteTableArn: string): ILocalGatewayRouteTable {
    const localGatewayRouteTableId = Stack.of(scope).splitArn(localGatewayRouteTableArn, ArnFormat.SLASH_RESOURCE_NAME).resourceName!;
    return LocalGatewayRouteTable.fromLocalGatewayRouteTableAttributes(scope, id, { localGatewayRouteTableId, localGatewayRouteTableArn });
  }

  /** Imports a local gateway route table. Its owner and its mode are recorded in the template, for the rules. */
  public static fromLocalGatewayRouteTableAttributes(
    scope: Construct,
    id: string,
    attrs: LocalGatewayRouteTableAttributes,
  ): ILocalGatewayRouteTable {
    const { localGatewayRouteTableId, localGatewayRouteTableArn, mode } = attrs;
    const routeTable = new ImportedLocalGatewayRouteTable(scope, id, attrs);
    if (localGatewayRouteTableArn || mode) {
      const known = { LocalGatewayRouteTableArn: localGatewayRouteTableArn, Mode: mode };
      const OwnerId = localGatewayRouteTableArn && routeTable.env.account;
      declare(routeTable, { localGatewayRouteTables: [{ LocalGatewayRouteTableId: localGatewayRouteTableId, ...known, OwnerId }] });
    }
    return routeTable;
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
  }
}
