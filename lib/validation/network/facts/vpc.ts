import type { Fact, Value } from '../../facts/fact';
import type { FactReader } from '../../facts/fact-reader';
import type { FactTable } from '../../facts/fact-table';
import { allKnown, either, orDefault } from '../../facts/properties';
import type { LocalGatewayVpcAssociation } from './local-gateway';

/** `AWS::EC2::VPC`. */
export interface Vpc extends Fact {
  readonly cidrBlock: Value<string>;
  /** Primary and secondary IPv4 CIDR blocks. `undefined` if one of them is unknown. */
  readonly cidrBlocks: Value<readonly string[]>;
  /** `true` by default. */
  readonly enableDnsSupport: Value<boolean>;
  /** `false` by default. */
  readonly enableDnsHostnames: Value<boolean>;
  /** `undefined` if others may exist outside the templates. */
  readonly localGatewayVpcAssociations: Value<readonly LocalGatewayVpcAssociation[]>;
}

/** `AWS::EC2::DHCPOptions`. */
export interface DhcpOptions extends Fact {
  /** Addresses of DNS servers other than `AmazonProvidedDNS`, the VPC resolver. */
  readonly ownDnsServers: Value<readonly string[]>;
}

/** `AWS::EC2::VPCDHCPOptionsAssociation`. */
export interface DhcpOptionsAssociation extends Fact {
  readonly vpc: Value<Vpc>;
  readonly dhcpOptions: Value<DhcpOptions>;
}

/** `AWS::EC2::VPCCidrBlock`. */
export interface VpcCidrBlock extends Fact {
  readonly vpc: Value<Vpc>;
  /** `null` for an IPv6 CIDR block. */
  readonly cidrBlock: Value<string>;
  readonly isIpv6: Value<boolean>;
}

declare module '../../facts/fact' {
  interface FactTypes {
    readonly vpc: Vpc;
    readonly dhcpOptions: DhcpOptions;
    readonly dhcpOptionsAssociation: DhcpOptionsAssociation;
    readonly vpcCidrBlock: VpcCidrBlock;
  }
}

/** VPC resolver in DHCP options. */
const AMAZON_PROVIDED_DNS = 'AmazonProvidedDNS';

export const vpcReaders: { readonly [K in 'vpc' | 'dhcpOptions' | 'dhcpOptionsAssociation' | 'vpcCidrBlock']: FactReader<K> } = {
  vpc: {
    types: ['AWS::EC2::VPC'],
    read: ({ properties: p }) => ({
      cidrBlock: p.text('CidrBlock'),
      cidrBlocks: undefined,
      enableDnsSupport: orDefault(p.flag('EnableDnsSupport'), true),
      enableDnsHostnames: orDefault(p.flag('EnableDnsHostnames'), false),
      localGatewayVpcAssociations: undefined,
    }),
  },
  dhcpOptions: {
    types: ['AWS::EC2::DHCPOptions'],
    read: ({ properties: p }) => {
      const servers = orDefault(p.texts('DomainNameServers'), []);
      return { ownDnsServers: servers && servers.filter((server) => server !== AMAZON_PROVIDED_DNS) };
    },
  },
  dhcpOptionsAssociation: {
    types: ['AWS::EC2::VPCDHCPOptionsAssociation'],
    read: ({ properties: p }) => ({ vpc: p.one('vpc', 'VpcId'), dhcpOptions: p.one('dhcpOptions', 'DhcpOptionsId') }),
  },
  vpcCidrBlock: {
    types: ['AWS::EC2::VPCCidrBlock'],
    read: ({ properties: p }) => ({
      vpc: p.one('vpc', 'VpcId'),
      cidrBlock: p.text('CidrBlock'),
      isIpv6: either(p.flag('AmazonProvidedIpv6CidrBlock'), p.has('Ipv6CidrBlock'), p.has('Ipv6IpamPoolId')),
    }),
  },
};

/** Assigns CIDR blocks to the VPCs of the templates. An unresolved owner of a CIDR block could be any VPC. */
export function cidrBlocksOfVpcs(table: FactTable): void {
  const secondary = table.all('vpcCidrBlock').filter(({ isIpv6 }) => isIpv6 !== true);
  if (secondary.some(({ vpc }) => !vpc || vpc.origin === 'unknown')) return;
  for (const vpc of table.all('vpc')) {
    if (table.isExported(vpc)) continue;
    const ofVpc = table.by('vpcCidrBlock', 'vpc', vpc).filter(({ isIpv6 }) => isIpv6 !== true);
    Object.assign(vpc, { cidrBlocks: allKnown([vpc, ...ofVpc].map(({ cidrBlock }) => cidrBlock)) });
  }
}
