import { Token } from 'aws-cdk-lib';
import { UserData } from 'aws-cdk-lib/aws-ec2';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';

/** An iSCSI target: a volume of an on-premises third-party storage array. */
export interface IscsiTarget {
  /** IPv4 address of the portal of the storage array. The subnet of the instance needs a local gateway route to it. */
  readonly portalIpAddress: string;
  /** iSCSI qualified name of the target, such as `iqn.2010-06.com.purestorage:flasharray.3b5f`. */
  readonly targetIqn: string;
  /**
   * TCP port of the portal.
   *
   * @default 3260
   */
  readonly port?: number;
  /**
   * Logical unit number of the volume in the target.
   *
   * @default 0
   */
  readonly lun?: number;
  /**
   * CHAP credentials, with the keys `userid` and `password`. The role of the instance needs to read the secret:
   * `credentials.grantRead(role)`.
   *
   * @default - no authentication
   */
  readonly credentials?: ISecret;
}

/** Options of the user data for iSCSI SAN boot. */
export interface IscsiSanBootOptions {
  /** iSCSI qualified name of the instance, to which the storage array maps the volume, such as `iqn.2026-01.com.example:line-1`. */
  readonly initiatorIqn: string;
  /** The volume, through one or more portals. The instance tries them in this order. */
  readonly targets: IscsiTarget[];
  /**
   * On an Outposts server: the device index of the local network interface (LNI) through which the instance reaches the storage array.
   *
   * @default - the primary network interface, as on an Outposts rack
   */
  readonly localNetworkInterfaceDeviceIndex?: number;
}

/** @see https://www.rfc-editor.org/rfc/rfc3720#section-3.2.6.3.1 */
const IQN = /^iqn[.]\d{4}-\d{2}([.][a-z0-9-]+)+(:\S+)?$/;

/**
 * User data for instances on an Outpost.
 *
 * @example
 * const userData = OutpostUserData.forIscsiSanBoot({
 *   initiatorIqn: 'iqn.2026-01.com.example:line-1',
 *   targets: [{ portalIpAddress: '192.168.10.20', targetIqn: 'iqn.2010-06.com.purestorage:flasharray.3b5f' }],
 * });
 */
export class OutpostUserData {
  /**
   * User data that boots an instance from a volume of an on-premises third-party storage array over iSCSI: Dell PowerStore, HPE Alletra,
   * NetApp or Pure Storage. It is an iPXE script without credentials, for the iPXE helper AMI that AWS publishes with its sample. The helper
   * AMI still needs a root volume on EBS or instance store.
   *
   * Not supported on 1U Outposts servers.
   *
   * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/outpost-third-party-block-storage.html
   * @see https://github.com/aws-samples/sample-outposts-third-party-storage-integration
   * @throws if there is no target, or a name is not an iSCSI qualified name
   */
  public static forIscsiSanBoot(options: IscsiSanBootOptions): UserData {
    const { initiatorIqn, targets, localNetworkInterfaceDeviceIndex: device } = options;
    if (targets.length === 0) throw new Error('iSCSI SAN boot needs a target, got none; specify at least one in targets');
    for (const name of [initiatorIqn, ...targets.map(({ targetIqn }) => targetIqn)]) {
      if (!Token.isUnresolved(name) && !IQN.test(name)) {
        throw new Error(`'${name}' is not an iSCSI qualified name; specify a name such as 'iqn.2026-01.com.example:name', in lower case`);
      }
    }
    const lines = ['#!ipxe', `set initiator-iqn ${initiatorIqn}`];
    if (device !== undefined) lines.push('ifclose', `ifopen net${device}`, `dhcp --timeout 5000 net${device}`);
    for (const { portalIpAddress, targetIqn, port = 3260, lun = 0, credentials } of targets) {
      if (credentials) lines.push(`aws_get_boot_creds_from_secret ${credentials.secretName}`);
      // If this target does not boot, iPXE continues with the next one.
      lines.push(`sanboot iscsi:${portalIpAddress}::${port}:${lun}:${targetIqn} ||`);
    }
    return UserData.custom(lines.join('\n'));
  }

  private constructor() {}
}
