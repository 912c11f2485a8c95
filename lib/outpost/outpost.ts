import { ArnFormat, type Duration, Resource, Stack, type IResource, type ResourceProps } from 'aws-cdk-lib';
import type { InstanceType } from 'aws-cdk-lib/aws-ec2';
import { CfnOutpost, type IOutpostRef, type ISiteRef, type OutpostReference } from 'aws-cdk-lib/aws-outposts';
import type { Construct, IMixin } from 'constructs';
import type { OutpostInventory } from './outpost-inventory';
import { LocalGateway, type ILocalGateway } from '../network/local-gateway';
import { OutpostsValidation } from '../validation/plugin';
import { declare } from './declaration';
import { DUMMY_AVAILABILITY_ZONE, lookUpOutpost } from './lookup';
import type { InstanceNeeds } from './instance-needs';
import type { OutpostHardware } from './outpost-hardware';
import { OutpostPlacement } from './placement/outpost-placement';
import type { Rack } from './rack';
import type * as sizes from './smallest-instance-type';

/** An Outpost: racks or servers of AWS in the customer's own building, an extension of one Availability Zone. */
export interface IOutpost extends IResource, IOutpostRef {
  /**
   * ARN of the Outpost.
   * @attribute
   */
  readonly outpostArn: string;
  /**
   * ID of the Outpost, such as `op-0123456789abcdef0`.
   * @attribute
   */
  readonly outpostId: string;
  /** The Availability Zone that the Outpost extends. Throws where it was not declared. */
  readonly availabilityZone: string;
  /** ID of the Availability Zone that the Outpost extends, such as `usw2-az1`; undefined where it was not declared. */
  readonly availabilityZoneId?: string;
  /** What the Outpost was declared to be; undefined where it was not. */
  readonly hardware?: OutpostHardware;
  /** The local gateway of the Outpost. Throws where it was not declared. */
  readonly localGateway: ILocalGateway;
  /**
   * Puts resources on the Outpost: `volume.with(outpost.placement)` for one, `Mixins.of(scope).apply(outpost.placement)` for all in
   * a scope. Takes L1s and L2s: subnets, volumes, Dedicated Hosts, Capacity Reservations, instances, launch templates, DB instances,
   * EKS local clusters and Resolver endpoints. What names another Outpost already stays there.
   *
   * What runs in subnets, such as an Auto Scaling group or a load balancer, is on the Outpost when its subnets are: place them, too. The
   * rules list what cannot be there, and what stays in the Region although its placement was asked for.
   */
  readonly placement: IMixin;
  /**
   * The smallest instance type that has what is needed, of those that the hosts of the Outpost have slots for; where these were not
   * declared, of those that there are for its hardware. The smallest has the fewest vCPUs, then the least memory.
   *
   * @throws where none has, with those that come nearest, and where neither the hosts nor the hardware were declared
   */
  smallestInstanceType(needs: InstanceNeeds): InstanceType;
  /**
   * Declares that the service link of the Outpost is expected to be down now and then, as on a ship or at the end of a single line, and
   * that the work on the Outpost is to go on meanwhile. Rules then warn about what would stop before the link is back. It changes no
   * resource, and is kept in the template, for `outposts check` and `outposts disconnected`.
   *
   * AWS makes Outposts to be connected: this is for cuts that nobody plans, and no replacement for a second link.
   *
   * @param forAtMost how long the longest cut is that the work has to get over
   * @see https://docs.aws.amazon.com/whitepapers/latest/aws-outposts-high-availability-design/thinking-in-terms-of-failure-modes.html
   */
  expectDisconnects(forAtMost: Duration): void;
}

/** What is known of an Outpost that exists already. */
export interface OutpostAttributes {
  /** ARN of the Outpost. */
  readonly outpostArn: string;
  /**
   * The Availability Zone that the Outpost extends, by its name in this account.
   *
   * @default - not known: nothing can be placed that needs it
   */
  readonly availabilityZone?: string;
  /**
   * ID of the Availability Zone that the Outpost extends, such as `usw2-az1`. Unlike the name it is the same in all accounts, so that
   * a shared Outpost is best known by it. Subnets and EBS volumes are then placed by the ID and need no name; whatever else names its
   * zone needs `availabilityZone`, too. For a subnet that was deployed with the name it is a replacement.
   *
   * @default - subnets and EBS volumes are placed by the name
   * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/az-ids.html
   */
  readonly availabilityZoneId?: string;
  /**
   * What kind of hardware it is.
   *
   * @default - not known, and rules that depend on it stay silent
   */
  readonly hardware?: OutpostHardware;
  /**
   * ID of its local gateway, such as `lgw-0123456789abcdef0`.
   *
   * @default - not known: `localGateway` throws
   */
  readonly localGatewayId?: string;
  /**
   * ID of the route table of its local gateway that subnets use, such as `lgw-rtb-0123456789abcdef0`.
   *
   * @default - not known: `addLocalGatewayRoute` needs a route table
   */
  readonly localGatewayRouteTableId?: string;
  /**
   * Its racks with their hosts and slots.
   *
   * @default - not known, and rules that depend on it stay silent
   */
  readonly racks?: Rack[];
  /**
   * How many hosts may fail, and all that runs on the Outpost is still to find a slot: M of what AWS calls N+M. A rule compares it with
   * what the templates launch and the slots of `racks`.
   *
   * @default - none: nothing is kept free for failures
   * @see https://docs.aws.amazon.com/whitepapers/latest/aws-outposts-high-availability-design/capacity-planning.html
   */
  readonly spareHosts?: number;
}

