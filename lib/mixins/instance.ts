import { Mixin, Token } from 'aws-cdk-lib';
import { CfnInstance, type IHostRef } from 'aws-cdk-lib/aws-ec2';
import type { IConstruct } from 'constructs';

/** The network interfaces of an instance; undefined if they are known only at deployment. */
export function interfacesOf({ networkInterfaces = [] }: CfnInstance): CfnInstance.NetworkInterfaceProperty[] | undefined {
  const isPlain = Array.isArray(networkInterfaces) && !networkInterfaces.some((each) => Token.isUnresolved(each));
  return isPlain ? (networkInterfaces as CfnInstance.NetworkInterfaceProperty[]) : undefined;
}

/**
 * Launches an instance on a Dedicated Host, which on an Outpost may be pinned to one piece of hardware by its `AssetId`. The CDK's own
 * `Instance` has no property for it.
 *
 * A change of it replaces the instance.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/dh-outposts.html
 *
 * @example
 * declare const instance: ec2.Instance;
 *
 * const host = new ec2.CfnHost(this, 'Host', { availabilityZone: outpost.availabilityZone, instanceFamily: 'm5' });
 * host.with(outpost.placement);
 * instance.with(new mixins.InstanceDedicatedHost(host));
 */
export class InstanceDedicatedHost extends Mixin {
  constructor(private readonly host: IHostRef) {
    super();
  }

  public override supports(construct: IConstruct): construct is CfnInstance {
    return CfnInstance.isCfnInstance(construct);
  }

  public applyTo(construct: IConstruct): void {
    if (!this.supports(construct)) return;
    construct.tenancy = 'host';
    construct.hostId = this.host.hostRef.hostId;
  }
}

/** Properties of the local network interface of an instance. */
export interface InstanceLocalNetworkInterfaceProps {
  /**
   * The device index at which the subnet makes local network interfaces, its `localNetworkInterfaceDeviceIndex`.
   *
   * @default 1
   */
  readonly deviceIndex?: number;
}

/**
 * Gives an instance on an Outposts server a second network interface, in the subnet of the first, which is in the on-premises network.
 * It is there when the instance starts. The operating system asks that network for its address; the one that the VPC shows is not used.
 *
 * What the instance says of its only interface (subnet, security groups, addresses) moves to the first of two, as EC2 wants it. A change
 * of it replaces the instance.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/server-userguide/local-network-interface.html
 *
 * @example
 * declare const server: IOutpost; // an Outposts server
 *
 * const subnet = new OutpostSubnet(this, 'Shop', {
 *   vpc,
 *   outpost: server,
 *   ipv4CidrBlock: '10.0.70.0/26',
 *   localNetworkInterfaceDeviceIndex: 1,
 * });
 * new ec2.Instance(this, 'Till', {
 *   vpc,
 *   vpcSubnets: { subnets: [subnet] },
 *   instanceType: new ec2.InstanceType('c6id.4xlarge'),
 *   machineImage: ec2.MachineImage.latestAmazonLinux2023(),
 * }).with(new mixins.InstanceLocalNetworkInterface());
 */
export class InstanceLocalNetworkInterface extends Mixin {
  private readonly deviceIndex: string;

  constructor(props: InstanceLocalNetworkInterfaceProps = {}) {
    super();
    this.deviceIndex = String(props.deviceIndex ?? 1);
  }

  public override supports(construct: IConstruct): construct is CfnInstance {
    return CfnInstance.isCfnInstance(construct);
  }

  public applyTo(construct: IConstruct): void {
    const interfaces = this.supports(construct) ? interfacesOf(construct) : undefined;
    if (!interfaces || interfaces.some(({ deviceIndex }) => deviceIndex === this.deviceIndex)) return;
    const instance = construct as CfnInstance;
    const [primary, ...others] = interfaces.length ? interfaces : [moveInterface(instance)];
    const { associatePublicIpAddress, ...silent } = primary;
    const local = { deviceIndex: this.deviceIndex, subnetId: primary.subnetId, deleteOnTermination: true };
    // With two interfaces, EC2 rejects even `false` for a public address.
    instance.networkInterfaces = [associatePublicIpAddress === false ? silent : primary, ...others, local];
  }
}

/** What an instance says of its only network interface, taken from it. */
function moveInterface(instance: CfnInstance): CfnInstance.NetworkInterfaceProperty {
  const { subnetId, securityGroupIds, privateIpAddress, ipv6AddressCount, ipv6Addresses } = instance;
  Object.assign(instance, {
    subnetId: undefined,
    securityGroupIds: undefined,
    privateIpAddress: undefined,
    ipv6AddressCount: undefined,
    ipv6Addresses: undefined,
  });
  return { deviceIndex: '0', subnetId, groupSet: securityGroupIds, privateIpAddress, ipv6AddressCount, ipv6Addresses };
}
