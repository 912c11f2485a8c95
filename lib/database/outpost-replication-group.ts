import { Resource, Token } from 'aws-cdk-lib';
import { Connections, Port, SecurityGroup, type IConnectable, type InstanceType, type IVpc } from 'aws-cdk-lib/aws-ec2';
import { CfnSubnetGroup, type IParameterGroupRef, type IUserGroupRef } from 'aws-cdk-lib/aws-elasticache';
import type { IKeyRef } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import {
  REPLICATION_GROUP_TYPE,
  replicationGroupServiceToken,
  type ReplicationGroupResourceProperties,
} from '../handlers/replication-group/provider';
import { TaggableCustomResource } from '../handlers/taggable-custom-resource';
import type { IOutpostSubnet } from '../network/outpost-subnet';
import { OutpostsValidation } from '../validation/plugin';

/** What a replication group runs. */
export class ReplicationGroupEngine {
  /**
   * Valkey.
   *
   * @param version such as `8.0`. Left out, it is the one that ElastiCache takes by default
   */
  public static valkey(version?: string): ReplicationGroupEngine {
    return new ReplicationGroupEngine('valkey', version);
  }

  /**
   * Redis OSS.
   *
   * @param version such as `7.1`. Left out, it is the one that ElastiCache takes by default
   */
  public static redis(version?: string): ReplicationGroupEngine {
    return new ReplicationGroupEngine('redis', version);
  }

  private constructor(
    /** As ElastiCache calls it. */
    public readonly engine: string,
    /** The version, if specified. */
    public readonly version?: string,
  ) {}
}

/** Properties of a replication group on an Outpost. */
export interface OutpostReplicationGroupProps {
  /** The VPC of the subnets. */
  readonly vpc: IVpc;
  /** The subnets of its nodes, all on one Outpost. Others replace the group. */
  readonly subnets: IOutpostSubnet[];
  /**
   * Type of its nodes, without `cache.`: of the families M5 and R5, and one that the Outpost has slots for.
   *
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ElastiCache-Outposts.html
   */
  readonly instanceType: InstanceType;
  /**
   * What it runs. Another one than before replaces the group, and its data is lost; another version does not.
   *
   * @default ReplicationGroupEngine.valkey()
   */
  readonly engine?: ReplicationGroupEngine;
  /**
   * How many replicas the primary has: 0 to 5. They are on the same Outpost, and one of them is promoted if the primary fails.
   *
   * @default 1
   */
  readonly replicas?: number;
  /**
   * Parameters of the engine.
   *
   * @default - the default parameter group of ElastiCache
   */
  readonly parameterGroup?: IParameterGroupRef;
  /**
   * Key of what is stored on disk. Another one replaces the group, and its data is lost.
   *
   * @default - the key of ElastiCache
   */
  readonly encryptionKey?: IKeyRef;
  /**
   * User group for role-based access control.
   *
   * @default - no user group; any client in the network has full access
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
   */
  readonly userGroup?: IUserGroupRef;
}

const MOST_REPLICAS = 5;
const PORT = 6379;

/**
 * A cache on an Outpost that on-premises applications use without the Region: a replication group of Amazon ElastiCache without cluster
 * mode, encrypted on disk and on the wire.
 *
 * `AWS::ElastiCache::ReplicationGroup` does not support Outposts, so a custom resource creates it. The deployment waits until it
 * is available, for forty minutes at most. ElastiCache on Outposts has no backups, no logs and no customer-owned IP addresses.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ElastiCache-Outposts.html
 * @throws if `subnets` is empty, or there are more replicas than ElastiCache supports
 */
export class OutpostReplicationGroup extends Resource implements IConnectable {
  /** Opens its port, 6379. */
  public readonly connections: Connections;
  /**
   * ID of the group.
   * @attribute
   */
  public readonly replicationGroupId: string;
  /**
   * DNS name by which the primary is reached, for reads and writes.
   * @attribute
   */
  public readonly primaryEndpointAddress: string;
  /**
   * DNS name by which the replicas are reached, for reads.
   * @attribute
   */
  public readonly readerEndpointAddress: string;

  constructor(scope: Construct, id: string, props: OutpostReplicationGroupProps) {
    super(scope, id);
    const { vpc, subnets, engine = ReplicationGroupEngine.valkey(), replicas = 1, userGroup } = props;
    if (subnets.length === 0) throw new Error('a replication group needs at least one subnet on an Outpost, got none: add one to subnets');
    if (!Token.isUnresolved(replicas) && !(Number.isInteger(replicas) && replicas >= 0 && replicas <= MOST_REPLICAS)) {
      throw new Error(`replicas must be 0 to ${MOST_REPLICAS}, got ${replicas}`);
    }
    const securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc,
      description: `Cache ${this.node.path}`,
      allowAllOutbound: false,
    });
    this.connections = new Connections({ securityGroups: [securityGroup], defaultPort: Port.tcp(PORT) });
    const subnetGroup = new CfnSubnetGroup(this, 'Subnets', {
      description: `Subnets of ${this.node.path}`,
      subnetIds: subnets.map(({ subnetId }) => subnetId),
    });
    const properties: ReplicationGroupResourceProperties = {
      Description: this.node.path,
      OutpostArn: subnets[0].outpost.outpostRef.outpostArn,
      CacheSubnetGroupName: subnetGroup.ref,
      Engine: engine.engine,
      EngineVersion: engine.version,
      CacheNodeType: `cache.${props.instanceType.toString()}`,
      NumCacheClusters: replicas + 1,
      CacheParameterGroupName: props.parameterGroup?.parameterGroupRef.cacheParameterGroupName,
      SecurityGroupIds: [securityGroup.securityGroupId],
      KmsKeyId: props.encryptionKey?.keyRef.keyArn,
      UserGroupIds: userGroup && [userGroup.userGroupRef.userGroupId],
    };
    const resource = new TaggableCustomResource(this, 'Resource', {
      serviceToken: replicationGroupServiceToken(this, props.encryptionKey?.keyRef.keyArn),
      resourceType: REPLICATION_GROUP_TYPE,
      properties,
    });
    this.replicationGroupId = resource.ref;
    this.primaryEndpointAddress = resource.getAttString('PrimaryEndPoint.Address');
    this.readerEndpointAddress = resource.getAttString('ReaderEndPoint.Address');
    OutpostsValidation.register(this);
  }
}
