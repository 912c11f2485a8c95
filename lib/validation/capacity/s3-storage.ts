import { GENERATION_2, SINGLE_RACK } from '../../catalog/generations';
import type { Outpost } from '../outpost/facts';

/**
 * Why an Outpost has no S3 on Outposts capacity; `undefined` if it has, or if that is unknown.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/what-is-outposts.html
 */
export function missingS3Capacity({ id, s3CapacityTiB, generation, rackScaling }: Outpost): string | undefined {
  if (s3CapacityTiB === 0) return `${id} has 0 TiB of S3 on Outposts capacity`;
  return s3CapacityTiB === undefined && generation === GENERATION_2 && rackScaling === SINGLE_RACK
    ? `${id} is in the single-rack configuration of second-generation Outposts racks, which does not support S3 on Outposts`
    : undefined;
}
