/** A feature that Application Load Balancers on Outposts do not support, and how a template enables it. */
export interface UnsupportedFeature {
  readonly feature: string;
  /** CloudFormation type of the resource that uses it. */
  readonly type: string;
  /** Property or attribute that enables the feature; none if the resource itself is the feature. */
  readonly setting?: string;
  /** Values that enable the feature. */
  readonly values?: RegExp;
}

const LOAD_BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';
const LISTENER_RULE = 'AWS::ElasticLoadBalancingV2::ListenerRule';
const TARGET_GROUP = 'AWS::ElasticLoadBalancingV2::TargetGroup';
const USER_AUTHENTICATION = /^authenticate-(oidc|cognito)$/;
const JWT_VERIFICATION = /^jwt-validation$/;

/**
 * Features that Application Load Balancers on Outposts do not support. Checked 2026-11-23.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
 */
export const UNSUPPORTED_FEATURES: readonly UnsupportedFeature[] = [
  { feature: 'AWS WAF', type: 'AWS::WAFv2::WebACLAssociation' },
  { feature: 'AWS WAF', type: 'AWS::WAFRegional::WebACLAssociation' },
  { feature: 'AWS Global Accelerator', type: 'AWS::GlobalAccelerator::EndpointGroup' },
  { feature: 'connection logs', type: LOAD_BALANCER, setting: 'connection_logs.s3.enabled', values: /^true$/ },
  { feature: 'health check logs', type: LOAD_BALANCER, setting: 'health_check_logs.s3.enabled', values: /^true$/ },
  { feature: 'LCU reservation', type: LOAD_BALANCER, setting: 'CapacityUnits', values: /^[1-9]/ },
  { feature: 'mutual TLS', type: LISTENER, setting: 'Mode', values: /^(verify|passthrough)$/ },
  { feature: 'FIPS security policies', type: LISTENER, setting: 'SslPolicy', values: /FIPS/ },
  { feature: 'user authentication', type: LISTENER, setting: 'Type', values: USER_AUTHENTICATION },
  { feature: 'user authentication', type: LISTENER_RULE, setting: 'Type', values: USER_AUTHENTICATION },
  { feature: 'JWT verification', type: LISTENER, setting: 'Type', values: JWT_VERIFICATION },
  { feature: 'JWT verification', type: LISTENER_RULE, setting: 'Type', values: JWT_VERIFICATION },
  { feature: 'Lambda functions as targets', type: TARGET_GROUP, setting: 'TargetType', values: /^lambda$/ },
  { feature: 'sticky sessions', type: TARGET_GROUP, setting: 'stickiness.enabled', values: /^true$/ },
  { feature: 'automatic target weights', type: TARGET_GROUP, setting: 'load_balancing.algorithm.anomaly_mitigation', values: /^on$/ },
  { feature: 'target optimizer', type: TARGET_GROUP, setting: 'TargetControlPort', values: /^\d+$/ },
];

/** Families of the nodes of an Application Load Balancer on an Outpost. See the page below. */
const NODE_FAMILIES = '(c5|c5d|m5|m5d|r5|r5d|c7i|m7i|r7i)';

/**
 * Instance types that an Application Load Balancer on an Outpost can use. Checked 2026-11-23.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html
 */
export const LOAD_BALANCER_NODE = new RegExp(`^${NODE_FAMILIES}\\.(large|xlarge|2xlarge|4xlarge)$`);

/** Instance types of the two nodes that a load balancer starts with, before it scales to larger ones. See the same page. */
export const FIRST_LOAD_BALANCER_NODE = new RegExp(`^${NODE_FAMILIES}\\.large$`);

/** Addresses in a /27 block, the smallest subnet in which a load balancer can scale. See the same page. */
export const SMALLEST_LOAD_BALANCER_SUBNET = 32;
