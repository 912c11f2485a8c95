import { CfnOutput, Fn, RemovalPolicies, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  CfnRoute,
  CfnTransitGatewayAttachment,
  InterfaceVpcEndpoint,
  InterfaceVpcEndpointAwsService,
  IpAddresses,
  Peer,
  Port,
  SecurityGroup,
  SubnetType,
  Vpc,
  VpnConnectionType,
  type IInterfaceVpcEndpoint,
  type ISubnet,
  type ITransitGatewayRef,
  type IVpc,
} from 'aws-cdk-lib/aws-ec2';
import { AnyPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { GENERATION_1, SERVER } from '../catalog/generations';
import type { IOutpost } from '../outpost/outpost';
import { OutpostsValidation } from '../validation/plugin';
import type { ServiceLinkGateway } from './service-link-gateway';

/** Properties of the VPC of a private service link. */
export interface ServiceLinkVpcProps {
  /** The Outpost, of racks: the service link of servers is never private. Its Availability Zone is that of the subnet. */
  readonly outpost: IOutpost;
  /**
   * All addresses of the VPC and its subnet, such as `10.3.0.0/24`: `/24` or larger, and outside
   * `10.1.0.0/16`. Pools of customer-owned IP addresses and VPCs that use the local gateway must not overlap with it.
   */
  readonly ipv4CidrBlock: string;
  /** How the building reaches the VPC. */
  readonly gateway: ServiceLinkGateway;
  /**
   * Addresses of the building from which the service link comes. They may use the endpoint, and over a transit gateway they are routed to.
   *
   * @default - all, as AWS recommends: there is no way into the VPC but the gateway
   */
  readonly onPremisesCidrBlocks?: string[];
  /**
   * Whether the VPC has an endpoint of AWS Outposts, over which racks of the second generation are installed.
   *
   * @default - true, but for an Outpost that was declared to be a first-generation rack, which needs none
   */
  readonly interfaceEndpoint?: boolean;
  /**
   * What happens to all of it when it leaves the stack. An Outpost whose VPC is deleted loses its connection.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * The VPC of a private service link: the Outpost reaches its Region through it, over AWS Direct Connect instead of public addresses.
 *
 * It has one subnet, no way to the internet, the gateway to the building, and the endpoint of AWS Outposts. It is for this purpose
 * alone, in the account of the Outpost, and cannot be exchanged once the hardware is ordered. Besides the removal policy, protect it by
 * a service control policy and the termination protection of its stack.
 *
 * CloudFormation cannot tell the Outpost to use it: the output `CreatePrivateConnectivityConfig` is the command that does, while the Outpost
 * is pending. Whoever runs it needs `iam:CreateServiceLinkedRole` and `iam:PutRolePolicy` on `AWSServiceRoleForOutposts*`, a role that
 * AWS Outposts makes for each Outpost by itself, besides `ec2:DescribeVpcs` and `ec2:DescribeSubnets`. By that role it makes network
 * interfaces in the subnet, and their security group.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/private-connectivity.html
 * @throws where the Outpost was declared to be a server
 */
export class ServiceLinkVpc extends Construct {
  /** The VPC. */
  public readonly vpc: IVpc;
  /** Its subnet, in the Availability Zone of the Outpost. */
  public readonly subnet: ISubnet;
  /** The endpoint of AWS Outposts; undefined where there is none. */
  public readonly interfaceEndpoint?: IInterfaceVpcEndpoint;

  constructor(scope: Construct, id: string, props: ServiceLinkVpcProps) {
    super(scope, id);
    const { outpost, ipv4CidrBlock, gateway, onPremisesCidrBlocks = ['0.0.0.0/0'] } = props;
    if (outpost.hardware?.supportedHardwareType === SERVER) {
      throw new Error(`'${outpost.node.path}' is an Outposts server, and the service link of servers is never private: leave out the VPC`);
    }
    const vpc = new Vpc(this, 'Vpc', {
      ipAddresses: IpAddresses.cidr(ipv4CidrBlock),
      availabilityZones: [outpost.availabilityZone],
      subnetConfiguration: [{ name: 'ServiceLink', subnetType: SubnetType.PRIVATE_ISOLATED }],
      natGateways: 0,
    });
    const [subnet] = vpc.isolatedSubnets;
    this.vpc = vpc;
    this.subnet = subnet;

    const { _virtualPrivateGateway: virtualPrivateGateway, _transitGateway: transitGateway } = gateway;
    if (virtualPrivateGateway) {
      const { amazonSideAsn } = virtualPrivateGateway;
      vpc.enableVpnGateway({ type: VpnConnectionType.IPSEC_1, amazonSideAsn, vpnRoutePropagation: [{ subnets: [subnet] }] });
    }
    if (transitGateway) this.attachTo(transitGateway, onPremisesCidrBlocks);

    if (props.interfaceEndpoint ?? outpost.hardware?.generation !== GENERATION_1) {
      this.interfaceEndpoint = this.endpointFor(onPremisesCidrBlocks);
    }
    RemovalPolicies.of(this).apply(props.removalPolicy ?? RemovalPolicy.RETAIN);
    this.showHowToUse(outpost);
    OutpostsValidation.register(this);
  }

  private attachTo(transitGateway: ITransitGatewayRef, onPremisesCidrBlocks: string[]): void {
    const { vpc, subnet } = this;
    const { transitGatewayId } = transitGateway.transitGatewayRef;
    const attachment = new CfnTransitGatewayAttachment(this, 'TransitGatewayAttachment', {
      transitGatewayId,
      vpcId: vpc.vpcId,
      subnetIds: [subnet.subnetId],
    });
    for (const destinationCidrBlock of onPremisesCidrBlocks) {
      const route = new CfnRoute(this, `RouteTo${destinationCidrBlock.replace('/', '-')}`, {
        routeTableId: subnet.routeTable.routeTableId,
        destinationCidrBlock,
        transitGatewayId,
      });
      route.node.addDependency(attachment);
    }
  }

  private endpointFor(onPremisesCidrBlocks: string[]): IInterfaceVpcEndpoint {
    const { vpc, subnet } = this;
    const securityGroup = new SecurityGroup(this, 'EndpointSecurityGroup', {
      vpc,
      description: 'Endpoint for the service link of an Outpost',
      allowAllOutbound: false,
    });
    for (const cidr of onPremisesCidrBlocks) {
      securityGroup.addIngressRule(Peer.ipv4(cidr), Port.HTTPS, 'Installation of the Outpost');
      securityGroup.addIngressRule(Peer.ipv4(cidr), Port.allIcmp(), 'Tests of the path');
    }
    const endpoint = new InterfaceVpcEndpoint(this, 'Endpoint', {
      vpc,
      service: InterfaceVpcEndpointAwsService.OUTPOSTS,
      privateDnsEnabled: false,
      subnets: { subnets: [subnet] },
      securityGroups: [securityGroup],
      open: false,
    });
    endpoint.addToPolicy(
      new PolicyStatement({
        principals: [new AnyPrincipal()],
        actions: ['outposts:StartConnection', 'outposts:GetConnection'],
        resources: ['*'],
      }),
    );
    return endpoint;
  }

  /** @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_CreatePrivateConnectivityConfig.html */
  private showHowToUse(outpost: IOutpost): void {
    const { vpc, subnet, interfaceEndpoint } = this;
    new CfnOutput(this, 'CreatePrivateConnectivityConfig', {
      description: 'Has the Outpost use the VPC for its service link; once the hardware is ordered it stays so',
      value: Fn.join('', [
        'aws outposts create-private-connectivity-config --outpost-id ',
        outpost.outpostId,
        ` --vpc-information-list '[{"VpcId":"`,
        vpc.vpcId,
        '","SubnetIds":["',
        subnet.subnetId,
        '"]',
        ...(interfaceEndpoint ? [',"VpcEndpointId":"', interfaceEndpoint.vpcEndpointId, '"'] : []),
        `}]' --region `,
        Stack.of(this).region,
      ]),
    });
  }
}
