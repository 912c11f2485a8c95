import { GENERATION_1, GENERATION_2, RACK, SERVER } from './generations';

/**
 * EC2 instance families by rack generation, and for servers. Checked 2026-11-28.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/what-is-outposts.html
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/dh-outposts.html
 * @see https://docs.aws.amazon.com/outposts/latest/server-userguide/local-network-interface.html
 */
export const INSTANCE_FAMILIES: { readonly [hardware: string]: readonly string[] } = {
  [GENERATION_1]: ['m5', 'm5d', 'c5', 'c5d', 'r5', 'r5d', 'g4dn', 'i3en'],
  [GENERATION_2]: ['m7i', 'c7i', 'r7i', 'm8i', 'c8i', 'r8i', 'bmn-sf2e', 'bmn-cx2', 'bmn-cx3a'],
  [SERVER]: ['c6id', 'c6gd'],
};

/**
 * Instance families whose Dedicated Hosts on an Outpost support multiple instance sizes. Checked 2026-11-23.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/dh-outposts.html
 */
export const MULTI_SIZE_HOST_FAMILIES: readonly string[] = ['m5', 'm5d', 'm7i', 'c5', 'c5d', 'c7i', 'r5', 'r5d', 'r7i'];

/**
 * vCPUs of the largest size in each family. No host has more. Checked 2026-11-23.
 *
 * @see https://docs.aws.amazon.com/ec2/latest/instancetypes/gp.html
 * @see https://docs.aws.amazon.com/ec2/latest/instancetypes/co.html
 * @see https://docs.aws.amazon.com/ec2/latest/instancetypes/mo.html
 * @see https://docs.aws.amazon.com/ec2/latest/instancetypes/ac.html
 * @see https://docs.aws.amazon.com/ec2/latest/instancetypes/so.html
 */
export const HOST_VCPUS: { readonly [family: string]: number } = {
  m5: 96,
  m5d: 96,
  c5: 96,
  c5d: 96,
  r5: 96,
  r5d: 96,
  g4dn: 96,
  i3en: 96,
  m7i: 192,
  c7i: 192,
  r7i: 192,
  m8i: 384,
  c8i: 384,
  r8i: 384,
  c6id: 128,
  c6gd: 64,
};

/**
 * Slots that a host with two sockets of 48 vCPUs cannot launch, although it has enough vCPUs. Checked 2026-11-23.
 *
 * @see https://docs.aws.amazon.com/whitepapers/latest/aws-outposts-high-availability-design/capacity-planning.html
 */
export const UNUSABLE_LAYOUTS: readonly { readonly [instanceType: string]: number }[] = [
  { 'm5.8xlarge': 3 },
  { 'm5.16xlarge': 1, 'm5.8xlarge': 1 },
];

/** Number of vCPUs, such as 4 for `m5.xlarge`; `undefined` for bare metal and unknown sizes. */
export function vcpusOf(instanceType: string): number | undefined {
  const size = instanceType.split('.')[1] ?? '';
  const small: { readonly [size: string]: number | undefined } = { medium: 1, large: 2, xlarge: 4 };
  const times = /^(\d+)xlarge$/.exec(size)?.[1];
  return times ? 4 * Number(times) : small[size];
}

/** `m5` for `m5.xlarge`. */
export function familyOf(instanceType: string): string {
  return instanceType.split('.')[0];
}

/** Instance families of an Outpost; `undefined` if its hardware is unknown. */
export function familiesOf(outpost: {
  readonly hardware?: string | null;
  readonly generation?: string | null;
}): readonly string[] | undefined {
  return INSTANCE_FAMILIES[outpost.hardware === SERVER ? SERVER : (outpost.generation ?? '')];
}

/** Families that an Outpost may have whose generation is unknown: those of all hardware that it can be. */
export function possibleFamilies(hardware: string | null | undefined): readonly string[] {
  const { [SERVER]: ofServers, ...ofRacks } = INSTANCE_FAMILIES;
  return [...Object.values(ofRacks).flat(), ...(hardware === RACK ? [] : ofServers)];
}
