import { Mixin } from 'aws-cdk-lib';
import type { CfnResolverEndpoint } from 'aws-cdk-lib/aws-route53resolver';
import type { IConstruct } from 'constructs';
import type { IOutpost } from '../outpost';
import { isOnAnotherOutpost } from './other-outpost';
import { isOfType } from './resource-of-type';

/** Places a Route 53 Resolver endpoint on an Outpost: sets its `OutpostArn`. AWS also requires a `PreferredInstanceType`. */
export class ResolverEndpointPlacement extends Mixin {
  constructor(private readonly outpost: IOutpost) {
    super();
  }

  public override supports(construct: IConstruct): construct is CfnResolverEndpoint {
    return isOfType(construct, 'AWS::Route53Resolver::ResolverEndpoint');
  }

  public applyTo(construct: IConstruct): void {
    if (!this.supports(construct) || isOnAnotherOutpost(construct.outpostArn, this.outpost)) return;
    construct.outpostArn = this.outpost.outpostArn;
  }
}
