import { readFacts } from '../../../lib/validation/facts/read';

const database = (properties: object) => {
  const Resources = {
    Database: { Type: 'AWS::RDS::DBInstance', Properties: properties },
    Options: {
      Type: 'AWS::RDS::OptionGroup',
      Properties: { OptionConfigurations: [{ OptionName: 'S3_INTEGRATION' }, { OptionName: 'APEX' }] },
    },
  };
  return readFacts([{ name: 'Plant', path: 'plant.json', body: { Resources }, region: 'us-west-2' }]).all('dbInstance')[0];
};

test.each([
  ['the ARN of its source', { SourceDBInstanceIdentifier: 'arn:aws:rds:eu-west-1:111122223333:db:plant' }, 'eu-west-1'],
  ['SourceRegion', { SourceDBInstanceIdentifier: 'plant', SourceRegion: 'eu-west-1' }, 'eu-west-1'],
  ['nothing, where a name is in its own Region', { SourceDBInstanceIdentifier: 'plant' }, null],
  ['nothing, where it is no replica', {}, null],
  ['nobody before deployment', { SourceDBInstanceIdentifier: { Ref: 'Parameter' } }, undefined],
])('the Region of the source of a replica is told by %s', (_, properties, region) => {
  expect(database(properties).replicaOfRegion).toBe(region);
});

test('a database has the options of its option group', () => {
  expect(database({ OptionGroupName: { Ref: 'Options' } }).optionGroup?.options).toEqual(['S3_INTEGRATION', 'APEX']);
  expect(database({ OptionGroupName: 'default:mysql-8-0' }).optionGroup?.options).toBeUndefined();
});

describe('a read replica', () => {
  const OUTPOST_ARN = 'arn:aws:outposts:us-west-2:111122223333:outpost/op-0a1b2c3d4e5f60718';
  const replica = (properties: object) => {
    const Resources = {
      Plant: { Type: 'AWS::EC2::Subnet', Properties: { OutpostArn: OUTPOST_ARN } },
      Group: { Type: 'AWS::RDS::DBSubnetGroup', Properties: { SubnetIds: [{ Ref: 'Plant' }] } },
      Source: {
        Type: 'AWS::RDS::DBInstance',
        Properties: {
          DBSubnetGroupName: { Ref: 'Group' },
          DBInstanceClass: 'db.m5.xlarge',
          ...{ Engine: 'mysql', StorageType: 'gp2', AllocatedStorage: '100', StorageEncrypted: true },
        },
      },
      Replica: { Type: 'AWS::RDS::DBInstance', Properties: { SourceDBInstanceIdentifier: { Ref: 'Source' }, ...properties } },
    };
    return readFacts([{ name: 'Plant', path: 'plant.json', body: { Resources }, region: 'us-west-2' }]).all('dbInstance')[1];
  };

  test('inherits the Outpost, the subnet group, the class, the engine and the storage of its source', () => {
    expect(replica({})).toMatchObject({
      ...{ subnetGroup: { id: 'Plant.Group' }, outpost: { id: 'op-0a1b2c3d4e5f60718' }, instanceClass: 'db.m5.xlarge' },
      ...{ engine: 'mysql', storageType: 'gp2', allocatedStorage: 100, storageEncrypted: true },
    });
  });

  test('has what it specifies', () => {
    expect(replica({ DBInstanceClass: 'db.r5.large', StorageType: 'io1' })).toMatchObject({
      instanceClass: 'db.r5.large',
      storageType: 'io1',
    });
  });

  test('inherits nothing that is known from a source in another Region', () => {
    expect(replica({ SourceRegion: 'eu-west-1' }).outpost).toBeUndefined();
    expect(replica({ SourceDBInstanceIdentifier: 'plant' }).subnetGroup).toBeUndefined();
  });
});
