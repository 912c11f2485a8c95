import { Lazy, Resource } from 'aws-cdk-lib';
import { SecurityGroup, type ISecurityGroupRef, type ISubnetRef, type IVpc } from 'aws-cdk-lib/aws-ec2';
import { ApplicationLoadBalancer, type IApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import { LOAD_BALANCER_TYPE, loadBalancerServiceToken, type LoadBalancerResourceProperties } from '../handlers/load-balancer/provider';
import { TaggableCustomResource } from '../handlers/taggable-custom-resource';
import { OutpostsValidation } from '../validation/plugin';
import type { ICoipPool } from './coip-pool';

/** Properties of an Application Load Balancer with customer-owned IP addresses. */
export interface CoipLoadBalancerProps {
  /** The VPC of the subnet. */
  readonly vpc: IVpc;
  /** The one subnet, on the Outpost. Another one replaces the load balancer. */
  readonly subnet: ISubnetRef;
  /** The pool that its addresses are of. Another one replaces the load balancer. */
  readonly pool: ICoipPool;
  /**
   * Its security group.
   *
   * @default - a new one, that listeners open
   */
  readonly securityGroup?: ISecurityGroupRef;
  /**
   * Whether its scheme is `internet-facing`, and not `internal`. Another scheme replaces the load balancer.
   *
   * @default true
   */
  readonly internetFacing?: boolean;
  /**
   * Its name, of at most 32 characters. A load balancer with a name of your own cannot be replaced before it is deleted.
   *
   * @default - a name that is made up
   */
  readonly loadBalancerName?: string;
}

/**
 * An Application Load Balancer on an Outpost with addresses of a pool of customer-owned IP addresses, by which the network of the
 * building reaches it.
 *
 * `AWS::ElasticLoadBalancingV2::LoadBalancer` takes no such pool, so that a custom resource makes it. Listeners and targets are those
 * of the CDK: `loadBalancer.addListener(…)`. Without customer-owned IP addresses use `elbv2.ApplicationLoadBalancer` itself, with one
 * subnet on the Outpost.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
 */
export class CoipLoadBalancer extends Resource {
  /** What listeners are added to. */
  public readonly loadBalancer: IApplicationLoadBalancer;
  private readonly attributes = new Map<string, string>();

  constructor(scope: Construct, id: string, props: CoipLoadBalancerProps) {
    super(scope, id);
    const { vpc, internetFacing = true } = props;
    const { securityGroupId } = (
      props.securityGroup ??
      new SecurityGroup(this, 'SecurityGroup', { vpc, description: `Load balancer ${this.node.path}`, allowAllOutbound: false })
    ).securityGroupRef;
    const properties: LoadBalancerResourceProperties = {
      SubnetId: props.subnet.subnetRef.subnetId,
      SecurityGroups: [securityGroupId],
      CustomerOwnedIpv4Pool: props.pool.coipPoolId,
      Scheme: internetFacing ? 'internet-facing' : 'internal',
      Name: props.loadBalancerName,
      Attributes: Lazy.any({ produce: () => (this.attributes.size > 0 ? Object.fromEntries(this.attributes) : undefined) }),
    };
    const resource = new TaggableCustomResource(this, 'Resource', {
      serviceToken: loadBalancerServiceToken(this),
      resourceType: LOAD_BALANCER_TYPE,
      properties,
    });
    this.loadBalancer = ApplicationLoadBalancer.fromApplicationLoadBalancerAttributes(this, 'LoadBalancer', {
      loadBalancerArn: resource.ref,
      securityGroupId,
      securityGroupAllowsAllOutbound: false,
      loadBalancerDnsName: resource.getAttString('DNSName'),
      loadBalancerCanonicalHostedZoneId: resource.getAttString('CanonicalHostedZoneID'),
      vpc,
    });
    OutpostsValidation.register(this);
  }

  /**
   * Sets an attribute of the load balancer, such as `idle_timeout.timeout_seconds`.
   *
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html
   */
  public setAttribute(key: string, value: string): void {
    this.attributes.set(key, value);
  }
}
