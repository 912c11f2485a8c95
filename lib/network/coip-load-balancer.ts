import { Lazy, Resource } from 'aws-cdk-lib';
import { SecurityGroup, type ISecurityGroupRef, type ISubnetRef, type IVpc } from 'aws-cdk-lib/aws-ec2';
import { ApplicationLoadBalancer, type IApplicationLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { Construct } from 'constructs';
import { LOAD_BALANCER_TYPE, loadBalancerServiceToken, type LoadBalancerResourceProperties } from '../handlers/load-balancer/provider';
import { TaggableCustomResource } from '../handlers/taggable-custom-resource';
import { OutpostsValidation } from '../validation/plugin';
import type { ICoipPool } from './coip-pool';
import { localGatewayAssociations } from './local-gateway-associations';

/** Properties of an Application Load Balancer with customer-owned IP addresses (CoIPs). */
export interface CoipLoadBalancerProps {
  /** The VPC of the subnet. */
  readonly vpc: IVpc;
  /** The subnet on the Outpost. A change replaces the load balancer. */
  readonly subnet: ISubnetRef;
  /** The CoIP pool of the load balancer. A change replaces the load balancer. */
  readonly coipPool: ICoipPool;
  /**
   * Security group of the load balancer.
   *
   * @default - a new security group that allows the traffic of open listeners
   */
  readonly securityGroup?: ISecurityGroupRef;
  /**
   * Whether the scheme of the load balancer is `internet-facing`. A change replaces the load balancer.
   *
   * - `internal`: Elastic Load Balancing gives the nodes private IP addresses, and the DNS name resolves to them. It is for clients that
   *   have access to the VPC.
   * - `internet-facing`: the DNS name resolves to the addresses that the nodes have outside the VPC. In an Outpost subnet these come from
   *   the CoIP pool, so the local gateway is the way in, not the internet. It is for on-premises clients that use the DNS name.
   *
   * @default false
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
   * @see https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/1851
   */
  readonly internetFacing?: boolean;
  /**
   * Name of the load balancer, up to 32 characters. A load balancer with a name cannot be replaced before it is deleted.
   *
   * @default - a generated name
   */
  readonly loadBalancerName?: string;
}

/**
 * An Application Load Balancer on an Outpost with addresses from a CoIP pool.
 *
 * `AWS::ElasticLoadBalancingV2::LoadBalancer` does not support CoIP pools, so a custom resource creates the load balancer. Add listeners
 * and targets as to any load balancer of the AWS CDK: `loadBalancer.addListener(…)`. If you do not need CoIPs, use
 * `elbv2.ApplicationLoadBalancer` with one subnet on the Outpost.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
 */
export class CoipLoadBalancer extends Resource {
  /** The load balancer, for listeners and DNS records. */
  public readonly loadBalancer: IApplicationLoadBalancer;
  private readonly attributes = new Map<string, string>();

  constructor(scope: Construct, id: string, props: CoipLoadBalancerProps) {
    super(scope, id);
    const { vpc, internetFacing = false } = props;
    const { securityGroupId } = (
      props.securityGroup ??
      new SecurityGroup(this, 'SecurityGroup', { vpc, description: `Load balancer ${this.node.path}`, allowAllOutbound: false })
    ).securityGroupRef;
    const properties: LoadBalancerResourceProperties = {
      SubnetId: props.subnet.subnetRef.subnetId,
      SecurityGroups: [securityGroupId],
      CustomerOwnedIpv4Pool: props.coipPool.coipPoolId,
      Scheme: internetFacing ? 'internet-facing' : 'internal',
      Name: props.loadBalancerName,
      Attributes: Lazy.any({ produce: () => (this.attributes.size > 0 ? Object.fromEntries(this.attributes) : undefined) }),
    };
    const resource = new TaggableCustomResource(this, 'Resource', {
      serviceToken: loadBalancerServiceToken(this),
      resourceType: LOAD_BALANCER_TYPE,
      properties,
    });
    resource.node.addDependency(localGatewayAssociations(this));
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
