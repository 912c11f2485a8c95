import { Token } from 'aws-cdk-lib';
import { UserData } from 'aws-cdk-lib/aws-ec2';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';

/** A volume of a storage array in the building, as the array offers it by iSCSI. */
export interface IscsiTarget {
  /** IPv4 address of the portal of the array. The subnet of the instance routes to it through the local gateway. */
  readonly portalIpAddress: string;
  /** Name of the target, such as `iqn.2010-06.com.purestorage:flasharray.3b5f`. */
  readonly targetIqn: string;
  /**
   * TCP port of the portal.
   *
   * @default 3260
   */
  readonly port?: number;
  /**
   * Logical unit of the volume in the target.
   *
   * @default 0
   */
  readonly lun?: number;
  /**
   * User and password of CHAP, under the keys `userid` and `password`.
   *
   * @default - the array asks for none
   */
  readonly credentials?: ISecret;
}

/** How an instance boots from a storage array. */
export interface IscsiSanBootProps {
  /** Name of the instance, to which the array offers the volume, such as `iqn.2026-01.com.example:line-1`. */
  readonly initiatorIqn: string;
  /** The volume, by one portal or by several, which are tried in this order. */
  readonly targets: IscsiTarget[];
  /**
   * On an Outposts server: the device index of the local network interface by which the array is reached.
   *
   * @default - a rack: the array is reached through the local gateway
   */
  readonly localNetworkInterfaceDeviceIndex?: number;
}

/** @see https://www.rfc-editor.org/rfc/rfc3720#section-3.2.6.3.1 */
const IQN = /^iqn[.]\d{4}-\d{2}([.][a-z0-9-]+)+(:\S+)?$/;

/**
 * Boots an instance from a volume of a third-party storage array in the building: Dell PowerStore, HPE Alletra, NetApp or Pure Storage.
 * `userData` is what the iPXE helper image runs that AWS publishes with its sample; give the instance that image and a role that
 * may read the `credentials`. An instance has its root volume on EBS or instance store all the same, for the helper image.
 *
 * 1U servers have no such boot.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/outpost-third-party-block-storage.html
 * @see https://github.com/aws-samples/sample-outposts-third-party-storage-integration
 * @throws where a name is no iSCSI qualified name, or there is no target
 */
export class IscsiSanBoot {
  /** A script of iPXE. It holds no credentials. */
  public readonly userData: UserData;
  /** What it reads: let the role of the instance read each, `secret.grantRead(role)`. */
  public readonly credentials: ISecret[];

  constructor(props: IscsiSanBootProps) {
    const { initiatorIqn, targets, localNetworkInterfaceDeviceIndex: device } = props;
    if (targets.length === 0) throw new Error('an instance boots from a volume of a storage array: give targets at least one');
    for (const name of [initiatorIqn, ...targets.map(({ targetIqn }) => targetIqn)]) {
      if (!Token.isUnresolved(name) && !IQN.test(name)) {
        throw new Error(`'${name}' is no iSCSI qualified name; it is of the form iqn.2026-01.com.example:name, in lower case`);
      }
    }
    this.credentials = [...new Set(targets.flatMap(({ credentials }) => credentials ?? []))];
    const lines = ['#!ipxe', `set initiator-iqn ${initiatorIqn}`];
    if (device !== undefined) lines.push('ifclose', `ifopen net${device}`, `dhcp --timeout 5000 net${device}`);
    for (const { portalIpAddress, targetIqn, port = 3260, lun = 0, credentials } of targets) {
      if (credentials) lines.push(`aws_get_boot_creds_from_secret ${credentials.secretName}`);
      // The next one where this one does not boot.
      lines.push(`sanboot iscsi:${portalIpAddress}::${port}:${lun}:${targetIqn} ||`);
    }
    this.userData = UserData.custom(lines.join('\n'));
  }
}
