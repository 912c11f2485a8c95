import { contains, isIpv4 } from '../../../catalog/cidr';
import type { Fact, Value } from '../../facts/fact';
import type { FactReader } from '../../facts/fact-reader';
import type { FactTable } from '../../facts/fact-table';
import { orDefault, type Properties } from '../../facts/properties';
import type { Outpost } from '../../outpost/facts';
import type { CoipPool } from './coip';
import { outpostOf, type Subnet } from './subnet';
import type { Vpc } from './vpc';

/** `AWS::ElasticLoadBalancingV2::LoadBalancer`, or a Classic Load Balancer: `AWS::ElasticLoadBalancing::LoadBalancer`. */
export interface LoadBalancer extends Fact {
  /** `application`, `network`, `gateway` or `classic`. */
  readonly type: Value<string>;
  /** `internet-facing` by default, or `internal`. */
  readonly scheme: Value<string>;
  /** CoIP pool of its addresses. `null`: none, as for every load balancer that CloudFormation creates. */
  readonly coipPool: Value<CoipPool>;
  readonly subnets: Value<readonly Subnet[]>;
  /** Property that contains the subnets. */
  readonly placedBy: string;
  /** Outpost of the first subnet that is on an Outpost. `null`: no subnet is on an Outpost. */
  readonly outpost: Value<Outpost>;
}

/** A load balancer, listener, listener rule, target group, web ACL association or accelerator endpoint group. */
export interface LoadBalancerPart extends Fact {
  /** CloudFormation type of the resource. */
  readonly type: string;
  /** Outpost of its Application Load Balancer; `undefined` also in the Region. */
  readonly outpost: Value<Outpost>;
  /** Load balancers that it specifies. */
  readonly loadBalancers: readonly LoadBalancer[];
  /** Listener of a rule. */
  readonly listener: Value<LoadBalancerPart>;
  /** Target groups to which a listener or listener rule forwards. */
  readonly targetGroups: readonly LoadBalancerPart[];
  /** Known settings. */
  readonly settings: readonly Setting[];
}

/** A property, or an attribute such as `stickiness.enabled`, and its value. */
export interface Setting {
  /** Property that contains the setting. */
  readonly property: string;
  readonly name: string;
  readonly value: string;
}

/**
 * Targets that an `AWS::ElasticLoadBalancingV2::TargetGroup` specifies, or that an `AWS::AutoScaling::AutoScalingGroup` or an
 * `AWS::ECS::Service` registers.
 */
export interface TargetRegistration extends Fact {
  /** Property that contains the targets. */
  readonly property: string;
  readonly targetGroups: Value<readonly LoadBalancerPart[]>;
  /** Instances, or the subnets of the Auto Scaling group or the tasks. */
  readonly targets: Value<readonly Target[]>;
  /** VPC of a target group. */
  readonly vpc: Value<Vpc>;
  /** Known IP addresses in the target group. */
  readonly addresses: readonly TargetAddress[];
}

export interface TargetAddress {
  readonly address: string;
  /** Subnet in the VPC of the target group. */
  readonly subnet: Value<Subnet>;
}

export interface Target extends Fact {
  readonly outpost: Value<Outpost>;
}

declare module '../../facts/fact' {
  interface FactTypes {
    readonly loadBalancer: LoadBalancer;
    readonly loadBalancerPart: LoadBalancerPart;
    readonly targetRegistration: TargetRegistration;
  }
}

const LOAD_BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';

const CLASSIC_LOAD_BALANCER = 'AWS::ElasticLoadBalancing::LoadBalancer';

/** Custom resource of this library for a load balancer with customer-owned IP addresses, in one subnet. */
const COIP_LOAD_BALANCER = 'Custom::OutpostsLoadBalancer';

const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';

const LISTENER_RULE = 'AWS::ElasticLoadBalancingV2::ListenerRule';

const TARGET_GROUP = 'AWS::ElasticLoadBalancingV2::TargetGroup';

const ECS_SERVICE = 'AWS::ECS::Service';

