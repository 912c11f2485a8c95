import { Resource, type IResource } from 'aws-cdk-lib';
import { Port, SecurityGroup, type IConnectable, Connections, type ISecurityGroup, type IVpc } from 'aws-cdk-lib/aws-ec2';
import { CfnEndpoint, type EndpointReference, type IEndpointRef } from 'aws-cdk-lib/aws-s3outposts';
import type { Construct } from 'constructs';
import type { ICoipPool } from '../network/coip-pool';
import type { IOutpostSubnet } from '../network/outpost-subnet';
import { OutpostsValidation } from '../validation/plugin';

/** An S3 on Outposts endpoint, through which a VPC reaches S3 on Outposts. */
export interface IS3OutpostsEndpoint extends IResource, IEndpointRef, IConnectable {
  /**
   * ARN of the endpoint.
   * @attribute
   */
  readonly endpointArn: string;
}

/** Properties of an S3 on Outposts endpoint. */
export interface S3OutpostsEndpointProps {
  /** The VPC. A VPC can have one endpoint on each Outpost. */
  readonly vpc: IVpc;
  /** The subnet on the Outpost for the network interfaces of the endpoint. It needs four free addresses. */
  readonly subnet: IOutpostSubnet;
  /**
   * CoIP pool that gives the endpoint addresses of the on-premises network.
   *
   * @default - access type `Private`: the on-premises network reaches the endpoint at its private addresses, through a local gateway
   * route table in direct VPC routing mode
   */
  readonly coipPool?: ICoipPool;
  /**
   * Security group of the endpoint.
   *
   * @default - a new security group without rules; add them with `connections`
   */
  readonly securityGroup?: ISecurityGroup;
}

/**
 * An S3 on Outposts endpoint of a VPC (`AWS::S3Outposts::Endpoint`). Its creation takes up to five minutes.
 *
 * @resource AWS::S3Outposts::Endpoint
 * @see https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsNetworking.html
 *
 * @example
 * declare const application: ec2.Instance;
 *
 * const endpoint = new S3OutpostsEndpoint(this, 'Endpoint', { vpc, subnet });
 * endpoint.connections.allowDefaultPortFrom(application);
 */
export class S3OutpostsEndpoint extends Resource implements IS3OutpostsEndpoint {
  public readonly endpointArn: string;
  public readonly connections: Connections;

  constructor(scope: Construct, id: string, props: S3OutpostsEndpointProps) {
    super(scope, id);
    const { vpc, subnet, coipPool } = props;
    const securityGroup =
      props.securityGroup ??
      new SecurityGroup(this, 'SecurityGroup', { vpc, description: 'S3 on Outposts endpoint', allowAllOutbound: false });
    this.connections = new Connections({ securityGroups: [securityGroup], defaultPort: Port.HTTPS });
    const resource = new CfnEndpoint(this, 'Resource', {
      outpostId: subnet.outpost.outpostId,
      subnetId: subnet.subnetId,
      securityGroupId: securityGroup.securityGroupId,
      accessType: coipPool ? 'CustomerOwnedIp' : 'Private',
      customerOwnedIpv4Pool: coipPool?.coipPoolId,
    });
    this.endpointArn = resource.attrArn;
    OutpostsValidation.register(this);
  }

  public get endpointRef(): EndpointReference {
    return { endpointArn: this.endpointArn };
  }
}
