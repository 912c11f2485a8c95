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
import { SERVER } from '../catalog/generations';
import type { IOutpost } from '../outpost/outpost';
import { OutpostsValidation } from '../validation/plugin';
import type { ServiceLinkGateway } from './service-link-gateway';

/** Properties of the VPC of a private service link. */
export interface ServiceLinkVpcProps {
  /** The Outpost, an Outposts rack: Outposts servers do not support a private service link. The subnet is in its Availability Zone. */
  readonly outpost: IOutpost;
  /**
   * IPv4 CIDR block of the VPC and its subnet, such as `10.3.0.0/24`: `/24` or larger, and outside `10.1.0.0/16`. It must not overlap with
   * CoIP pools or with VPCs that use the local gateway.
   */
  readonly ipv4CidrBlock: string;
  /** The gateway that connects the on-premises network to the VPC. */
  readonly gateway: ServiceLinkGateway;
  /**
   * On-premises CIDR blocks that the service link uses. The endpoint accepts traffic from them. With a transit gateway, the subnet gets a
   * route to each of them.
   *
   * @default - all addresses, as AWS recommends: the gateway is the only path into the VPC
   */
  readonly onPremisesCidrBlocks?: string[];
  /**
   * Whether to create a VPC endpoint for AWS Outposts, which private connectivity requires. Set it to false if you create the endpoint
   * yourself in the subnet, and add its ID to the command in the output.
   *
   * @default true
   */
  readonly interfaceEndpoint?: boolean;
  /**
   * Removal policy of all resources. If the VPC is deleted, the Outpost is disconnected.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}

/**
 * The VPC of a private service link: the Outpost connects to its Region through it, over AWS Direct Connect instead of public IP addresses.
 *
 * It has one subnet, no internet access, the gateway to the on-premises network, and the VPC endpoint for AWS Outposts. Use it for this
 * purpose only, in the account that owns the Outpost. It cannot be changed after the hardware is ordered. In addition to the removal
 * policy, protect it with a service control policy and with the termination protection of its stack.
 *
 * CloudFormation does not support private connectivity of an Outpost: run the command in the output `CreatePrivateConnectivityConfig` while
 * the Outpost is pending. The principal that runs it needs:
 *
 * - `iam:CreateServiceLinkedRole` and `iam:PutRolePolicy` on `AWSServiceRoleForOutposts*`, the role with which AWS Outposts creates network
 *   interfaces in the subnet and their security group;
 * - `iam:CreateRole` and `iam:PutRolePolicy` on `role/service-role/AWSOutpostsProvisioningRole_*`, the role of the installation;
 * - `ec2:DescribeVpcs`, `ec2:DescribeSubnets` and `ec2:DescribeVpcEndpoints`.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/userguide/private-connectivity.html
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/private-connectivity.html
 * @throws if the Outpost is declared as an Outposts server
 *
 * @example
 * new ServiceLinkVpc(this, 'ServiceLink', {
 *   outpost,
 *   ipv4CidrBlock: '10.3.0.0/24',
 *   gateway: ServiceLinkGateway.virtualPrivateGateway(),
 *   onPremisesCidrBlocks: ['172.20.0.0/16'],
 * });
 */
export class ServiceLinkVpc extends Construct {
  /** The VPC. */
  public readonly vpc: IVpc;
  /** The subnet, in the Availability Zone of the Outpost. */
  public readonly subnet: ISubnet;
  /** The VPC endpoint for AWS Outposts; undefined if none is created. */
  public readonly interfaceEndpoint?: IInterfaceVpcEndpoint;

  constructor(scope: Construct, id: string, props: ServiceLinkVpcProps) {
    super(scope, id);
    const { outpost, ipv4CidrBlock, gateway, onPremisesCidrBlocks = ['0.0.0.0/0'] } = props;
    if (outpost.hardware?.supportedHardwareType === SERVER) {
      throw new Error(
        `'${outpost.node.path}' is an Outposts server, which does not support a private service link; remove the ServiceLinkVpc`,
      );
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

    if (props.interfaceEndpoint ?? true) {
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
