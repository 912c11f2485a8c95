import type { Instance } from './compute';
import type { Fact, Value } from './facts';
import type { Subnet, Vpc } from './network';
import type { Outpost } from './site';

/** `AWS::EC2::NetworkInterface`. */
export interface NetworkInterface extends Fact {
  readonly subnet: Value<Subnet>;
  /** `true` where the template leaves it out. */
  readonly sourceDestCheck: Value<boolean>;
  readonly hasSecurityGroups: Value<boolean>;
}

/** `AWS::EC2::NetworkInterfaceAttachment`. */
export interface NetworkInterfaceAttachment extends Fact {
  readonly networkInterface: Value<NetworkInterface>;
  readonly instance: Value<Instance>;
}

/** The network interfaces that an `AWS::EC2::Instance` or an `AWS::EC2::NetworkInterfaceAttachment` attaches. */
export interface AttachedInterfaces extends Fact {
  /** `null`: it is the instance itself. */
  readonly instance: Value<Instance>;
  readonly interfaces: Value<readonly AttachedInterface[]>;
}

export interface AttachedInterface {
  /** 0 is the primary network interface. */
  readonly deviceIndex: Value<number>;
  /** The network interface, where it is a resource of its own; `null` where it is made with the instance. */
  readonly networkInterface: Value<NetworkInterface>;
  readonly subnet: Value<Subnet>;
  readonly hasSecurityGroups: Value<boolean>;
}

/** `AWS::EC2::SecurityGroup`. */
export interface SecurityGroup extends Fact {
  readonly vpc: Value<Vpc>;
  /** Security groups that its rules name, those of `AWS::EC2::SecurityGroupIngress` and `AWS::EC2::SecurityGroupEgress` included. */
  readonly peers: Value<readonly SecurityGroup[]>;
  /** Traffic that it lets in. */
  readonly ingress: Value<readonly AllowedTraffic[]>;
  /** The resources that have it, as far as the templates show. */
  readonly uses: Value<readonly SecurityGroupUse[]>;
}

/** What a rule of a security group allows. */
export interface AllowedTraffic {
  /** `tcp`, `udp`, `icmp`, a number, or `-1` for all. */
  readonly protocol: Value<string>;
  readonly fromPort: Value<number>;
  readonly toPort: Value<number>;
}

/** `AWS::EC2::SecurityGroupIngress` or `AWS::EC2::SecurityGroupEgress`. */
export interface SecurityGroupRule extends Fact {
  readonly securityGroup: Value<SecurityGroup>;
  /** The security group that is the source or the destination. */
  readonly peer: Value<SecurityGroup>;
  /** `null`: the rule is about traffic that leaves. */
  readonly ingress: Value<AllowedTraffic>;
}

/** A resource that has security groups. */
export interface SecurityGroupUse extends Fact {
  readonly securityGroups: Value<readonly SecurityGroup[]>;
  /** The Outpost that it is on; `null` in the Region. */
  readonly outpost: Value<Outpost>;
}

/** Whether traffic includes TCP on a port; true where it is not known. */
export function mayAllowTcp({ protocol, fromPort, toPort }: AllowedTraffic, port: number): boolean {
  if (!protocol || protocol === '-1') return true;
  if (protocol !== 'tcp' && protocol !== '6') return false;
  return typeof fromPort !== 'number' || typeof toPort !== 'number' || (fromPort <= port && port <= toPort);
}
