/**
 * Most slots for an instance type, in a capacity task and of an asset.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_InstanceTypeCapacity.html
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_AssetInstanceTypeCapacity.html
 */
export const MAX_SLOTS = 9999;
