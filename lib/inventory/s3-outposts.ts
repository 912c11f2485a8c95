import type { Inventory, OutpostInventoryEntry } from './inventory';

/**
 * An Outpost with S3 on Outposts capacity.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_s3outposts_Outpost.html
 */
export interface OutpostWithS3Element {
  readonly OutpostArn?: string;
  readonly S3OutpostArn?: string;
  readonly OutpostId?: string;
  readonly OwnerId?: string;
  readonly CapacityInBytes?: number;
}

/**
 * An S3 on Outposts endpoint.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_s3outposts_Endpoint.html
 */
export interface S3EndpointElement {
  readonly EndpointArn?: string;
  /** ID of the Outpost. */
  readonly OutpostsId?: string;
  readonly CidrBlock?: string;
  readonly Status?: string;
  readonly CreationTime?: string;
  readonly NetworkInterfaces?: readonly S3EndpointInterfaceElement[];
  readonly VpcId?: string;
  readonly SubnetId?: string;
  readonly SecurityGroupId?: string;
  /** `Private` or `CustomerOwnedIp`. */
  readonly AccessType?: string;
  readonly CustomerOwnedIpv4Pool?: string;
}

/** A network interface of an S3 on Outposts endpoint. */
export interface S3EndpointInterfaceElement {
  readonly NetworkInterfaceId?: string;
}

const BYTES_PER_TIB = 2 ** 40;

/**
 * S3 on Outposts capacity of an Outpost in TiB: the one that AWS lists, otherwise the declared one. An active Outpost that AWS does not list has
 * none.
 */
export function s3CapacityTiB({ outpostsWithS3 }: Inventory, { outpost, storage }: OutpostInventoryEntry): number | undefined {
  const listed = outpostsWithS3?.find(({ OutpostId }) => OutpostId !== undefined && OutpostId === outpost?.OutpostId);
  if (listed?.CapacityInBytes !== undefined) return listed.CapacityInBytes / BYTES_PER_TIB;
  const isListable = outpost?.OutpostId !== undefined && outpost.LifeCycleStatus === 'ACTIVE';
  return storage?.s3?.capacityTiB ?? (outpostsWithS3 && isListable && !listed ? 0 : undefined);
}
