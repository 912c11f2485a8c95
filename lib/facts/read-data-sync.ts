import type { Value } from './facts';
import type { FactReader } from './read';
import { orDefault, type Properties } from './read-properties';

type DataSyncKind = 'dataSyncTask' | 'dataSyncLocation' | 'dataSyncAgent';

/** What CloudFormation cannot make, the library does. */
const LOCATION_ON_OUTPOST = 'Custom::OutpostsDataSyncLocation';

export const dataSyncReaders: { readonly [K in DataSyncKind]: FactReader<K> } = {
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
      storageClass: orDefault(p.text('S3StorageClass'), 'STANDARD'),
      accessPoint: p.one('accessPoint', 'AccessPointArn'),
      agents: p.many('dataSyncAgent', 'AgentArns'),
    }),
  },
  dataSyncAgent: {
    types: ['Custom::OutpostsDataSyncAgent'],
    read: ({ properties: p }) => ({ instance: p.one('instance', 'InstanceId') }),
  },
};

function scheduleOf(schedule: Properties): Value<string> {
  const status = schedule.text('Status');
  if (status === undefined) return undefined;
  return status === 'DISABLED' ? null : schedule.text('ScheduleExpression');
}

/** By the service in its ARN, or by the resource of the template that it is. */
function isOnOutpost(p: Properties): Value<boolean> {
  const arn = p.text('S3BucketArn');
  if (typeof arn === 'string') return arn.includes(':s3-outposts:');
  return p.typeNamed('S3BucketArn')?.startsWith('AWS::S3Outposts::');
}
