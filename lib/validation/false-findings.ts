import { CfnResource, Stage, Validations } from 'aws-cdk-lib';
import type { CfnCapacityReservation, CfnHost, CfnInstance, CfnSubnet, CfnVolume } from 'aws-cdk-lib/aws-ec2';
import type { CfnLoadBalancer } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { IConstruct } from 'constructs';

/** What a validator that knows the Region only has against a resource that is right on an Outpost. */
interface FalseFinding {
  /** ID of the check, which is the same in AWS's own validator within the CDK and in cfn-lint. */
  readonly check: string;
  /** Why the check does not hold on an Outpost; shown in the CDK's validation report. */
  readonly reason: string;
  /** Whether the resource is on an Outpost, and as it has to be there. */
  readonly isFalse: (resource: CfnResource, outpostSubnetIds: ReadonlySet<string>) => boolean;
}

/** @see https://docs.aws.amazon.com/outposts/latest/network-userguide/how-outposts-works.html */
const ZONE_OF_OUTPOST = {
  check: 'W3010',
  reason: 'an Outpost extends one Availability Zone, and what is on it has to name that zone',
};

/** By the CloudFormation type of the resource. Checked 2026-11-23 with the validator of aws-cdk-lib 2.276.0 and cfn-lint 1.58.0. */
const FALSE_FINDINGS: { readonly [type: string]: FalseFinding } = {
  /** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html */
  'AWS::ElasticLoadBalancingV2::LoadBalancer': {
    check: 'E3680',
    reason: 'an Application Load Balancer on an Outpost takes exactly one subnet',
    isFalse: (resource, outpostSubnetIds) => {
      const { type = 'application', subnets, subnetMappings } = resource as CfnLoadBalancer;
      const mappings = Array.isArray(subnetMappings) ? (subnetMappings as readonly { readonly subnetId?: string }[]) : [];
      const [subnet, ...others] = subnets ?? mappings.map(({ subnetId }) => subnetId);
      return type === 'application' && others.length === 0 && subnet !== undefined && outpostSubnetIds.has(subnet);
    },
  },
  /** @see https://docs.aws.amazon.com/outposts/latest/network-userguide/what-is-outposts.html */
  'AWS::EC2::Instance': {
    check: 'E3628',
    reason: 'the bare metal instances of second-generation racks exist on Outposts only',
    isFalse: (resource, outpostSubnetIds) => {
      const { instanceType, subnetId } = resource as CfnInstance;
      return !!instanceType?.startsWith('bmn-') && subnetId !== undefined && outpostSubnetIds.has(subnetId);
    },
  },
  'AWS::EC2::Subnet': { ...ZONE_OF_OUTPOST, isFalse: (resource) => (resource as CfnSubnet).outpostArn !== undefined },
  'AWS::EC2::Volume': { ...ZONE_OF_OUTPOST, isFalse: (resource) => (resource as CfnVolume).outpostArn !== undefined },
  'AWS::EC2::Host': { ...ZONE_OF_OUTPOST, isFalse: (resource) => (resource as CfnHost).outpostArn !== undefined },
  'AWS::EC2::CapacityReservation': {
    ...ZONE_OF_OUTPOST,
    isFalse: (resource) => (resource as CfnCapacityReservation).outPostArn !== undefined,
  },
};

/**
 * Acknowledges, for the user, what other validators wrongly find in the resources of a Stage that are on an Outpost.
 *
 * It happens when the CDK validates the tree: later than any construct, mixin or aspect that places something, and before the
 * templates are written. A validation runs once per Stage. An aspect would be applied to each construct and, as the last
 * one, prevent others from adding aspects.
 */
export function acknowledgeFalseFindings(stage: Stage): void {
  const acknowledged = new WeakSet<CfnResource>();
  const acknowledge = () => {
    const outpostSubnetIds = new Set<string>();
    const resources: CfnResource[] = [];
    const visit = (construct: IConstruct) => {
      if (CfnResource.isCfnResource(construct)) {
        if (construct.cfnResourceType in FALSE_FINDINGS) resources.push(construct);
        if (construct.cfnResourceType === 'AWS::EC2::Subnet' && (construct as CfnSubnet).outpostArn) outpostSubnetIds.add(construct.ref);
      } else if (isOutpostSubnet(construct)) outpostSubnetIds.add(construct.subnetId);
      for (const child of construct.node.children) if (!Stage.isStage(child)) visit(child);
    };
    visit(stage);
    for (const resource of resources) {
      const { check, reason, isFalse } = FALSE_FINDINGS[resource.cfnResourceType];
      if (acknowledged.has(resource) || !isFalse(resource, outpostSubnetIds)) continue;
      acknowledged.add(resource);
      // As `Validations.of(resource).acknowledge` does, but for the stack trace, which would lead here and takes 99 % of the time.
      resource.node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, { [`CloudFormation-Validate::${check}`]: reason });
      // Only what fails is worth its place in the template.
      if (check.startsWith('E')) ignoreInCfnLint(resource, check);
    }
  };
  stage.node.addValidation({
    validate: () => {
      acknowledge();
      return [];
    },
  });
}

/** An `OutpostSubnet`, also an imported one, which has no CloudFormation resource. */
function isOutpostSubnet(construct: IConstruct): construct is IConstruct & { readonly subnetId: string } {
  return Symbol.for('cdk-outposts.OutpostSubnet') in construct;
}

/** @see https://github.com/aws-cloudformation/cfn-lint#resource-based-metadata */
function ignoreInCfnLint(resource: CfnResource, check: string): void {
  const existing = resource.getMetadata('cfn-lint') as { readonly config?: { readonly ignore_checks?: readonly string[] } } | undefined;
  const checks = new Set([...(existing?.config?.ignore_checks ?? []), check]);
  resource.addMetadata('cfn-lint', { ...existing, config: { ...existing?.config, ignore_checks: [...checks] } });
}
