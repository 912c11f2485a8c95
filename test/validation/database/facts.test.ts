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
