/**
 * Power connectors by power phase. Checked 2026-11-23.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_UpdateSiteRackPhysicalProperties.html
 */
export const POWER_CONNECTORS: { readonly [powerPhase: string]: readonly string[] } = {
  SINGLE_PHASE: ['L6_30P', 'IEC309'],
  THREE_PHASE: ['AH530P7W', 'AH532P6W', 'CS8365C'],
};

/**
 * Valid numbers of uplinks for each Outpost network device, by uplink speed. Checked 2026-11-23.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_UpdateSiteRackPhysicalProperties.html
 */
export const UPLINK_COUNTS: { readonly [uplinkGbps: string]: readonly number[] } = {
  UPLINK_1G: [1, 2, 4, 6, 8],
  UPLINK_10G: [1, 2, 4, 8, 12, 16],
  UPLINK_40G: [1, 2, 4],
  UPLINK_100G: [1, 2, 4],
};

/**
 * Uplink speed and fiber type of each optical standard. Checked 2026-11-23.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/userguide/outposts-requirements.html
 */
export const OPTICAL_STANDARDS: { readonly [opticalStandard: string]: { readonly speed: string; readonly fiber: string } } = {
  OPTIC_1000BASE_LX: { speed: 'UPLINK_1G', fiber: 'SINGLE_MODE' },
  OPTIC_1000BASE_SX: { speed: 'UPLINK_1G', fiber: 'MULTI_MODE' },
  OPTIC_10GBASE_IR: { speed: 'UPLINK_10G', fiber: 'SINGLE_MODE' },
  OPTIC_10GBASE_LR: { speed: 'UPLINK_10G', fiber: 'SINGLE_MODE' },
  OPTIC_10GBASE_SR: { speed: 'UPLINK_10G', fiber: 'MULTI_MODE' },
  OPTIC_40GBASE_IR4_LR4L: { speed: 'UPLINK_40G', fiber: 'SINGLE_MODE' },
  OPTIC_40GBASE_LR4: { speed: 'UPLINK_40G', fiber: 'SINGLE_MODE' },
  OPTIC_40GBASE_ESR: { speed: 'UPLINK_40G', fiber: 'MULTI_MODE' },
  OPTIC_40GBASE_SR: { speed: 'UPLINK_40G', fiber: 'MULTI_MODE' },
  OPTIC_100GBASE_CWDM4: { speed: 'UPLINK_100G', fiber: 'SINGLE_MODE' },
  OPTIC_100GBASE_LR4: { speed: 'UPLINK_100G', fiber: 'SINGLE_MODE' },
  OPTIC_100G_PSM4_MSA: { speed: 'UPLINK_100G', fiber: 'SINGLE_MODE' },
  OPTIC_100GBASE_SR4: { speed: 'UPLINK_100G', fiber: 'MULTI_MODE' },
};

/**
 * Power draws that AWS offers for each rack generation. Checked 2026-11-23.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/userguide/outposts-requirements.html
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/outposts-rack2ndgen-requirements.html
 */
export const POWER_DRAWS: { readonly [generation: string]: readonly string[] } = {
  GENERATION_1: ['POWER_5_KVA', 'POWER_10_KVA', 'POWER_15_KVA'],
  GENERATION_2: ['POWER_10_KVA', 'POWER_15_KVA', 'POWER_30_KVA'],
};

/**
 * Maximum supported weights that the second-generation network rack, 1975 lbs, exceeds. Checked 2026-11-23.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/network-userguide/outposts-rack2ndgen-requirements.html
 */
export const TOO_LITTLE_FOR_NETWORK_RACK: readonly string[] = ['MAX_1400_LBS', 'MAX_1600_LBS', 'MAX_1800_LBS'];
