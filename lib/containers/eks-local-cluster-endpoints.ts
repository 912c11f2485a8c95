import {
  Connections,
  GatewayVpcEndpoint,
  GatewayVpcEndpointAwsService,
  InterfaceVpcEndpoint,
  InterfaceVpcEndpointAwsService,
  Peer,
  Port,
  SecurityGroup,
  type IConnectable,
  type IVpc,
  type SubnetSelection,
} from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { LOCAL_CLUSTER_SERVICES } from '../catalog/eks-on-outposts';
import type { IOutpostSubnet } from '../network/outpost-subnet';
import { OutpostsValidation } from '../validation/plugin';

/** Properties of the VPC endpoints of local clusters. */
export interface EksLocalClusterEndpointsProps {
  /** The VPC, with DNS host names and DNS resolution, and without endpoints of these services. */
  readonly vpc: IVpc;
  /** Subnets on the Outpost: those of the control plane and of the nodes. HTTPS is let in from their addresses. */
  readonly outpostSubnets: IOutpostSubnet[];
  /** Where the endpoints are: a private subnet in the Region, in the Availability Zone of the Outpost. */
  readonly endpointSubnets: SubnetSelection;
}

/**
 * The VPC endpoints by which local clusters on EBS reach the Region where there is no NAT gateway: Systems Manager, which sets up the
 * control plane, and what it needs to get its images and to send its logs. A VPC has them once, for all its clusters.
 *
 * Let the cluster wait for them: `cluster.node.addDependency(endpoints)`. Pods that use other AWS services need endpoints of these, too.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-vpc-subnet-requirements.html
 */
export class EksLocalClusterEndpoints extends Construct implements IConnectable {
  public readonly connections: Connections;

  constructor(scope: Construct, id: string, props: EksLocalClusterEndpointsProps) {
    super(scope, id);
    const { vpc, outpostSubnets, endpointSubnets } = props;
    const securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: 'AWS services for EKS local clusters',
      allowAllOutbound: false,
    });
    this.connections = new Connections({ securityGroups: [securityGroup], defaultPort: Port.HTTPS });
    for (const { ipv4CidrBlock, node } of outpostSubnets) this.connections.allowDefaultPortFrom(Peer.ipv4(ipv4CidrBlock), node.path);
    for (const service of LOCAL_CLUSTER_SERVICES) {
      if (service === 's3') {
        new GatewayVpcEndpoint(this, 'S3', { vpc, service: GatewayVpcEndpointAwsService.S3, subnets: [{ subnets: outpostSubnets }] });
      } else {
        new InterfaceVpcEndpoint(this, pascalCase(service), {
          vpc,
          service: new InterfaceVpcEndpointAwsService(service),
          subnets: endpointSubnets,
          securityGroups: [securityGroup],
          open: false,
        });
      }
    }
    OutpostsValidation.register(this);
  }
}

/** `EcrApi` of `ecr.api`. */
function pascalCase(service: string): string {
  return service.replace(/(^|\.)(\w)/g, (_, _dot, letter: string) => letter.toUpperCase());
}
