import type { FactTable } from './fact-table';
import type { Value } from './facts';
import type { FactReader } from './read';
import { allKnown, orDefault, type Properties } from './read-properties';
import type { PolicyStatement, SnapshotCopy, SnapshotSchedule } from './storage';

type StorageKind =
  | 'volume'
  | 'volumeAttachment'
  | 'snapshotPolicy'
  | 'bucket'
  | 'bucketVersioning'
  | 'bucketReplication'
  | 'bucketPolicy'
  | 'accessPoint'
  | 'endpoint';

export const storageReaders: { readonly [K in StorageKind]: FactReader<K> } = {
  volume: {
    types: ['AWS::EC2::Volume'],
    read: ({ properties: p }) => ({
      outpost: p.one('outpost', 'OutpostArn'),
      availabilityZone: p.text('AvailabilityZone'),
      volumeType: orDefault(p.text('VolumeType'), 'gp2'),
      encrypted: p.flag('Encrypted'),
      size: p.number('Size'),
    }),
  },
  volumeAttachment: {
    types: ['AWS::EC2::VolumeAttachment'],
    read: ({ properties: p }) => ({ instance: p.one('instance', 'InstanceId'), volume: p.one('volume', 'VolumeId') }),
  },
  snapshotPolicy: {
    types: ['AWS::DLM::LifecyclePolicy'],
    read: ({ properties, region, account }) => {
      const p = properties.object('PolicyDetails');
      const locations = p.texts('ResourceLocations');
      return {
        resourceLocation: locations ? (locations[0] ?? 'CLOUD') : orDefault(locations, 'CLOUD'),
        region,
        account,
        policyType: orDefault(p.text('PolicyType'), 'EBS_SNAPSHOT_MANAGEMENT'),
        schedules: schedules(p.objects('Schedules')),
        resourceTypes: p.texts('ResourceTypes'),
        excludeBootVolume: orDefault(p.object('Parameters').flag('ExcludeBootVolume'), false),
      };
    },
  },
  bucket: {
    types: ['AWS::S3Outposts::Bucket'],
    read: ({ properties: p, account }) => ({
      outpost: p.one('outpost', 'OutpostId'),
      account,
      name: p.text('BucketName'),
      accessPoints: undefined,
    }),
  },
  bucketVersioning: {
    types: ['Custom::OutpostsBucketVersioning'],
    read: ({ properties: p }) => ({ bucket: p.one('bucket', 'BucketArn'), status: p.text('Status') }),
  },
  bucketReplication: {
    types: ['Custom::OutpostsBucketReplication'],
    read: ({ properties: p }) => {
      const rules = p.objects('Rules');
      return {
        bucket: p.one('bucket', 'BucketArn'),
        destinations: rules && allKnown(rules.map((rule) => rule.object('Destination').one('accessPoint', 'Bucket'))),
      };
    },
  },
  accessPoint: {
    types: ['AWS::S3Outposts::AccessPoint'],
    read: ({ properties: p }) => ({
      name: p.text('Name'),
      bucket: p.one('bucket', 'Bucket'),
      vpc: p.object('VpcConfiguration').one('vpc', 'VpcId'),
      endpoints: undefined,
    }),
  },
  bucketPolicy: {
    types: ['AWS::S3Outposts::BucketPolicy', 'AWS::S3Outposts::AccessPoint'],
    read: ({ type, properties: p }) => {
      const policy = p.object(type === 'AWS::S3Outposts::AccessPoint' ? 'Policy' : 'PolicyDocument');
      if (policy.isAbsent) return undefined;
      return {
        type,
        bucket: p.one('bucket', 'Bucket'),
        statements: statements(policy.objects('Statement')),
        leastBytes: leastBytes(policy),
      };
    },
  },
  endpoint: {
    types: ['AWS::S3Outposts::Endpoint'],
    read: ({ properties: p }) => {
      const subnet = p.one('subnet', 'SubnetId');
      return {
        outpost: p.one('outpost', 'OutpostId'),
        subnet,
        vpc: subnet && subnet.vpc,
        accessType: orDefault(p.text('AccessType'), 'Private'),
        customerOwnedIpv4Pool: p.has('CustomerOwnedIpv4Pool') === false ? null : (p.text('CustomerOwnedIpv4Pool') ?? undefined),
      };
    },
  },
};

/** Tells buckets and access points what the templates hold for them, where that is all there can be. */
export function membersOfStorage(table: FactTable): void {
  // A bucket that is named by its ARN may be one that a template creates.
  if (table.all('accessPoint').every(({ bucket }) => bucket?.origin === 'template')) {
    for (const bucket of table.all('bucket')) Object.assign(bucket, { accessPoints: table.by('accessPoint', 'bucket', bucket) });
  }
  if (table.all('endpoint').some(({ vpc }) => !vpc || vpc.origin === 'unknown')) return;
  for (const accessPoint of table.all('accessPoint')) {
    if (accessPoint.vpc?.origin !== 'template') continue;
    Object.assign(accessPoint, { endpoints: table.by('endpoint', 'vpc', accessPoint.vpc) });
  }
}

function schedules(list: Value<readonly Properties[]>): Value<readonly SnapshotSchedule[]> {
  return (
    list &&
    list.map((schedule) => ({
      location: orDefault(schedule.object('CreateRule').text('Location'), 'CLOUD'),
      hasCrossRegionCopy: schedule.has('CrossRegionCopyRules'),
      copies: copies(schedule.objects('CrossRegionCopyRules')),
      hasFastRestore: schedule.has('FastRestoreRule'),
      hasShare: schedule.has('ShareRules'),
      hasScripts: schedule.object('CreateRule').has('Scripts'),
    }))
  );
}

function copies(list: Value<readonly Properties[]>): Value<readonly SnapshotCopy[]> {
  return list && list.map((copy) => ({ target: copy.text('Target'), encrypted: copy.flag('Encrypted') }));
}

/** Names and texts, without what JSON puts between them. */
function leastBytes(p: Properties): number {
  const sizes = (p.names() ?? []).map((name) => {
    const texts = p.texts(name);
    const inside = texts ? Buffer.byteLength(texts.join('')) : (p.objects(name) ?? []).reduce((sum, it) => sum + leastBytes(it), 0);
    return Buffer.byteLength(name) + inside;
  });
  return sizes.reduce((sum, size) => sum + size, 0);
}

function statements(list: Value<readonly Properties[]>): Value<readonly PolicyStatement[]> {
  return (
    list &&
    list.map((statement) => {
      const operators = statement.object('Condition');
      const keys = operators.names()?.map((operator) => operators.object(operator).names());
      return {
        effect: statement.text('Effect'),
        actions: statement.texts('Action'),
        isPublic: statement.has('Principal') ? isPublic(statement) : false,
        conditionKeys: operators.isAbsent ? [] : keys && allKnown(keys)?.flat(),
      };
    })
  );
}

function isPublic(statement: Properties): boolean | undefined {
  if (statement.text('Principal') === '*') return true;
  const principals = statement.object('Principal').texts('AWS');
  return principals === undefined ? undefined : (principals ?? []).includes('*');
}
