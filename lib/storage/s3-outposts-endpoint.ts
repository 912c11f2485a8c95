import { Resource, type IResource } from 'aws-cdk-lib';
import { Port, SecurityGroup, type IConnectable, Connections, type ISecurityGroup, type IVpc } from 'aws-cdk-lib/aws-ec2';
import { CfnEndpoint, type EndpointReference, type IEndpointRef } from 'aws-cdk-lib/aws-s3outposts';
import type { Construct } from 'constructs';
import type { IOutpostSubnet } from '../network/outpost-subnet';
import { OutpostsValidation } from '../validation/plugin';

/** An endpoint: lets a VPC reach S3 on Outposts. */
export interface IS3OutpostsEndpoint extends IResource, IEndpointRef, IConnectable {
  /**
   * ARN of the endpoint.
   * @attribute
   */
  readonly endpointArn: string;
}

/** Properties of an endpoint. */
export interface S3OutpostsEndpointProps {
  /** The VPC. It can have one endpoint on each Outpost. */
  readonly vpc: IVpc;
  /** The subnet on the Outpost that holds the network interfaces of the endpoint. It needs four free addresses. */
  readonly subnet: IOutpostSubnet;
  /**
   * ID of the pool of customer-owned IP addresses by which the building reaches the endpoint.
   *
   * @default - the building reaches it by its private addresses, through a local gateway in direct VPC routing mode
   */
  readonly customerOwnedIpv4Pool?: string;
  /**
   * Says who may connect.
   *
   * @default - a new security group that lets nobody in and nothing out; open it with `connections`
   */
  readonly securityGroup?: ISecurityGroup;
}

/**
 * An endpoint of S3 on Outposts for a VPC (`AWS::S3Outposts::Endpoint`). It takes up to five minutes to make.
 *
 * @resource AWS::S3Outposts::Endpoint
 * @see https://docs.aws.amazon.com/AmazonS3/latest/s3-outposts/S3OutpostsNetworking.html
 */
export class S3OutpostsEndpoint extends Resource implements IS3OutpostsEndpoint {
  public readonly endpointArn: string;
  public readonly connections: Connections;

  constructor(scope: Construct, id: string, props: S3OutpostsEndpointProps) {
    super(scope, id);
    const { vpc, subnet, customerOwnedIpv4Pool } = props;
    const securityGroup =
      props.securityGroup ??
      new SecurityGroup(this, 'SecurityGroup', { vpc, description: 'Endpoint of S3 on Outposts', allowAllOutbound: false });
    this.connections = new Connections({ securityGroups: [securityGroup], defaultPort: Port.HTTPS });
    const resource = new CfnEndpoint(this, 'Resource', {
      outpostId: subnet.outpost.outpostId,
      subnetId: subnet.subnetId,
      securityGroupId: securityGroup.securityGroupId,
      accessType: customerOwnedIpv4Pool === undefined ? 'Private' : 'CustomerOwnedIp',
      customerOwnedIpv4Pool,
    });
    this.endpointArn = resource.attrArn;
    OutpostsValidation.register(this);
  }

  public get endpointRef(): EndpointReference {
    return { endpointArn: this.endpointArn };
  }
}
