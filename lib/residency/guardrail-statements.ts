import type { DeclaredBackupLink } from './declared-backup-link';
import { ResidencyGuardrail } from './residency-guardrail';

/** A statement of a service control policy, as its JSON. */
export interface Statement {
  readonly Sid: string;
  readonly Effect: 'Deny';
  readonly Action: readonly string[];
  readonly Resource?: readonly string[];
  readonly NotResource?: readonly string[];
  readonly Condition?: Conditions;
}

type Conditions = { readonly [operator: string]: { readonly [key: string]: readonly string[] } };

/** What the statements are made from. */
export interface StatementOptions {
  readonly outpostArns: readonly string[];
  readonly subnetIds: readonly string[];
  readonly exemptPrincipals: readonly string[];
  readonly backupLinks: readonly DeclaredBackupLink[];
  /** Of the bootstrap stacks of the CDK. */
  readonly qualifier: string;
}

/** Of the published statement, what has no finer condition key; RDS, DataSync and the images of instances have statements of their own. */
const COPY_TO_REGION = [
  'ec2:ModifyImageAttribute',
  'ec2:CreateInstanceExportTask',
  'ec2:ExportImage',
  'ec2:ImportImage',
  'ec2:ImportInstance',
  'ec2:ImportSnapshot',
  'ec2:ImportVolume',
  'rds:CreateDBClusterSnapshot',
  'rds:ModifyDBSnapshotAttribute',
  'elasticache:CreateSnapshot',
  'elasticache:CopySnapshot',
];

/** As it is published, but for ECR. */
const DIRECT_TRANSFER_TO_REGION = [
  'dynamodb:PutItem',
  'dynamodb:CreateTable',
  'ec2:CreateTrafficMirrorTarget',
  'ec2:CreateTrafficMirrorSession',
  'rds:CreateGlobalCluster',
  'es:Create*',
  'elasticfilesystem:C*',
  'elasticfilesystem:Put*',
  'storagegateway:Create*',
  'neptune-db:connect',
  'glue:CreateDevEndpoint',
  'glue:UpdateDevEndpoint',
  'datapipeline:CreatePipeline',
  'datapipeline:PutPipelineDefinition',
  'sagemaker:CreateAutoMLJob',
  'sagemaker:CreateData*',
  'sagemaker:CreateCode*',
  'sagemaker:CreateEndpoint',
  'sagemaker:CreateDomain',
  'sagemaker:CreateEdgePackagingJob',
  'sagemaker:CreateNotebookInstance',
  'sagemaker:CreateProcessingJob',
  'sagemaker:CreateModel*',
  'sagemaker:CreateTra*',
  'sagemaker:Update*',
  'redshift:CreateCluster*',
  'ses:Send*',
  'ses:Create*',
  'sqs:Create*',
  'sqs:Send*',
  'mq:Create*',
  'cloudfront:Create*',
  'cloudfront:Update*',
  'ram:AcceptResourceShareInvitation',
];

/** The actions of RDS that know where backups are kept. */
const DATABASE_BACKUPS = [
  'rds:CreateDBInstance',
  'rds:CreateDBSnapshot',
  'rds:RestoreDBInstanceFromDBSnapshot',
  'rds:RestoreDBInstanceToPointInTime',
];

const ANYTHING = ['*'];

/**
 * The statements of a guardrail, as AWS publishes them, with the finer condition keys that exist today.
 *
 * @see https://aws.amazon.com/blogs/compute/architecting-for-data-residency-with-aws-outposts-rack-and-landing-zone-guardrails/
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonrds.html
 */
