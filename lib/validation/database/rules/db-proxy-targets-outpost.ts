import { databaseOnOutpost } from '../example';
import { inTemplate, outpostSubnet, regionSubnet, resource } from '../../example';
import { rule } from '../../rule';

const proxy = (Plant: ReturnType<typeof regionSubnet>) =>
  inTemplate({
    ...databaseOnOutpost(),
    Plant,
    Targets: resource('AWS::RDS::DBProxyTargetGroup', {
      DBProxyName: 'pool',
      TargetGroupName: 'default',
      DBInstanceIdentifiers: [{ Ref: 'Database' }],
    }),
  });

export const dbProxyTargetsOutpost = rule({
  id: 'db-proxy-targets-outpost',
  enforces: ['RDS-11'],
  severity: 'error',
  title: 'An RDS Proxy targets a DB instance on an Outpost, which is not supported',
  fix: 'Connect to the DB instance directly, and pool connections in the application',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.features.html',
  on: 'dbProxyTargetGroup',
  needs: ['dbInstances.outpost?'],
  check: ({ dbInstances }) => {
    const onOutpost = dbInstances?.find(({ outpost }) => outpost);
    return (
      onOutpost && {
        property: 'DBInstanceIdentifiers',
        message: `RDS Proxy is not supported for ${onOutpost.location?.logicalId}, which is on ${onOutpost.outpost?.id}`,
      }
    );
  },
  get examples() {
    return { bad: proxy(outpostSubnet()), good: proxy(regionSubnet()) };
  },
});
