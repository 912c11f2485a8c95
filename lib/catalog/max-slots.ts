/**
 * Most slots for an instance type.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_InstanceTypeCapacity.html
 */
export const MAX_SLOTS = 9999;