const WEB_ACL_ASSOCIATIONS = ['AWS::WAFv2::WebACLAssociation', 'AWS::WAFRegional::WebACLAssociation'];

const ENDPOINT_GROUP = 'AWS::GlobalAccelerator::EndpointGroup';

export const loadBalancingReaders: { readonly [K in 'loadBalancer' | 'loadBalancerPart' | 'targetRegistration']: FactReader<K> } = {
  loadBalancer: {
    types: [LOAD_BALANCER, CLASSIC_LOAD_BALANCER, COIP_LOAD_BALANCER],
    read: ({ type, properties: p }) => {
      const scheme = orDefault(p.text('Scheme'), 'internet-facing');
      const coipPool = p.one('coipPool', 'CustomerOwnedIpv4Pool');
      if (type === COIP_LOAD_BALANCER) {
        const subnet = p.one('subnet', 'SubnetId');
        const subnets = subnet && [subnet];
        return { type: 'application', scheme, coipPool, subnets, placedBy: 'SubnetId', outpost: outpostOf(subnets) };
      }
      const mappings = p.objects('SubnetMappings');
      const subnets = mappings
        ? (mappings.map((mapping) => mapping.one('subnet', 'SubnetId')) as Subnet[])
        : mappings === null
          ? p.many('subnet', 'Subnets')
          : undefined;
      return {
        type: type === CLASSIC_LOAD_BALANCER ? 'classic' : orDefault(p.text('Type'), 'application'),
        scheme,
        coipPool,
        subnets,
        placedBy: mappings ? 'SubnetMappings' : 'Subnets',
        outpost: outpostOf(subnets),
      };
    },
  },
  loadBalancerPart: {
    types: [LOAD_BALANCER, COIP_LOAD_BALANCER, LISTENER, LISTENER_RULE, TARGET_GROUP, ...WEB_ACL_ASSOCIATIONS, ENDPOINT_GROUP],
    read: ({ type, properties: p }) => {
      const actions = p.objects(type === LISTENER ? 'DefaultActions' : 'Actions') ?? [];
      return {
        type,
        outpost: undefined,
        loadBalancers: loadBalancersNamedIn(type, p),
        listener: p.one('loadBalancerPart', 'ListenerArn'),
        targetGroups: actions.flatMap(targetGroupsOf),
        settings: settingsOf(type, p),
      };
    },
  },
  targetRegistration: {
    types: [TARGET_GROUP, 'AWS::AutoScaling::AutoScalingGroup', ECS_SERVICE],
    read: ({ type, properties: p }) => {
      if (type === ECS_SERVICE) {
        const property = 'LoadBalancers';
        const targetGroups = p.objects(property)?.map((balancer) => balancer.one('loadBalancerPart', 'TargetGroupArn'));
        const targets = p.object('NetworkConfiguration').object('AwsvpcConfiguration').many('subnet', 'Subnets');
        return { property, targetGroups: targetGroups?.filter((group) => !!group), targets, vpc: null, addresses: [] };
      }
      if (type !== TARGET_GROUP) {
        const property = 'VPCZoneIdentifier';
        const targetGroups = p.many('loadBalancerPart', 'TargetGroupARNs');
        return { property, targetGroups, targets: p.many('subnet', property), vpc: null, addresses: [] };
      }
      const targets = p.objects('Targets');
      const instances = targets && targets.filter(mayBeInstance).map((target) => target.one('instance', 'Id'));
      return {
        property: 'Targets',
        targetGroups: undefined,
        targets: instances && instances.filter((instance) => !!instance),
        vpc: p.one('vpc', 'VpcId'),
        addresses: (targets ?? []).flatMap(addressOf),
      };
    },
  },
};

