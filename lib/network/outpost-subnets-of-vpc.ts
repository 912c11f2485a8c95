import { Stage } from 'aws-cdk-lib';
import type { IVPCRef } from 'aws-cdk-lib/aws-ec2';
import type { IConstruct } from 'constructs';
import type { IOutpostSubnet } from './outpost-subnet';

const SUBNETS = Symbol.for('cdk-outposts.OutpostSubnetsOfVpcs');

/**
 * The subnets on Outposts that were created in a VPC so far, in this order. `ec2.Vpc` does not know them. They are recorded by VPC ID,
 * because several stacks may import the VPC, and at the Stage, because a search of its tree takes longer the larger it is.
 */
export function outpostSubnetsOf(vpc: IVPCRef): IOutpostSubnet[] {
  const stage = (Stage.of(vpc) ?? vpc.node.root) as IConstruct & { [SUBNETS]?: Map<string, IOutpostSubnet[]> };
  if (!stage[SUBNETS]) Object.defineProperty(stage, SUBNETS, { value: new Map() });
  const { vpcId } = vpc.vpcRef;
  let subnets = stage[SUBNETS]!.get(vpcId);
  if (!subnets) stage[SUBNETS]!.set(vpcId, (subnets = []));
  return subnets;
}
