import { CustomResource } from 'aws-cdk-lib';
import { CfnLocationNFS, CfnLocationSMB, type CfnTask } from 'aws-cdk-lib/aws-datasync';
import { PolicyStatement, type IRole } from 'aws-cdk-lib/aws-iam';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import {
  DATA_SYNC_LOCATION_TYPE,
  dataSyncLocationServiceToken,
  type DataSyncLocationResourceProperties,
} from '../handlers/data-sync-location/provider';
import { S3OutpostsAccessPointGrants } from '../storage/s3-outposts-access-point-grants';
import type { IS3OutpostsAccessPoint } from '../storage/s3-outposts-access-point';
import { DataSyncRole } from './data-sync-role';

/** A file server of the network file system (NFS), such as an instance on the Outpost or a server of the building. */
export interface NfsBackupSourceOptions {
  /** Name or IP address of the server, as the DataSync agent reaches it. */
  readonly serverHostname: string;
  /** The path that the server exports, or one below it, such as `/export/recipes`. */
  readonly subdirectory: string;
}

/** A file server of the Server Message Block protocol (SMB), such as a Windows server, to which a user logs in by NTLM. */
export interface SmbBackupSourceOptions {
  /** Name or IP address of the server, as the DataSync agent reaches it. */
  readonly serverHostname: string;
  /** The share, and a path in it where not all of it is meant, such as `/recipes/line-1`. */
  readonly subdirectory: string;
  /** Name of a user who may read all that is to be copied, and write it for the way back. */
  readonly user: string;
  /**
   * The password of the user: the whole secret, as plain text. DataSync reads it by a role of its own, and it is in no template.
   *
   * @see https://docs.aws.amazon.com/datasync/latest/userguide/location-credentials.html
   */
  readonly password: ISecret;
  /**
   * The Windows domain of the server.
   *
   * @default - none
   */
  readonly domain?: string;
}

/**
 * What a source makes of itself in a link.
 *
 * @internal
 */
export interface BoundBackupSource {
  readonly locationArn: string;
  /** The role by which DataSync gets at it. */
  readonly role?: IRole;
  /** What a task has to leave out of the copy. */
  readonly options?: CfnTask.OptionsProperty;
}

/**
 * What a `BackupLink` copies: what a DataSync agent on the Outpost can read. DataSync copies no databases: back up those of RDS by its own
 * backups, and others by a dump to one of these.
 *
 * @see https://docs.aws.amazon.com/datasync/latest/userguide/working-with-locations.html
 */
export abstract class BackupSource {
  /**
   * A bucket of S3 on Outposts. The agent gets at it by an endpoint in its VPC: where that is made in the same stack, let the link wait for it,
   * `link.node.addDependency(endpoint)`.
   *
   * @param accessPoint an access point of the bucket for the VPC of the agent
   * @see https://docs.aws.amazon.com/datasync/latest/userguide/create-s3-location.html
   */
  public static s3Outposts(accessPoint: IS3OutpostsAccessPoint): BackupSource {
    return new S3OutpostsBucketSource(accessPoint);
  }

  /**
   * Files of an NFS server, with their owners, permissions and times.
   *
   * @see https://docs.aws.amazon.com/datasync/latest/userguide/create-nfs-location.html
   */
  public static nfs(source: NfsBackupSourceOptions): BackupSource {
    return new NfsSource(source);
  }

  /**
   * Files of an SMB server, without their access control lists, which S3 does not keep.
   *
   * @see https://docs.aws.amazon.com/datasync/latest/userguide/create-smb-location.html
   */
  public static smb(source: SmbBackupSourceOptions): BackupSource {
    return new SmbSource(source);
  }

  /** @internal */
  public abstract _bind(link: Construct, agentArns: string[]): BoundBackupSource;
}

class S3OutpostsBucketSource extends BackupSource {
  constructor(private readonly accessPoint: IS3OutpostsAccessPoint) {
    super();
  }

  /** CloudFormation cannot make the location of a bucket on an Outpost, since its location type knows no agents: a custom resource does. */
  public _bind(link: Construct, agentArns: string[]): BoundBackupSource {
    const { accessPointArn } = this.accessPoint.accessPointRef;
    const role = new DataSyncRole(link, 'SourceRole');
    const onOutpost = S3OutpostsAccessPointGrants.fromAccessPoint(this.accessPoint);
    onOutpost.readWrite(role);
    onOutpost.delete(role);
    role.addToPrincipalPolicy(new PolicyStatement({ actions: ['s3-outposts:GetAccessPoint'], resources: [accessPointArn] }));

    const properties: DataSyncLocationResourceProperties = {
      AccessPointArn: accessPointArn,
      BucketAccessRoleArn: role.roleArn,
      AgentArns: agentArns,
    };
    const location = new CustomResource(link, 'Source', {
      serviceToken: dataSyncLocationServiceToken(link),
      resourceType: DATA_SYNC_LOCATION_TYPE,
      properties,
    });
    location.node.addDependency(role);
    return { locationArn: location.ref, role };
  }
}

class NfsSource extends BackupSource {
  constructor(private readonly source: NfsBackupSourceOptions) {
    super();
  }

  public _bind(link: Construct, agentArns: string[]): BoundBackupSource {
    const location = new CfnLocationNFS(link, 'Source', { ...this.source, onPremConfig: { agentArns } });
    return { locationArn: location.attrLocationArn };
  }
}

class SmbSource extends BackupSource {
  constructor(private readonly source: SmbBackupSourceOptions) {
    super();
  }

  public _bind(link: Construct, agentArns: string[]): BoundBackupSource {
    const { password, ...server } = this.source;
    const role = new DataSyncRole(link, 'SourceRole');
    password.grantRead(role);
    const location = new CfnLocationSMB(link, 'Source', {
      ...server,
      agentArns,
      authenticationType: 'NTLM',
      customSecretConfig: { secretArn: password.secretArn, secretAccessRoleArn: role.roleArn },
    });
    // DataSync mounts the share while the location is made, so the role must be able to.
    location.node.addDependency(role);
    // https://docs.aws.amazon.com/datasync/latest/userguide/metadata-copied.html
    return {
      locationArn: location.attrLocationArn,
      role,
      options: { uid: 'NONE', gid: 'NONE', posixPermissions: 'NONE', securityDescriptorCopyFlags: 'NONE' },
    };
  }
}
