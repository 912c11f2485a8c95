import { isObject, type Json } from './json';

/** @see https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html */
export function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  if (region.startsWith('us-iso-')) return 'aws-iso';
  if (region.startsWith('us-isob-')) return 'aws-iso-b';
  if (region.startsWith('eu-isoe-')) return 'aws-iso-e';
  if (region.startsWith('us-isof-')) return 'aws-iso-f';
  if (region.startsWith('eusc-')) return 'aws-eusc';
  return 'aws';
}

/**
 * `AWS::URLSuffix` of the partitions whose suffix an AWS page names.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html
 */
const URL_SUFFIXES: { readonly [partition: string]: string } = { aws: 'amazonaws.com', 'aws-cn': 'amazonaws.com.cn' };

export function urlSuffixOf(region: string): string | undefined {
  return URL_SUFFIXES[partitionOf(region)];
}

/** An Availability Zone or a Local Zone, such as `us-west-2a` or `us-west-2-lax-1a`. */
const ZONE = /^([a-z]{2,4}(?:-[a-z]+)+-\d+)(?:-[a-z]{3}-\d+)?[a-z]$/;

/** Region of the Availability Zones that the resources of a template specify, if it is one. */
export function regionOfZones(resources: Json): string | undefined {
  const regions = new Set<string>();
  for (const resource of Object.values(resources)) {
    const properties = isObject(resource) ? resource.Properties : undefined;
    const zone = isObject(properties) ? properties.AvailabilityZone : undefined;
    const region = typeof zone === 'string' ? ZONE.exec(zone)?.[1] : undefined;
    if (region) regions.add(region);
  }
  return regions.size === 1 ? [...regions][0] : undefined;
}
