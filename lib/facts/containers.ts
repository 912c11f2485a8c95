import type { AutoScalingGroup, PlacementGroup } from './compute';
import type { Fact, Value } from './facts';
import type { Subnet, Vpc } from './network';
import type { Outpost } from './site';

/** `AWS::EKS::Cluster`, or the custom resource by which the CDK makes one. */
export interface EksCluster extends Fact {
  readonly name: Value<string>;
  /** The Outpost of its control plane. `null`: the control plane is in the Region. */
  readonly outpost: Value<Outpost>;
  /** All Outposts that it names. */
  readonly outposts: Value<readonly Outpost[]>;
  readonly subnets: Value<readonly Subnet[]>;
  /** The VPC of its first subnet. */
  readonly vpc: Value<Vpc>;
  readonly role: Value<Role>;
  /** `null`: the newest that EKS takes by default. */
  readonly version: Value<string>;
  readonly controlPlaneInstanceType: Value<string>;
  /** `null`: the Outpost boots from EBS, and etcd is on the instances of the control plane. */
  readonly etcdInstanceType: Value<string>;
  readonly placementGroup: Value<PlacementGroup>;
  /** `host` or `rack`. */
  readonly controlPlaneSpreadLevel: Value<string>;
  /** `host` or `rack`. */
  readonly etcdSpreadLevel: Value<string>;
  /** `true` where the template leaves it out. */
  readonly endpointPublicAccess: Value<boolean>;
  /** `false` where the template leaves it out. */
  readonly endpointPrivateAccess: Value<boolean>;
  readonly hasEncryptionConfig: Value<boolean>;
  readonly isAutoMode: Value<boolean>;
  /** `ipv4` where the template leaves it out. */
  readonly ipFamily: Value<string>;
  /** Region of the stack, known when the stack has an environment. */
  readonly region: Value<string>;
}

/** A resource that belongs to an EKS cluster: a node group, a Fargate profile, an add-on and the like. */
export interface EksClusterPart extends Fact {
  /** CloudFormation type of the resource; for a custom resource of the CDK, the type that it stands for. */
  readonly type: string;
  readonly cluster: Value<EksCluster>;
  /** Of an add-on, its name, such as `vpc-cni`. */
  readonly name: Value<string>;
  readonly subnets: Value<readonly Subnet[]>;
  /** The Outpost of its first subnet that is known to be on one. `null`: none of them is on an Outpost. */
  readonly outpost: Value<Outpost>;
}

/** `AWS::IAM::Role`. */
export interface Role extends Fact {
  /** Services that may take the role, such as `eks.amazonaws.com`. */
  readonly services: Value<readonly string[]>;
  /** ARNs of the managed policies that it names. */
  readonly managedPolicyArns: Value<readonly string[]>;
}

/** `AWS::ECS::Service` or `AWS::ECS::TaskSet`. */
export interface EcsService extends Fact {
  /** Subnets of the network interfaces of its tasks. `null`: its tasks use the network of their instances. */
  readonly subnets: Value<readonly Subnet[]>;
  /** The Outpost of its first subnet that is known to be on one. `null`: none of them is on an Outpost. */
  readonly outpost: Value<Outpost>;
  /** `undefined` also where the cluster decides. */
  readonly isOnFargate: Value<boolean>;
  /** Those capacity providers that it names and that a template creates. */
  readonly capacityProviders: readonly EcsCapacityProvider[];
}

/** `AWS::ECS::CapacityProvider`. */
export interface EcsCapacityProvider extends Fact {
  readonly autoScalingGroup: Value<AutoScalingGroup>;
}