/** Assigns Outposts to the parts of load balancers. */
export function outpostsOfLoadBalancers(table: FactTable): void {
  const parts = table.all('loadBalancerPart');
  const assign = (part: LoadBalancerPart, outpost: Value<Outpost>) => outpost !== undefined && Object.assign(part, { outpost });
  for (const part of parts) {
    const named = [LOAD_BALANCER, COIP_LOAD_BALANCER].includes(part.type) ? [table.find('loadBalancer', part.id)] : part.loadBalancers;
    const outposts = named.filter((balancer) => balancer?.type === 'application').map((balancer) => balancer?.outpost);
    assign(
      part,
      outposts.find((outpost) => outpost),
    );
  }
  for (const part of parts) if (part.type === LISTENER_RULE) assign(part, part.listener?.outpost);
  for (const part of parts) for (const targetGroup of part.targetGroups) assign(targetGroup, part.outpost);
  for (const registration of table.all('targetRegistration')) {
    const own = table.find('loadBalancerPart', registration.id);
    if (!own) continue;
    const addresses = registration.addresses.map(({ address }) => ({ address, subnet: subnetOf(address, registration, table) }));
    Object.assign(registration, { targetGroups: [own], addresses });
  }
}

/** Subnets of a VPC do not overlap. The same unknown value can be another VPC in another stack. */
function subnetOf(address: string, { vpc, location }: TargetRegistration, table: FactTable): Value<Subnet> {
  if (!vpc) return undefined;
  const around = table.by('subnet', 'vpc', vpc).filter(({ cidrBlock }) => contains(cidrBlock, address));
  const isOneVpc = vpc.origin !== 'unknown' || around.every((subnet) => subnet.location?.stack === location?.stack);
  return isOneVpc && around.length === 1 ? around[0] : undefined;
}

function loadBalancersNamedIn(type: string, p: Properties): LoadBalancer[] {
  const named = (owner: Properties, property: string) => owner.one('loadBalancer', property) ?? [];
  if (type === LISTENER) return [named(p, 'LoadBalancerArn')].flat();
  if (WEB_ACL_ASSOCIATIONS.includes(type)) return [named(p, 'ResourceArn')].flat();
  if (type !== ENDPOINT_GROUP) return [];
  return (p.objects('EndpointConfigurations') ?? []).flatMap((endpoint) => named(endpoint, 'EndpointId'));
}

function addressOf(target: Properties): TargetAddress[] {
  const address = target.text('Id');
  return address && isIpv4(address) ? [{ address, subnet: undefined }] : [];
}

/** Targets that are IP addresses or ARNs are not instances. */
function mayBeInstance(target: Properties): boolean {
  const id = target.text('Id');
  return typeof id !== 'string' || id.startsWith('i-');
}

/** An action specifies one target group, or multiple target groups with weights. */
function targetGroupsOf(action: Properties): LoadBalancerPart[] {
  const forwarded = action.object('ForwardConfig').objects('TargetGroups') ?? [];
  return [action, ...forwarded].map((owner) => owner.one('loadBalancerPart', 'TargetGroupArn')).filter((part) => !!part);
}

function settingsOf(type: string, p: Properties): readonly Setting[] {
  const text = (property: string, name = property, owner = p): Setting[] => {
    const value = owner.text(name);
    return typeof value === 'string' ? [{ property, name, value }] : [];
  };
  const attributes = (property: string): Setting[] =>
    (p.objects(property) ?? []).flatMap((attribute) => {
      const [name, value] = [attribute.text('Key'), attribute.text('Value')];
      return name && typeof value === 'string' ? [{ property, name, value }] : [];
    });
  const actions = (property: string) => (p.objects(property) ?? []).flatMap((action) => text(property, 'Type', action));
  switch (type) {
    case LOAD_BALANCER: {
      const property = 'MinimumLoadBalancerCapacity';
      return [...attributes('LoadBalancerAttributes'), ...text(property, 'CapacityUnits', p.object(property))];
    }
    case LISTENER:
      return [
        ...text('SslPolicy'),
        ...text('MutualAuthentication', 'Mode', p.object('MutualAuthentication')),
        ...actions('DefaultActions'),
      ];
    case LISTENER_RULE:
      return actions('Actions');
    case TARGET_GROUP:
      return [...text('TargetType'), ...text('TargetControlPort'), ...attributes('TargetGroupAttributes')];
    default:
      return [];
  }
}
