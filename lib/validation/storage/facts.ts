import type { Instance } from '../compute/facts/instance';
import type { Fact, Value } from '../facts/fact';
import type { FactReader } from '../facts/fact-reader';
import type { FactTable } from '../facts/fact-table';
import { allKnown, orDefault, type Properties } from '../facts/properties';
import type { SecurityGroup } from '../network/facts/security-group';
import type { Subnet } from '../network/facts/subnet';
import type { Vpc } from '../network/facts/vpc';
import type { Outpost } from '../outpost/facts';

/** `AWS::EC2::Volume`. */
export interface Volume extends Fact {
  readonly outpost: Value<Outpost>;
  readonly availabilityZone: Value<string>;
  /** `gp2` by default. */
  readonly volumeType: Value<string>;
  readonly encrypted: Value<boolean>;
  /** In GiB. */
  readonly size: Value<number>;
}

/** `AWS::EC2::VolumeAttachment`. */
export interface VolumeAttachment extends Fact {
  readonly instance: Value<Instance>;
  readonly volume: Value<Volume>;
}

/** `AWS::S3Outposts::Bucket`. */
export interface Bucket extends Fact {
  readonly outpost: Value<Outpost>;
  /** Account of the stack, if the stack has an environment. */
  readonly account: Value<string>;
  readonly name: Value<string>;
  /** `undefined` if others may exist outside the templates. */
  readonly accessPoints: Value<readonly AccessPoint[]>;
}

/** `Custom::OutpostsBucketVersioning`. */
export interface BucketVersioning extends Fact {
  readonly bucket: Value<Bucket>;
  /** `Enabled` or `Suspended`. */
  readonly status: Value<string>;
}

/** `Custom::S3OutpostsBucketReplication`. */
export interface BucketReplication extends Fact {
  readonly bucket: Value<Bucket>;
  /** Destination access points of the rules. */
  readonly destinations: Value<readonly AccessPoint[]>;
}

/** `AWS::S3Outposts::BucketPolicy` or an access point policy. */
export interface BucketPolicy extends Fact {
  /** CloudFormation type of the resource. */
  readonly type: string;
  readonly bucket: Value<Bucket>;
  /** Property that contains the policy. */
  readonly property: string;
  readonly statements: Value<readonly PolicyStatement[]>;
  /** Minimum size of the document in bytes: its known strings. */
  readonly leastBytes: number;
}

/** A statement of a policy document. */
export interface PolicyStatement {
  readonly effect: Value<string>;
  readonly actions: Value<readonly string[]>;
  /** Whether the principal is `*`. */
  readonly isPublic: Value<boolean>;
  /** Condition keys of the statement. */
  readonly conditionKeys: Value<readonly string[]>;
}

/** `AWS::S3Outposts::AccessPoint`. */
export interface AccessPoint extends Fact {
  readonly name: Value<string>;
  readonly bucket: Value<Bucket>;
  readonly vpc: Value<Vpc>;
  /** Endpoints in its VPC. `undefined` if others may exist outside the templates. */
  readonly endpoints: Value<readonly Endpoint[]>;
}

/** `AWS::S3Outposts::Endpoint`. */
export interface Endpoint extends Fact {
  readonly outpost: Value<Outpost>;
  readonly subnet: Value<Subnet>;
  /** VPC of the subnet. */
  readonly vpc: Value<Vpc>;
  readonly securityGroup: Value<SecurityGroup>;
  /** `Private` by default. */
  readonly accessType: Value<string>;
  readonly customerOwnedIpv4Pool: Value<string>;
}

declare module '../facts/fact' {
  interface FactTypes {
    readonly volume: Volume;
    readonly volumeAttachment: VolumeAttachment;
    readonly bucket: Bucket;
    readonly bucketVersioning: BucketVersioning;
    readonly bucketReplication: BucketReplication;
    readonly bucketPolicy: BucketPolicy;
    readonly accessPoint: AccessPoint;
    readonly endpoint: Endpoint;
  }
}

export const storageReaders: {
  readonly [
    K in 'volume' | 'volumeAttachment' | 'bucket' | 'bucketVersioning' | 'bucketReplication' | 'bucketPolicy' | 'accessPoint' | 'endpoint'
  ]: FactReader<K>;
} = {
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
    types: ['Custom::S3OutpostsBucketReplication'],
    read: ({ properties: p }) => {
      const rules = p.objects('Rules');
      return {
        bucket: p.one('bucket', 'BucketArn'),
        destinations: rules && allKnown(rules.map((rule) => rule.object('Destination').one('accessPoint', 'Bucket'))),
      };
    },
  },
  bucketPolicy: {
    types: ['AWS::S3Outposts::BucketPolicy', 'AWS::S3Outposts::AccessPoint'],
    read: ({ type, properties: p }) => {
      const property = type === 'AWS::S3Outposts::AccessPoint' ? 'Policy' : 'PolicyDocument';
      const policy = p.object(property);
      if (policy.isAbsent) return undefined;
      return {
        type,
        bucket: p.one('bucket', 'Bucket'),
        property,
        statements: statements(policy.objects('Statement')),
        leastBytes: leastBytes(policy),
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
  endpoint: {
    types: ['AWS::S3Outposts::Endpoint'],
    read: ({ properties: p }) => {
      const subnet = p.one('subnet', 'SubnetId');
      return {
        outpost: p.one('outpost', 'OutpostId'),
        subnet,
        vpc: subnet && subnet.vpc,
        securityGroup: p.one('securityGroup', 'SecurityGroupId'),
        accessType: orDefault(p.text('AccessType'), 'Private'),
        customerOwnedIpv4Pool: p.has('CustomerOwnedIpv4Pool') === false ? null : (p.text('CustomerOwnedIpv4Pool') ?? undefined),
      };
    },
  },
};

/** Assigns access points to buckets, and endpoints to access points, if no others can exist. */
export function membersOfStorage(table: FactTable): void {
  // A bucket ARN can be the ARN of a bucket that a template creates.
  if (table.all('accessPoint').every(({ bucket }) => bucket?.origin === 'template')) {
    for (const bucket of table.all('bucket')) {
      if (!table.isExported(bucket)) Object.assign(bucket, { accessPoints: table.by('accessPoint', 'bucket', bucket) });
    }
  }
  if (table.all('endpoint').some(({ vpc }) => !vpc || vpc.origin === 'unknown')) return;
  for (const accessPoint of table.all('accessPoint')) {
    if (accessPoint.vpc?.origin !== 'template' || table.isExported(accessPoint.vpc)) continue;
    Object.assign(accessPoint, { endpoints: table.by('endpoint', 'vpc', accessPoint.vpc) });
  }
}

/** Size of keys and strings, without the punctuation of JSON. */
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
