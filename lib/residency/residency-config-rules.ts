import { CustomPolicy, ResourceType, RuleScope, type IRule } from 'aws-cdk-lib/aws-config';
import type { ISubnetRef } from 'aws-cdk-lib/aws-ec2';
import type { IOutpostRef } from 'aws-cdk-lib/aws-outposts';
import { Construct } from 'constructs';
import { OutpostsValidation } from '../validation/plugin';

/** Properties of rules for data residency. */
export interface ResidencyConfigRulesProps {
  /** The Outposts that instances and network interfaces may be on. */
  readonly outposts: IOutpostRef[];
  /**
   * The subnets that there may be in the account and the Region.
   *
   * @default - no rule for subnets
   */
  readonly subnets?: ISubnetRef[];
}

/**
 * Finds what is not on the Outposts that data may be kept on: rules of AWS Config (`AWS::Config::ConfigRule`) for the account and the Region
 * of the stack, whose recorder of configurations has to be on. They find, and deny nothing: what `ResidencyGuardrails` cannot deny, such as
 * a subnet in the Region, and what was there before.
 *
 * Network interfaces stand for all that has some: instances, databases, load balancers and endpoints. Volumes have no rule: the properties
 * that AWS Config documents for them do not name their Outpost. Nor have snapshots, which it does not record.
 *
 * @see https://docs.aws.amazon.com/wellarchitected/latest/data-residency-hybrid-cloud-services-lens/drhcsec05-bp01.html
 * @see https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_cfn-guard.html
 * @see https://github.com/awslabs/aws-config-resource-schema/tree/master/config/properties/resource-types
 * @throws if `outposts` or `subnets` is empty
 *
 * @example
 * new ResidencyConfigRules(this, 'ConfigRules', { outposts: [outpost], subnets: [subnet] });
 */
export class ResidencyConfigRules extends Construct {
  /** Rule that finds instances and network interfaces that are on none of the Outposts. */
  public readonly outpostRule: IRule;
  /** Rule that finds subnets that are not in `subnets`. Undefined if `subnets` is left out. */
  public readonly subnetRule?: IRule;

  constructor(scope: Construct, id: string, props: ResidencyConfigRulesProps) {
    super(scope, id);
    const { outposts, subnets } = props;
    if (outposts.length === 0)
      throw new Error('the rules need at least one Outpost, got none: add the Outposts that may store data to outposts');
    if (subnets?.length === 0)
      throw new Error('with an empty list, every subnet is noncompliant: add the allowed subnets to subnets, or leave subnets out');

    this.outpostRule = new CustomPolicy(this, 'OnOutpost', {
      description: 'Instances and network interfaces are on one of the Outposts that may store data',
      ruleScope: RuleScope.fromResources([ResourceType.EC2_INSTANCE, ResourceType.EC2_NETWORK_INTERFACE]),
      policyText: isOneOf(
        'on_outpost',
        'configuration.outpostArn',
        outposts.map(({ outpostRef }) => outpostRef.outpostArn),
      ),
    });
    this.subnetRule =
      subnets &&
      new CustomPolicy(this, 'InSubnets', {
        description: 'Subnets are in the list of allowed subnets',
        ruleScope: RuleScope.fromResources([ResourceType.EC2_SUBNET]),
        policyText: isOneOf(
          'in_subnets',
          'configuration.subnetId',
          subnets.map(({ subnetRef }) => subnetRef.subnetId),
        ),
      });
    OutpostsValidation.register(this);
  }
}

/** A rule in the language of AWS CloudFormation Guard: a property of the configuration is there, and has one of these values. */
function isOneOf(name: string, property: string, values: readonly string[]): string {
  return [
    `let allowed = [${values.map((value) => `'${value}'`).join(', ')}]`,
    `rule ${name} {`,
    `  ${property} exists`,
    `  ${property} in %allowed`,
    '}',
    '',
  ].join('\n');
}