export function statementsOf(guardrail: ResidencyGuardrail, options: StatementOptions): Statement[] {
  const { outpostArns, subnetIds, exemptPrincipals, backupLinks, qualifier } = options;
  const deny = (
    Action: readonly string[],
    on: Pick<Statement, 'Resource' | 'NotResource'>,
    Condition: Conditions = {},
    suffix = '',
  ): Statement => {
    const condition = but(Condition, exemptPrincipals);
    return { Sid: guardrail + suffix, Effect: 'Deny', Action, ...on, ...(condition && { Condition: condition }) };
  };
  const linkRoles = backupLinks.flatMap(({ principals }) => principals);
  const role = (name: string) => `arn:*:iam::*:role/cdk-${qualifier}-${name}-role-*`;
  switch (guardrail) {
    case ResidencyGuardrail.DENY_COPY_TO_REGION:
      return [deny(COPY_TO_REGION, { Resource: ANYTHING })];
    case ResidencyGuardrail.DENY_DIRECT_TRANSFER_TO_REGION:
      return [deny(DIRECT_TRANSFER_TO_REGION, { Resource: ANYTHING })];
    case ResidencyGuardrail.DENY_DATABASE_BACKUPS_IN_REGION:
      return [deny(DATABASE_BACKUPS, { Resource: ANYTHING }, { StringNotEqualsIgnoreCase: { 'rds:BackupTarget': ['outposts'] } })];
    case ResidencyGuardrail.DENY_DATA_SYNC: {
      const makers = backupLinks.length > 0 ? [role('cfn-exec'), ...linkRoles] : [];
      return [deny(['datasync:Create*', 'datasync:Update*'], { Resource: ANYTHING }, notBy(makers))];
    }
    case ResidencyGuardrail.DENY_CONTAINER_IMAGES_IN_REGION: {
      const assets = [`arn:*:ecr:*:*:repository/cdk-${qualifier}-container-assets-*`];
      const pushes = ['ecr:PutImage', 'ecr:InitiateLayerUpload', 'ecr:UploadLayerPart', 'ecr:CompleteLayerUpload'];
      return [
        deny(['ecr:Put*', 'ecr:Create*', 'ecr:Upload*'], { NotResource: assets }),
        deny(pushes, { Resource: assets }, notBy([role('image-publishing')]), 'ToAssets'),
      ];
    }
    case ResidencyGuardrail.DENY_PUT_OBJECT_TO_REGIONAL_BUCKETS: {
      const assets = `arn:*:s3:::cdk-${qualifier}-assets-*/*`;
      const backups = [...new Set(backupLinks.map(({ bucketName }) => bucketName))];
      const put = ['s3:PutObject'];
      return [
        deny(put, { NotResource: [assets, ...backups.map(objectsOf)] }),
        deny(put, { Resource: [assets] }, notBy([role('file-publishing')]), 'ToAssets'),
        ...backups.map((name, index) => {
          const writers = backupLinks.filter(({ bucketName }) => bucketName === name).flatMap(({ principals }) => principals);
          return deny(put, { Resource: [objectsOf(name)] }, notBy([...new Set(writers)]), `ToBackup${index + 1}`);
        }),
      ];
    }
    case ResidencyGuardrail.DENY_SNAPSHOTS_TO_REGION:
      // For a snapshot in the Region, `ec2:OutpostArn` is absent, and a negated condition on an absent key is true.
      return [
        deny(
          ['ec2:CreateSnapshot', 'ec2:CreateSnapshots', 'ec2:CreateImage'],
          { Resource: ['arn:*:ec2:*::snapshot/*'] },
          { ArnLike: { 'ec2:SourceOutpostArn': ['arn:*:outposts:*:*:outpost/*'] }, ArnNotLike: { 'ec2:OutpostArn': outpostArns } },
        ),
      ];
    case ResidencyGuardrail.DENY_NOT_OUTPOST_SUBNET: {
      const linkSubnets = [...new Set(backupLinks.flatMap((link) => link.subnetIds ?? []))].filter((id) => !subnetIds.includes(id));
      return [
        deny(
          ['ec2:RunInstances'],
          { Resource: ['arn:*:ec2:*:*:network-interface/*'] },
          { ArnNotLike: { 'ec2:Subnet': subnetIds.map((id) => `arn:*:ec2:*:*:subnet/${id}`) } },
        ),
        // Only the subnet has a condition key here: `ec2:Subnet` of a new network interface is absent, and would deny each of them.
        deny(
          ['ec2:CreateNetworkInterface'],
          { Resource: ['arn:*:ec2:*:*:subnet/*'] },
          { StringNotEquals: { 'ec2:SubnetID': [...subnetIds, ...linkSubnets] } },
          'Interfaces',
        ),
        ...linkSubnets.map((subnetId, index) => {
          // Lambda uses the role of the function. DataSync can use the role that creates the task, which is that of CloudFormation.
          const makers = backupLinks.filter((link) => link.subnetIds?.includes(subnetId)).flatMap(({ principals }) => principals);
          return deny(
            ['ec2:CreateNetworkInterface'],
            { Resource: [`arn:*:ec2:*:*:subnet/${subnetId}`] },
            notBy([role('cfn-exec'), ...new Set(makers)]),
            `InterfacesToBackup${index + 1}`,
          );
        }),
      ];
    }
  }
}

const objectsOf = (bucketName: string) => `arn:*:s3:::${bucketName}/*`;

function notBy(principals: readonly string[]): Conditions {
  return principals.length > 0 ? { ArnNotLike: { 'aws:PrincipalArn': principals } } : {};
}

/** The conditions, and that it is none of the exempt principals. */
function but(conditions: Conditions, exempt: readonly string[]): Conditions | undefined {
  if (exempt.length === 0) return Object.keys(conditions).length > 0 ? conditions : undefined;
  const { ArnNotLike = {} } = conditions;
  const principals = [...(ArnNotLike['aws:PrincipalArn'] ?? []), ...exempt];
  return { ...conditions, ArnNotLike: { ...ArnNotLike, 'aws:PrincipalArn': principals } };
}
