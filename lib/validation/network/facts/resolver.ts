import type { Fact, Value } from '../../facts/fact';
import type { FactReader } from '../../facts/fact-reader';
import { orDefault } from '../../facts/properties';
import type { Outpost } from '../../outpost/facts';
import type { Subnet } from './subnet';
import type { Vpc } from './vpc';

/** `AWS::Route53Resolver::ResolverEndpoint`. */
export interface ResolverEndpoint extends Fact {
  readonly outpost: Value<Outpost>;
  readonly preferredInstanceType: Value<string>;
  /** `IPV4`, `IPV6` or `DUALSTACK`. */
  readonly type: Value<string>;
  /** Known subnets of its IP addresses. */
  readonly subnets: readonly Subnet[];
}

/** `AWS::Route53Resolver::OutpostResolver`. */
export interface OutpostResolver extends Fact {
  readonly outpost: Value<Outpost>;
  readonly preferredInstanceType: Value<string>;
  /** 4 by default. */
  readonly instanceCount: Value<number>;
}

/** `AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation`. */
export interface QueryLoggingAssociation extends Fact {
  readonly vpc: Value<Vpc>;
}

/** `AWS::Route53Resolver::FirewallRuleGroupAssociation`. */
export interface DnsFirewallAssociation extends Fact {
  readonly vpc: Value<Vpc>;
}

declare module '../../facts/fact' {
  interface FactTypes {
    readonly resolverEndpoint: ResolverEndpoint;
    readonly outpostResolver: OutpostResolver;
    readonly queryLoggingAssociation: QueryLoggingAssociation;
    readonly dnsFirewallAssociation: DnsFirewallAssociation;
  }
}

export const resolverReaders: {
  readonly [K in 'resolverEndpoint' | 'outpostResolver' | 'queryLoggingAssociation' | 'dnsFirewallAssociation']: FactReader<K>;
} = {
  resolverEndpoint: {
    types: ['AWS::Route53Resolver::ResolverEndpoint'],
    read: ({ properties: p }) => ({
      outpost: p.one('outpost', 'OutpostArn'),
      preferredInstanceType: p.text('PreferredInstanceType'),
      type: p.text('ResolverEndpointType'),
      subnets: (p.objects('IpAddresses') ?? []).flatMap((address) => address.one('subnet', 'SubnetId') ?? []),
    }),
  },
  outpostResolver: {
    types: ['AWS::Route53Resolver::OutpostResolver'],
    read: ({ properties: p }) => ({
      outpost: p.one('outpost', 'OutpostArn'),
      preferredInstanceType: p.text('PreferredInstanceType'),
      instanceCount: orDefault(p.number('InstanceCount'), 4),
    }),
  },
  queryLoggingAssociation: {
    types: ['AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation'],
    read: ({ properties: p }) => ({ vpc: p.one('vpc', 'ResourceId') }),
  },
  dnsFirewallAssociation: {
    types: ['AWS::Route53Resolver::FirewallRuleGroupAssociation'],
    read: ({ properties: p }) => ({ vpc: p.one('vpc', 'VpcId') }),
  },
};
