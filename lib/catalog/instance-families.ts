import { GENERATION_1, GENERATION_2, SERVER } from './generations';

/**
 * EC2 instance families by the generation of a rack, or for servers. Checked 2026-11-23.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/what-is-outposts.html
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/dh-outposts.html
 * @see https://docs.aws.amazon.com/outposts/latest/server-userguide/local-network-interface.html
 */
export const INSTANCE_FAMILIES: { readonly [hardware: string]: readonly string[] } = {
  [GENERATION_1]: ['m5', 'm5d', 'c5', 'c5d', 'r5', 'r5d', 'g4dn', 'i3en'],
  [GENERATION_2]: ['m7i', 'c7i', 'r7i', 'm8i', 'c8i', 'r8i', 'bmn-sf2e', 'bmn-cx2'],
  [SERVER]: ['c6id', 'c6gd'],
};

/**
 * Families whose Dedicated Hosts on an Outpost take several sizes of instance. Checked 2026-11-23.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/dh-outposts.html
 */
export const MULTI_SIZE_HOST_FAMILIES: readonly string[] = ['m5', 'm5d', 'm7i', 'c5', 'c5d', 'c7i', 'r5', 'r5d', 'r7i'];

/** `m5` of `m5.xlarge`. */
export function familyOf(instanceType: string): string {
  return instanceType.split('.')[0];
}

/** The families of an Outpost, as far as it is known what it is. */
export function familiesOf(outpost: {
  readonly hardware?: string | null;
  readonly generation?: string | null;
}): readonly string[] | undefined {
  return INSTANCE_FAMILIES[outpost.hardware === SERVER ? SERVER : (outpost.generation ?? '')];
}
