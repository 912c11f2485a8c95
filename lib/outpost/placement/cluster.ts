import { Mixin, Token } from 'aws-cdk-lib';
import type { CfnCluster } from 'aws-cdk-lib/aws-eks';
import type { IConstruct } from 'constructs';
import type { IOutpost } from '../outpost';
import { isOfType } from './resource-of-type';

/**
 * Places the control plane of an EKS local cluster on an Outpost: sets `OutpostArns` in its `OutpostConfig`.
 *
 * A cluster without an `OutpostConfig` is not changed: its control plane stays in the Region, and only its nodes are on the Outpost.
 */
export class ClusterPlacement extends Mixin {
  constructor(private readonly outpost: IOutpost) {
    super();
  }

  public override supports(construct: IConstruct): construct is CfnCluster {
    return isOfType(construct, 'AWS::EKS::Cluster');
  }

  public applyTo(construct: IConstruct): void {
    if (!this.supports(construct)) return;
    const { outpostConfig } = construct;
    if (outpostConfig === undefined || Token.isUnresolved(outpostConfig)) return;
    construct.outpostConfig = { ...(outpostConfig as CfnCluster.OutpostConfigProperty), outpostArns: [this.outpost.outpostArn] };
  }
}
