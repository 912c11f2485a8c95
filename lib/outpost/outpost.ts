import { ArnFormat, Resource, Stack, type IResource, type ResourceProps } from 'aws-cdk-lib';
import type { InstanceType } from 'aws-cdk-lib/aws-ec2';
import { CfnOutpost, type IOutpostRef, type ISiteRef, type OutpostReference } from 'aws-cdk-lib/aws-outposts';
import type { Construct, IMixin } from 'constructs';
import type { OutpostInventory } from './outpost-inventory';
import { LocalGateway, type ILocalGateway } from '../network/local-gateway';
import { OutpostsValidation } from '../validation/plugin';
import { declare } from './declaration';
import { declaredOutpost } from './declared-outpost';
import { lookUpOutpost } from './lookup';
import type { InstanceNeeds } from './instance-needs';
import type { OutpostDeclaration } from './outpost-declaration';
import type { OutpostHardware } from './outpost-hardware';
import { OutpostPlacement } from './placement/outpost-placement';
import type * as sizes from './smallest-instance-type';

/** An Outpost: AWS racks or servers at your site, which extend one Availability Zone. */
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
  /** Name of the Availability Zone that the Outpost extends. Throws if it is not declared. */
  readonly availabilityZone: string;
  /** ID of the Availability Zone that the Outpost extends, such as `usw2-az1`; undefined if it is not declared. */
  readonly availabilityZoneId?: string;
  /** Hardware of the Outpost; undefined if it is not declared. */
  readonly hardware?: OutpostHardware;
  /** The local gateway of the Outpost. Throws if it is not declared. */
  readonly localGateway: ILocalGateway;
  /**
   * Places resources on the Outpost: `volume.with(outpost.placement)` for one, `Mixins.of(scope).apply(outpost.placement)` for all in
   * a scope. Supports L1s and L2s: subnets, volumes, Dedicated Hosts, Capacity Reservations, instances, launch templates, DB instances,
   * EKS local clusters and Resolver endpoints. A resource that specifies another Outpost stays there.
   *
   * What runs in subnets, such as an Auto Scaling group or a load balancer, is on the Outpost if its subnets are: place them, too. Rules
   * report what is not supported on an Outpost, and what stays in the Region although its placement was requested.
   *
   * Apply it last: it places the resources that exist. A rule reports those that are added to the scope later.
   */
  readonly placement: IMixin;
  /**
   * Returns the smallest instance type that meets the needs: of the types that the hosts of the Outpost have slots for, or, if no slots
   * are declared, of the types of its hardware. The smallest type has the fewest vCPUs, then the least memory.
   *
   * @throws if no type meets the needs, with the nearest types, and if neither slots nor hardware are declared
   */
  smallestInstanceType(needs: InstanceNeeds): InstanceType;
}

/** Attributes of an existing Outpost. */
export interface OutpostAttributes extends OutpostDeclaration {
  /** ARN of the Outpost. */
  readonly outpostArn: string;
}

/** Options of the lookup of an Outpost, and what AWS Cloud Control API does not return about it. */
export interface OutpostLookupOptions extends OutpostDeclaration {
  /** ID of the Outpost. */
  readonly outpostId: string;
  /**
   * Account that owns the Outpost.
   *
   * @default - the account of the stack
   */
  readonly ownerAccount?: string;
}

/**
 * Properties of a new Outpost. It needs `availabilityZone` or `availabilityZoneId`, which cannot change after you order the hardware.
 */
export interface OutpostProps extends OutpostDeclaration {
  /** Site of the Outpost. */
  readonly site: ISiteRef;
  /**
   * Name of the Outpost.
   *
   * @default - the path of the construct, its last 255 characters
   */
  readonly outpostName?: string;
  /**
   * Description of the Outpost.
   *
   * @default - no description
   */
  readonly description?: string;
}

abstract class OutpostBase extends Resource implements IOutpost {
  public abstract readonly outpostArn: string;
  public abstract readonly outpostId: string;
  public abstract readonly hardware?: OutpostHardware;
  public readonly placement: IMixin = new OutpostPlacement(this);
  private readonly declaredLocalGateway?: ILocalGateway;

  constructor(
    scope: Construct,
    id: string,
    private readonly declared: OutpostDeclaration,
    props: ResourceProps = {},
  ) {
    super(scope, id, props);
    const { localGateway } = declared;
    if (localGateway) this.declaredLocalGateway = LocalGateway.fromLocalGatewayAttributes(this, 'LocalGateway', localGateway);
    OutpostsValidation.register(this);
  }

  public get outpostRef(): OutpostReference {
    return { outpostArn: this.outpostArn };
  }

  public get availabilityZone(): string {
    return this.declared.availabilityZone ?? this.unknown('availabilityZone');
  }

  public get availabilityZoneId(): string | undefined {
    return this.declared.availabilityZoneId;
  }

  public get localGateway(): ILocalGateway {
    return this.declaredLocalGateway ?? this.unknown('localGateway');
  }

  public smallestInstanceType(needs: InstanceNeeds): InstanceType {
    // Loaded on first use: most apps choose their instance types themselves.
    const { smallestInstanceType } = require('./smallest-instance-type') as typeof sizes;
    return smallestInstanceType(this, needs, this.declared.capacity?.racks);
  }

