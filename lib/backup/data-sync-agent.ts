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

/** A VPC endpoint of DataSync, by which an agent reaches it without the internet. */
export interface DataSyncVpcEndpoint {
  /** The endpoint, of the service `InterfaceVpcEndpointAwsService.DATASYNC`, in the subnet below alone. Its security group lets the agent in. */
  readonly vpcEndpoint: IInterfaceVpcEndpoint;
  /**
   * Name of the endpoint, such as `vpce-0a1b2c3d4e5f60718-abcd1234.datasync.eu-west-3.vpce.amazonaws.com`.
   *
   * @default - that of an endpoint that the App makes. Throws where it is imported
   */
  readonly dnsName?: string;
  /** Its subnet, in the Region: DataSync puts four network interfaces into it for each task. */
  readonly subnet: ISubnetRef;
}

/** Properties of a DataSync agent on an Outpost. */
export interface DataSyncAgentProps {
  /** The VPC of the subnet. For a bucket of S3 on Outposts it is the VPC of the access point. */
  readonly vpc: IVpc;
  /** The subnet on the Outpost. It has a way to DataSync: to the public endpoints of the Region, or to `vpcEndpoint`. */
  readonly subnet: IOutpostSubnet;
  /**
   * Type of the instance: one that the Outpost has slots for, of size 2xlarge at least, such as `m5.2xlarge` for up to 20 million files and
   * `m5.4xlarge` for more. Another one replaces the agent, with the locations and tasks that use it.
   *
   * @see https://docs.aws.amazon.com/datasync/latest/userguide/agent-requirements.html#ec2-instance-types
   */
  readonly instanceType: InstanceType;
  /**
   * Subnets in the Region from which the agent is asked for its activation key, by a function, since Lambda runs on no Outpost. They need no
   * way out of the VPC.
   *
   * @default - the private subnets of the VPC, or the isolated ones where there are none
   */
  readonly activationSubnets?: SubnetSelection;
  /**
   * The VPC endpoint of DataSync that the agent uses. It cannot be changed later: give the construct another ID then, so that the agent is
   * replaced.
   *
   * @default - the public endpoints of DataSync in the Region
   * @see https://docs.aws.amazon.com/datasync/latest/userguide/choose-service-endpoint.html
   */
  readonly vpcEndpoint?: DataSyncVpcEndpoint;
  /**
   * The image of the agent. AWS updates the software of agents by itself, so that a newer image is no reason to replace one.
   *
   * @default - the image that DataSync publishes in the Region at the time when the instance is launched
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
 * A DataSync agent on an Outpost: an instance that reads what is there, activated in the Region, for the `agents` of a `BackupLink`.
 *
 * The agent is asked for its activation key at port 80, by a function in the VPC, and a custom resource activates it: the key is in no
 * template. The function alone may reach that port, which the agent closes when it is activated. The deployment waits until the agent is
 * online.
 *
 * To read a bucket of S3 on Outposts, it has to be let into the endpoint of the bucket: `endpoint.connections.allowDefaultPortFrom(agent)`.
 *
 * @see https://docs.aws.amazon.com/datasync/latest/userguide/deploy-agents.html#outposts-agent
 * @throws where the VPC endpoint is imported and its name is not given
 */
export class DataSyncAgent extends DataSyncAgentBase implements IConnectable {
  /** Imports an agent that exists already, such as one on VMware ESXi at the site. */
  public static fromDataSyncAgentArn(scope: Construct, id: string, agentArn: string): IDataSyncAgent {
    class Import extends DataSyncAgentBase {
      public readonly agentArn = agentArn;
    }
    return new Import(scope, id, { environmentFromArn: agentArn });
  }

  /** Who reaches it, and what it reaches: it may go anywhere. */
  public readonly connections: Connections;
  public readonly agentArn: string;
  /**
   * ID of its instance.
   * @attribute
   */
  public readonly instanceId: string;

  constructor(scope: Construct, id: string, props: DataSyncAgentProps) {
    super(scope, id);
    const { vpc, subnet, instanceType, vpcEndpoint } = props;
    const securityGroup = new SecurityGroup(this, 'SecurityGroup', { vpc, description: `DataSync agent ${this.node.path}` });
    this.connections = securityGroup.connections;

    // A launch template, unlike an instance, takes a parameter that is looked up at the launch alone: a newer image replaces no agent.
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
      // Of the characters that DataSync takes, https://docs.aws.amazon.com/datasync/latest/userguide/API_CreateAgent.html
      AgentName: this.node.path.replace(/[^\w\s+=.:@/-]/g, '-').slice(-256),
      ...(vpcEndpoint && this.endpointProperties(vpcEndpoint)),
    };
    const agent = new CustomResource(this, 'Agent', {
      serviceToken: dataSyncAgentServiceToken(this, ask.functionArn),
      resourceType: DATA_SYNC_AGENT_TYPE,
      properties,
    });
    // The way to the agent, and its own to DataSync.
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

/** Each entry is the ID of a hosted zone and a name. The first name is that of all subnets of the endpoint. */
function dnsNameOf(vpcEndpoint: IInterfaceVpcEndpoint): string {
  const { vpcEndpointDnsEntries } = vpcEndpoint as Partial<InterfaceVpcEndpoint>;
  if (!vpcEndpointDnsEntries)
    throw new Error(`the name of VPC endpoint ${vpcEndpoint.vpcEndpointId} is not known, since it is imported: give dnsName`);
  return Fn.select(1, Fn.split(':', Fn.select(0, vpcEndpointDnsEntries)));
}
