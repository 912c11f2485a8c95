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

export const dbProxyOfOutpost = rule({
  id: 'db-proxy-of-outpost',
  enforces: ['RDS-11'],
  severity: 'error',
  title: 'An RDS Proxy is to lead to a database on an Outpost',
  fix: 'Connect to the database itself, and pool connections in the application',
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.features.html',
  on: 'dbProxyTargetGroup',
  needs: ['dbInstances.outpost?'],
  check: ({ dbInstances }) => {
    const onOutpost = dbInstances?.find(({ outpost }) => outpost);
    return onOutpost && { property: 'DBInstanceIdentifiers', message: `${onOutpost.location?.logicalId} is on an Outpost` };
  },
  get examples() {
    return { bad: proxy(outpostSubnet()), good: proxy(regionSubnet()) };
  },
});
