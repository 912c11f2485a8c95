import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnDBInstance } from 'aws-cdk-lib/aws-rds';
import { DbInstanceCoip } from '../../lib';
import { ENV, newApp } from '../plant';

test('a DB instance gets a customer-owned IP address after it is made, by a function that may change DB instances only', () => {
  const stack = new Stack(newApp(), 'Plant', { env: ENV });
  const dbInstance = new CfnDBInstance(stack, 'Orders');
  new DbInstanceCoip(stack, 'OrdersCoip', { dbInstance });
  const template = Template.fromStack(stack);
  template.hasResourceProperties('Custom::OutpostsDbInstanceCoip', { DBInstanceIdentifier: { Ref: 'Orders' } });
  template.hasResourceProperties('AWS::IAM::Role', {
    Policies: [
      {
        PolicyDocument: {
          Statement: [
            {
              Action: ['rds:DescribeDBInstances', 'rds:ModifyDBInstance'],
              Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':rds:us-west-2:111122223333:db:*']] },
            },
          ],
        },
        PolicyName: Match.anyValue(),
      },
    ],
  });
});
