import { Duration } from 'aws-cdk-lib';
import { CfnLaunchConfigurationTemplate, CfnReplicationConfigurationTemplate } from 'aws-cdk-lib/aws-drs';
import { Connections, Peer, Port, SecurityGroup, type IConnectable, type InstanceType, type IPeer, type IVpc } from 'aws-cdk-lib/aws-ec2';
import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { IOutpostSubnet } from '../network/outpost-subnet';
import { OutpostsValidation } from '../validation/plugin';

/** Properties of the recovery of servers on an Outpost. */
export interface OutpostRecoveryProps {
  /** The VPC of the subnet. */
  readonly vpc: IVpc;
  /**
   * The subnet on the Outpost, a rack with S3, that servers are replicated to. They can be launched on the same Outpost only, and their
   * disks and snapshots stay there. Its VPC has to use direct VPC routing.
   */
  readonly stagingSubnet: IOutpostSubnet;
  /**
   * Type of the replication servers, which take slots of the Outpost at all times.
   */
  readonly replicationServerType: InstanceType;
  /**
   * Key that encrypts the disks of the staging area, and their snapshots.
   *
   * @default - the AWS managed key for Amazon EBS
   */
  readonly encryptionKey?: IKeyRef;
  /**
   * For how long a point in time of each day is kept, from 1 to 365 days. Besides, those of every 10 minutes are kept for an hour, and those
   * of every hour for a day.
   *
   * @default Duration.days(7)
   */
  readonly retention?: Duration;
  /**
   * Maximum bandwidth of each source server, in megabits per second.
   *
   * @default - no limit
   */
  readonly bandwidthThrottlingMbps?: number;
}

/**
 * Makes AWS Elastic Disaster Recovery replicate to an Outpost: the defaults that every source server gets which is added to the account and
 * Region afterwards (`AWS::DRS::ReplicationConfigurationTemplate` and `AWS::DRS::LaunchConfigurationTemplate`). The service has to be
 * initialized there before, by `aws drs initialize-service`.
 *
 * What it launches a server as, and in which subnet, is in the EC2 launch template that the service makes for each server: put a subnet on
 * this Outpost and an instance type of its slots into it. The service does not choose the type, since it knows nothing of slots.
 *
 * @see https://docs.aws.amazon.com/drs/latest/userguide/outposts.html
 * @throws if the retention is not 1 to 365 whole days
 *
 * @example
 * const recovery = new OutpostRecovery(this, 'Recovery', {
 *   vpc,
 *   stagingSubnet: subnet,
 *   replicationServerType: new ec2.InstanceType('m5.xlarge'),
 * });
 * recovery.allowReplicationFrom(ec2.Peer.ipv4('192.168.0.0/16'));
 */
export class OutpostRecovery extends Construct implements IConnectable {
  /**
   * ID of the replication template.
   * @attribute
   */
  public readonly replicationTemplateId: string;
  /** Network connections of the staging area. Allow source servers with `allowReplicationFrom`: none are allowed by default. */
  public readonly connections: Connections;

  constructor(scope: Construct, id: string, props: OutpostRecoveryProps) {
    super(scope, id);
    const { vpc, stagingSubnet, encryptionKey, retention = Duration.days(7), bandwidthThrottlingMbps = 0 } = props;
    const days = retention.toDays({ integral: false });
    if (!Number.isInteger(days) || days < 1 || days > 365) {
      throw new Error(`retention must be 1 to 365 whole days, got ${days} days`);
    }

    const securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: `Replication servers of ${this.node.path}`,
      allowAllOutbound: false,
    });
    // To AWS Elastic Disaster Recovery, Amazon EC2 and Amazon S3, https://docs.aws.amazon.com/drs/latest/userguide/Network-Requirements.html
    securityGroup.addEgressRule(Peer.anyIpv4(), Port.tcp(443), 'AWS Elastic Disaster Recovery and Amazon S3');
    this.connections = new Connections({ securityGroups: [securityGroup] });

    const replication = new CfnReplicationConfigurationTemplate(this, 'Replication', {
      stagingAreaSubnetId: stagingSubnet.subnetId,
      replicationServersSecurityGroupsIDs: [securityGroup.securityGroupId],
      associateDefaultSecurityGroup: false,
      replicationServerInstanceType: props.replicationServerType.toString(),
      useDedicatedReplicationServer: false,
      defaultLargeStagingDiskType: 'GP2',
      ebsEncryption: encryptionKey ? 'CUSTOM' : 'DEFAULT',
      ebsEncryptionKeyArn: encryptionKey?.keyRef.keyArn,
      dataPlaneRouting: 'PRIVATE_IP',
      createPublicIp: false,
      bandwidthThrottling: bandwidthThrottlingMbps,
      stagingAreaTags: { Name: this.node.path },
      // The first two are fixed, https://docs.aws.amazon.com/drs/latest/userguide/point-in-time.html
      pitPolicy: [
        { ruleId: 1, units: 'MINUTE', interval: 10, retentionDuration: 60, enabled: true },
        { ruleId: 2, units: 'HOUR', interval: 1, retentionDuration: 24, enabled: true },
        { ruleId: 3, units: 'DAY', interval: 1, retentionDuration: days, enabled: true },
      ],
    });
    this.replicationTemplateId = replication.attrReplicationConfigurationTemplateId;

    new CfnLaunchConfigurationTemplate(this, 'Launch', {
      launchDisposition: 'STARTED',
      // Otherwise the service overwrites the type of each launch template by one that need not have a slot.
      targetInstanceTypeRightSizingMethod: 'NONE',
      copyPrivateIp: false,
      copyTags: true,
    });
    OutpostsValidation.register(this);
  }

  /** Lets replication agents send the blocks of their servers to the staging area. */
  public allowReplicationFrom(peer: IPeer): void {
    this.connections.allowFrom(peer, Port.tcp(1500), 'Replication agents');
  }
}
