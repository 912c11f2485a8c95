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

/** Which way DNS queries go through an endpoint. */
export enum OutpostResolverEndpointDirection {
  /** From the network of the building to the names of the VPC. */
  INBOUND = 'INBOUND',
  /** From the VPC to the name servers of the building. */
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
  /** The subnet on the Outpost, a first-generation rack, that its addresses are in. */
  readonly subnet: IOutpostSubnet;
  /** Which way queries go. Another way replaces the endpoint. */
  readonly direction: OutpostResolverEndpointDirection;
  /**
   * Type of the instances that it runs on, which take slots of the Outpost besides those of the Resolver: `large` to `4xlarge` of C5, C5d,
   * M5, M5d, R5 or R5d. Another one replaces the endpoint.
   *
   * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DNSLimitations.html#limits-api-entities-resolver-on-outposts
   */
  readonly preferredInstanceType: InstanceType;
  /**
   * The Resolver on the Outpost, which has to be there before the endpoint.
   *
   * @default - one that exists already
   */
  readonly resolver?: IOutpostResolverRef;
  /**
   * Its addresses in the subnet, 2 at least, such as `10.0.8.10`: those that name servers of the building are told to ask.
   *
   * @default - 2 that AWS chooses, which CloudFormation does not tell
   */
  readonly ipv4Addresses?: string[];
  /**
   * Its security group.
   *
   * @default - a new one, which lets nobody query until you say who: `allowQueriesFrom`, or `forward`
   */
  readonly securityGroup?: ISecurityGroup;
  /**
   * Name of the endpoint.
   *
   * @default - none but a tag
   */
  readonly resolverEndpointName?: string;
}

/** Where the queries of a domain go. */
export interface ResolverForwardOptions {
  /** The domain, with all below it, such as `plant.example.com`. */
  readonly domainName: string;
  /** IPv4 addresses of the name servers of the building, which are asked on port 53. */
  readonly nameServers: string[];
}

/**
 * A Route 53 Resolver endpoint on an Outpost (`AWS::Route53Resolver::ResolverEndpoint` with an `OutpostArn`), over IPv4: DNS between the
 * VPC and the building, without the way through the Region. Needs an `OutpostResolver` on the same Outpost.
 *
 * @resource AWS::Route53Resolver::ResolverEndpoint
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/outpost-resolver.html
 */
export class OutpostResolverEndpoint extends Resource implements IOutpostResolverEndpoint {
  public readonly resolverEndpointId: string;
  /** Who may query, and who is queried. */
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

  /** Lets name servers or machines of the building ask, over UDP and, for long answers, TCP. */
  public allowQueriesFrom(peer: IPeer): void {
    for (const port of [Port.udp(53), Port.tcp(53)]) this.connections.allowFrom(peer, port, 'DNS queries');
  }

  /** Has the VPC ask name servers of the building for a domain, and opens the way to them over UDP and TCP. */
  public addForwardingRule(id: string, options: ResolverForwardOptions): void {
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
        this.connections.allowTo(Peer.ipv4(`${nameServer}/32`), port, 'Queries to name servers of the building');
      }
    }
  }
}