/** How to look up an Outpost. */
export interface OutpostLookupOptions {
  /** ID of the Outpost. */
  readonly outpostId: string;
  /**
   * Account that owns the Outpost.
   *
   * @default - the account of the stack
   */
  readonly ownerAccount?: string;
  /**
   * What kind of hardware it is: Cloud Control does not tell the generation.
   *
   * @default - rack or server as AWS says, of a generation that is not known
   */
  readonly hardware?: OutpostHardware;
  /**
   * ID of its local gateway.
   *
   * @default - not known: `localGateway` throws
   */
  readonly localGatewayId?: string;
  /**
   * ID of the route table of its local gateway that subnets use.
   *
   * @default - not known: `addLocalGatewayRoute` needs a route table
   */
  readonly localGatewayRouteTableId?: string;
}

/** Properties of a new Outpost. */
export interface OutpostProps {
  /** The site where the Outpost will stand. */
  readonly site: ISiteRef;
  /** The Availability Zone that the Outpost extends. It cannot change once the hardware is ordered. */
  readonly availabilityZone: string;
  /**
   * Name of the Outpost.
   *
   * @default - a name made from the path of the construct
   */
  readonly outpostName?: string;
  /**
   * What the Outpost is for.
   *
   * @default - none
   */
  readonly description?: string;
  /**
   * What kind of hardware will be ordered for it.
   *
   * @default - AWS decides, and rules that depend on it stay silent
   */
  readonly hardware?: OutpostHardware;
  /**
   * Its racks with their hosts and slots, once they are installed.
   *
   * @default - not known, and rules that depend on it stay silent
   */
  readonly racks?: Rack[];
  /**
   * ID of its local gateway, once AWS has made it.
   *
   * @default - not known: `localGateway` throws
   */
  readonly localGatewayId?: string;
}

abstract class OutpostBase extends Resource implements IOutpost {
  public abstract readonly outpostArn: string;
  public abstract readonly outpostId: string;
  public abstract readonly hardware?: OutpostHardware;
  public readonly placement: IMixin = new OutpostPlacement(this);
  private readonly knownLocalGateway?: ILocalGateway;

  constructor(
    scope: Construct,
    id: string,
    private readonly known: {
      readonly availabilityZone?: string;
      readonly availabilityZoneId?: string;
      readonly localGatewayId?: string;
      readonly localGatewayRouteTableId?: string;
      readonly racks?: Rack[];
    },
    props: ResourceProps = {},
  ) {
    super(scope, id, props);
    const { localGatewayId, localGatewayRouteTableId } = known;
    if (localGatewayId) {
      this.knownLocalGateway = LocalGateway.fromLocalGatewayAttributes(this, 'LocalGateway', { localGatewayId, localGatewayRouteTableId });
    }
    OutpostsValidation.register(this);
  }

  public get outpostRef(): OutpostReference {
    return { outpostArn: this.outpostArn };
  }

  public get availabilityZone(): string {
    return this.known.availabilityZone ?? this.unknown('availabilityZone');
  }

  public get availabilityZoneId(): string | undefined {
    return this.known.availabilityZoneId;
  }

  public get localGateway(): ILocalGateway {
    return this.knownLocalGateway ?? this.unknown('localGatewayId');
  }

  public smallestInstanceType(needs: InstanceNeeds): InstanceType {
    // Loaded when it is needed: most Apps choose their types themselves.
    const { smallestInstanceType } = require('./smallest-instance-type') as typeof sizes;
    return smallestInstanceType(this, needs, this.known.racks);
  }

  public expectDisconnects(forAtMost: Duration): void {
    const created = this.node.tryFindChild('Resource') as CfnOutpost | undefined;
    declare(this, {
      outposts: [
        {
          logicalId: created?.logicalId,
          outpost: created ? undefined : { OutpostId: this.outpostId, OutpostArn: this.outpostArn },
          expectedDisconnectHours: forAtMost.toHours({ integral: false }),
        },
      ],
    });
  }

  private unknown(attribute: string): never {
    throw new Error(
      `the ${attribute} of Outpost '${this.node.path}' is not known; give it where the Outpost is made, by Outpost.fromOutpostAttributes for instance, or import the Outpost with Outpost.fromInventory`,
    );
  }
}

