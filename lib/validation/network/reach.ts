import type { Subnet } from './facts/subnet';

/** A subnet that does not reach services which something in it requires. */
interface Stranded {
  readonly subnet: Subnet;
  readonly services: readonly string[];
}

/** Whether the templates create the VPC of a subnet on an Outpost: others have VPC endpoints that no template contains. */
export function isInOwnVpc(subnet: Subnet | null | undefined): boolean {
  return !!subnet?.outpost && subnet.vpc?.origin === 'template';
}

/** The first of some subnets that does not reach all of some services. */
export function findStranded(subnets: readonly Subnet[], required: readonly string[]): Stranded | undefined {
  return subnets
    .map((subnet) => ({ subnet, services: required.filter((service) => subnet.reachableServices?.includes(service) === false) }))
    .find(({ services }) => services.length > 0);
}

export function strandedMessage({ subnet, services }: Stranded): string {
  const missing = `${subnet.id} has no route out of its VPC, and no VPC endpoint that it can use for ${services.join(', ')}`;
  return `${missing}; an interface endpoint needs private DNS, and inbound HTTPS from the subnet`;
}
