import { UNSUPPORTED_DB_OPTIONS } from '../../../catalog/rds-on-outposts';
import { databaseOnOutpost } from '../example';
import { inTemplate, resource } from '../../example';
import { rule } from '../../rule';

const database = (OptionName: string) =>
  inTemplate({
    ...databaseOnOutpost({ Engine: 'oracle-se2', EngineVersion: '19', OptionGroupName: { Ref: 'Options' } }),
    Options: resource('AWS::RDS::OptionGroup', {
      EngineName: 'oracle-se2',
      MajorEngineVersion: '19',
      OptionGroupDescription: 'Plant',
      OptionConfigurations: [{ OptionName }],
    }),
  });

export const dbOptionIsNotSupported = rule({
  id: 'db-option-is-not-supported',
  enforces: ['RDS-11'],
  severity: 'error',
  title: 'A DB instance on an Outpost uses an integration with Amazon S3 or Amazon EFS, which RDS on Outposts does not support',
  fix: 'Remove the option from the option group of the DB instance',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.features.html',
  on: 'dbInstance',
  onOutpost: true,
  needs: ['optionGroup.options'],
  check: ({ outpost, optionGroup }) => {
    const option = optionGroup?.options?.find((name) => UNSUPPORTED_DB_OPTIONS.includes(name));
    return outpost && option
      ? { property: 'OptionGroupName', message: `option ${option} is not supported on Outposts (${outpost.id})` }
      : undefined;
  },
  get examples() {
    return { bad: database('S3_INTEGRATION'), good: database('NATIVE_NETWORK_ENCRYPTION') };
  },
});