/**
 * An Outpost (`AWS::Outposts::Outpost`).
 *
 * Creating one reserves its identity; the hardware is ordered separately. Most stacks import an Outpost that stands already.
 *
 * @resource AWS::Outposts::Outpost
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_CreateOutpost.html
 */
export class Outpost extends OutpostBase {
  /** An Outpost of which nothing is known but its ARN. */
  public static fromOutpostArn(scope: Construct, id: string, outpostArn: string): IOutpost {
    return Outpost.fromOutpostAttributes(scope, id, { outpostArn });
  }

  /** An Outpost that exists already. What is declared here is kept in the template, for rules and for `outposts check`. */
  public static fromOutpostAttributes(scope: Construct, id: string, attrs: OutpostAttributes): IOutpost {
    const outpost = Outpost.imported(scope, id, attrs);
    declareOutpost(outpost, { ...attrs, outpostId: outpost.outpostId });
    return outpost;
  }

  /**
   * An Outpost from an inventory that `outposts discover` wrote.
   *
   * @param outpostIdOrName ID or name of the Outpost. Throws where the inventory does not hold exactly one of it.
   */
  public static fromInventory(scope: Construct, id: string, inventory: OutpostInventory, outpostIdOrName: string): IOutpost {
    const outpost = Outpost.imported(scope, id, inventory.outpostAttributes(outpostIdOrName));
    declare(outpost, inventory._declarationOf(outpostIdOrName));
    return outpost;
  }

  /**
   * An Outpost as AWS describes it while the App is synthesized. The answer is kept in `cdk.context.json`.
   *
   * The stack must have an environment: `new Stack(app, 'Stack', { env: { account, region } })`.
   */
  public static fromLookup(scope: Construct, id: string, options: OutpostLookupOptions): IOutpost {
    return Outpost.fromOutpostAttributes(scope, id, lookUpOutpost(scope, options));
  }

  private static imported(scope: Construct, id: string, attrs: OutpostAttributes): IOutpost {
    class Import extends OutpostBase {
      public readonly outpostArn = attrs.outpostArn;
      public readonly outpostId = Stack.of(scope).splitArn(attrs.outpostArn, ArnFormat.SLASH_RESOURCE_NAME).resourceName!;
      public readonly hardware = attrs.hardware;
    }
    return new Import(scope, id, attrs, { environmentFromArn: attrs.outpostArn });
  }

  public readonly outpostArn: string;
  public readonly outpostId: string;
  public readonly hardware?: OutpostHardware;

  constructor(scope: Construct, id: string, props: OutpostProps) {
    super(scope, id, props);
    const resource = new CfnOutpost(this, 'Resource', {
      siteId: props.site.siteRef.siteArn,
      name: props.outpostName ?? this.node.path.slice(-255),
      description: props.description,
      availabilityZone: props.availabilityZone,
      supportedHardwareType: props.hardware?.supportedHardwareType,
    });
    this.outpostArn = resource.attrOutpostArn;
    this.outpostId = resource.attrOutpostId;
    this.hardware = props.hardware;
    declareOutpost(this, { ...props, logicalId: resource.logicalId });
  }
}

interface OutpostDeclaration extends Partial<OutpostAttributes> {
  readonly outpostId?: string;
  readonly logicalId?: string;
}

function declareOutpost(outpost: IOutpost, declared: OutpostDeclaration): void {
  const { availabilityZone, availabilityZoneId, hardware, localGatewayId, localGatewayRouteTableId, outpostId, outpostArn } = declared;
  declare(outpost, {
    outposts: [
      {
        logicalId: declared.logicalId,
        localGatewayId,
        spareHosts: declared.spareHosts,
        outpost: {
          OutpostId: outpostId,
          OutpostArn: outpostArn,
          AvailabilityZone: availabilityZone === DUMMY_AVAILABILITY_ZONE ? undefined : availabilityZone,
          AvailabilityZoneId: availabilityZoneId,
          SupportedHardwareType: hardware?.supportedHardwareType,
          Generation: hardware?.generation,
          RackScalingType: hardware?.rackScalingType,
        },
        assets: declared.racks?.flatMap(({ rackId, hosts }) =>
          hosts.map(({ assetId, slots }) => ({
            AssetId: assetId,
            RackId: rackId,
            AssetType: 'COMPUTE',
            ComputeAttributes: slots && {
              InstanceTypeCapacities: Object.entries(slots).map(([InstanceType, Count]) => ({ InstanceType, Count })),
            },
          })),
        ),
      },
    ],
    localGateways: localGatewayId ? [{ LocalGatewayId: localGatewayId, OutpostArn: outpostArn }] : undefined,
    localGatewayRouteTables: localGatewayRouteTableId
      ? [{ LocalGatewayRouteTableId: localGatewayRouteTableId, LocalGatewayId: localGatewayId, OutpostArn: outpostArn }]
      : undefined,
  });
}
