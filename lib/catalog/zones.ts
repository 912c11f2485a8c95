/**
 * IDs of the Availability Zones that do not support Outposts. Checked 2026-11-23.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/order-outpost-capacity.html
 */
export const ZONES_WITHOUT_OUTPOSTS: readonly string[] = ['use1-az3', 'usw1-az2', 'euw1-az2', 'apne1-az3'];