  private unknown(attribute: 'availabilityZone' | 'localGateway'): never {
    const { availabilityZoneId } = this;
    const known = attribute === 'availabilityZone' && availabilityZoneId ? `, only its availabilityZoneId '${availabilityZoneId}'` : '';
    throw new Error(
      `the ${attribute} of Outpost '${this.node.path}' is not known${known}; declare it when you create or import the Outpost, for example with Outpost.fromOutpostAttributes, or import the Outpost with Outpost.fromInventory`,
    );
  }
}

class ImportedOutpost extends OutpostBase {
  public readonly outpostArn: string;
  public readonly outpostId: string;
  public readonly hardware?: OutpostHardware;

  constructor(scope: Construct, id: string, attrs: OutpostAttributes) {
    super(scope, id, attrs, { environmentFromArn: attrs.outpostArn });
    this.outpostArn = attrs.outpostArn;
    this.outpostId = Stack.of(scope).splitArn(attrs.outpostArn, ArnFormat.SLASH_RESOURCE_NAME).resourceName!;
    this.hardware = attrs.hardware;
  }
}

/**
 * An Outpost (`AWS::Outposts::Outpost`).
 *
 * CloudFormation creates the Outpost; you order its hardware separately. Most stacks import an existing Outpost.
 *
 * @resource AWS::Outposts::Outpost
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_CreateOutpost.html
 *
 * @example
 * const outpost = Outpost.fromOutpostAttributes(this, 'Outpost', {
 *   outpostArn: 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718',
 *   availabilityZone: 'us-west-2a',
 *   hardware: OutpostHardware.RACK_GENERATION_1,
 *   localGateway: { localGatewayId: 'lgw-0a1b2c3d4e5f60718', localGatewayRouteTableId: 'lgw-rtb-0a1b2c3d4e5f60718' },
 * });
 * Mixins.of(this).apply(outpost.placement);
 */
export class Outpost extends OutpostBase {
  /** Imports an Outpost by its ARN, and declares nothing else about it. */
  public static fromOutpostArn(scope: Construct, id: string, outpostArn: string): IOutpost {
    return Outpost.fromOutpostAttributes(scope, id, { outpostArn });
  }

  /** Imports an Outpost. The template records what is declared here, for the rules and for `npx cdk-outposts check`. */
  public static fromOutpostAttributes(scope: Construct, id: string, attrs: OutpostAttributes): IOutpost {
    const outpost = new ImportedOutpost(scope, id, attrs);
    declare(outpost, declaredOutpost(attrs, outpost));
    return outpost;
  }

  /**
   * Imports an Outpost from an inventory that `npx cdk-outposts discover` wrote.
   *
   * @param outpostIdOrName ID or name of the Outpost
   * @param declared what the inventory does not record, such as spare hosts or the local gateway route table that subnets use; it takes
   * precedence over the inventory
   * @throws if the inventory does not contain exactly one Outpost with this ID or name
   */
  public static fromInventory(
    scope: Construct,
    id: string,
    inventory: OutpostInventory,
    outpostIdOrName: string,
    declared: OutpostDeclaration = {},
  ): IOutpost {
    const outpost = new ImportedOutpost(scope, id, inventory._attributesOf(outpostIdOrName, declared));
    declare(outpost, inventory._declarationOf(outpostIdOrName, declared));
    return outpost;
  }

  /**
   * Imports an Outpost with what AWS Cloud Control API returns about it at synthesis. The AWS CDK caches the answer in
   * `cdk.context.json`. The lookup requires the IAM actions `cloudformation:GetResource` and `outposts:GetOutpost`. Without them, import
   * the Outpost with `fromInventory`.
   *
   * The stack must have an environment: `new Stack(app, 'Stack', { env: { account, region } })`.
   *
   * @see https://docs.aws.amazon.com/cloudcontrolapi/latest/userguide/resource-operations.html
   */
  public static fromLookup(scope: Construct, id: string, options: OutpostLookupOptions): IOutpost {
    return Outpost.fromOutpostAttributes(scope, id, lookUpOutpost(scope, options));
  }

  public readonly outpostArn: string;
  public readonly outpostId: string;
  public readonly hardware?: OutpostHardware;

  /** @throws if neither `availabilityZone` nor `availabilityZoneId` is specified */
  constructor(scope: Construct, id: string, props: OutpostProps) {
    super(scope, id, props);
    const { availabilityZone, availabilityZoneId } = props;
    if (availabilityZone === undefined && availabilityZoneId === undefined) {
      throw new Error(`Outpost '${this.node.path}' has no Availability Zone; specify availabilityZone or availabilityZoneId`);
    }
    const resource = new CfnOutpost(this, 'Resource', {
      siteId: props.site.siteRef.siteArn,
      name: props.outpostName ?? this.node.path.slice(-255),
      description: props.description,
      availabilityZone,
      // The API accepts one of the two.
      availabilityZoneId: availabilityZone === undefined ? availabilityZoneId : undefined,
      supportedHardwareType: props.hardware?.supportedHardwareType,
    });
    this.outpostArn = resource.attrOutpostArn;
    this.outpostId = resource.attrOutpostId;
    this.hardware = props.hardware;
    const { logicalId } = resource;
    declare(this, declaredOutpost(props, { logicalId }));
  }
}
