import { CustomResource, Fn, Resource, Stack, type IResource } from 'aws-cdk-lib';
import type { AgentReference, IAgentRef } from 'aws-cdk-lib/aws-datasync';
import {
  BlockDeviceVolume,
  CfnInstance,
  EbsDeviceVolumeType,
  LaunchTemplate,
  MachineImage,
  Port,
  SecurityGroup,
  type Connections,
  type IConnectable,
  type IInterfaceVpcEndpoint,
  type IMachineImage,
  type InstanceType,
  type InterfaceVpcEndpoint,
  type ISubnetRef,
  type IVpc,
  type SubnetSelection,
} from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { activationKeyFunction } from '../handlers/data-sync-activation-key/activation-key-function';
import {
  DATA_SYNC_AGENT_TYPE,
  dataSyncAgentServiceToken,
  type DataSyncAgentResourceProperties,
} from '../handlers/data-sync-agent/provider';
import type { IOutpostSubnet } from '../network/outpost-subnet';
import { OutpostsValidation } from '../validation/plugin';

/** A DataSync agent. */
export interface IDataSyncAgent extends IResource, IAgentRef {
  /**
   * ARN of the agent.
   * @attribute
   */
  readonly agentArn: string;
}

/** A VPC endpoint for DataSync, through which an agent reaches the service without the internet. */
export interface DataSyncVpcEndpoint {
  /** The endpoint for `InterfaceVpcEndpointAwsService.DATASYNC`, in `subnet` only. Its security group gets rules that allow the agent. */
  readonly vpcEndpoint: IInterfaceVpcEndpoint;
  /**
   * Name of the endpoint, such as `vpce-0a1b2c3d4e5f60718-abcd1234.datasync.eu-west-3.vpce.amazonaws.com`.
   *
   * @default - the name of the endpoint, if the App creates it; required if the endpoint is imported
   */
  readonly dnsName?: string;
  /** The subnet of the endpoint, in the Region. DataSync creates four network interfaces in it for each task. */
  readonly subnet: ISubnetRef;
}

/** Properties of a DataSync agent on an Outpost. */
export interface DataSyncAgentProps {
  /** The VPC of the subnet. For an S3 on Outposts bucket, the VPC of the access point. */
  readonly vpc: IVpc;
  /** The subnet on the Outpost. It has a route to DataSync: to the public endpoints in the Region, or to `vpcEndpoint`. */
  readonly subnet: IOutpostSubnet;
  /**
   * Instance type: one that the Outpost has slots for, of size 2xlarge or larger, such as `m5.2xlarge` for up to 20 million files and
   * `m5.4xlarge` for more. A change replaces the agent, with the locations and tasks that use it.
   *
   * @see https://docs.aws.amazon.com/datasync/latest/userguide/agent-requirements.html#ec2-instance-types
   */
  readonly instanceType: InstanceType;
  /**
   * Subnets in the Region for the Lambda function that requests the activation key from the agent. Lambda does not run on Outposts. The subnets
   * need no route out of the VPC.
   *
   * @default - the private subnets of the VPC, or the isolated subnets if there are no private ones
   */
  readonly activationSubnets?: SubnetSelection;
  /**
   * The VPC endpoint for DataSync that the agent uses. It cannot be changed later: to change it, give the construct another ID, which replaces
   * the agent.
   *
   * @default - the public endpoints of DataSync in the Region
   * @see https://docs.aws.amazon.com/datasync/latest/userguide/choose-service-endpoint.html
   */
  readonly vpcEndpoint?: DataSyncVpcEndpoint;
  /**
   * The AMI of the agent. DataSync updates the software of agents automatically, so a newer AMI does not replace the agent.
   *
   * @default - the AMI that DataSync publishes in the Region when the instance is launched
   * @see https://docs.aws.amazon.com/datasync/latest/userguide/deploy-agents.html#ec2-deploy-agent
   */
  readonly machineImage?: IMachineImage;
}

abstract class DataSyncAgentBase extends Resource implements IDataSyncAgent {
  public abstract readonly agentArn: string;

  public get agentRef(): AgentReference {
    return { agentArn: this.agentArn };
  }
}

/**
 * A DataSync agent on an Outpost, for the `agents` of a `BackupLink`: an instance that reads data on the Outpost and is activated in the Region.
 *
 * A function in the VPC requests the activation key from the agent on port 80, and a custom resource activates the agent. No template contains
 * the key. Only the function can reach that port, and the agent closes it after activation. The deployment waits until the agent is online.
 *
 * To read an S3 on Outposts bucket, allow the agent on the S3 on Outposts endpoint: `endpoint.connections.allowDefaultPortFrom(agent)`.
 *
 * @see https://docs.aws.amazon.com/datasync/latest/userguide/deploy-agents.html#outposts-agent
 * @throws if the VPC endpoint is imported and `dnsName` is not set
 *
 * @example
 * declare const endpoint: S3OutpostsEndpoint;
 *
 * const agent = new DataSyncAgent(this, 'Agent', { vpc, subnet, instanceType: new ec2.InstanceType('m5.2xlarge') });
 * endpoint.connections.allowDefaultPortFrom(agent);
 */
