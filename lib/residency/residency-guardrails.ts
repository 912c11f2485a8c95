import { DefaultStackSynthesizer, Names, Stack } from 'aws-cdk-lib';
import { CfnPolicy } from 'aws-cdk-lib/aws-organizations';
import type { IOutpostRef } from 'aws-cdk-lib/aws-outposts';
import { Construct } from 'constructs';
import { OutpostsValidation } from '../validation/plugin';
import type { DeclaredBackupLink } from './declared-backup-link';
import { statementsOf, type Statement } from './guardrail-statements';
import { ResidencyGuardrail } from './residency-guardrail';
import { packStatements } from './service-control-policies';

/** Properties of guardrails for data residency. */
export interface ResidencyGuardrailsProps {
  /** IDs of the accounts, organizational units or roots that the guardrails are for. The management account itself is never concerned. */
  readonly targetIds: string[];
  /** The Outposts that data may be kept on. */
  readonly outposts: IOutpostRef[];
  /**
   * IDs of the subnets on the Outposts, such as `subnet-0123456789abcdef0`: instances and network interfaces are made in no other. They are
   * IDs, since the subnets are in another account than the guardrails.
   *
   * @default - no subnets. Set `guardrails` without `ResidencyGuardrail.DENY_NOT_OUTPOST_SUBNET`, which needs them
   */
  readonly subnetIds?: string[];
  /**
   * What is denied.
   *
   * @default - all of them
   */
  readonly guardrails?: ResidencyGuardrail[];
  /**
   * ARNs of principals that none of the guardrails are for, such as `arn:aws:iam::*:role/BreakGlass`. A `*` stands for any characters.
   *
   * @default - none
   */
  readonly exemptPrincipals?: string[];
  /**
   * Copies in the Region that are wanted.
   *
   * @default - none
   */
  readonly backupLinks?: DeclaredBackupLink[];
  /**
   * Qualifier of the bootstrap stacks of the CDK in the targets, whose buckets, repositories and roles publish assets.
   *
   * @default - the qualifier of this stack, which is `hnb659fds` unless another was chosen
   */
  readonly bootstrapQualifier?: string;
}

/**
 * Keeps data on Outposts: service control policies (`AWS::Organizations::Policy`) as AWS publishes them for data residency, corrected so
 * that `cdk bootstrap`, `cdk deploy` and assets, declared backup links, local snapshots, local images and local backups of RDS still work.
 * They are for a stack in the management account of the organization, or in its delegated administrator.
 *
 * Some requests have no suitable condition key, so no policy can deny them:
 * - `ec2:CreateVolume` does not know the Outpost of a volume, and `ec2:CreateSubnet` not that of a subnet. Volumes follow instances, and
 *   instances follow subnets: let only those make subnets who know the rules. `ResidencyConfigRules` finds other subnets.
 * - `rds:CreateDBInstanceReadReplica` does not know where backups are kept.
 * - Service-linked roles are never subject to service control policies.
 * - Metadata, such as names and tags, and keys of KMS are always in the Region. `logs:PutLogEvents` is allowed, as published.
 *
 * Exceptions go by the names of roles. Who may make or assume roles with the names that the bootstrap stack gives, can pass the guardrails:
 * protect `iam:CreateRole` and `sts:AssumeRole` for them.
 *
 * @see https://aws.amazon.com/blogs/compute/architecting-for-data-residency-with-aws-outposts-rack-and-landing-zone-guardrails/
 * @throws if there is no target or no Outpost, if instances are denied in all subnets, or if the statements exceed the quotas
 *
 * @example
 * new ResidencyGuardrails(this, 'Guardrails', {
 *   targetIds: ['ou-ab12-cdef3456'],
 *   outposts: [outpost],
 *   subnetIds: ['subnet-0a1b2c3d4e5f60718'],
 *   backupLinks: [{ bucketName: 'recordings-copies', principals: ['arn:aws:iam::111122223333:role/Backup-*'] }],
 * });
 */
export class ResidencyGuardrails extends Construct {
  /** IDs of the service control policies, such as `p-examplepolicyid111`. */
  public readonly policyIds: string[];

  constructor(scope: Construct, id: string, props: ResidencyGuardrailsProps) {
    super(scope, id);
    const { targetIds, outposts, subnetIds = [], exemptPrincipals = [], backupLinks = [] } = props;
    const guardrails = [...new Set(props.guardrails ?? Object.values(ResidencyGuardrail))];
    if (targetIds.length === 0)
      throw new Error('the guardrails need at least one target, got none: add an account, an organizational unit or a root to targetIds');
    if (outposts.length === 0)
      throw new Error('the guardrails need at least one Outpost, got none: add the Outposts that may store data to outposts');
    if (guardrails.length === 0)
      throw new Error('an empty list of guardrails denies nothing: add one to guardrails, or leave guardrails out for all of them');
    if (subnetIds.length === 0 && guardrails.includes(ResidencyGuardrail.DENY_NOT_OUTPOST_SUBNET)) {
      throw new Error(
        'DENY_NOT_OUTPOST_SUBNET needs the subnets on the Outposts, got none: add them to subnetIds, or leave that guardrail out of guardrails',
      );
    }

    const stack = Stack.of(this);
    const options = {
      outpostArns: outposts.map(({ outpostRef }) => outpostRef.outpostArn),
      subnetIds,
      exemptPrincipals,
      backupLinks,
      qualifier: props.bootstrapQualifier ?? stack.synthesizer.bootstrapQualifier ?? DefaultStackSynthesizer.DEFAULT_QUALIFIER,
    };
    const statements = guardrails.flatMap((guardrail) => statementsOf(guardrail, options));
    const policies = packStatements(stack.resolve(statements) as Statement[]);
    this.policyIds = policies.map((content, index) => {
      const policy = new CfnPolicy(this, `Policy${index + 1}`, {
        type: 'SERVICE_CONTROL_POLICY',
        name: Names.uniqueResourceName(this, { maxLength: 120, separator: '-' }) + `-${index + 1}`,
        description: `Keeps data on Outposts (${index + 1} of ${policies.length})`,
        content,
        targetIds,
      });
      return policy.ref;
    });
    OutpostsValidation.register(this);
  }
}
