import type { patterns } from 'cdk-outposts';

/** How far the migration is: the percentage of all requests that each place answers. Each step can be taken back by deploying the one before. */
export const PHASES = {
  /** The load balancer on the Outpost is the front door, and all behind it is as it was. */
  FRONT_DOOR: { onPremises: 100, outpost: 0, region: 0 },
  FIRST_REQUESTS: { onPremises: 90, outpost: 10, region: 0 },
  HALF: { onPremises: 50, outpost: 50, region: 0 },
  /** The servers of the building can be switched off. */
  ON_OUTPOST: { onPremises: 0, outpost: 100, region: 0 },
  FIRST_IN_REGION: { onPremises: 0, outpost: 90, region: 10 },
  IN_REGION: { onPremises: 0, outpost: 0, region: 100 },
} satisfies { readonly [name: string]: patterns.TrafficWeights };
