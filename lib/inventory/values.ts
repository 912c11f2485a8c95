import { GENERATION_1, GENERATION_2, MULTI_RACK, RACK, SERVER, SINGLE_RACK } from '../catalog/generations';
import { HOST_STATES } from '../catalog/host-states';
import { MAX_SLOTS } from '../catalog/max-slots';

/**
 * Values of fields with a fixed set of values, by path. Rules compare these fields: with another value, the rules would report nothing.
 *
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_Outpost.html
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_AssetInfo.html
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_ComputeAttributes.html
 * @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_FormFactorConfig.html
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLocalGatewayRouteTable.html
 */
export const VALUES: { readonly [path: string]: readonly string[] } = {
  'outposts[].outpost.SupportedHardwareType': [RACK, SERVER],
  'outposts[].outpost.Generation': [GENERATION_1, GENERATION_2],
  'outposts[].outpost.RackScalingType': [SINGLE_RACK, MULTI_RACK],
  'outposts[].assets[].AssetType': ['COMPUTE', 'STORAGE', 'POWERSHELF', 'SWITCH', 'NETWORKING'],
  'outposts[].assets[].ComputeAttributes.State': HOST_STATES,
  'orderableInstanceTypes[].FormFactorConfigs[].FormFactor': [RACK, SERVER],
  'orderableInstanceTypes[].FormFactorConfigs[].OutpostGeneration': [GENERATION_1, GENERATION_2],
  'localGatewayRouteTables[].Mode': ['direct-vpc-routing', 'coip'],
};

/** Largest values of fields with a whole number, by path. The smallest value is 0. The planner divides hosts into this many slots. */
export const LARGEST: { readonly [path: string]: number } = {
  'outposts[].assets[].ComputeAttributes.InstanceTypeCapacities[].Count': MAX_SLOTS,
};
