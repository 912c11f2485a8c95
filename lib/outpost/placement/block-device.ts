import { CfnParameter, Reference, Token, Tokenization, type IResolvable } from 'aws-cdk-lib';
import { AMAZON_LINUX_2023 } from '../../catalog/amazon-linux';
import { GENERATION_1 } from '../../catalog/generations';
import type { IOutpost } from '../outpost';

/** Volume type properties of an EBS volume or of a block device mapping. */
interface VolumeType {
  readonly volumeType?: string;
  readonly iops?: number;
  readonly throughput?: number;
}

/** A block device of an instance or a launch template. */
interface BlockDevice {
  readonly deviceName?: string;
  readonly ebs?: VolumeType | IResolvable;
}

type BlockDevices<T> = (T | IResolvable)[] | IResolvable | undefined;

/** @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/device_naming.html */
const BOOT_DEVICE = { deviceName: '/dev/xvda', ebs: { volumeType: 'gp2' } };

/**
 * Whether to change a volume to gp2, the only volume type of first-generation Outposts racks: it specifies no type, or gp3, the default of
 * the AWS CDK. A gp3 volume that specifies IOPS or throughput is intentional: it is not changed, and a rule reports it.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/userguide/launch-instance.html
 */
export function becomesGp2(outpost: IOutpost, { volumeType, iops, throughput }: VolumeType): boolean {
  const isDefault = volumeType === undefined || (volumeType === 'gp3' && iops === undefined && throughput === undefined);
  return outpost.hardware?.generation === GENERATION_1 && isDefault;
}

/** Returns the block devices, with volumes changed to gp2 as necessary, including the boot volume of the image. */
export function fitBlockDevices<T extends BlockDevice>(
  outpost: IOutpost,
  given: readonly (T | IResolvable)[] | IResolvable | undefined,
  imageId: string | undefined,
): BlockDevices<T> {
  if (outpost.hardware?.generation !== GENERATION_1 || (given && !Array.isArray(given))) return given as BlockDevices<T>;
  const devices = (given ?? []) as (T | IResolvable)[];
  const isPlain = (device: T | IResolvable): device is T => !Token.isUnresolved(device);
  const mayNameBootDevice = devices.some((device) => !isPlain(device) || device.deviceName === BOOT_DEVICE.deviceName);
  const fitted = devices.map((device) => (isPlain(device) ? fitBlockDevice(outpost, device) : device));
  return isAmazonLinux2023(imageId) && !mayNameBootDevice ? [...fitted, BOOT_DEVICE as BlockDevice as T] : given && fitted;
}

function fitBlockDevice<T extends BlockDevice>(outpost: IOutpost, device: T): T {
  const { ebs } = device;
  if (ebs === undefined || Token.isUnresolved(ebs) || !becomesGp2(outpost, ebs as VolumeType)) return device;
  return { ...device, ebs: { ...ebs, volumeType: 'gp2' } };
}

/** Whether an image is the public parameter of Amazon Linux 2023, as the AWS CDK refers to it. */
function isAmazonLinux2023(imageId: string | undefined): boolean {
  const [reference] = Tokenization.reverseString(imageId ?? '').tokens;
  const parameter = Reference.isReference(reference) ? reference.target : undefined;
  return parameter instanceof CfnParameter && String(parameter.default).startsWith(AMAZON_LINUX_2023);
}
