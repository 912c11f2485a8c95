import type { Fact, Value } from './facts';
import type { Subnet } from './network';
import type { Outpost } from './site';

/** `AWS::ElasticLoadBalancingV2::LoadBalancer`. */
export interface LoadBalancer extends Fact {
  /** `application`, `network` or `gateway`. */
  readonly type: Value<string>;
  readonly subnets: Value<readonly Subnet[]>;
  /** The Outpost of its first subnet that is known to be on one. `null`: none of them is on an Outpost. */
  readonly outpost: Value<Outpost>;
}

/** A load balancer, a listener, a rule of it, a target group, or what stands before a load balancer: a web ACL, an accelerator. */
export interface LoadBalancerPart extends Fact {
  /** CloudFormation type of the resource. */
  readonly type: string;
  /** The Outpost of the Application Load Balancer that it belongs to; `undefined` in the Region, too. */
  readonly outpost: Value<Outpost>;
  /** The load balancers that it names. */
  readonly loadBalancers: readonly LoadBalancer[];
  /** The listener that a rule belongs to. */
  readonly listener: Value<LoadBalancerPart>;
  /** The target groups that a listener, or a rule of it, forwards to. */
  readonly targetGroups: readonly LoadBalancerPart[];
  /** What it sets, as far as that is known. */
  readonly settings: readonly Setting[];
}

/** A property, or an attribute such as `stickiness.enabled`, and its value. */
export interface Setting {
  /** Property of the resource that holds it. */
  readonly property: string;
  readonly name: string;
  readonly value: string;
}

/**
 * Targets that an `AWS::ElasticLoadBalancingV2::TargetGroup` names itself, or that an `AWS::AutoScaling::AutoScalingGroup` or an
 * `AWS::ECS::Service` registers.
 */
export interface TargetRegistration extends Fact {
  /** Property that holds the targets. */
  readonly property: string;
  readonly targetGroups: Value<readonly LoadBalancerPart[]>;
  /** Instances, or the subnets of the Auto Scaling group or of the tasks. */
  readonly targets: Value<readonly Target[]>;
}

export interface Target extends Fact {
  readonly outpost: Value<Outpost>;
}
