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
  /** The VPC, with DNS hostnames and DNS resolution enabled, and without endpoints for these services. */
  readonly vpc: IVpc;
  /** Subnets of the control plane and of the nodes on the Outpost. The endpoints allow HTTPS from their CIDR blocks. */
  readonly outpostSubnets: IOutpostSubnet[];
  /** Subnets of the endpoints: a private subnet in the Region, in the Availability Zone of the Outpost. */
  readonly endpointSubnets: SubnetSelection;
}

/**
 * VPC endpoints for local clusters on EBS in a VPC without a NAT gateway: AWS Systems Manager, which sets up the control plane, and the
 * services for container images and logs. Create them once for all local clusters of a VPC.
 *
 * The cluster must depend on them: `cluster.node.addDependency(endpoints)`. Pods that use other AWS services need endpoints for these, too.
 *
 * @see https://docs.aws.amazon.com/eks/latest/userguide/eks-outposts-vpc-subnet-requirements.html
 *
 * @example
 * declare const cluster: EksLocalCluster;
 *
 * const endpoints = new EksLocalClusterEndpoints(this, 'Endpoints', {
 *   vpc,
 *   endpointSubnets: { subnets: vpc.isolatedSubnets },
 *   outpostSubnets: [subnet],
 * });
 * cluster.node.addDependency(endpoints);
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

/** Converts `ecr.api` to `EcrApi`. */
function pascalCase(service: string): string {
  return service.replace(/(^|\.)(\w)/g, (_, _dot, letter: string) => letter.toUpperCase());
}
