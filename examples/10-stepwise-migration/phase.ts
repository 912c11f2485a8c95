import type { patterns } from 'cdk-outposts';

/** Phases of the migration: the percentage of requests that each location receives. To roll back, deploy the previous phase. */
export const PHASES = {
  /** The load balancer on the Outpost forwards all requests to the on-premises servers. */
  FRONT_DOOR: { onPremises: 100, outpost: 0, region: 0 },
  FIRST_REQUESTS: { onPremises: 90, outpost: 10, region: 0 },
  HALF: { onPremises: 50, outpost: 50, region: 0 },
  /** The on-premises servers receive no requests and can be shut down. */
  ON_OUTPOST: { onPremises: 0, outpost: 100, region: 0 },
  FIRST_IN_REGION: { onPremises: 0, outpost: 90, region: 10 },
  IN_REGION: { onPremises: 0, outpost: 0, region: 100 },
} satisfies { readonly [name: string]: patterns.TrafficWeights };
