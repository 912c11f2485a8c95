import { Stage } from 'aws-cdk-lib';
import type { IVPCRef } from 'aws-cdk-lib/aws-ec2';
import type { IConstruct } from 'constructs';
import type { IOutpostSubnet } from './outpost-subnet';

const SUBNETS = Symbol.for('cdk-outposts.OutpostSubnetsOfVpcs');

/**
 * The subnets on Outposts that were made in a VPC so far, in this order. `ec2.Vpc` does not know them. By the ID of the VPC, since it may
 * be imported in several stacks; kept at the Stage, since to look for them in its tree would take longer the larger it is.
 */
export function outpostSubnetsOf(vpc: IVPCRef): IOutpostSubnet[] {
  const stage = (Stage.of(vpc) ?? vpc.node.root) as IConstruct & { [SUBNETS]?: Map<string, IOutpostSubnet[]> };
  if (!stage[SUBNETS]) Object.defineProperty(stage, SUBNETS, { value: new Map() });
  const { vpcId } = vpc.vpcRef;
  let subnets = stage[SUBNETS]!.get(vpcId);
  if (!subnets) stage[SUBNETS]!.set(vpcId, (subnets = []));
  return subnets;
}
