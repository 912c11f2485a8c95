import { GENERATION_1, GENERATION_2 } from './generations';

/**
 * EBS volume types by rack generation. Checked 2026-11-23.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/userguide/launch-instance.html
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/launch-instance.html
 */
export const VOLUME_TYPES: { readonly [generation: string]: readonly string[] } = {
  [GENERATION_1]: ['gp2'],
  [GENERATION_2]: ['gp2', 'gp3'],
};
