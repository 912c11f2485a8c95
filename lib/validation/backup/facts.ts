import type { Instance } from '../compute/facts/instance';
import type { Fact, Value } from '../facts/fact';
import type { FactReader } from '../facts/fact-reader';
import { orDefault, type Properties } from '../facts/properties';
import type { AccessPoint } from '../storage/facts';

/** `AWS::DataSync::Task`. */
export interface DataSyncTask extends Fact {
  /** Account of the stack, if the stack has an environment. */
  readonly account: Value<string>;
  readonly source: Value<DataSyncLocation>;
  readonly destination: Value<DataSyncLocation>;
  /** `null`: the task has no schedule, or its schedule is disabled. */
  readonly schedule: Value<string>;
  /** `POINT_IN_TIME_CONSISTENT` by default. */
  readonly verifyMode: Value<string>;
}

/** `AWS::DataSync::LocationS3` or `Custom::OutpostsDataSyncLocation`. */
export interface DataSyncLocation extends Fact {
  /** CloudFormation type of the resource. */
  readonly type: string;
  /** Whether it is an S3 on Outposts bucket. */
  readonly isOnOutpost: Value<boolean>;
  /** Whether AgentArns is set. */
  readonly hasAgents: Value<boolean>;
  /** Such as `DEEP_ARCHIVE`; `STANDARD` by default. */
  readonly storageClass: Value<string>;
  /** Access point of the bucket, if the library creates the location. */
  readonly accessPoint: Value<AccessPoint>;
  /** Agents of the location. */
  readonly agents: Value<readonly DataSyncAgent[]>;
}

/** `Custom::OutpostsDataSyncAgent`. */
export interface DataSyncAgent extends Fact {
  /** Instance that runs the agent. */
  readonly instance: Value<Instance>;
  /** Whether the agent is activated with a VPC endpoint. Otherwise it uses public endpoints. */
  readonly hasVpcEndpoint: Value<boolean>;
}

/** `AWS::DLM::LifecyclePolicy` whose resources are on Outposts. */
export interface SnapshotPolicy extends Fact {
  /** `CLOUD` or `OUTPOST`; `CLOUD` by default. */
  readonly resourceLocation: Value<string>;
  /** Region of the stack, if the stack has an environment. */
  readonly region: Value<string>;
  /** Account of the stack, if the stack has an environment. */
  readonly account: Value<string>;
  readonly policyType: Value<string>;
  readonly schedules: Value<readonly SnapshotSchedule[]>;
  /** Resource types of the policy: `VOLUME`, `INSTANCE`. */
  readonly resourceTypes: Value<readonly string[]>;
  readonly excludeBootVolume: Value<boolean>;
}

/** A schedule of a snapshot policy. */
export interface SnapshotSchedule {
  /** `CLOUD` or `OUTPOST_LOCAL`; `CLOUD` by default. */
  readonly location: Value<string>;
  readonly hasCrossRegionCopy: Value<boolean>;
  /** `CrossRegionCopyRules`, which also contains copies to Outposts. */
  readonly copies: Value<readonly SnapshotCopy[]>;
  readonly hasFastRestore: Value<boolean>;
  readonly hasShare: Value<boolean>;
  /** Whether scripts run before and after a snapshot. */
  readonly hasScripts: Value<boolean>;
}

/** A rule to copy snapshots. */
export interface SnapshotCopy {
  /** Region name or Outpost ARN. */
  readonly target: Value<string>;
  readonly encrypted: Value<boolean>;
}

declare module '../facts/fact' {
  interface FactTypes {
    readonly snapshotPolicy: SnapshotPolicy;
    readonly dataSyncTask: DataSyncTask;
    readonly dataSyncLocation: DataSyncLocation;
    readonly dataSyncAgent: DataSyncAgent;
  }
}

/** Custom resource of this library: CloudFormation does not support the location. */
const LOCATION_ON_OUTPOST = 'Custom::OutpostsDataSyncLocation';

export const backupReaders: { readonly [K in 'snapshotPolicy' | 'dataSyncTask' | 'dataSyncLocation' | 'dataSyncAgent']: FactReader<K> } = {
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
  dataSyncTask: {
    types: ['AWS::DataSync::Task'],
    read: ({ account, properties: p }) => ({
      account,
      source: p.one('dataSyncLocation', 'SourceLocationArn'),
      destination: p.one('dataSyncLocation', 'DestinationLocationArn'),
      schedule: scheduleOf(p.object('Schedule')),
      verifyMode: orDefault(p.object('Options').text('VerifyMode'), 'POINT_IN_TIME_CONSISTENT'),
    }),
  },
  dataSyncLocation: {
    types: ['AWS::DataSync::LocationS3', LOCATION_ON_OUTPOST],
    read: ({ type, properties: p }) => ({
      type,
      isOnOutpost: type === LOCATION_ON_OUTPOST ? true : isOnOutpost(p),
      hasAgents: p.has('AgentArns'),
      storageClass: orDefault(p.text('S3StorageClass'), 'STANDARD'),
      accessPoint: p.one('accessPoint', 'AccessPointArn'),
      agents: p.many('dataSyncAgent', 'AgentArns'),
    }),
  },
  dataSyncAgent: {
    types: ['Custom::OutpostsDataSyncAgent'],
    read: ({ properties: p }) => ({ instance: p.one('instance', 'InstanceId'), hasVpcEndpoint: p.has('VpcEndpointId') }),
  },
};

function scheduleOf(schedule: Properties): Value<string> {
  const status = schedule.text('Status');
  if (status === undefined) return undefined;
  return status === 'DISABLED' ? null : schedule.text('ScheduleExpression');
}

/** Checks the service in the ARN, or the type of the referenced resource. */
function isOnOutpost(p: Properties): Value<boolean> {
  const arn = p.text('S3BucketArn');
  if (typeof arn === 'string') return arn.includes(':s3-outposts:');
  return p.referencedType('S3BucketArn')?.startsWith('AWS::S3Outposts::');
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
