import { Resource, Tags, type IResource } from 'aws-cdk-lib';
import {
  Connections,
  Peer,
  Port,
  SecurityGroup,
  type IConnectable,
  type InstanceType,
  type IPeer,
  type ISecurityGroup,
  type IVpc,
} from 'aws-cdk-lib/aws-ec2';
import {
  CfnResolverEndpoint,
  CfnResolverRule,
  CfnResolverRuleAssociation,
  type IOutpostResolverRef,
  type IResolverEndpointRef,
  type ResolverEndpointReference,
} from 'aws-cdk-lib/aws-route53resolver';
import type { Construct } from 'constructs';
import { OutpostsValidation } from '../validation/plugin';
import type { IOutpostSubnet } from './outpost-subnet';

/** Direction of DNS queries through a Resolver endpoint. */
export enum OutpostResolverEndpointDirection {
  /** From the on-premises network to the VPC. */
  INBOUND = 'INBOUND',
  /** From the VPC to on-premises name servers. */
  OUTBOUND = 'OUTBOUND',
}

/** A Route 53 Resolver endpoint on an Outpost. */
export interface IOutpostResolverEndpoint extends IResource, IResolverEndpointRef, IConnectable {
  /**
   * ID of the endpoint.
   * @attribute
   */
  readonly resolverEndpointId: string;
}

/** Properties of a Route 53 Resolver endpoint on an Outpost. */
export interface OutpostResolverEndpointProps {
  /** The VPC of the subnet. */
  readonly vpc: IVpc;
  /** The subnet for the IP addresses of the endpoint, on a first-generation Outposts rack. */
  readonly subnet: IOutpostSubnet;
  /** Direction of the DNS queries. A change replaces the endpoint. */
  readonly direction: OutpostResolverEndpointDirection;
  /**
   * Type of the instances that the endpoint runs on: `large` to `4xlarge` of C5, C5d, M5, M5d, R5 or R5d. They use slots of the Outpost
   * in addition to the instances of the Resolver. A change replaces the endpoint.
   *
   * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html#limits-api-entities-resolver-on-outposts
   */
  readonly preferredInstanceType: InstanceType;
  /**
   * The Resolver on the Outpost. The endpoint depends on it.
   *
   * @default - no dependency; the Outpost must already have a Resolver
   */
  readonly resolver?: IOutpostResolverRef;
  /**
   * IP addresses of the endpoint in the subnet, such as `10.0.8.10`: at least 2. On-premises name servers forward queries to them.
   *
   * @default - AWS chooses 2 addresses, which CloudFormation does not return
   */
  readonly ipv4Addresses?: string[];
  /**
   * Security group of the endpoint.
   *
   * @default - a new security group without rules; add them with `allowQueriesFrom` or `addForwardingRule`
   */
  readonly securityGroup?: ISecurityGroup;
  /**
   * Name of the endpoint.
   *
   * @default - no name; the `Name` tag is the path of the construct
   */
  readonly resolverEndpointName?: string;
}

/** Options of a Resolver forwarding rule. */
export interface ResolverForwardingRuleOptions {
  /** Domain name, such as `plant.example.com`. The rule includes its subdomains. */
  readonly domainName: string;
  /** IPv4 addresses of the on-premises name servers. Resolver forwards queries to port 53. */
  readonly nameServers: string[];
}

/**
 * A Route 53 Resolver endpoint on an Outpost (`AWS::Route53Resolver::ResolverEndpoint` with an `OutpostArn`). It forwards DNS queries over
 * IPv4 between the VPC and the on-premises network, without a path through the Region. It needs an `OutpostResolver` on the same Outpost.
 *
 * @resource AWS::Route53Resolver::ResolverEndpoint
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/outpost-resolver.html
 *
 * @example
 * declare const resolver: OutpostResolver;
 *
 * const endpoint = new OutpostResolverEndpoint(this, 'Outbound', {
 *   vpc,
 *   subnet,
 *   resolver,
 *   preferredInstanceType: new ec2.InstanceType('m5.large'),
 *   direction: OutpostResolverEndpointDirection.OUTBOUND,
 * });
 * endpoint.addForwardingRule('Plant', { domainName: 'plant.example.com', nameServers: ['192.168.0.53'] });
 */
export class OutpostResolverEndpoint extends Resource implements IOutpostResolverEndpoint {
  public readonly resolverEndpointId: string;
  /** Network connections of the endpoint. */
  public readonly connections: Connections;
  private readonly resource: CfnResolverEndpoint;
  private readonly vpc: IVpc;

  constructor(scope: Construct, id: string, props: OutpostResolverEndpointProps) {
    super(scope, id, { physicalName: props.resolverEndpointName });
    const { vpc, subnet, resolver, ipv4Addresses = [undefined, undefined] } = props;
    this.vpc = vpc;
    const securityGroup =
      props.securityGroup ??
      new SecurityGroup(this, 'SecurityGroup', { vpc, description: `DNS queries of ${this.node.path}`, allowAllOutbound: false });
    this.connections = new Connections({ securityGroups: [securityGroup] });
    this.resource = new CfnResolverEndpoint(this, 'Resource', {
      name: props.resolverEndpointName,
      direction: props.direction,
      outpostArn: subnet.outpost.outpostArn,
      preferredInstanceType: props.preferredInstanceType.toString(),
      resolverEndpointType: 'IPV4',
      ipAddresses: ipv4Addresses.map((ip) => ({ subnetId: subnet.subnetId, ip })),
      securityGroupIds: [securityGroup.securityGroupId],
    });
    if (resolver) this.resource.node.addDependency(resolver);
    Tags.of(this).add('Name', this.node.path);
    this.resolverEndpointId = this.resource.attrResolverEndpointId;
    OutpostsValidation.register(this);
  }

  public get resolverEndpointRef(): ResolverEndpointReference {
    return { resolverEndpointId: this.resolverEndpointId, resolverEndpointArn: this.resource.attrArn };
  }

  /** Allows DNS queries from on-premises name servers or clients, over UDP and, for long responses, TCP. */
  public allowQueriesFrom(peer: IPeer): void {
    for (const port of [Port.udp(53), Port.tcp(53)]) this.connections.allowFrom(peer, port, 'DNS queries');
  }

  /** Forwards queries of the VPC for a domain to on-premises name servers, and allows the traffic to them over UDP and TCP. */
  public addForwardingRule(id: string, options: ResolverForwardingRuleOptions): void {
    const { domainName, nameServers } = options;
    const rule = new CfnResolverRule(this, id, {
      domainName,
      ruleType: 'FORWARD',
      resolverEndpointId: this.resolverEndpointId,
      targetIps: nameServers.map((ip) => ({ ip, port: '53' })),
    });
    new CfnResolverRuleAssociation(this, `${id}Association`, { resolverRuleId: rule.attrResolverRuleId, vpcId: this.vpc.vpcId });
    for (const nameServer of nameServers) {
      for (const port of [Port.udp(53), Port.tcp(53)]) {
        this.connections.allowTo(Peer.ipv4(`${nameServer}/32`), port, 'Queries to on-premises name servers');
      }
    }
  }
}
