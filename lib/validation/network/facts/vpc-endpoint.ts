import { serviceOfEndpoint } from '../../../catalog/region-access';
import type { Fact, Value } from '../../facts/fact';
import type { FactReader } from '../../facts/fact-reader';
import { allKnown, orDefault, type Properties } from '../../facts/properties';
import { UNRESOLVED } from '../../facts/resolved';
import type { SecurityGroup } from './security-group';
import type { RouteTable, Subnet } from './subnet';
import type { Vpc } from './vpc';
import { vpcComponentReaders } from './vpc-component';

/** `AWS::EC2::VPCEndpoint`. */
export interface VpcEndpoint extends Fact {
  readonly vpc: Value<Vpc>;
  readonly serviceName: Value<string>;
  /** Service in `serviceName`, such as `ecr.api`; the Region may be unknown. The complete name, if it is not of an AWS service. */
  readonly service: Value<string>;
  /** `Gateway` by default. */
  readonly type: Value<string>;
  /** Route tables of a gateway endpoint. */
  readonly routeTables: Value<readonly RouteTable[]>;
  /** Subnets of an interface endpoint. */
  readonly subnets: Value<readonly Subnet[]>;
  readonly securityGroups: Value<readonly SecurityGroup[]>;
  /** `false` by default. */
  readonly hasPrivateDns: Value<boolean>;
  /**
   * Whether the service link can use it: an AWS Outposts endpoint without private DNS. With private DNS, it serves the AWS Outposts
   * API.
   */
  readonly isOfServiceLink: Value<boolean>;
  /** Actions that the endpoint policy allows; `*` without a policy. */
  readonly allowedActions: Value<readonly string[]>;
}

declare module '../../facts/fact' {
  interface FactTypes {
    readonly vpcEndpoint: VpcEndpoint;
  }
}

export const vpcEndpointReaders: { readonly [K in 'vpcEndpoint' | 'vpcComponent']: FactReader<K> } = {
  ...vpcComponentReaders,
  vpcEndpoint: {
    types: ['AWS::EC2::VPCEndpoint'],
    read: ({ properties: p }) => ({
      vpc: p.one('vpc', 'VpcId'),
      serviceName: p.text('ServiceName'),
      service: serviceIn(p.partialText('ServiceName')),
      type: orDefault(p.text('VpcEndpointType'), 'Gateway'),
      routeTables: p.many('routeTable', 'RouteTableIds'),
      subnets: p.many('subnet', 'SubnetIds'),
      securityGroups: p.many('securityGroup', 'SecurityGroupIds'),
      hasPrivateDns: orDefault(p.flag('PrivateDnsEnabled'), false),
      isOfServiceLink: isOfServiceLink(p),
      allowedActions: allowedActions(p.object('PolicyDocument')),
    }),
  },
};

/** The Region in the name of an AWS service may be unknown. A FIPS endpoint serves the same service. */
function serviceIn(serviceName: Value<string>): Value<string> {
  if (!serviceName) return serviceName;
  const name = serviceName.replace(`com.amazonaws.${UNRESOLVED}.`, 'com.amazonaws.region.');
  return name.includes(UNRESOLVED) ? undefined : (serviceOfEndpoint(name)?.replace('-fips', '') ?? name);
}

function isOfServiceLink(p: Properties): Value<boolean> {
  const serviceName = p.text('ServiceName');
  if (typeof serviceName === 'string' && !serviceName.endsWith('.outposts')) return false;
  const hasPrivateDns = p.flag('PrivateDnsEnabled');
  return serviceName === undefined || hasPrivateDns === undefined ? undefined : !hasPrivateDns;
}

/** An endpoint without a policy allows all actions. */
function allowedActions(policy: Properties): Value<readonly string[]> {
  const statements = policy.objects('Statement');
  if (!statements) return policy.isAbsent ? ['*'] : undefined;
  const allowing = statements.filter((statement) => statement.text('Effect') !== 'Deny');
  return allKnown(allowing.map((statement) => (statement.has('NotAction') === false ? statement.texts('Action') : undefined)))?.flat();
}