export class DataSyncAgent extends DataSyncAgentBase implements IConnectable {
  /** Imports an existing agent, such as one on VMware ESXi at the site. */
  public static fromDataSyncAgentArn(scope: Construct, id: string, agentArn: string): IDataSyncAgent {
    class Import extends DataSyncAgentBase {
      public readonly agentArn = agentArn;
    }
    return new Import(scope, id, { environmentFromArn: agentArn });
  }

  /** Network connections of the agent. All outbound traffic is allowed. */
  public readonly connections: Connections;
  public readonly agentArn: string;
  /**
   * ID of the instance.
   * @attribute
   */
  public readonly instanceId: string;

  constructor(scope: Construct, id: string, props: DataSyncAgentProps) {
    super(scope, id);
    const { vpc, subnet, instanceType, vpcEndpoint } = props;
    const securityGroup = new SecurityGroup(this, 'SecurityGroup', { vpc, description: `DataSync agent ${this.node.path}` });
    this.connections = securityGroup.connections;

    // A launch template, unlike an instance, accepts a parameter that is resolved at launch only: a newer AMI does not replace the agent.
    const template = new LaunchTemplate(this, 'LaunchTemplate', {
      machineImage: props.machineImage ?? MachineImage.resolveSsmParameterAtLaunch('/aws/service/datasync/ami'),
      instanceType,
      securityGroup,
      requireImdsv2: true,
      // An agent needs 80 GB, https://docs.aws.amazon.com/datasync/latest/userguide/agent-requirements.html
      blockDevices: [
        { deviceName: '/dev/xvda', volume: BlockDeviceVolume.ebs(80, { encrypted: true, volumeType: EbsDeviceVolumeType.GP2 }) },
      ],
    });
    const instance = new CfnInstance(this, 'Instance', {
      subnetId: subnet.subnetId,
      monitoring: true,
      launchTemplate: { launchTemplateId: template.launchTemplateId, version: template.latestVersionNumber },
      tags: [{ key: 'Name', value: this.node.path }],
    });
    this.instanceId = instance.ref;

    const ask = activationKeyFunction(this, vpc, props.activationSubnets);
    securityGroup.connections.allowFrom(ask, Port.tcp(80), 'Asks for the activation key');
    const properties: DataSyncAgentResourceProperties = {
      InstanceId: instance.ref,
      Address: instance.attrPrivateIp,
      ActivationKeyFunctionArn: ask.functionArn,
      // The characters that DataSync accepts: https://docs.aws.amazon.com/datasync/latest/userguide/API_CreateAgent.html
      AgentName: this.node.path.replace(/[^\w\s+=.:@/-]/g, '-').slice(-256),
      ...(vpcEndpoint && this.endpointProperties(vpcEndpoint)),
    };
    const agent = new CustomResource(this, 'Agent', {
      serviceToken: dataSyncAgentServiceToken(this, ask.functionArn),
      resourceType: DATA_SYNC_AGENT_TYPE,
      properties,
    });
    // The network path to the agent, and from the agent to DataSync.
    agent.node.addDependency(securityGroup, ask.connections.securityGroups[0], subnet.internetConnectivityEstablished);
    if (vpcEndpoint) agent.node.addDependency(vpcEndpoint.vpcEndpoint, ...vpcEndpoint.vpcEndpoint.connections.securityGroups);
    this.agentArn = agent.ref;
    OutpostsValidation.register(this);
  }

  /** @see https://docs.aws.amazon.com/datasync/latest/userguide/datasync-network.html#using-vpc-endpoint */
  private endpointProperties({ vpcEndpoint, subnet, dnsName }: DataSyncVpcEndpoint): Partial<DataSyncAgentResourceProperties> {
    vpcEndpoint.connections.allowFrom(this, Port.tcpRange(1024, 1064), 'Control of DataSync agents');
    vpcEndpoint.connections.allowFrom(this, Port.tcp(443), 'Data of DataSync agents');
    const [securityGroup] = vpcEndpoint.connections.securityGroups;
    const arnOf = (resource: string, resourceName: string) => Stack.of(this).formatArn({ service: 'ec2', resource, resourceName });
    return {
      VpcEndpointId: vpcEndpoint.vpcEndpointId,
      VpcEndpointDnsName: dnsName ?? dnsNameOf(vpcEndpoint),
      SubnetArn: arnOf('subnet', subnet.subnetRef.subnetId),
      SecurityGroupArn: arnOf('security-group', securityGroup.securityGroupId),
    };
  }
}

/** Each entry is the ID of a hosted zone and a name. The first name is the Regional name of the endpoint. */
function dnsNameOf(vpcEndpoint: IInterfaceVpcEndpoint): string {
  const { vpcEndpointDnsEntries } = vpcEndpoint as Partial<InterfaceVpcEndpoint>;
  if (!vpcEndpointDnsEntries)
    throw new Error(`the DNS name of the imported VPC endpoint ${vpcEndpoint.vpcEndpointId} is unknown: set dnsName`);
  return Fn.select(1, Fn.split(':', Fn.select(0, vpcEndpointDnsEntries)));
}
