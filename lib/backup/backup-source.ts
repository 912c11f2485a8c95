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

/** A Network File System (NFS) file server, such as an instance on the Outpost or an on-premises server. */
export interface NfsBackupSourceOptions {
  /** Name or IP address of the server, as the DataSync agent reaches it. */
  readonly serverHostname: string;
  /** The path that the server exports, or one below it, such as `/export/recipes`. */
  readonly subdirectory: string;
}

/** A Server Message Block (SMB) file server, such as a Windows server. DataSync authenticates with NTLM. */
export interface SmbBackupSourceOptions {
  /** Name or IP address of the server, as the DataSync agent reaches it. */
  readonly serverHostname: string;
  /** The share, optionally with a path in it, such as `/recipes/line-1`. */
  readonly subdirectory: string;
  /** Name of a user with permission to read the files, and to write them for a restore. */
  readonly user: string;
  /**
   * The password of the user: the whole secret, as plain text. DataSync reads it with a role of its own, and no template contains it.
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
 * What a source creates in a backup link.
 *
 * @internal
 */
export interface BoundBackupSource {
  readonly locationArn: string;
  /** The role that DataSync uses to access the source. */
  readonly role?: IRole;
  /**
   * Creates the location that a restore writes to, with a role of its own.
   *
   * @default - `locationArn`
   */
  readonly restoreLocationArn?: () => string;
  /** Options for metadata that a task cannot copy. */
  readonly options?: CfnTask.OptionsProperty;
}

/**
 * What a `BackupLink` copies: a location that a DataSync agent on the Outpost can read. DataSync does not copy databases: use automated backups
 * for Amazon RDS, and export other databases to one of these locations.
 *
 * @see https://docs.aws.amazon.com/datasync/latest/userguide/working-with-locations.html
 */
export abstract class BackupSource {
  /**
   * An S3 on Outposts bucket. The agent accesses it through an S3 on Outposts endpoint in its VPC. If the same stack creates the endpoint, add a
   * dependency: `link.node.addDependency(endpoint)`.
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
   * Files of an SMB server, without their access control lists, which Amazon S3 does not store.
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

  /** CloudFormation does not support agents for S3 locations, so a custom resource creates the location of an S3 on Outposts bucket. */
  public _bind(link: Construct, agentArns: string[]): BoundBackupSource {
    const onOutpost = S3OutpostsAccessPointGrants.fromAccessPoint(this.accessPoint);
    const role = new DataSyncRole(link, 'SourceRole');
    onOutpost.read(role);
    const { accessPointArn } = this.accessPoint.accessPointRef;
    // DataSync documents these for source buckets, too.
    role.addToPrincipalPolicy(
      new PolicyStatement({
        actions: ['s3-outposts:ListBucketMultipartUploads', 's3-outposts:ListMultipartUploadParts'],
        resources: [accessPointArn, `${accessPointArn}/object/*`],
      }),
    );
    let restoreLocationArn: string | undefined;
    return {
      locationArn: this.location(link, 'Source', role, agentArns),
      role,
      restoreLocationArn: () => {
        if (restoreLocationArn) return restoreLocationArn;
        const restoreRole = new DataSyncRole(link, 'RestoreRole');
        onOutpost.readWrite(restoreRole);
        onOutpost.delete(restoreRole);
        return (restoreLocationArn = this.location(link, 'RestoreDestination', restoreRole, agentArns));
      },
    };
  }

  private location(link: Construct, id: string, role: DataSyncRole, agentArns: string[]): string {
    const { accessPointArn } = this.accessPoint.accessPointRef;
    // DataSync gets the access point when it creates the location.
    role.addToPrincipalPolicy(new PolicyStatement({ actions: ['s3-outposts:GetAccessPoint'], resources: [accessPointArn] }));
    const properties: DataSyncLocationResourceProperties = {
      AccessPointArn: accessPointArn,
      BucketAccessRoleArn: role.roleArn,
      AgentArns: agentArns,
    };
    const location = new CustomResource(link, id, {
      serviceToken: dataSyncLocationServiceToken(link, role.roleArn),
      resourceType: DATA_SYNC_LOCATION_TYPE,
      properties,
    });
    location.node.addDependency(role);
    return location.ref;
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
    // DataSync mounts the share when it creates the location, so the role needs its permissions by then.
    location.node.addDependency(role);
    // https://docs.aws.amazon.com/datasync/latest/userguide/metadata-copied.html
    return {
      locationArn: location.attrLocationArn,
      role,
      options: { uid: 'NONE', gid: 'NONE', posixPermissions: 'NONE', securityDescriptorCopyFlags: 'NONE' },
    };
  }
}
